package aicmo.cam.messaging;

/** A new transaction around a piece of work: committed where it returns, rolled back where it throws. */
@FunctionalInterface
public interface Transactions {
    /** Runs the work in a transaction of its own; what it throws comes out, after the rollback. */
    void run(Runnable work);
}

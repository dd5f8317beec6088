package aicmo.cam.rest.guard;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory that all bodies take together. The first 64 KiB of each body are free: large bodies that never end can't keep
 * small requests out.
 */
final class BodyBudget {
    static final int FREE = 64 * 1024;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** The share of the heap that bodies may take: while one is read, its text and its values take a multiple of it. */
    static BodyBudget ofHeap() {
        return new BodyBudget(Runtime.getRuntime().maxMemory() / 16);
    }

    /** Takes the bytes by which a body grows from one size to another; false, and nothing is taken, where too many are held. */
    boolean grow(long from, long to) {
        long more = counted(to) - counted(from);
        if (more > 0 && held.addAndGet(more) > most) {
            held.addAndGet(-more);
            return false;
        }
        return true;
    }

    /** Gives back what a body of this size took. */
    void release(long size) {
        held.addAndGet(-counted(size));
    }

    long held() {
        return held.get();
    }

    private static long counted(long size) {
        return Math.max(0, size - FREE);
    }
}

package aicmo.cam.sender.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who carries mails away. The dispatcher writes down that mails are being handed over before it calls, and the outcomes after
 * it; a provider only has to say truly what became of each.
 */
public interface EmailProvider {
    /** As events and rows name it: {@code smtp}, {@code resend}, {@code noop}. */
    String name();

    /**
     * Whether handing the same batch over again under the same key sends nothing twice. Where it does not, a hand-over that was
     * cut off leaves its mails UNKNOWN.
     *
     * <p>Once a hand-over was unknown, only Accepted and Rejected of a repetition are final. That it was Halted, Unreached or Postponed
     * tells that this call sent nothing; the one before may have.
     */
    boolean repeatable();

    /** How many mails one call takes at most. */
    int maxBatch();

    /** How many calls may run at the same time. */
    int connections();

    /**
     * The least time between two calls, of all replicas together, as far as the provider told it; zero where there is no such limit.
     * It may change with every answer.
     */
    default Duration callEvery() {
        return Duration.ZERO;
    }

    /** No call makes sense before then, as the last answer told; empty where the next may go at once. It may change with every answer. */
    default Optional<Instant> notBefore() {
        return Optional.empty();
    }

    /** Where mails that were handed over can be looked for. */
    default SentLookup lookup() {
        return SentLookup.NOTHING;
    }

    /**
     * The mail as it would be handed over now. Nothing is sent.
     *
     * @throws IllegalArgumentException where it can't be written; the message says what of it
     */
    WrittenMail written(Batch.Item item);

    /**
     * Hands the mails over; returns when the fate of each is known, or known to be unknowable, in the order of the batch.
     *
     * <p>It never throws for what the other side says or does. What it throws all the same counts as unknown for every mail.
     */
    List<Outcome> send(Batch batch);
}

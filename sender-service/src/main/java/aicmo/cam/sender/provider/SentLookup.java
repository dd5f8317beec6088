package aicmo.cam.sender.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks the provider what it knows of mails that it was given, such as of one whose outcome is unknown. A provider that can't be
 * asked knows none.
 */
public interface SentLookup {
    /** Knows no mail: for providers that keep no list. */
    SentLookup NOTHING = new SentLookup() {
        @Override
        public Optional<Found> find(String providerMessageId) {
            return Optional.empty();
        }

        @Override
        public Map<UUID, Found> findAll(Collection<Wanted> wanted, Instant since) {
            return Map.of();
        }
    };

    /**
     * What the provider knows of a mail it took; empty where it knows none (yet: right after a send it may not show).
     *
     * @throws LookupFailed where it could not be asked
     */
    Optional<Found> find(String providerMessageId);

    /**
     * The mails that the provider took since then and whose tag names one of these mails of ours, by our id. What is missing was not
     * taken, or does not show yet.
     *
     * @throws LookupFailed where it could not be asked, or not to the end
     */
    Map<UUID, Found> findAll(Collection<Wanted> wanted, Instant since);

    /**
     * A mail of ours to look for.
     *
     * @param recipient its bare address
     */
    record Wanted(UUID emailId, String recipient, String subject) {}

    /**
     * A mail that the provider took.
     *
     * @param messageId the Message-ID it went out with, with angle brackets; null where the provider does not say (yet)
     * @param lastEvent in the provider's words, such as {@code delivered}; null where the provider does not say
     */
    record Found(String providerMessageId, String messageId, String lastEvent) {}

    /** The provider could not be asked: that says nothing of any mail. */
    final class LookupFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Optional<Duration> retryAfter;

        /** @param retryAfter how long to wait before another try, where the provider said so */
        public LookupFailed(String message, Optional<Duration> retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }
}

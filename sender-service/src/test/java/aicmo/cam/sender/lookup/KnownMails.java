package aicmo.cam.sender.lookup;

import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.SentLookup;
import aicmo.cam.sender.provider.WrittenMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A provider's list of mails, as a test fills it. */
final class KnownMails implements SentLookup {
    final Map<String, Found> byId = new HashMap<>();
    final Map<UUID, Found> byMail = new HashMap<>();
    Duration pause;
    Instant since;

    @Override
    public Optional<Found> find(String providerMessageId) {
        refuseInPause();
        return Optional.ofNullable(byId.get(providerMessageId));
    }

    @Override
    public Map<UUID, Found> findAll(Collection<Wanted> wanted, Instant from) {
        refuseInPause();
        since = from;
        Map<UUID, Found> found = new HashMap<>(byMail);
        found.keySet().retainAll(wanted.stream().map(Wanted::emailId).toList());
        return found;
    }

    private void refuseInPause() {
        if (pause != null) {
            throw new LookupFailed("too many requests", Optional.of(pause));
        }
    }

    EmailProvider provider() {
        return new EmailProvider() {
            @Override
            public String name() {
                return "resend";
            }

            @Override
            public boolean repeatable() {
                return true;
            }

            @Override
            public int maxBatch() {
                return 100;
            }

            @Override
            public int connections() {
                return 1;
            }

            @Override
            public WrittenMail written(Batch.Item item) {
                throw new UnsupportedOperationException("it is only asked");
            }

            @Override
            public List<Outcome> send(Batch batch) {
                throw new UnsupportedOperationException("it is only asked");
            }
        };
    }
}

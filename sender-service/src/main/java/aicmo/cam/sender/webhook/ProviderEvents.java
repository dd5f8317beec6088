package aicmo.cam.sender.webhook;

import aicmo.cam.messaging.Failures;
import aicmo.cam.messaging.Transactions;
import aicmo.cam.sender.fate.Fact;
import aicmo.cam.sender.fate.FactKind;
import aicmo.cam.sender.fate.Fates;
import aicmo.cam.sender.webhook.ProviderEventTable.Done;
import aicmo.cam.sender.webhook.ProviderEventTable.Raw;
import aicmo.cam.sender.webhook.ProviderEventTable.State;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Applies events that wait, many in one transaction; one that can't be applied is kept with the reason, and the rest goes on. */
@Singleton
class ProviderEvents {
    private static final Logger LOG = Logger.getLogger(ProviderEvents.class);
    private static final int AT_ONCE = 300;

    private final ProviderEventTable events;
    private final OurMailTable mails;
    private final Fates fates;
    private final Transactions transactions;
    private final MeterRegistry metrics;

    ProviderEvents(
            ProviderEventTable events,
            OurMailTable mails,
            Fates fates,
            Transactions transactions,
            MeterRegistry metrics) {
        this.events = events;
        this.mails = mails;
        this.fates = fates;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /** An event that could be read, and its mail where it is ours. */
    private record Read(Raw raw, ResendEvent event, FactKind kind, UUID emailId) {
        Fact fact() {
            return ResendFacts.of(event, kind, emailId, raw.svixId(), raw.receivedAt());
        }
    }

    /**
     * What one round did.
     *
     * @param done how many it was done with
     * @param left how many it left, since their mails are in other hands now
     */
    record Round(int done, int left) {}

    /** Applies some of those that wait. */
    Round some() {
        List<Raw> waiting = new ArrayList<>();
        List<Done> done = new ArrayList<>();
        try {
            transactions.run(() -> {
                waiting.addAll(events.waiting(AT_ONCE));
                done.addAll(apply(waiting));
            });
        } catch (RuntimeException e) {
            if (Failures.passes(e)) {
                throw e;
            }
            LOG.warnf("a batch of provider events failed, they are applied one by one: %s", Failures.inWords(e));
            done.clear();
            waiting.forEach(raw -> done.addAll(alone(raw)));
        }
        count(done);
        return new Round(done.size(), waiting.size() - done.size());
    }

    private List<Done> alone(Raw raw) {
        List<Done> done = new ArrayList<>();
        try {
            transactions.run(() -> done.addAll(apply(events.waiting(raw.svixId()))));
        } catch (RuntimeException e) {
            if (Failures.passes(e)) {
                throw e;
            }
            LOG.errorf(e, "the provider event %s can't be applied; it is kept", raw.svixId());
            done.clear();
            done.add(new Done(raw.svixId(), State.FAILED, null, Failures.inWords(e)));
            transactions.run(() -> events.done(done));
        }
        return done;
    }

    private List<Done> apply(List<Raw> waiting) {
        List<Done> done = new ArrayList<>();
        List<Read> ours = ours(read(waiting, done), done);
        Set<UUID> learned = fates.learnOfFree(ours.stream().map(Read::fact).toList());
        for (Read read : ours) {
            if (learned.contains(read.emailId())) {
                done.add(new Done(
                        read.raw().svixId(), State.APPLIED, read.event().type(), null));
            }
        }
        events.done(done);
        return done;
    }

    private static List<Read> read(List<Raw> waiting, List<Done> done) {
        List<Read> read = new ArrayList<>();
        for (Raw raw : waiting) {
            try {
                ResendEvent event = ResendEvent.of(raw.payload());
                Optional<FactKind> kind = ResendFacts.kind(event);
                if (kind.isEmpty()) {
                    done.add(ignored(raw, event, "nothing follows from events of this type"));
                } else if (event.emailId() == null && event.providerMessageId() == null) {
                    done.add(new Done(raw.svixId(), State.FAILED, event.type(), "it names no mail"));
                } else {
                    read.add(new Read(raw, event, kind.get(), null));
                }
            } catch (ResendEvent.Unreadable e) {
                LOG.errorf("the provider event %s can't be read; it is kept: %s", raw.svixId(), e.getMessage());
                done.add(new Done(raw.svixId(), State.FAILED, null, e.getMessage()));
            }
        }
        return read;
    }

    /** By the tag, else by the provider's id. */
    private List<Read> ours(List<Read> read, List<Done> done) {
        Set<UUID> tagged = mails.existing(read.stream()
                .map(one -> one.event().emailId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<String, UUID> byProviderId = mails.byProviderId(read.stream()
                .filter(one -> !tagged.contains(one.event().emailId()))
                .map(one -> one.event().providerMessageId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Read> ours = new ArrayList<>();
        for (Read one : read) {
            UUID id = tagged.contains(one.event().emailId())
                    ? one.event().emailId()
                    : byProviderId.get(one.event().providerMessageId());
            if (id == null) {
                done.add(ignored(one.raw(), one.event(), "it speaks of no mail of ours"));
            } else {
                ours.add(new Read(one.raw(), one.event(), one.kind(), id));
            }
        }
        return ours;
    }

    private static Done ignored(Raw raw, ResendEvent event, String why) {
        return new Done(raw.svixId(), State.IGNORED, event.type(), why);
    }

    private void count(List<Done> done) {
        Map<List<String>, Long> sums = new HashMap<>();
        done.forEach(one -> sums.merge(List.of(known(one.type()), one.state().name()), 1L, Long::sum));
        sums.forEach((what, sum) -> metrics.counter(
                        "cam.provider.events",
                        "type",
                        what.get(0),
                        "result",
                        what.get(1).toLowerCase(java.util.Locale.ROOT))
                .increment(sum));
    }

    /** So that a new type of the provider makes one series, and not one each. */
    private static String known(String type) {
        return type != null && type.matches("email\\.[a-z_]{1,30}") ? type : "other";
    }
}

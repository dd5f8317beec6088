package aicmo.cam.sender.lookup;

import aicmo.cam.messaging.Transactions;
import aicmo.cam.sender.fate.Fact;
import aicmo.cam.sender.fate.FactKind;
import aicmo.cam.sender.fate.Fates;
import aicmo.cam.sender.lookup.LookupTable.Uncertain;
import aicmo.cam.sender.lookup.LookupTable.Unlearned;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.SentLookup;
import aicmo.cam.sender.provider.SentLookup.Found;
import aicmo.cam.sender.provider.SentLookup.LookupFailed;
import aicmo.cam.sender.provider.SentLookup.Wanted;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks the provider for what no webhook told: the real Message-ID of a mail, or whether it took a mail at all. */
@Singleton
class Lookups {
    private static final Logger LOG = Logger.getLogger(Lookups.class);
    private static final String MESSAGE_IDS = "message-ids";
    private static final String UNKNOWN = "unknown";
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);
    /** A mail may be given for unknown only when its key is a day old. */
    private static final Duration LONGEST_UNKNOWN = LONGEST.multipliedBy(2);
    /** Clocks differ, ours and the provider's. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final int AT_ONCE = 100;

    private final LookupTable table;
    private final SentLookup lookup;
    private final EmailProvider provider;
    private final Fates fates;
    private final Transactions transactions;
    private final LearnSettings settings;
    private final Clock clock;

    Lookups(
            LookupTable table,
            SentLookup lookup,
            EmailProvider provider,
            Fates fates,
            Transactions transactions,
            LearnSettings settings,
            Clock clock) {
        this.table = table;
        this.lookup = lookup;
        this.provider = provider;
        this.fates = fates;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks for the Message-ID of one mail, where it is time to and one waits; false where nothing was asked. */
    boolean learnOne() {
        Instant now = clock.instant();
        if (mayNotAsk(now)) {
            return false;
        }
        List<Unlearned> next = new ArrayList<>();
        transactions.run(() -> {
            if (table.takeTurn(MESSAGE_IDS, now, now.plus(settings.every()))) {
                table.nextUnlearned(provider.name(), now, settings.after(), LONGEST)
                        .ifPresent(next::add);
            }
        });
        next.forEach(this::learn);
        return !next.isEmpty();
    }

    private void learn(Unlearned mail) {
        try {
            lookup.find(mail.providerMessageId())
                    .filter(found -> found.messageId() != null)
                    .ifPresent(found -> learn(List.of(fact(mail.id(), found))));
        } catch (LookupFailed e) {
            failed(MESSAGE_IDS, List.of(mail.id()), e);
        }
    }

    /** Asks for mails of unknown outcome whose time has come; how many were asked for. */
    int reconcile() {
        Instant now = clock.instant();
        if (mayNotAsk(now)) {
            return 0;
        }
        List<Uncertain> mails = new ArrayList<>();
        transactions.run(() -> {
            if (table.takeTurn(UNKNOWN, now, now.plus(settings.every()))) {
                mails.addAll(table.uncertain(provider.name(), now, settings.unknownAfter(), LONGEST_UNKNOWN, AT_ONCE));
            }
        });
        if (!mails.isEmpty()) {
            reconcile(mails);
        }
        return mails.size();
    }

    private void reconcile(List<Uncertain> mails) {
        Instant since = mails.stream()
                .map(Uncertain::handedOverAt)
                .min(Instant::compareTo)
                .orElseThrow()
                .minus(MARGIN);
        try {
            Map<UUID, Found> found = lookup.findAll(
                    mails.stream()
                            .map(mail -> new Wanted(mail.id(), mail.recipient(), mail.subject()))
                            .toList(),
                    since);
            learn(found.entrySet().stream()
                    .map(entry -> fact(entry.getKey(), entry.getValue()))
                    .toList());
            Instant now = clock.instant();
            String words = provider.name() + " was asked at " + now + " and lists no such mail";
            for (Uncertain mail : mails) {
                if (!found.containsKey(mail.id())) {
                    table.notFound(mail.id(), provider.name(), words, now);
                }
            }
        } catch (LookupFailed e) {
            failed(UNKNOWN, mails.stream().map(Uncertain::id).toList(), e);
        }
    }

    private boolean mayNotAsk(Instant now) {
        return lookup == SentLookup.NOTHING
                || provider.notBefore().filter(now::isBefore).isPresent()
                || table.isHeld(now);
    }

    private Fact fact(UUID id, Found found) {
        return Fact.certain(id, FactKind.TAKEN, clock.instant(), provider.name(), provider.name() + " lists it")
                .under(found.providerMessageId(), found.messageId());
    }

    private void learn(List<Fact> facts) {
        transactions.run(() -> fates.learn(facts));
    }

    private void failed(String turn, List<UUID> ids, LookupFailed e) {
        LOG.warnf("%s could not be asked for %d mails: %s", provider.name(), ids.size(), e.getMessage());
        Duration pause = e.retryAfter()
                .filter(wait -> wait.compareTo(AFTER_A_FAILURE) > 0)
                .orElse(AFTER_A_FAILURE);
        transactions.run(() -> {
            table.notAsked(ids);
            table.postpone(turn, clock.instant().plus(pause));
        });
    }
}

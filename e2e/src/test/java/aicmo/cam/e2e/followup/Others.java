package aicmo.cam.e2e.followup;

import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Tap;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Event;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rest of CAM, and the people who are written to: every step that is asked for is sent, and answered as the number in the lead's address
 * says. Some events are told twice, and an answer may be told before the mail that it answers.
 */
final class Others implements AutoCloseable {
    /** Of ten leads in a row, what becomes of each in the end; null where that is a matter of time. */
    private static final List<LeadState> ENDS = List.of(
            LeadState.QUALIFIED,
            LeadState.SUPPRESSED,
            LeadState.REPLIED,
            LeadState.UNSUBSCRIBED,
            LeadState.CONTACTED,
            LeadState.QUALIFIED,
            LeadState.SUPPRESSED,
            LeadState.EXHAUSTED,
            LeadState.EXHAUSTED,
            LeadState.EXHAUSTED);

    private final Feed feed;
    private final Tap<EmailRequested> requests;
    private final Tap<LeadChanged> changes;
    private final Map<String, Set<UUID>> asked = new ConcurrentHashMap<>();
    private final Map<UUID, Map<UUID, LeadChanged>> changed = new ConcurrentHashMap<>();
    private final AtomicLong told = new AtomicLong();

    Others(Ground ground) {
        this.feed = Feed.open(ground);
        this.requests = Tap.open(ground, Topic.EMAIL_REQUESTED, EmailRequested.class, this::on);
        this.changes = Tap.open(ground, Topic.LEAD_CHANGED, LeadChanged.class, change -> changed.computeIfAbsent(
                        change.leadId(), lead -> new LinkedHashMap<>())
                .putIfAbsent(change.eventId(), change));
    }

    /** How many leads of so many are in a state in the end. A bounce that is late finds the sequence over already. */
    static long expected(LeadState state, int leads) {
        long inTen = ENDS.stream()
                .filter(end -> end == state || (state == LeadState.EXHAUSTED && end == LeadState.CONTACTED))
                .count();
        return leads / 10 * inTen;
    }

    /** Events that followup was told, each counted as often as it was. */
    long told() {
        check();
        return told.get();
    }

    /** Steps that were asked for. */
    int steps() {
        check();
        return asked.size();
    }

    /** The steps that were asked for by more than one event. */
    List<String> askedTwice() {
        return asked.entrySet().stream()
                .filter(step -> step.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Leads whose changes do not follow one from the other, from NEW on. */
    List<UUID> brokenHistories() {
        return changed.entrySet().stream()
                .filter(lead -> !follow(List.copyOf(lead.getValue().values())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean follow(List<LeadChanged> changes) {
        LeadState state = LeadState.NEW;
        for (LeadChanged change : changes) {
            if (change.from() != state) {
                return false;
            }
            state = change.to();
        }
        return true;
    }

    private void check() {
        requests.check();
        changes.check();
    }

    private void on(EmailRequested request) {
        String step = request.leadId() + " " + request.track() + " " + request.step();
        if (asked.computeIfAbsent(step, any -> ConcurrentHashMap.newKeySet()).add(request.eventId())) {
            for (Event fact : facts(request)) {
                feed.publish(fact);
                if (told.incrementAndGet() % 20 == 0) {
                    feed.publish(fact);
                    told.incrementAndGet();
                }
            }
        }
    }

    private static List<Event> facts(EmailRequested request) {
        int number = Integer.parseInt(request.recipient().replaceAll("\\D", ""));
        MailRef mail = new MailRef(
                UUID.nameUUIDFromBytes(request.requestId().toString().getBytes(StandardCharsets.UTF_8)),
                request.requestId(),
                request.campaignId(),
                request.leadId(),
                request.track(),
                request.step());
        Instant now = Instant.now();
        List<Event> facts = new ArrayList<>();
        facts.add(new EmailSent(
                EventId.next(),
                now,
                mail,
                request.recipient(),
                request.from(),
                null,
                "Hello",
                List.of("<" + mail.emailId() + "@acme.example>"),
                "smtp",
                null,
                false));
        facts.addAll(answers(number % 10, request, mail, now));
        return number % 2 == 0 ? facts : facts.reversed();
    }

    private static List<Event> answers(int kind, EmailRequested request, MailRef mail, Instant now) {
        if (request.step() != (kind == 5 ? 2 : 1)) {
            return List.of();
        }
        UUID inbound = EventId.next();
        String address = request.recipient();
        return switch (kind) {
            case 0, 5 -> List.of(answer(mail, address, inbound, ReplyClass.POSITIVE, null, now));
            case 1 -> List.of(answer(mail, address, inbound, ReplyClass.NEGATIVE, null, now));
            case 2 -> List.of(answer(mail, address, inbound, ReplyClass.NEUTRAL, null, now));
            case 3 ->
                List.of(new RecipientUnsubscribed(
                        EventId.next(), now, mail, address, RecipientUnsubscribed.Via.ONE_CLICK));
            case 4 ->
                List.of(new EmailBounced(
                        EventId.next(),
                        now,
                        mail,
                        address,
                        BounceKind.HARD,
                        "5.1.1",
                        "550",
                        "unknown user",
                        EmailBounced.Via.WEBHOOK));
            case 6 ->
                List.of(
                        answer(mail, address, inbound, ReplyClass.POSITIVE, null, now),
                        answer(mail, address, inbound, ReplyClass.NEGATIVE, "anna", now.plusMillis(1)));
            case 7 -> List.of(answer(mail, address, inbound, ReplyClass.OOO, null, now));
            default -> List.of();
        };
    }

    private static ReplyClassified answer(
            MailRef mail, String address, UUID inbound, ReplyClass means, String correctedBy, Instant at) {
        return new ReplyClassified(
                EventId.next(),
                at,
                inbound,
                mail,
                address,
                address,
                means,
                0.9,
                "it says so",
                List.of(),
                null,
                null,
                false,
                at,
                correctedBy,
                "rules-1");
    }

    @Override
    public void close() {
        requests.close();
        changes.close();
        feed.close();
    }
}

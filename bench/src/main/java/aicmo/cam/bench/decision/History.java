package aicmo.cam.bench.decision;

import aicmo.cam.bench.ground.Feed;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Event;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What becomes of the mails of one campaign, and what must be counted of it: of any fifty mails five are answered well and two badly,
 * one answer is corrected, one mail bounces, and some events are told twice.
 */
public final class History {
    private static final String ADDRESS = "lead@example.org";

    private final UUID campaign = EventId.next();
    private long mails;
    private long events;

    /** The campaign of which it tells. */
    public UUID campaign() {
        return campaign;
    }

    /** Events that are told, each once. */
    public long events() {
        return events;
    }

    /** Tells what becomes of so many more mails. */
    public void tell(Feed feed, int more) {
        for (int i = 0; i < more; i++) {
            List<Event> facts = factsOf(mails);
            for (Event fact : facts) {
                feed.publish(fact);
                if (++events % 20 == 0) {
                    feed.publish(fact);
                }
            }
            mails++;
        }
    }

    /** The counters that must stand in the end, by their names in JSON. */
    public Map<String, Long> expected() {
        return Map.of(
                "queued",
                mails,
                "sent",
                mails,
                "replies",
                counted(0) + counted(10) + counted(20) + counted(30) + counted(40) + counted(5) + counted(15),
                "positive",
                counted(0) + counted(10) + counted(20) + counted(30),
                "negative",
                counted(5) + counted(15),
                "neutral",
                counted(40),
                "bounces",
                counted(25),
                "hard_bounces",
                counted(25));
    }

    /** How many of the mails are the so manieth of their fifty. */
    private long counted(int place) {
        return mails / 50 + (mails % 50 > place ? 1 : 0);
    }

    private List<Event> factsOf(long number) {
        UUID lead = EventId.next();
        MailRef mail = new MailRef(
                EventId.next(),
                EventId.next(),
                campaign,
                lead,
                "main",
                (int) (number % 3) + 1,
                number % 2 == 0 ? "a" : "b");
        Instant now = Instant.now();
        List<Event> facts = new ArrayList<>();
        facts.add(new EmailQueued(EventId.next(), now, mail, ADDRESS, "Hello", "00ff", null, List.of(), List.of()));
        facts.add(new EmailSent(
                EventId.next(),
                now,
                mail,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                "Hello",
                List.of("<1@x.example>"),
                "smtp",
                null,
                false));
        facts.add(new LeadChanged(
                EventId.next(), now, lead, campaign, ADDRESS, LeadState.NEW, LeadState.CONTACTED, "sent", null));
        switch ((int) (number % 50)) {
            case 0, 10, 20, 30 -> facts.add(answer(mail, EventId.next(), ReplyClass.POSITIVE, null, now));
            case 5, 15 -> facts.add(answer(mail, EventId.next(), ReplyClass.NEGATIVE, null, now));
            case 40 -> {
                UUID inbound = EventId.next();
                facts.add(answer(mail, inbound, ReplyClass.POSITIVE, null, now));
                facts.add(answer(mail, inbound, ReplyClass.NEUTRAL, "anna", now.plusMillis(1)));
            }
            case 25 ->
                facts.add(new EmailBounced(
                        EventId.next(),
                        now,
                        mail,
                        ADDRESS,
                        BounceKind.HARD,
                        "5.1.1",
                        "550",
                        "unknown user",
                        EmailBounced.Via.WEBHOOK));
            default -> {}
        }
        return facts;
    }

    private static ReplyClassified answer(
            MailRef mail, UUID inbound, ReplyClass replyClass, String correctedBy, Instant at) {
        return new ReplyClassified(
                EventId.next(),
                at,
                inbound,
                mail,
                ADDRESS,
                ADDRESS,
                replyClass,
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
}

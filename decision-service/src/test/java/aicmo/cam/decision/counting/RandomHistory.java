package aicmo.cam.decision.counting;

import aicmo.cam.decision.Story;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.Event;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.messaging.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What may become of the mails of a campaign, at random but the same for the same seed. */
final class RandomHistory {
    private static final String[] VARIANTS = {null, "a", "b"};
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    private final Random random;
    private final Story story;

    RandomHistory(long seed, Story story) {
        this.random = new Random(seed);
        this.story = story;
    }

    List<Event> of(int mails) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            MailRef mail = story.mail(1 + random.nextInt(3), either(VARIANTS));
            events.add(story.queued(mail));
            for (int failures = random.nextInt(4) - 1; failures > 0; failures--) {
                events.add(failed(mail));
            }
            if (random.nextInt(10) != 0) {
                events.add(sent(mail));
            }
            if (random.nextInt(4) == 0) {
                events.add(sent(mail));
            }
            for (int facts = random.nextInt(4); facts > 0; facts--) {
                add(mail, events);
            }
        }
        return events;
    }

    private Event sent(MailRef mail) {
        return story.sent(mail, BEGIN.plus(Duration.ofHours(random.nextInt(96))), false);
    }

    private Event failed(MailRef mail) {
        Instant at = BEGIN.plus(Duration.ofHours(random.nextInt(96)));
        return random.nextInt(3) == 0
                ? story.refusedAsDead(mail, at)
                : story.failed(mail, at, either(EmailFailed.Reason.values()));
    }

    private void add(MailRef whole, List<Event> events) {
        UUID inbound = EventId.next();
        MailRef mail = random.nextInt(5) == 0 ? bare(whole) : whole;
        switch (random.nextInt(6)) {
            case 0 -> events.add(story.bounced(mail, either(BounceKind.values()), either(EmailBounced.Via.values())));
            case 1 -> events.add(story.bounceReply(mail, inbound, either(BounceKind.values())));
            case 2 -> events.add(story.unsubscribed(mail, either(RecipientUnsubscribed.Via.values())));
            case 3 -> events.add(story.abuseReport(mail));
            case 4 -> {
                events.add(story.bounceReply(mail, inbound, either(BounceKind.values())));
                events.add(story.bounced(mail, BounceKind.HARD, EmailBounced.Via.REPLY));
                events.add(story.corrected(mail, inbound, either(ReplyClass.values())));
                events.add(story.corrected(mail, inbound, either(ReplyClass.values())));
            }
            default -> events.add(story.reply(mail, either(ReplyClass.values())));
        }
    }

    /** Told by somebody who does not know where in the sequence it stands. */
    private static MailRef bare(MailRef mail) {
        return new MailRef(mail.emailId(), null, mail.campaignId(), null, null, null);
    }

    /** The same facts in another order, some of them told several times. */
    List<Event> retold(List<Event> events) {
        List<Event> retold = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(3) == 0).forEach(retold::add);
        Collections.shuffle(retold, random);
        return retold;
    }

    private <V> V either(V[] values) {
        return values[random.nextInt(values.length)];
    }
}

package aicmo.cam.decision;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events of one campaign, as the other services tell them; each happens a moment after the one before. */
public final class Story {
    public static final String RECIPIENT = "lena@example.org";

    private final UUID campaign = EventId.next();
    private Instant now;

    /** A story that begins at that time. */
    public Story(Instant begin) {
        this.now = begin;
    }

    /** The campaign's id. */
    public UUID campaign() {
        return campaign;
    }

    private Instant later() {
        now = now.plusMillis(1);
        return now;
    }

    public MailRef mail() {
        return new MailRef(EventId.next(), EventId.next(), campaign, EventId.next(), "main", 1);
    }

    /** A mail of a step and a variant of it. */
    public MailRef mail(int step, String variant) {
        return new MailRef(EventId.next(), EventId.next(), campaign, EventId.next(), "main", step, variant);
    }

    public CampaignStarted started(CampaignStarted.Thresholds thresholds) {
        return new CampaignStarted(
                EventId.next(), later(), campaign, "Spring", "Anna <anna@acme.example>", null, List.of(), thresholds);
    }

    /** A mail of a step that is known by its identity. */
    public MailRef mail(int step, UUID stepId) {
        return new MailRef(EventId.next(), EventId.next(), campaign, EventId.next(), "main", step, null, stepId);
    }

    /** The campaign with these steps, in their order. */
    public CampaignStarted redefined(UUID... steps) {
        List<CampaignStarted.Step> all = IntStream.range(0, steps.length)
                .mapToObj(i -> new CampaignStarted.Step(
                        i + 1, "main", Duration.ZERO, "step " + (i + 1), "text", null, steps[i]))
                .toList();
        return new CampaignStarted(
                EventId.next(),
                later(),
                campaign,
                "Spring",
                "Anna <anna@acme.example>",
                null,
                all,
                CampaignStarted.Thresholds.OF_THE_INSTALLATION);
    }

    /** The start of a clone of the campaign. */
    public CampaignStarted clonedAs(UUID clone, CampaignStarted.Thresholds thresholds) {
        return new CampaignStarted(
                EventId.next(),
                later(),
                clone,
                "Spring (copy)",
                "Anna <anna@acme.example>",
                null,
                List.of(),
                thresholds,
                campaign);
    }

    public EmailQueued queued(MailRef mail) {
        return new EmailQueued(EventId.next(), later(), mail, RECIPIENT, "Hello", "00ff", null, List.of(), List.of());
    }

    public EmailSent sent(MailRef mail) {
        return sent(mail, later(), false);
    }

    public EmailSent sent(MailRef mail, Instant at, boolean dryRun) {
        return new EmailSent(
                EventId.next(),
                at,
                mail,
                RECIPIENT,
                "anna@acme.example",
                "anna@acme.example",
                "Hello",
                List.of("<1@acme.example>"),
                "smtp",
                null,
                dryRun);
    }

    public EmailFailed failed(MailRef mail) {
        return new EmailFailed(
                EventId.next(), later(), mail, RECIPIENT, EmailFailed.Reason.REJECTED, "the provider refused it");
    }

    public EmailFailed failed(MailRef mail, Instant at, EmailFailed.Reason reason) {
        return new EmailFailed(EventId.next(), at, mail, RECIPIENT, reason, "as it is");
    }

    public EmailFailed refusedAsDead(MailRef mail, Instant at) {
        return new EmailFailed(
                EventId.next(),
                at,
                mail,
                RECIPIENT,
                EmailFailed.Reason.REJECTED,
                "no such user",
                "5.1.1",
                BounceKind.HARD);
    }

    public EmailBounced bounced(MailRef mail, BounceKind kind, EmailBounced.Via via) {
        return new EmailBounced(EventId.next(), later(), mail, RECIPIENT, kind, "5.1.1", "550", "unknown user", via);
    }

    public RecipientUnsubscribed unsubscribed(MailRef mail, RecipientUnsubscribed.Via via) {
        return new RecipientUnsubscribed(EventId.next(), later(), mail, RECIPIENT, via);
    }

    public ReplyClassified reply(MailRef mail, ReplyClass replyClass) {
        return reply(mail, EventId.next(), replyClass, null, false, null);
    }

    public ReplyClassified bounceReply(MailRef mail, UUID inbound, BounceKind kind) {
        return reply(
                mail, inbound, ReplyClass.BOUNCE, new ReplyClassified.Bounce(kind, RECIPIENT, null, null), false, null);
    }

    public ReplyClassified abuseReport(MailRef mail) {
        return reply(mail, EventId.next(), ReplyClass.UNSUB, null, true, null);
    }

    public ReplyClassified corrected(MailRef mail, UUID inbound, ReplyClass replyClass) {
        return reply(mail, inbound, replyClass, null, false, "anna");
    }

    private ReplyClassified reply(
            MailRef mail,
            UUID inbound,
            ReplyClass replyClass,
            ReplyClassified.Bounce bounce,
            boolean complaint,
            String correctedBy) {
        Instant at = later();
        return new ReplyClassified(
                EventId.next(),
                at,
                inbound,
                mail,
                RECIPIENT,
                RECIPIENT,
                replyClass,
                0.9,
                "it says so",
                List.of(),
                null,
                bounce,
                complaint,
                at,
                correctedBy,
                "rules-1");
    }

    public LeadChanged moved(UUID lead, LeadState from, LeadState to) {
        return new LeadChanged(EventId.next(), later(), lead, campaign, RECIPIENT, from, to, "it was so", null);
    }
}

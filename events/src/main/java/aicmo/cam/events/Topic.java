package aicmo.cam.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** The topics of CAM: one for each event. */
public enum Topic {
    CAMPAIGN_STARTED("campaign-started", CampaignStarted.class),
    EMAIL_REQUESTED("email-requested", EmailRequested.class),
    EMAIL_QUEUED("email-queued", EmailQueued.class),
    EMAIL_SENT("email-sent", EmailSent.class),
    EMAIL_FAILED("email-failed", EmailFailed.class),
    EMAIL_RETRIED("email-retried", EmailRetried.class),
    EMAIL_BOUNCED("email-bounced", EmailBounced.class),
    RECIPIENT_UNSUBSCRIBED("recipient-unsubscribed", RecipientUnsubscribed.class),
    REPLY_INGESTED("reply-ingested", ReplyIngested.class),
    REPLY_CLASSIFIED("reply-classified", ReplyClassified.class),
    LEAD_CHANGED("lead-changed", LeadChanged.class),
    CAMPAIGN_PAUSED("campaign-paused", CampaignPaused.class),
    CAMPAIGN_RESUMED("campaign-resumed", CampaignResumed.class),
    ERASURE_REQUESTED("erasure-requested", ErasureRequested.class),
    SENDING_HELD("sending-held", SendingHeld.class),
    MAILBOX_FAILING("mailbox-failing", MailboxFailing.class),
    SUPPRESSION_CHANGED("suppression-changed", SuppressionChanged.class),
    SENDER_DESCRIBED("sender-described", SenderDescribed.class),
    MAILBOX_READ("mailbox-read", MailboxRead.class);

    private static final Map<String, Topic> BY_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(Topic::topicName, Function.identity()));

    private final String kebab;
    private final Class<? extends Event> event;

    Topic(String kebab, Class<? extends Event> event) {
        this.kebab = kebab;
        this.event = event;
    }

    /** The one topic that carries this kind of event. */
    public static Topic of(Event event) {
        return switch (event) {
            case CampaignStarted e -> CAMPAIGN_STARTED;
            case EmailRequested e -> EMAIL_REQUESTED;
            case EmailQueued e -> EMAIL_QUEUED;
            case EmailSent e -> EMAIL_SENT;
            case EmailFailed e -> EMAIL_FAILED;
            case EmailRetried e -> EMAIL_RETRIED;
            case EmailBounced e -> EMAIL_BOUNCED;
            case RecipientUnsubscribed e -> RECIPIENT_UNSUBSCRIBED;
            case ReplyIngested e -> REPLY_INGESTED;
            case ReplyClassified e -> REPLY_CLASSIFIED;
            case LeadChanged e -> LEAD_CHANGED;
            case CampaignPaused e -> CAMPAIGN_PAUSED;
            case CampaignResumed e -> CAMPAIGN_RESUMED;
            case ErasureRequested e -> ERASURE_REQUESTED;
            case SendingHeld e -> SENDING_HELD;
            case MailboxFailing e -> MAILBOX_FAILING;
            case SuppressionChanged e -> SUPPRESSION_CHANGED;
            case SenderDescribed e -> SENDER_DESCRIBED;
            case MailboxRead e -> MAILBOX_READ;
        };
    }

    /**
     * The topic of that name.
     *
     * @throws IllegalArgumentException where CAM has no such topic
     */
    public static Topic named(String topicName) {
        Topic topic = BY_NAME.get(topicName);
        if (topic == null) {
            throw new IllegalArgumentException("CAM has no topic '" + topicName + "'; it has " + BY_NAME.keySet());
        }
        return topic;
    }

    /** The topic's name in Kafka, such as {@code cam.email-sent}. */
    public String topicName() {
        return "cam." + kebab;
    }

    /** The CloudEvents type of the event, such as {@code cam.email-sent.v1}. */
    public String eventType() {
        return "cam." + kebab + ".v1";
    }

    /** The record that travels on this topic. */
    public Class<? extends Event> eventClass() {
        return event;
    }

    /** Where a service that could not handle an event of this topic puts it, with the reason in its headers. */
    public String deadLetterTopic(String service) {
        return topicName() + "." + service + ".dlq";
    }
}

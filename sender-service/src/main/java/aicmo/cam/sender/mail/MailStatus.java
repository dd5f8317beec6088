package aicmo.cam.sender.mail;

/**
 * Where a mail stands.
 *
 * <pre>
 *  QUEUED ──claim──► SENDING ──accepted──► SENT ──webhook──► DELIVERED ──bounce──► BOUNCED
 *    ▲  │               │  │                                     └────complaint───► COMPLAINED
 *    │  │               │  └─can't be known─► UNKNOWN ──a webhook, a reply or a person──► SENT
 *    └──┼───postponed───┘
 *       └─► SUPPRESSED, CANCELLED, FAILED   (it did not go and will not)
 * </pre>
 *
 * After the hand-over a mail only rises: SENT, DELIVERED, FAILED or SUPPRESSED by the provider, BOUNCED, COMPLAINED.
 */
public enum MailStatus {
    /** It waits for its turn, for the cap of the next day, for a retry, or for its campaign to be resumed. */
    QUEUED,
    /** A replica holds it for a while and hands it over. */
    SENDING,
    /** The provider took it. */
    SENT,
    /** The recipient's mail server took it, as the provider told. */
    DELIVERED,
    /** It was sent and came back for good. */
    BOUNCED,
    /** It was sent and reported as spam. */
    COMPLAINED,
    /** It was refused, by us or by the provider, or the provider took it and could not send it. */
    FAILED,
    /** Its address or domain gets no more mail, as our list says or the provider's. */
    SUPPRESSED,
    /** The lead's sequence stopped before it went. */
    CANCELLED,
    /** It was being handed over when the sender or the connection died: it may have gone, so it is never sent again by itself. */
    UNKNOWN
}

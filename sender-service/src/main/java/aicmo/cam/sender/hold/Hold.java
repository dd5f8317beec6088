package aicmo.cam.sender.hold;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that keeps mails waiting though they are due.
 *
 * @param key {@code provider}, {@code restored}, {@code disk}, {@code sender:<domain>}, {@code sender:<address>} or {@code campaign:<id>};
 *     mails that wait for it show it in {@code waits_for}
 * @param since when it began
 * @param until when the next mail tries whether it is over; null where a person must do something first
 * @param why in words: what is wrong, what to do, and what the provider answered last
 */
public record Hold(String key, Instant since, Instant until, String why) {
    /** The provider takes nothing. */
    public static final String PROVIDER = "provider";

    /** The database is older than what the sender told: it was restored from a backup. */
    public static final String RESTORED = "restored";

    /** The disk is nearly full; it ends by itself when there is space. */
    public static final String DISK = "disk";

    /** How a waiting mail bears that it waits for something without a known end. */
    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** The provider takes nothing from that domain, or from that address. */
    public static String ofSender(String domainOrAddress) {
        return "sender:" + domainOrAddress;
    }

    /** The campaign is paused. */
    public static String ofCampaign(UUID campaignId) {
        return "campaign:" + campaignId;
    }

    /** Whether not even one mail may try now. */
    boolean isClosed(Instant now) {
        return until == null || until.isAfter(now);
    }
}

package aicmo.cam.followup.definition;

import java.util.List;
import java.util.UUID;

/**
 * One mail of a campaign.
 *
 * @param number from 1, within its track
 * @param delay after the step before went, the first one after the lead joined the track
 * @param onlyIfDelivered whether it goes only where the step before was sent and did not come back
 * @param variants its wordings, at least one
 */
public record Step(Track track, int number, Delay delay, boolean onlyIfDelivered, List<Variant> variants) {
    public Step {
        variants = List.copyOf(variants);
    }

    /** As people call it: {@code main 2}. */
    public String words() {
        return track.wireName() + " " + number;
    }

    /** Whether it is the first mail that a lead gets at all. */
    public boolean begins() {
        return track == Track.MAIN && number == 1;
    }

    /** What this lead gets: always the same, and in every step the one at the same place of the split. */
    public Variant variantOf(UUID lead) {
        long all = variants.stream().mapToLong(Variant::share).sum();
        long place = (long) (point(lead) * all);
        for (Variant variant : variants) {
            place -= variant.share();
            if (place < 0) {
                return variant;
            }
        }
        return variants.getLast();
    }

    /** From 0 to below 1, evenly over leads whose ids were made in one go. */
    private static double point(UUID lead) {
        long mixed = (lead.getMostSignificantBits() ^ Long.rotateLeft(lead.getLeastSignificantBits(), 32))
                * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return ((mixed ^ (mixed >>> 32)) >>> 11) * 0x1.0p-53;
    }
}

package aicmo.cam.followup.definition;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * One mail of a campaign.
 *
 * @param id what it is known by in every version of the campaign, wherever it stands; null while that is not decided
 * @param number from 1, within its track
 * @param delay after the last mail went, the first one after the lead joined the track
 * @param onlyIfDelivered whether it goes only where the step before was sent and did not come back
 * @param skipIfPassed whether leads that had a later step of the track already go without it
 * @param allowRepeat whether it may say what another step told the lead already
 * @param variants its wordings, at least one
 */
public record Step(
        UUID id,
        Track track,
        int number,
        Delay delay,
        boolean onlyIfDelivered,
        boolean skipIfPassed,
        boolean allowRepeat,
        List<Variant> variants) {
    public Step {
        variants = List.copyOf(variants);
    }

    /** As people call it: {@code main 2}. */
    public String words() {
        return track.wireName() + " " + number;
    }

    /** The same step, known by this. */
    Step as(UUID identity) {
        return new Step(identity, track, number, delay, onlyIfDelivered, skipIfPassed, allowRepeat, variants);
    }

    /** What a reader gets of it, whatever the shares of its variants. */
    List<List<String>> wording() {
        return variants.stream()
                .map(variant -> Arrays.asList(variant.subject(), variant.text(), variant.html()))
                .toList();
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

package aicmo.cam.sender.pace;

import java.util.UUID;

/**
 * By how much a mail's cost differs from 1: gaps that are all the same look like a machine's. A mail always has the same cost, so
 * what it took can be given back.
 *
 * @param share from 0 (none) to 1
 */
public record Jitter(double share) {
    public Jitter {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("AICMO_CAM_EMAIL_JITTER: " + share + " is not from 0 to 1");
        }
    }

    /** From 1 - share to 1 + share, evenly, so 1 on average. */
    public double cost(UUID mail) {
        double evenly = (mixed(mail, 0) >>> 11) * 0x1p-53;
        return 1 + share * (2 * evenly - 1);
    }

    /** A number that looks random and is always the same: splitmix64's finaliser, after Stafford's variant 13. */
    static long mixed(UUID id, long with) {
        return mix(mix(mix(with) ^ id.getMostSignificantBits()) ^ id.getLeastSignificantBits());
    }

    private static long mix(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

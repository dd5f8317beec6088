package aicmo.cam.sender.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Svix, by which Resend signs webhooks (docs.svix.com/receiving/verifying-payloads/how-manual): HMAC-SHA256 of
 * id, time and the raw body.
 */
final class SvixSignature {
    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final int LONGEST_ID = 256;
    private static final int MOST_SIGNATURES = 20;

    private final List<SecretKeySpec> keys;
    private final Duration tolerance;

    private SvixSignature(List<SecretKeySpec> keys, Duration tolerance) {
        this.keys = keys;
        this.tolerance = tolerance;
    }

    /**
     * The secrets that are valid, so that one can be replaced by another while both sign.
     *
     * @param secrets {@code whsec_<base64>}, separated by commas
     * @param tolerance how far the time of a webhook may be away from ours
     * @throws IllegalArgumentException where one is none; it does not tell the secret
     */
    static SvixSignature of(String secrets, Duration tolerance) {
        List<SecretKeySpec> keys = new ArrayList<>();
        for (String secret : secrets.split(",", -1)) {
            if (!secret.isBlank()) {
                keys.add(key(secret.strip(), keys.size() + 1));
            }
        }
        return new SvixSignature(List.copyOf(keys), tolerance);
    }

    private static SecretKeySpec key(String secret, int number) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
            return new SecretKeySpec(key, HMAC);
        } catch (IllegalArgumentException e) {
            // neither the message nor the cause, which would name a part of the secret
            throw new IllegalArgumentException("secret " + number + " is not of the form whsec_<base64>");
        }
    }

    /** Whether there is no secret, so that nothing can be believed. */
    boolean isMissing() {
        return keys.isEmpty();
    }

    /**
     * Whether it comes from who has the secret, and now.
     *
     * @param id header {@code svix-id}
     * @param timestamp header {@code svix-timestamp}, Unix seconds
     * @param signatures header {@code svix-signature}: any of those listed may be the right one; versions other than v1 are passed over
     */
    Verdict verify(String id, String timestamp, String signatures, byte[] body, Instant now) {
        return checkHeaders(id, timestamp, signatures, now)
                .orElseGet(() -> keys.stream().anyMatch(key -> signs(key, id, timestamp, signatures, body))
                        ? Verdict.GENUINE
                        : Verdict.FORGED);
    }

    /**
     * What the headers tell without the body: UNSIGNED or OUT_OF_TIME; empty where only the body can tell.
     *
     * @param id as in {@link #verify}, and so the others
     */
    Optional<Verdict> checkHeaders(String id, String timestamp, String signatures, Instant now) {
        if (isBlank(id) || isBlank(timestamp) || isBlank(signatures)) {
            return Optional.of(Verdict.UNSIGNED);
        }
        if (id.length() > LONGEST_ID || !timestamp.matches("\\d{1,12}")) {
            return Optional.of(Verdict.UNSIGNED);
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(at, now).abs().compareTo(tolerance) > 0
                ? Optional.of(Verdict.OUT_OF_TIME)
                : Optional.empty();
    }

    /** What a signature proves. */
    enum Verdict {
        GENUINE,
        /** A header is missing, or of another form. */
        UNSIGNED,
        /** It is too old, or from the future: it may be an old one that is played again. */
        OUT_OF_TIME,
        /** No secret of ours gives this signature to this body. */
        FORGED
    }

    private static boolean signs(SecretKeySpec key, String id, String timestamp, String signatures, byte[] body) {
        byte[] right = hmac(key, id, timestamp, body);
        boolean found = false;
        int looked = 0;
        for (String signature : signatures.strip().split(" +", -1)) {
            if (signature.startsWith(VERSION) && ++looked <= MOST_SIGNATURES) {
                found |= MessageDigest.isEqual(right, decoded(signature.substring(VERSION.length())));
            }
        }
        return found;
    }

    private static byte[] hmac(SecretKeySpec key, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // what is no base64 is no signature
            return new byte[0];
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}

package aicmo.cam.testing.resend.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Svix, by which Resend signs webhooks (docs.svix.com/receiving/verifying-payloads/how-manual). */
public record WebhookSignature(String secret) {

    private static final String PREFIX = "whsec_";

    public static WebhookSignature random() {
        byte[] key = new byte[24];
        new SecureRandom().nextBytes(key);
        return new WebhookSignature(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** {@return {@code v1,<base64>}} */
    public String sign(String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "cannot sign with " + PREFIX + "…: HmacSHA256 is missing or the key is bad", e);
        }
    }

    /** {@return the three headers of a signed webhook} */
    public Map<String, String> headers(String id, Instant at, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("svix-id", id);
        headers.put("svix-timestamp", Long.toString(at.getEpochSecond()));
        headers.put("svix-signature", sign(id, at, body));
        return headers;
    }
}

package aicmo.cam.followup.preflight.check;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.DKIM;

import aicmo.cam.followup.dns.DnsAnswer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether receivers find the key of a signature (RFC 6376, RFC 8301, RFC 8463). */
final class DkimCheck {
    private static final int LEAST_BITS = 1024;
    private static final int GOOD_BITS = 2048;
    private static final int ED25519_BYTES = 32;

    private DkimCheck() {}

    /** @param name where the key is looked for, such as {@code s1._domainkey.acme.example} */
    static PreflightItem of(String name, DnsAnswer answer) {
        return PreflightItem.unread(DKIM, "the DKIM key at " + name, answer).orElseGet(() -> of(name, answer.values()));
    }

    private static PreflightItem of(String name, List<String> texts) {
        List<Map<String, String>> keys = texts.stream()
                .map(DkimCheck::tags)
                .filter(tags -> tags.containsKey("p"))
                .toList();
        if (keys.isEmpty()) {
            return PreflightItem.fail(
                    DKIM,
                    "no key",
                    "there is no DKIM key at " + name,
                    "publish the key that your provider shows for it");
        }
        if (keys.size() > 1) {
            return PreflightItem.fail(
                    DKIM,
                    keys.size() + " keys",
                    "there are several DKIM keys at " + name + ", of which receivers take any",
                    "leave the one that your provider shows");
        }
        return of(name, keys.getFirst());
    }

    private static PreflightItem of(String name, Map<String, String> key) {
        String encoded = key.get("p").replaceAll("\\s", "");
        if (encoded.isEmpty()) {
            return PreflightItem.fail(
                    DKIM, "revoked", "the DKIM key at " + name + " is revoked (p= is empty)", "publish the new key");
        }
        int bits;
        try {
            bits = bits(key.getOrDefault("k", "rsa"), Base64.getDecoder().decode(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return PreflightItem.fail(
                    DKIM,
                    "no valid key",
                    "the DKIM key at " + name + " can't be read",
                    "publish it again as your provider shows it, in one piece");
        }
        if (bits < LEAST_BITS) {
            return PreflightItem.fail(
                    DKIM, bits + " bits", "the DKIM key at " + name + " is too short", "sign with a key of 2048 bits");
        }
        if (List.of(key.getOrDefault("t", "").split(":", -1)).contains("y")) {
            return PreflightItem.warn(
                    DKIM,
                    "t=y",
                    "the DKIM key at " + name + " is marked as a test",
                    "remove t=y once the signatures are valid");
        }
        return bits < GOOD_BITS
                ? PreflightItem.warn(
                        DKIM, bits + " bits", "the DKIM key at " + name + " is short", "sign with a key of 2048 bits")
                : PreflightItem.pass(DKIM, name, "there is a DKIM key at " + name);
    }

    private static int bits(String kind, byte[] key) throws GeneralSecurityException {
        if (kind.equals("ed25519")) {
            if (key.length != ED25519_BYTES) {
                throw new GeneralSecurityException("not 32 bytes");
            }
            return GOOD_BITS;
        }
        RSAPublicKey rsa = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key));
        return rsa.getModulus().bitLength();
    }

    /** {@code name=value;} of a record; the same form as DMARC's. */
    static Map<String, String> tags(String record) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : record.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip());
            }
        }
        return tags;
    }
}

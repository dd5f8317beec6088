package aicmo.cam.mail.address;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Recognises an address that nobody may know any more: HMAC-SHA256 (RFC 2104), which only who has the key can compute. */
public final class AddressHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key any bytes but none; at best 32 random ones */
    public AddressHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** In hexadecimal, 64 characters; the same for each spelling of an address. */
    public String of(String address) {
        return ofKey(Address.of(address.strip()).key());
    }

    /** Of each key under which the address may have been hashed ({@link Address#keys}): what to look for. */
    public List<String> all(String address) {
        return Address.of(address.strip()).keys().stream().map(this::ofKey).toList();
    }

    private String ofKey(String addressKey) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] spelled = addressKey.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(spelled));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}

package aicmo.cam.sender.unsubscribe;

import aicmo.cam.sender.draft.Imprint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names mails to the world: a version, the mail's id, and the first half of an HMAC-SHA256 over both, in base64url without padding.
 * Nothing of the recipient is in it, and who has no key makes none. It is valid for ever, as mails are.
 */
final class UnsubscribeTokens implements Imprint.Tokens {
    private static final byte VERSION = 1;
    private static final int ID = 16;
    private static final int SIGNATURE = 16;
    private static final int LENGTH = 1 + ID + SIGNATURE;
    private static final int ADDRESS_SIGNATURE = 10;
    private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    private final List<SecretKeySpec> keys;

    /** @param keys the first signs, every one is believed; at least one */
    UnsubscribeTokens(List<byte[]> keys) {
        this.keys =
                keys.stream().map(key -> new SecretKeySpec(key, "HmacSHA256")).toList();
    }

    @Override
    public String ofLink(UUID emailId) {
        byte[] signed = signed(emailId);
        byte[] token = Arrays.copyOf(signed, LENGTH);
        System.arraycopy(hmac(keys.getFirst(), "link", signed), 0, token, signed.length, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The mail that a token names; empty where it was not made here. */
    Optional<UUID> emailOf(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != LENGTH || bytes[0] != VERSION) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(bytes, 1 + ID);
        byte[] signature = Arrays.copyOfRange(bytes, 1 + ID, LENGTH);
        boolean ours = keys.stream()
                .anyMatch(key -> MessageDigest.isEqual(signature, Arrays.copyOf(hmac(key, "link", signed), SIGNATURE)));
        if (!ours) {
            return Optional.empty();
        }
        ByteBuffer id = ByteBuffer.wrap(signed, 1, ID);
        return Optional.of(new UUID(id.getLong(), id.getLong()));
    }

    /** Base32 in lower case: some mail servers change the case of local parts. */
    @Override
    public String ofAddress(UUID emailId) {
        byte[] signature = hmac(keys.getFirst(), "address", signed(emailId));
        StringBuilder token = new StringBuilder();
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < ADDRESS_SIGNATURE; i++) {
            buffer = buffer << 8 | (signature[i] & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                token.append(BASE32[buffer >> (bits - 5) & 31]);
            }
        }
        return token.toString();
    }

    private static byte[] signed(UUID emailId) {
        return ByteBuffer.allocate(1 + ID)
                .put(VERSION)
                .putLong(emailId.getMostSignificantBits())
                .putLong(emailId.getLeastSignificantBits())
                .array();
    }

    private static byte[] hmac(SecretKeySpec key, String purpose, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(signed);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}

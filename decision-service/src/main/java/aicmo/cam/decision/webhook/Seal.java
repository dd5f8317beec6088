package aicmo.cam.decision.webhook;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what is secret with AES-256-GCM (NIST SP 800-38D). The first key seals, all of them open: so a key is changed by putting
 * the new one first. What is sealed for one webhook opens for no other.
 */
final class Seal {
    private static final byte VERSION = 1;
    private static final int KEY = 32;
    private static final int KEY_ID = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final List<byte[]> keys;
    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalArgumentException where a key is none; the message does not repeat it */
    Seal(List<String> base64) {
        this.keys = base64.stream().map(Seal::key).toList();
    }

    boolean hasKey() {
        return !keys.isEmpty();
    }

    byte[] seal(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, owner, secret);
        return ByteBuffer.allocate(1 + KEY_ID + NONCE + sealed.length)
                .put(VERSION)
                .put(id(keys.getFirst()))
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException where no key opens it */
    byte[] open(byte[] sealed, String owner) {
        byte[] id = Arrays.copyOfRange(sealed, 1, 1 + KEY_ID);
        byte[] key = keys.stream()
                .filter(one -> sealed[0] == VERSION && Arrays.equals(id(one), id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the secret of webhook " + owner
                                        + " was sealed with a key that is not in AICMO_CAM_WEBHOOK_KEYS: add it there, or make the webhook anew"));
        byte[] nonce = Arrays.copyOfRange(sealed, 1 + KEY_ID, 1 + KEY_ID + NONCE);
        return crypt(
                Cipher.DECRYPT_MODE, key, nonce, owner, Arrays.copyOfRange(sealed, 1 + KEY_ID + NONCE, sealed.length));
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, String owner, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of webhook " + owner + " was changed since it was sealed", e);
        }
    }

    private static byte[] id(byte[] key) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key), KEY_ID);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] key(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != KEY) {
            throw new IllegalArgumentException(
                    "AICMO_CAM_WEBHOOK_KEYS holds something that is not 32 bytes in Base64: make one with `openssl rand -base64 32`");
        }
        return key;
    }
}

package aicmo.cam.inbox.account;

import aicmo.cam.mail.coding.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what is secret with AES-256-GCM (NIST SP 800-38D). The first key seals, all of them open: so a key is changed by putting the new
 * one first. What is sealed for one mailbox opens for no other.
 */
final class Seal {
    private static final byte VERSION = 1;
    private static final int KEY = 32;
    private static final int KEY_ID = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final List<byte[]> keys;
    private final SecureRandom random = new SecureRandom();

    private Seal(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * @param base64 keys of 32 bytes each
     * @throws IllegalArgumentException where one is none; the message does not repeat it
     */
    static Seal with(List<String> base64) {
        return new Seal(base64.stream().map(Seal::key).toList());
    }

    boolean hasKey() {
        return !keys.isEmpty();
    }

    /** @param what the mailbox that it belongs to */
    byte[] seal(String secret, String what) {
        byte[] key = keys.getFirst();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, what, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + KEY_ID + NONCE + sealed.length)
                .put(VERSION)
                .put(id(key))
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException where no key opens it */
    String open(byte[] sealed, String what) {
        byte[] id = Arrays.copyOfRange(sealed, 1, 1 + KEY_ID);
        byte[] key = keys.stream()
                .filter(one -> sealed[0] == VERSION && Arrays.equals(id(one), id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the credentials of " + what
                                        + " were sealed with a key that is not in AICMO_CAM_INBOX_CREDENTIALS_KEYS: add it there, or give them anew"));
        byte[] nonce = Arrays.copyOfRange(sealed, 1 + KEY_ID, 1 + KEY_ID + NONCE);
        byte[] rest = Arrays.copyOfRange(sealed, 1 + KEY_ID + NONCE, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, what, rest), StandardCharsets.UTF_8);
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, String what, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(what.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the credentials of " + what + " were changed since they were sealed", e);
        }
    }

    private static byte[] id(byte[] key) {
        return Arrays.copyOf(Sha256.digest().digest(key), KEY_ID);
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
                    "AICMO_CAM_INBOX_CREDENTIALS_KEYS holds something that is not 32 bytes in Base64: make one with `openssl rand -base64 32`");
        }
        return key;
    }
}

package aicmo.cam.mail.coding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), in hexadecimal: 64 characters, in lower case. */
public final class Sha256 {
    private static final int PART = 8_192;

    private Sha256() {}

    /** One that nothing was given yet. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of a text in UTF-8. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Of all that a digest was given; it begins again after that. */
    public static String hex(MessageDigest given) {
        return HexFormat.of().formatHex(given.digest());
    }

    /** Of all bytes to the end of a stream, which stays open. @throws IOException where it can't be read */
    public static String hex(InputStream in) throws IOException {
        MessageDigest sha = digest();
        byte[] part = new byte[PART];
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            sha.update(part, 0, read);
        }
        return hex(sha);
    }
}

package aicmo.cam.local.access;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords that are generated once and kept in a file that only its owner reads. They need no quoting: letters, digits, - and _. */
public final class Passwords {
    private final Path file;

    public Passwords(Path file) {
        this.file = file;
    }

    /** The password of this user, the same for as long as the file exists. */
    public synchronized String of(String user) {
        try {
            Properties known = new Properties();
            if (Files.exists(file)) {
                try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    known.load(in);
                }
            }
            String password = known.getProperty(user);
            if (password == null) {
                password = random();
                known.setProperty(user, password);
                StringWriter text = new StringWriter();
                known.store(text, "generated at the first start");
                Secrets.write(file, text.toString());
            }
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException("the passwords in " + file + " cannot be kept", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

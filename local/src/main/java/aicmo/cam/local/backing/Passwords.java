package aicmo.cam.local.backing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords that are made once and kept in a file which only its owner reads. */
final class Passwords {
    private final Path file;

    Passwords(Path file) {
        this.file = file;
    }

    /** The password of this role, the same for as long as the file lives. */
    synchronized String of(String role) {
        try {
            Properties known = new Properties();
            if (Files.exists(file)) {
                try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    known.load(in);
                }
            }
            String password = known.getProperty(role);
            if (password == null) {
                password = random();
                known.setProperty(role, password);
                write(known);
            }
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException("the passwords in " + file + " cannot be kept", e);
        }
    }

    private void write(Properties known) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = Files.createTempFile(
                file.getParent(),
                "passwords",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
            known.store(out, "roles of the PostgreSQL in this folder");
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

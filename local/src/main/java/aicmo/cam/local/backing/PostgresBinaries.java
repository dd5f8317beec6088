package aicmo.cam.local.backing;

import aicmo.cam.mail.coding.Sha256;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once per user into the cache folder and shared by every project and test. */
final class PostgresBinaries {
    private static final Path CACHE = cache();
    private static Path unpacked;

    private PostgresBinaries() {}

    /** The folder that holds bin, lib and share. */
    static synchronized Path folder() {
        if (unpacked == null) {
            try {
                Path target = CACHE.resolve("postgresql-" + digest().substring(0, 16));
                if (!Files.isDirectory(target)) {
                    unpackBeside(target);
                }
                unpacked = target;
            } catch (IOException e) {
                throw new BackingFailed("PostgreSQL's programs cannot be unpacked into " + CACHE, e);
            }
        }
        return unpacked;
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("aicmo-cam").toAbsolutePath();
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"));
        if (archive == null) {
            throw new BackingFailed("there is no PostgreSQL for " + system + " on " + System.getProperty("os.arch")
                    + "; Linux and macOS on amd64 and arm64 are known");
        }
        return archive;
    }

    private static String digest() throws IOException {
        try (InputStream in = archive()) {
            return Sha256.hex(in);
        }
    }

    // Unpacked beside and then renamed, so that a second process never sees half of it.
    private static void unpackBeside(Path target) throws IOException {
        Files.createDirectories(CACHE);
        Path beside = Files.createTempDirectory(CACHE, "unpacking-");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, beside);
            }
        }
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Folders.delete(beside);
        } catch (FileSystemException e) {
            Folders.delete(beside);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, into.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) {
                Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(file, permissions);
            }
        }
    }
}

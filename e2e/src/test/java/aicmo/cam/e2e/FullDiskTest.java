package aicmo.cam.e2e;

import static aicmo.cam.e2e.RealUse.awaitSaid;
import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system for real use on a disk of its own (a tmpfs, which only root can mount), which fills up in the middle of a campaign. */
@Tag("slow")
class FullDiskTest {
    private static final int LEADS = 30;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid")), "only root mounts a disk");
        disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=700m", "cam-test", disk.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void a_full_disk_holds_then_ends_it_with_a_clear_error_and_nothing_is_lost_or_doubled() throws Exception {
        // A mail at a time: the campaign is still on when the disk is full.
        try (RealUse use = new RealUse(LEADS, disk.resolve("data"))
                .with("AICMO_CAM_DISK_FLOOR", "100M")
                .with("AICMO_CAM_EMAIL_BATCH_CAP", "1")) {
            try (CamProcess up = use.startAndAwait()) {
                use.startCampaign();
                eventually().until(use::arrived, mails -> mails >= 5);

                leaveFree(60 * MEGABYTE);
                awaitSaid(up, "nearly full");
                eventually().until(() -> held(use), held -> held.contains("disk"));
                Files.delete(disk.resolve("filler"));
                awaitSaid(up, "The disk has space again");
                eventually().until(() -> held(use), List::isEmpty);

                leaveFree(0);
                assertThat(up.awaitExit()).as(up.said()).isEqualTo(1);
                assertThat(up.said())
                        .contains("cam: the disk that holds " + disk.resolve("data") + " is full")
                        .contains("free some space there, then start it again");
            }
            try (CamProcess refused = use.start()) {
                assertThat(refused.awaitExit()).as(refused.said()).isEqualTo(2);
                assertThat(refused.said()).contains("less than AICMO_CAM_DISK_FLOOR (100 MB); free some space");
            }
            Files.delete(disk.resolve("filler"));
            try (CamProcess again = use.startAndAwait()) {
                eventually().untilAsserted(() -> assertThat(use.open()).isEmpty());
            }
            use.assertNobodyWasMailedTwice();
        }
    }

    private static List<String> held(RealUse use) throws Exception {
        return use.api("SENDER")
                .get("/holds")
                .path("items")
                .valueStream()
                .map(hold -> hold.path("key").asText())
                .toList();
    }

    /** Other programs fill the disk, up to so many bytes. */
    private void leaveFree(long free) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            while (Files.getFileStore(disk).getUsableSpace() > free) {
                filler.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}

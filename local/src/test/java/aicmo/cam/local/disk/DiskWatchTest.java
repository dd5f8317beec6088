package aicmo.cam.local.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskWatchTest {
    private static final long MEGABYTE = 1L << 20;
    private final List<String> said = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final DiskWatch watch = new DiskWatch(Path.of("/data"), DiskFloor.parse("1G"), said::add, ended::add);

    @Test
    void it_warns_once_and_says_once_that_there_is_space_again() {
        watch.look(2000 * MEGABYTE);
        watch.look(900 * MEGABYTE);
        watch.look(800 * MEGABYTE);
        watch.look(1200 * MEGABYTE);
        watch.look(1300 * MEGABYTE);

        assertThat(said)
                .containsExactly(
                        "The disk that holds /data is nearly full: 900 MB are free, less than AICMO_CAM_DISK_FLOOR (1024 MB)."
                                + " No email is sent until there is space; free some",
                        "The disk has space again (1200 MB free); sending goes on");
        assertThat(ended).isEmpty();
    }

    @Test
    void a_full_disk_ends_the_system_with_the_reason_and_what_to_do() {
        watch.look(3 * MEGABYTE);

        assertThat(ended)
                .containsExactly("the disk that holds /data is full: 3 MB are free. CAM stops, and nothing is lost:"
                        + " free some space there, then start it again");
    }
}

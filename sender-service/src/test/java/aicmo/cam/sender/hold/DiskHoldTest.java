package aicmo.cam.sender.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskHoldTest {
    private static final long MEGABYTE = 1L << 20;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong free = new AtomicLong(2000 * MEGABYTE);
    private final DiskHold disk = new DiskHold("/data", 1024 * MEGABYTE, free::get);

    @Test
    void nothing_is_held_while_there_is_space() {
        assertThat(disk.at(NOON)).isEmpty();
    }

    @Test
    void a_disk_below_the_floor_holds_everything_since_it_was_first_seen_and_says_what_to_do() {
        free.set(900 * MEGABYTE);
        disk.at(NOON);
        free.set(800 * MEGABYTE);

        assertThat(disk.at(NOON.plusSeconds(60)))
                .contains(new Hold(
                        "disk",
                        NOON,
                        null,
                        "the disk that holds /data has 800 MB free, less than AICMO_CAM_DISK_FLOOR (1024 MB);"
                                + " free some space: sending then goes on by itself"));
    }

    @Test
    void it_ends_by_itself_and_begins_again_at_its_own_time() {
        free.set(0);
        disk.at(NOON);
        free.set(1024 * MEGABYTE);
        assertThat(disk.at(NOON.plusSeconds(1))).isEmpty();
        free.set(0);

        assertThat(disk.at(NOON.plusSeconds(2)))
                .hasValueSatisfying(hold -> assertThat(hold.since()).isEqualTo(NOON.plusSeconds(2)));
    }
}

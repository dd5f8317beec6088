package aicmo.cam.local.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DiskFloorTest {
    private static final long MEGABYTE = 1L << 20;

    @Test
    void a_size_has_a_unit_or_is_in_bytes() {
        assertThat(DiskFloor.parse("1G").bytes()).isEqualTo(1024 * MEGABYTE);
        assertThat(DiskFloor.parse(" 500m ").bytes()).isEqualTo(500 * MEGABYTE);
        assertThat(DiskFloor.parse("4096").bytes()).isEqualTo(4096);
        assertThatThrownBy(() -> DiskFloor.parse("much")).hasMessageContaining("\"much\"; it must be");
        assertThatThrownBy(() -> DiskFloor.parse("-1G")).hasMessageContaining("\"-1G\"");
    }

    @Test
    void below_the_floor_it_is_low_and_then_full() {
        DiskFloor floor = DiskFloor.parse("1G");

        assertThat(floor.state(1024 * MEGABYTE)).isEqualTo(DiskFloor.State.ENOUGH);
        assertThat(floor.state(1023 * MEGABYTE)).isEqualTo(DiskFloor.State.LOW);
        assertThat(floor.state(64 * MEGABYTE)).isEqualTo(DiskFloor.State.LOW);
        assertThat(floor.state(63 * MEGABYTE)).isEqualTo(DiskFloor.State.FULL);
        assertThat(DiskFloor.parse("80M").state(11 * MEGABYTE))
                .as("an eighth of a small floor")
                .isEqualTo(DiskFloor.State.LOW);
    }

    @Test
    void a_floor_of_nothing_is_switched_off() {
        assertThat(DiskFloor.parse("0").state(0)).isEqualTo(DiskFloor.State.ENOUGH);
    }
}

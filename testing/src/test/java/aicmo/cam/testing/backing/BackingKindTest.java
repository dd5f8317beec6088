package aicmo.cam.testing.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BackingKindTest {

    @Test
    void containers_are_taken_where_a_docker_api_answers() {
        assertThat(BackingKind.chosen(property(null), Map.of(), () -> true)).isEqualTo(BackingKind.CONTAINERS);
        assertThat(BackingKind.chosen(property(null), Map.of(), () -> false)).isEqualTo(BackingKind.EMBEDDED);
        assertThat(BackingKind.chosen(property(null), Map.of("CAM_BACKING", "auto"), () -> true))
                .isEqualTo(BackingKind.CONTAINERS);
    }

    @Test
    void either_kind_can_be_forced() {
        assertThat(BackingKind.chosen(property(null), Map.of("CAM_BACKING", "embedded"), () -> true))
                .isEqualTo(BackingKind.EMBEDDED);
        assertThat(BackingKind.chosen(property(null), Map.of("CAM_BACKING", "containers"), () -> true))
                .isEqualTo(BackingKind.CONTAINERS);
    }

    @Test
    void the_system_property_wins_over_the_environment() {
        assertThat(BackingKind.chosen(property("embedded"), Map.of("CAM_BACKING", "containers"), () -> true))
                .isEqualTo(BackingKind.EMBEDDED);
    }

    @Test
    void forced_containers_without_a_docker_api_say_what_to_do() {
        assertThatThrownBy(() -> BackingKind.chosen(property("containers"), Map.of(), () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Docker API answers")
                .hasMessageContaining("CAM_BACKING=embedded");
    }

    @Test
    void an_unknown_wish_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> BackingKind.chosen(property("podlike"), Map.of(), () -> true))
                .hasMessageContaining("podlike")
                .hasMessageContaining("embedded, containers or auto");
    }

    private static Properties property(String value) {
        Properties properties = new Properties();
        if (value != null) {
            properties.setProperty("cam.backing", value);
        }
        return properties;
    }
}

package aicmo.cam.testing.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.testing.backing.BackingChoice.Wish;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerFetchException;

class BackingChoiceTest {

    private final BackingChoice<String> withDocker =
            new BackingChoice<>(() -> true, () -> "embedded", () -> "container");
    private final BackingChoice<String> without = new BackingChoice<>(() -> false, () -> "embedded", () -> "container");

    @Test
    void containers_are_taken_where_a_docker_api_answers() {
        assertThat(withDocker.start(Wish.AUTO)).isEqualTo("container");
        assertThat(without.start(Wish.AUTO)).isEqualTo("embedded");
    }

    @Test
    void either_kind_can_be_forced() {
        assertThat(withDocker.start(Wish.EMBEDDED)).isEqualTo("embedded");
        assertThat(withDocker.start(Wish.CONTAINERS)).isEqualTo("container");
    }

    @Test
    void forced_containers_without_a_docker_api_say_what_to_do() {
        assertThatThrownBy(() -> without.start(Wish.CONTAINERS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Docker API answers")
                .hasMessageContaining("CAM_BACKING=embedded");
    }

    @Test
    void without_images_auto_falls_back_and_forced_containers_fail() {
        BackingChoice<String> offline = new BackingChoice<>(() -> true, () -> "embedded", () -> {
            throw new IllegalStateException(new ContainerFetchException("cannot pull postgres:18"));
        });

        assertThat(offline.start(Wish.AUTO)).isEqualTo("embedded");
        assertThatThrownBy(() -> offline.start(Wish.CONTAINERS)).hasMessageContaining("cannot pull postgres:18");
    }

    @Test
    void a_container_that_fails_for_another_reason_is_not_hidden() {
        BackingChoice<String> sick = new BackingChoice<>(() -> true, () -> "embedded", () -> {
            throw new IllegalStateException("PostgreSQL does not start");
        });

        assertThatThrownBy(() -> sick.start(Wish.AUTO)).hasMessage("PostgreSQL does not start");
    }

    @Test
    void the_system_property_wins_over_the_environment() {
        assertThat(Wish.of(property("embedded"), Map.of("CAM_BACKING", "containers")))
                .isEqualTo(Wish.EMBEDDED);
        assertThat(Wish.of(property(null), Map.of("CAM_BACKING", "Containers ")))
                .isEqualTo(Wish.CONTAINERS);
        assertThat(Wish.of(property(null), Map.of())).isEqualTo(Wish.AUTO);
    }

    @Test
    void an_unknown_wish_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Wish.of(property("podlike"), Map.of()))
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

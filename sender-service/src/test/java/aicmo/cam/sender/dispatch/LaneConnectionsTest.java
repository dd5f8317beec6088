package aicmo.cam.sender.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.provider.EmailProvider;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneConnectionsTest {
    @ParameterizedTest
    @CsvSource({"1,6", "2,12", "4,12", "4,20", "8,20"})
    void lanes_that_leave_connections_for_the_rest_are_accepted(int lanes, int pool) {
        assertThatCode(new LaneConnections(lanes, pool)::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"20,20,44,8", "9,20,22,8", "1,5,6,1"})
    void lanes_that_could_wait_for_each_other_are_refused_with_the_settings_to_change(
            int lanes, int pool, int needed, int possible) {
        assertThatThrownBy(new LaneConnections(lanes, pool)::check)
                .hasMessageContaining("Raise QUARKUS_DATASOURCE_JDBC_MAX_SIZE to " + needed)
                .hasMessageContaining("AICMO_CAM_EMAIL_CONNECTIONS (SMTP)")
                .hasMessageContaining("AICMO_RESEND_CONNECTIONS (Resend) to " + possible);
    }

    /** Dispatch is made when the service starts, so the service does not start. */
    @Test
    void a_sender_whose_lanes_could_wait_for_each_other_is_not_started() {
        EmailProvider provider = answering(EmailProvider.class, 20);
        SenderSettings settings = answering(SenderSettings.class, false);

        assertThatThrownBy(() -> new Dispatch(null, null, null, null, null, provider, settings, 20))
                .hasMessageContaining("has 20 database connections (QUARKUS_DATASOURCE_JDBC_MAX_SIZE) and needs 44");
    }

    /** One whose every method gives this answer. */
    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }

    @Test
    void a_lane_counts_twice() {
        assertThat(new LaneConnections(20, 20).needed()).isEqualTo(40 + LaneConnections.FOR_OTHERS);
    }
}

package aicmo.cam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.local.backing.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final List<String> said = new ArrayList<>();

    @Test
    void a_port_in_use_is_refused_with_whose_it_is_and_how_to_move_it() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Endpoint kafka = new Endpoint("kafka", "Kafka", taken.getLocalPort());

            assertThatThrownBy(() -> choose(PortPolicy.REFUSE, Map.of(), kafka))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " for Kafka is in use")
                    .hasMessageContaining("set AICMO_CAM_PORT_KAFKA to another port");
        }
    }

    @Test
    void where_ports_yield_a_free_one_is_taken_and_one_line_says_so() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Endpoint kafka = new Endpoint("kafka", "Kafka", taken.getLocalPort());
            Endpoint smtp = new Endpoint("smtp", "SMTP", FreePort.next());

            Ports ports = choose(PortPolicy.YIELD, Map.of(), kafka, smtp);

            assertThat(ports.of(kafka)).isNotEqualTo(taken.getLocalPort());
            assertThat(ports.of(smtp)).isEqualTo(smtp.preferred());
            assertThat(said).singleElement().asString().contains(taken.getLocalPort() + " → " + ports.of(kafka));
        }
    }

    @Test
    void a_port_of_another_system_is_not_taken_while_its_program_restarts() {
        Endpoint sender = new Endpoint("sender", "sender", FreePort.next());
        Ports others = choose(PortPolicy.YIELD, Map.of(), sender);

        Ports ports = choose(PortPolicy.YIELD, Map.of(), sender);
        assertThat(ports.of(sender)).isNotEqualTo(others.of(sender));
        assertThatThrownBy(() -> choose(PortPolicy.REFUSE, Map.of(), sender))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("belongs to another CAM of yours that is running");

        others.release();
        assertThat(choose(PortPolicy.REFUSE, Map.of(), sender).of(sender)).isEqualTo(sender.preferred());
    }

    @Test
    void a_setting_that_is_no_port_or_names_another_ones_port_is_refused() {
        int free = FreePort.next();
        Endpoint kafka = new Endpoint("kafka", "Kafka", free);
        Endpoint smtp = new Endpoint("smtp", "SMTP", free);

        assertThatThrownBy(() -> choose(PortPolicy.REFUSE, Map.of("AICMO_CAM_PORT_KAFKA", "70000"), kafka))
                .hasMessage("AICMO_CAM_PORT_KAFKA is \"70000\"; it must be a port, 1 to 65535");
        assertThatThrownBy(() -> choose(PortPolicy.REFUSE, Map.of(), kafka, smtp))
                .hasMessageContaining("AICMO_CAM_PORT_SMTP and AICMO_CAM_PORT_KAFKA are both " + free);
    }

    private Ports choose(PortPolicy policy, Map<String, String> settings, Endpoint... endpoints) {
        Progress progress = new Progress() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public void update(String line) {}
        };
        return Ports.choose(List.of(endpoints), new Settings(settings, Map.of()), policy, progress);
    }
}

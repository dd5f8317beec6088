package aicmo.cam.testing.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds for both kinds: run it with CAM_BACKING=embedded and with CAM_BACKING=containers. */
@Tag("slow")
class BackingServicesTest {

    private final BackingServices backing = BackingServices.shared();

    @Test
    void what_is_published_is_read_also_after_a_pause_of_kafka() throws Exception {
        try (var topic = new TopicOfStrings(backing.kafka(), "cam.test." + UUID.randomUUID())) {
            topic.publish("before");
            backing.pauseKafka();
            try {
                assertThatThrownBy(this::connectToKafka).isInstanceOf(ConnectException.class);
            } finally {
                backing.resumeKafka();
            }
            topic.publish("after");

            assertThat(topic.read(2)).containsExactly("before", "after");
        }
    }

    @Test
    void data_outlives_a_restart_of_postgresql_and_connections_do_not() throws Exception {
        ServiceDatabase database = backing.database("sender");
        try (Connection before = connect(database)) {
            before.createStatement().execute("create table if not exists kept (id int)");
            before.createStatement().execute("insert into kept values (1)");

            backing.restartPostgres();

            assertThat(before.isValid(1)).isFalse();
        }
        try (Connection after = connect(database);
                var rows = after.createStatement().executeQuery("select count(*) from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isPositive();
        }
    }

    @Test
    void a_service_cannot_reach_the_tables_of_another() throws SQLException {
        try (Connection inbox = connect(backing.database("inbox"));
                Connection decision = connect(backing.database("decision"))) {
            inbox.createStatement().execute("create table if not exists secret (id int)");

            assertThatThrownBy(() -> decision.createStatement().execute("select * from inbox.secret"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void asking_again_gives_the_same_database() {
        assertThat(backing.database("followup")).isEqualTo(backing.database("followup"));
    }

    @Test
    void every_class_loader_reaches_the_same_services() throws Exception {
        URL[] classpath = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(entry -> url(Path.of(entry)))
                .toArray(URL[]::new);
        try (var stranger = new URLClassLoader(classpath, ClassLoader.getPlatformClassLoader())) {
            Class<?> theirs = stranger.loadClass(BackingServices.class.getName());
            Object shared = theirs.getMethod("shared").invoke(null);

            assertThat(theirs).isNotEqualTo(BackingServices.class);
            assertThat(theirs.getMethod("kafka").invoke(shared)).isEqualTo(backing.kafka());
        }
    }

    private void connectToKafka() throws Exception {
        int port = Integer.parseInt(backing.kafka().substring(backing.kafka().lastIndexOf(':') + 1));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        }
    }

    private static Connection connect(ServiceDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException("not a class path entry: " + entry, e);
        }
    }
}

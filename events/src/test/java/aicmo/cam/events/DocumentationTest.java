package aicmo.cam.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/events.md says what the contract says. */
class DocumentationTest {
    @ParameterizedTest
    @EnumSource(Topic.class)
    void the_table_tells_every_topic_with_publisher_consumers_and_key(Topic topic) throws IOException {
        EventTable row = EventTable.ROWS.get(topic);
        String link = "[`" + topic.topicName() + "`](";
        List<String> told = lines().stream()
                .filter(line -> line.startsWith("| ") && line.contains(link))
                .toList();

        assertThat(told).hasSize(1);
        String[] cells = told.getFirst().split("\\|", -1);
        assertThat(cells[2].strip()).isEqualTo(row.publisher());
        assertThat(cells[3].strip().split(", ", -1)).containsAll(row.consumers());
        assertThat(cells[4].strip()).isEqualTo("`" + String.join("`, else `", row.key()) + "`");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void the_section_of_an_event_tells_its_fields_and_no_others(Topic topic) throws IOException {
        List<String> told = lines().stream()
                .dropWhile(line -> !line.equals("### " + topic.eventClass().getSimpleName()))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`", -1)[1])
                .toList();

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Shape.of(topic).fields().stream()
                        .filter(field -> !field.matches("event_id|occurred_at|(.+\\.)?email\\..+|figures\\..+"))
                        .toList());
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(ServiceSettings.root().resolve("docs/events.md"));
    }
}

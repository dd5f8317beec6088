package aicmo.cam.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesBiteTest {

    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("aicmo.cam.sender.wrong");
    private static final JavaClasses RIGHT =
            new ClassFileImporter().importPackages("aicmo.cam.sender.right", "aicmo.cam.inbox.right");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(HouseRules.SERVICES_SPEAK_THROUGH_EVENTS_ONLY, "aicmo.cam.inbox.right.Letter"),
                Arguments.of(HouseRules.PLAIN_NOUNS_ARE_PURE, "ProducerRecord"),
                Arguments.of(HouseRules.ONLY_ROWS_SPEAK_SQL, "java.sql.Connection"),
                Arguments.of(HouseRules.TIME_COMES_BY_CLOCK, "LocalDate.now"),
                Arguments.of(HouseRules.EVERY_WAIT_HAS_AN_END, "CountDownLatch.await"),
                Arguments.of(HouseRules.EVERY_WAIT_HAS_AN_END, "Future.get"),
                Arguments.of(HouseRules.NAMES_SAY_WHAT_A_THING_IS, "MailManager"),
                Arguments.of(HouseRules.DEPENDENCIES_COME_BY_CONSTRUCTOR, "MailManager.reckless"),
                Arguments.of(HouseRules.SERVICES_LOG, "System.out"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_broken_rule_is_named_with_its_place(ArchRule rule, String place) {
        assertThat(String.join("\n", rule.evaluate(WRONG).getFailureReport().getDetails()))
                .contains(place);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void what_keeps_the_rules_is_left_alone(ArchRule rule) {
        assertThat(rule.evaluate(RIGHT).getFailureReport().getDetails()).isEmpty();
    }

    @Test
    void a_file_of_251_lines_and_a_package_of_15_classes_are_named(@TempDir Path root) throws IOException {
        Path shop = Files.createDirectories(root.resolve("aicmo/cam/shop"));
        Files.writeString(shop.resolve("Long.java"), "//\n".repeat(251));
        for (int i = 0; i < 14; i++) {
            Files.writeString(shop.resolve("C" + i + ".java"), "//\n".repeat(250));
        }

        assertThatThrownBy(() -> SourceShape.of(root).check())
                .hasMessageContaining("Long.java has 251 lines")
                .hasMessageContaining("shop has 15 classes")
                .hasMessageNotContaining("C1.java");
    }

    @Test
    void the_contract_may_have_a_file_per_event(@TempDir Path root) throws IOException {
        Path events = Files.createDirectories(root.resolve("aicmo/cam/events"));
        for (int i = 0; i < 20; i++) {
            Files.writeString(events.resolve("E" + i + ".java"), "//\n");
        }

        SourceShape.of(root).check();
    }
}

package aicmo.cam.classifier.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseBookTest {

    private static final PhraseBook BOOK = PhraseBook.read(PhraseBookTest.class, List.of("sample.phrases"));

    private static List<String> sections(String text) {
        return BOOK.find(Words.of(text)).stream().map(Match::section).toList();
    }

    @Test
    void the_longer_phrase_covers_the_shorter() {
        assertThat(sections("We are not interested")).containsExactly("no");
        assertThat(sections("We are interested")).containsExactly("yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Désinscrivez-moi", "desinscrivez moi", "DÉSINSCRIVEZ MOI", "désinscrivez\nmoi"})
    void accents_case_and_hyphens_do_not_matter(String text) {
        assertThat(sections(text)).containsExactly("stop");
    }

    @Test
    void scripts_without_spaces_are_read_letter_by_letter() {
        assertThat(sections("すぐに配信停止してください")).containsExactly("stop");
    }

    @Test
    void a_gap_never_leaves_its_sentence() {
        assertThat(sections("Take my name off")).containsExactly("stop");
        assertThat(sections("Take care. Switch it off")).isEmpty();
    }

    @Test
    void an_edge_is_the_edge_of_a_line_or_sentence() {
        assertThat(sections("Hello,\nno\nLena")).containsExactly("edge");
        assertThat(sections("there is no way")).isEmpty();
    }

    @Test
    void hostile_text_is_read_in_time_linear_in_its_length() {
        String hostile = "take take not take a ".repeat(20_000);

        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(2), () -> BOOK.find(Words.of(hostile)));
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> PhraseBook.read(PhraseBookTest.class, List.of("nowhere.phrases")))
                .hasMessageContaining("nowhere.phrases");
    }
}

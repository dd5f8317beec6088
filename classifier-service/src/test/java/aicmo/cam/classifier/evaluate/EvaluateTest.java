package aicmo.cam.classifier.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.events.ReplyClass;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

    private static final Path CORPORA =
            Path.of("../../shared/corpora").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void a_folder_of_ones_own_mail_is_measured() throws IOException {
        Files.writeString(folder.resolve("a.eml"), "From: lena@acme.example\nSubject: Re: idea\n\nNot interested.\n");
        Files.writeString(folder.resolve("b.eml"), "From: lena@acme.example\nSubject: Re: idea\n\nThanks.\n");
        Files.writeString(
                folder.resolve("labels.tsv"), "path\tlabel\na.eml\tNEGATIVE\nb.eml\tPOSITIVE\nlost.eml\tOOO\n");
        Path json = folder.resolve("figures.json");
        Path tsv = folder.resolve("verdicts.tsv");

        int code = Evaluate.run(List.of(folder.toString(), "--json", json.toString(), "--tsv", tsv.toString()), out);

        assertThat(code).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("2 messages, understood 1 of 2")
                .contains("1 not read: lost.eml")
                .contains("mistake: b.eml: POSITIVE, understood as NEUTRAL");
        JsonNode figures = new ObjectMapper().readTree(json.toFile()).at("/folders/0");
        assertThat(figures.get("messages").asInt()).isEqualTo(2);
        assertThat(figures.at("/confusion/POSITIVE/NEUTRAL").asInt()).isEqualTo(1);
        assertThat(figures.at("/classes/NEGATIVE/f1").asDouble()).isEqualTo(1);
        assertThat(Files.readAllLines(tsv))
                .hasSize(3)
                .startsWith(
                        "path\tlabel\tpredicted\tconfidence\thardness\tstatus\treturn_date\treason\tmillis\tlanguage\tscope");
    }

    @Test
    void messages_without_labels_are_understood_and_not_scored() throws IOException {
        Files.writeString(folder.resolve("a.eml"), "From: lena@acme.example\nSubject: Re: idea\n\nNot interested.\n");

        assertThat(Evaluate.run(List.of(folder.toString()), out)).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("1 messages, none with a label");
    }

    @Test
    void what_leaks_and_what_is_lost_is_counted_in_words() throws IOException {
        Files.writeString(folder.resolve("in.txt"), "Fine.\n\nOn Mon, 20 Apr 2026, Anna Berg wrote:\n> Is it?\n");
        Files.writeString(folder.resolve("out.txt"), "Fine. Thanks.\n");
        Files.writeString(folder.resolve("pairs.tsv"), "input\texpected\nin.txt\tout.txt\nlost.txt\tout.txt\n");

        assertThat(Evaluate.run(List.of("--quotes", folder.toString()), out)).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("0 of 1 exactly")
                .contains("leaked 0.0 %")
                .contains("lost 50.0 %")
                .contains("1 not read: lost.txt");
    }

    @Test
    void nothing_to_measure_is_said_and_ends_with_2() throws IOException {
        assertThat(Evaluate.run(List.of(folder.toString()), out)).isEqualTo(2);
        assertThat(Evaluate.run(List.of("--nonsense"), out)).isEqualTo(2);
        assertThat(Evaluate.run(List.of("--json"), out)).isEqualTo(2);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("name a folder")
                .contains("--nonsense");
    }

    @Test
    void bounces_of_seventy_mail_systems_are_understood() throws IOException {
        Figures figures = measured("bounces");

        assertThat(figures.recall(ReplyClass.BOUNCE).value()).isGreaterThanOrEqualTo(0.99);
        assertThat(figures.hardness().value()).isGreaterThanOrEqualTo(0.95);
        assertThat(figures.status().value()).isGreaterThanOrEqualTo(0.95);
        assertThat(figures.calibrationError()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void ordinary_mail_is_taken_for_nothing_else() throws IOException {
        Figures figures = measured("ordinary-mail");

        assertThat(figures.precision(ReplyClass.BOUNCE).of()).isZero();
        assertThat(figures.right().value()).isGreaterThan(0.98);
        assertThat(figures.calibrationError()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void short_answers_are_understood() throws IOException {
        assertThat(measured("short-replies").right().value()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void what_the_author_wrote_is_found_among_quotes() throws IOException {
        Path corpus = CORPORA.resolve("quoted-replies");
        assumeTrue(Files.isDirectory(corpus), "no corpora beside the project");
        QuoteScore score = QuoteScore.of(corpus);

        assertThat((double) score.exact() / score.pairs()).isGreaterThanOrEqualTo(0.9);
    }

    private static Figures measured(String name) throws IOException {
        assumeTrue(Files.isDirectory(CORPORA.resolve(name)), "no corpora beside the project");
        return FolderScore.of(CORPORA.resolve(name), new ReplyClassifier()).figures();
    }
}

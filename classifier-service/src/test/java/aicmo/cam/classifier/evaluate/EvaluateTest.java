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

        int code = Evaluate.run(List.of(folder.toString(), "--json", json.toString()), out);

        assertThat(code).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("2 messages, 1 understood")
                .contains("not read: lost.eml");
        JsonNode figures = new ObjectMapper().readTree(json.toFile()).at("/folders/0");
        assertThat(figures.get("messages").asInt()).isEqualTo(2);
        assertThat(figures.at("/confusion/POSITIVE/NEUTRAL").asInt()).isEqualTo(1);
    }

    @Test
    void nothing_to_measure_is_said_and_ends_with_2() throws IOException {
        assertThat(Evaluate.run(List.of(folder.toString()), out)).isEqualTo(2);
        assertThat(Evaluate.run(List.of("--nonsense"), out)).isEqualTo(2);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("give a folder")
                .contains("--nonsense");
    }

    @Test
    void bounces_of_seventy_mail_systems_are_understood() throws IOException {
        FolderScore score = measured("bounces");

        assertThat((double) score.both(ReplyClass.BOUNCE, ReplyClass.BOUNCE) / score.labelled(ReplyClass.BOUNCE))
                .isGreaterThanOrEqualTo(0.95);
        assertThat((double) score.hardnessRight() / score.withHardness()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void ordinary_mail_is_no_bounce_no_automatic_answer_and_no_opt_out() throws IOException {
        FolderScore score = measured("ordinary-mail");

        long alarms = score.understoodAs(ReplyClass.BOUNCE)
                + score.understoodAs(ReplyClass.OOO)
                + score.understoodAs(ReplyClass.UNSUB);
        assertThat((double) alarms / score.judged().size()).isLessThan(0.01);
    }

    @Test
    void short_answers_are_understood() throws IOException {
        FolderScore score = measured("short-replies");

        assertThat((double) score.right() / score.judged().size()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void what_the_author_wrote_is_found_among_quotes() throws IOException {
        Path corpus = CORPORA.resolve("quoted-replies");
        assumeTrue(Files.isDirectory(corpus), "no corpora beside the project");
        QuoteScore score = QuoteScore.of(corpus);

        assertThat((double) score.exact() / score.pairs()).isGreaterThanOrEqualTo(0.9);
    }

    private static FolderScore measured(String name) throws IOException {
        assumeTrue(Files.isDirectory(CORPORA.resolve(name)), "no corpora beside the project");
        return FolderScore.of(CORPORA.resolve(name), new ReplyClassifier());
    }
}

package aicmo.cam.classifier.machine;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.classifier.Bounce;
import aicmo.cam.classifier.Mail;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Reports without fields, in the words of many mail systems and of their users' languages; every text was written for this project. */
class MailSystemsTest {

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvFileSource(resources = "/aicmo/cam/classifier/bounces.tsv", delimiter = '\t', maxCharsPerColumn = 10_000)
    void a_mail_system_is_understood_in_its_own_words(
            BounceKind kind, String status, String from, String name, String subject, String text) {
        Verdict verdict = Mail.answer(text.replace("\\n", "\n"))
                .from(from, name == null ? "" : name)
                .subject(subject)
                .verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.BOUNCE);
        assertThat(verdict.bounce().map(Bounce::kind)).contains(kind);
        if (status != null) {
            assertThat(verdict.bounce().map(Bounce::status)).contains(status);
        }
    }
}

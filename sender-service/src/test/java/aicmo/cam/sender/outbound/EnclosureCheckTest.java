package aicmo.cam.sender.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.rest.Problem.InvalidField;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnclosureCheckTest {
    private static final String SOME = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});

    @ParameterizedTest
    @ValueSource(strings = {"invoice.pdf", "Rechnung für März.pdf", "請求書.pdf", "README", "a.b.c", ".htaccess"})
    void a_file_may_have_any_name_that_every_system_takes(String name) {
        assertThat(EnclosureCheck.of(List.of(new Enclosure(name, "application/pdf", SOME))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.pdf",
                "a/b.pdf",
                "C:\\x.pdf",
                "x.pdf\r\nBcc: eve",
                "x.",
                "x.EXE",
                "invoice.pdf.js",
                "a\"b.pdf",
                "x.lnk"
            })
    void a_name_that_is_no_name_or_runs_when_it_is_opened_is_refused(String name) {
        assertThat(EnclosureCheck.of(List.of(new Enclosure(name, null, SOME))))
                .extracting(InvalidField::field)
                .containsExactly("attachments[0].filename");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "text/html; charset=utf-8", "multipart/mixed", "message/rfc822", "a/b\r\nX: y", "/"})
    void a_type_that_is_no_type_of_a_file_is_refused(String type) {
        assertThat(EnclosureCheck.of(List.of(new Enclosure("x.pdf", type, SOME))))
                .extracting(InvalidField::field)
                .containsExactly("attachments[0].content_type");
    }

    @Test
    void content_is_base64_and_not_empty_and_not_too_much_in_all() {
        String large = Base64.getEncoder().encodeToString(new byte[EnclosureCheck.LARGEST / 2 + 1]);

        assertThat(EnclosureCheck.of(List.of(
                        new Enclosure("a.pdf", null, "="),
                        new Enclosure("b.pdf", null, " "),
                        new Enclosure("c.pdf", null, large),
                        new Enclosure("d.pdf", null, large))))
                .extracting(InvalidField::field)
                .containsExactly("attachments[0].content", "attachments[1].content", "attachments");
    }

    @Test
    void whatever_bytes_it_has_come_out_as_they_went_in() {
        Random random = new Random(32);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            Base64.Encoder how = random.nextBoolean() ? Base64.getEncoder() : Base64.getMimeEncoder();

            byte[] read =
                    new Enclosure("x", null, how.encodeToString(bytes)).file().content();

            assertThat(Arrays.equals(read, bytes)).isTrue();
        }
    }
}

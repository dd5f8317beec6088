package aicmo.cam.mail.coding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x; name=a.pdf|a.pdf",
                "x; name=\"a b; c.pdf\"|a b; c.pdf",
                "x; name=\"a \\\"b\\\".pdf\"|a \"b\".pdf",
                "x; name=\"C:\\temp\\a.pdf\"|C:\\temp\\a.pdf",
                "x; NAME = a b.pdf ; other=1|a b.pdf",
                "x; name*=utf-8'de'Pl%C3%A4ne.pdf|Pläne.pdf",
                "x; name*0=\"a \"; name*1=b.pdf|a b.pdf",
                "x; name*0*=iso-8859-1''Pl%E4; name*1=ne%.pdf|Pläne%.pdf",
                "x; name==?utf-8?q?Pl=C3=A4ne?=|Pläne",
                "x;; name=unfinished; name2=\"|unfinished",
                "x; name=\"unfinished|unfinished",
            })
    void a_file_name_is_read_in_the_forms_that_mail_has(String header, String name) {
        assertThat(Parameters.parse(header).get("name")).contains(name);
    }
}

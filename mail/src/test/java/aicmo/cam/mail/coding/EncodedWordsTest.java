package aicmo.cam.mail.coding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain",
                "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=|Grüße",
                "=?UTF-8?B?R3LDvMOfZQ==?=|Grüße",
                "=?iso-8859-1?q?Gr=FC=DFe_x?= and more|Grüße x and more",
                "=?utf-8*de?Q?Gr=C3=BC?=|Grü",
                "=?utf-8?Q?a?= =?utf-8?Q?b?=|ab",
                "=?utf-8?Q?a?= b =?utf-8?Q?c?=|a b c",
                "=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC?=|Grü",
                "=?utf-8?B?R3LD?= =?utf-8?B?vA==?=|Grü",
                "x=?utf-8?Q?y?=z|xyz",
                "=?utf-8?Q?with space?=|with space",
                "=?utf-8?Q?really??=|really?",
                "=?utf-8?Q?unfinished|unfinished",
                "=?nonsense?Q?Gr=C3=BC?=|Grü",
                "=?utf-8?X?a?=|=?utf-8?X?a?=",
                "a =? b ?= c|a =? b ?= c",
                "=?utf-8?Q?a=0D=0ABcc:_x?=|a Bcc: x",
                "=?utf-7?Q?+AGE-b?=|ab",
            })
    void an_encoded_word_is_read_also_where_it_is_broken(String header, String text) {
        assertThat(EncodedWords.decode(header)).isEqualTo(text);
    }
}

package aicmo.cam.rest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.rest.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "UTF-16LE,FFFE", "UTF-16BE,FEFF"})
    void a_mark_or_the_bytes_say_what_it_is_encoded_in(String charset, String mark) throws IOException {
        String text = "email,name\na@x.example,Żółć 名前 имя 😀\n";
        byte[] bytes = text.getBytes(charset);
        byte[] begin = java.util.HexFormat.of().parseHex(mark);
        byte[] all = java.util.Arrays.copyOf(begin, begin.length + bytes.length);
        System.arraycopy(bytes, 0, all, begin.length, bytes.length);

        assertThat(read(all, null)).isEqualTo(text);
        assertThat(read(all, "iso-8859-1")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Vorname,Straße\nJörg,Größe Süß Öl", "prénom\nHervé", "apellido\nGarcía Úbeda", "plain ascii"})
    void letters_that_all_encodings_of_windows_write_alike_are_read(String text) throws IOException {
        assertThat(read(text.getBytes("windows-1252"), null)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Peña,windows-1252",
        "Poznań,windows-1250",
        "Привет,windows-1251",
        "Ελλάδα,windows-1253",
        "名前,Shift_JIS",
        "你好,GBK",
        "smart “quotes”,windows-1252"
    })
    void where_two_readings_are_possible_the_sender_must_say_which(String text, String charset) throws IOException {
        byte[] bytes = ("email\n" + text).getBytes(charset);
        assertThatThrownBy(() -> read(bytes, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not UTF-8, first in line 2")
                .hasMessageContaining("charset=windows-1252");
        assertThat(read(bytes, charset)).isEqualTo("email\n" + text);
        assertThatThrownBy(() -> read(bytes, "klingon")).hasMessageContaining("'klingon' is not known");
    }

    @Test
    void what_does_not_end_well_is_told() {
        byte[] cut = {'a', '\n', (byte) 0xC3};
        assertThatThrownBy(() -> read(cut, null)).hasMessageContaining("line 2");
        byte[] half = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0x00, (byte) 0xD8};
        assertThatThrownBy(() -> read(half, null)).hasMessageContaining("not UTF-16LE to its end");
    }

    /** The survey must say of any bytes what Java's own decoder says of them. */
    @Test
    void any_bytes_are_utf_8_exactly_where_the_decoder_takes_them() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new String(random.ints(20, 0, 0x3000).toArray(), 0, 20).getBytes(StandardCharsets.UTF_8);
            if (i % 4 != 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            boolean decodes = decodes(bytes);
            Path file = Files.write(folder.resolve("bytes"), bytes);
            assertThat(ByteSurvey.of(file).isUtf8()).isEqualTo(decodes);
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            return true;
        } catch (java.nio.charset.CharacterCodingException e) {
            return false;
        }
    }

    private String read(byte[] bytes, String declared) throws IOException {
        StringWriter text = new StringWriter();
        new ListFile(Files.write(folder.resolve("list"), bytes), declared).read(reader -> {
            try {
                reader.transferTo(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return text.toString();
    }
}

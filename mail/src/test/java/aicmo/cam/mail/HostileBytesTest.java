package aicmo.cam.mail;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.mime.PartReader;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBytesTest {
    private static final int ROUNDS = 4000;
    private static final List<String> TOKENS = List.of(
            "\r\n",
            "\n\n",
            "--b\n",
            "--b--\n",
            "=?utf-8?B?",
            "?=",
            "=",
            "=3D",
            "<",
            ">",
            "\"",
            "(",
            ";",
            ":",
            "\0",
            "\u00ff",
            "Content-Type: multipart/mixed; boundary=b\n",
            "Content-Type: message/rfc822\n",
            "Content-Type: text/html; charset=utf-16\n",
            "Content-Transfer-Encoding: base64\n",
            "Content-Type: message/delivery-status\n",
            "boundary=\"",
            "name*0*=utf-8''%",
            "+AGE-",
            "<blockquote><ul><li>",
            "</table>",
            "&#xD800;",
            "Final-Recipient: rfc822;\n",
            "charset=iso-2022-jp",
            "\u001b$B",
            "\ud83d\ude00");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void any_change_of_a_message_is_still_a_message(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] raw = Samples.ALL.get(random.nextInt(Samples.ALL.size())).getBytes(StandardCharsets.UTF_8);
            int changes = 1 + random.nextInt(12);
            for (int i = 0; i < changes; i++) {
                raw = changed(raw, random);
            }
            check(raw);
        }
    }

    @Test
    void random_bytes_are_a_message() {
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] raw = new byte[random.nextInt(600)];
            random.nextBytes(raw);
            check(raw);
        }
    }

    @Test
    void what_costs_a_bad_parser_minutes_takes_seconds() {
        within("nested multiparts", "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(40_000));
        within("nested messages", "Content-Type: message/rfc822\n\n".repeat(80_000));
        within("parts", "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(300_000));
        within("fields", "A: b\n".repeat(400_000));
        within("one field", "Subject: " + "a".repeat(4_000_000));
        within("folded field", "Subject: " + "a\n ".repeat(1_000_000));
        within("unfinished words", "Subject: " + "=?utf-8?q?a".repeat(200_000));
        within("question marks", "Subject: " + "=?utf-8?q?".concat("?".repeat(30_000)));
        within("brackets", "References: " + "<".repeat(30_000) + ">");
        within("quotes", "From: " + "\"\\".repeat(15_000));
        within("comments", "From: " + "(".repeat(30_000));
        within("parameters", "Content-Type: text/plain" + "; a=\"b".repeat(5_000));
        within(
                "long boundary",
                "Content-Type: multipart/mixed; boundary=" + "a".repeat(20_000) + "\n\n" + "a".repeat(3_000_000));
        within(
                "usual boundary",
                "Content-Type: multipart/mixed; boundary=" + "-".repeat(90) + "\n\n" + "-".repeat(6_000_000));
        within("base64", "Content-Transfer-Encoding: base64\n\n" + "=".repeat(4_000_000));
        within("quoted-printable", "Content-Transfer-Encoding: quoted-printable\n\n" + " ".repeat(4_000_000));
        within("report", "Content-Type: message/delivery-status\n\n" + "Final-Recipient: rfc822;a\n".repeat(100_000));
    }

    @Test
    void hostile_html_takes_seconds() {
        for (String piece : List.of(
                "<b>",
                "<div>",
                "<blockquote>a",
                "<table><td>",
                "<ul><li>",
                "<a href=x>",
                "<p><b><i>",
                "</p>",
                "<!--",
                "&#",
                "<font><p>",
                "<form><table>")) {
            within("HTML " + piece, "Content-Type: text/html\n\n" + piece.repeat(1_000_000 / piece.length()));
        }
    }

    private static void check(byte[] raw) {
        Sound.check(InternetMessage.parse(raw));
        // The reader outlives a parser that breaks, but ours is not to break.
        assertThat(PartReader.read(raw).trouble()).isEmpty();
    }

    private static void within(String what, String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        // The time of this thread alone: what else the machine does is no fault of the parser's.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        check(bytes);
        Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
        assertThat(took).as("%s, %s bytes", what, bytes.length).isLessThan(Duration.ofSeconds(10));
    }

    private static byte[] changed(byte[] raw, Random random) {
        int at = random.nextInt(raw.length + 1);
        int to = Math.min(raw.length, at + random.nextInt(40));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(raw, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.writeBytes(TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
            case 1 -> at = to;
            case 2 -> {
                out.write(random.nextInt(256));
                at = Math.min(raw.length, at + 1);
            }
            case 3 -> out.write(raw, at, to - at);
            default -> at = random.nextInt(8) == 0 ? raw.length : at;
        }
        out.write(raw, at, raw.length - at);
        return out.toByteArray();
    }
}

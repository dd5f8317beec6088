package aicmo.cam.mail;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.mime.Limits;

/** What holds of every message that was read, whatever its bytes were. */
final class Sound {
    private Sound() {}

    static void check(InternetMessage message) {
        isText(message.text());
        isText(message.subject());
        assertThat(message.text().length()).isLessThanOrEqualTo(Limits.TEXT_CHARS);
        message.html().ifPresent(html -> {
            isText(html);
            assertThat(html.length()).isLessThanOrEqualTo(Limits.TEXT_CHARS);
        });
        assertThat(message.headers().entries()).hasSizeLessThanOrEqualTo(Limits.FIELDS);
        message.headers().entries().forEach(header -> {
            isLine(header.name());
            isLine(header.value());
        });
        assertThat(message.attachments()).hasSizeLessThanOrEqualTo(Limits.PARTS + 1);
        message.attachments().forEach(attachment -> attachment.name().ifPresent(Sound::isLine));
        message.from().forEach(address -> isLine(address.toString()));
        message.references().forEach(id -> assertThat(id).startsWith("<").endsWith(">"));
        message.originalMessageIds()
                .forEach(id -> assertThat(id).startsWith("<").endsWith(">"));
        message.deliveryReport()
                .ifPresent(report -> assertThat(report.recipients()).hasSizeLessThanOrEqualTo(Limits.RECIPIENTS));
    }

    private static void isLine(String text) {
        isText(text);
        assertThat(text.chars().noneMatch(c -> c < ' '))
                .as("no controls in %s", text)
                .isTrue();
    }

    private static void isText(String text) {
        assertThat(text.indexOf('\0')).as("no NUL").isNegative();
        assertThat(text.indexOf('\r')).as("no carriage return").isNegative();
        assertThat(text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                .as("no half characters")
                .isTrue();
    }
}

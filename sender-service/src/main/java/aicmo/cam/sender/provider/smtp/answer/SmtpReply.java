package aicmo.cam.sender.provider.smtp.answer;

import io.vertx.ext.mail.SMTPException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a mail server answered (RFC 5321 section 4.2).
 *
 * @param code the reply code; 0 where the answer has none
 * @param status the enhanced status code (RFC 3463, in its place by RFC 2034), or null
 * @param text the rest, in one line
 */
public record SmtpReply(int code, String status, String text) {
    private static final Pattern LINE = Pattern.compile("([2-5]\\d\\d)(?:[ -](.*))?");
    private static final Pattern STATUS = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?:[ :]+|$)(.*)");

    public static SmtpReply of(SMTPException said) {
        return of(said.getReplyMessages());
    }

    /** @param lines each with its code, as the server sent them */
    public static SmtpReply of(List<String> lines) {
        int code = 0;
        String status = null;
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String rest = line.strip();
            Matcher numbered = LINE.matcher(rest);
            if (numbered.matches()) {
                code = Integer.parseInt(numbered.group(1));
                rest = numbered.group(2) == null ? "" : numbered.group(2).strip();
            }
            Matcher enhanced = STATUS.matcher(rest);
            if (enhanced.matches() && rest.charAt(0) - '0' == code / 100) {
                status = status == null ? enhanced.group(1) : status;
                rest = enhanced.group(2);
            }
            text.append(text.isEmpty() || rest.isEmpty() ? "" : " ").append(rest);
        }
        return new SmtpReply(code, status, text.toString());
    }

    public boolean isYes() {
        return code >= 200 && code < 400;
    }

    boolean isForNow() {
        return code >= 400 && code < 500;
    }

    boolean isFinal() {
        return code >= 500;
    }

    /** The enhanced status, else the reply code. */
    String bestStatus() {
        return status == null ? Integer.toString(code) : status;
    }

    boolean is(int code, String status) {
        return this.code == code && status.equals(this.status);
    }

    boolean says(String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    boolean saysAny(String... phrases) {
        return Stream.of(phrases).anyMatch(this::says);
    }

    /** Whether its enhanced status is one of these, or begins with one that ends in a dot. */
    boolean hasStatus(String... codes) {
        return status != null
                && Stream.of(codes)
                        .anyMatch(code -> code.endsWith(".") ? status.startsWith(code) : status.equals(code));
    }

    /** As the server said it. */
    @Override
    public String toString() {
        return code + (status == null ? "" : " " + status) + (text.isEmpty() ? "" : " " + text);
    }
}

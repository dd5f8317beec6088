package aicmo.cam.mail.coding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** UTF-7 (RFC 2152), which Java does not know and old Exchange servers still answer in. */
final class Utf7 {
    private Utf7() {}

    static boolean is(String charset) {
        return charset.equals("utf-7") || charset.equals("utf7") || charset.equals("unicode-1-1-utf-7");
    }

    static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '+') {
                out.append(c);
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            out.append(end == at + 1 ? "+" : shifted(text.substring(at + 1, end)));
            at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return out.toString();
    }

    private static String shifted(String base64) {
        String whole = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
        byte[] utf16 = Base64.getDecoder().decode(whole);
        return new String(utf16, 0, utf16.length - utf16.length % 2, StandardCharsets.UTF_16BE);
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}

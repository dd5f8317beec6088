package aicmo.cam.mail.coding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Base64 and the Q encoding as mail really writes them: what is not of the alphabet is passed over. */
final class LooseCoding {
    private LooseCoding() {}

    static byte[] base64(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int bits = 0;
        int held = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = value(text.charAt(i));
            if (value < 0) {
                continue;
            }
            bits = (bits << 6 | value) & 0xFFFF;
            held += 6;
            if (held >= 8) {
                held -= 8;
                out.write(bits >> held);
            }
        }
        return out.toByteArray();
    }

    static byte[] q(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                out.write(' ');
            } else if (c == '='
                    && i + 2 < text.length()
                    && hex(text.charAt(i + 1)) >= 0
                    && hex(text.charAt(i + 2)) >= 0) {
                out.write(hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2)));
                i += 2;
            } else {
                byte[] raw = String.valueOf(c).getBytes(StandardCharsets.UTF_8);
                out.write(raw, 0, raw.length);
            }
        }
        return out.toByteArray();
    }

    static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }
}

package aicmo.cam.mail.coding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of Content-Type and Content-Disposition (RFC 2045, 2231), with the errors that mail makes in them. */
public final class Parameters {
    private static final int MOST = 100;
    private static final int MOST_PIECES = 50;

    private final String value;
    private final Map<String, String> raw = new TreeMap<>();

    private Parameters(String value) {
        this.value = value;
    }

    /** Of the unfolded value of a header; never fails. */
    public static Parameters parse(String header) {
        int semicolon = header.indexOf(';');
        String value = semicolon < 0 ? header : header.substring(0, semicolon);
        Parameters parameters = new Parameters(LetterCase.lower(value.strip()));
        int at = semicolon < 0 ? header.length() : semicolon + 1;
        while (at < header.length() && parameters.raw.size() < MOST) {
            at = parameters.readOne(header, at);
        }
        return parameters;
    }

    /** What stands before the parameters, in lower case. */
    public String value() {
        return value;
    }

    /** The parameter, its pieces joined and its encodings undone. */
    public Optional<String> get(String name) {
        String plain = raw.get(name);
        String extended = raw.get(name + "*");
        if (extended != null) {
            return Optional.of(extended(extended));
        }
        if (raw.containsKey(name + "*0") || raw.containsKey(name + "*0*")) {
            return Optional.of(pieces(name));
        }
        return Optional.ofNullable(plain).map(EncodedWords::decode);
    }

    private int readOne(String header, int from) {
        int semicolon = header.indexOf(';', from);
        int equals = header.indexOf('=', from, semicolon < 0 ? header.length() : semicolon);
        if (equals < 0) {
            return semicolon < 0 ? header.length() : semicolon + 1;
        }
        String name = LetterCase.lower(header.substring(from, equals).strip());
        int at = equals + 1;
        while (at < header.length() && Character.isWhitespace(header.charAt(at))) {
            at++;
        }
        StringBuilder text = new StringBuilder();
        if (at < header.length() && header.charAt(at) == '"') {
            at++;
            while (at < header.length() && header.charAt(at) != '"') {
                // A lone backslash is a Windows path far more often than an escape.
                boolean escape = header.charAt(at) == '\\'
                        && at + 1 < header.length()
                        && "\"\\".indexOf(header.charAt(at + 1)) >= 0;
                at += escape ? 1 : 0;
                text.append(header.charAt(at++));
            }
        }
        int end = header.indexOf(';', at);
        end = end < 0 ? header.length() : end;
        if (text.isEmpty()) {
            text.append(header.substring(at, end).strip());
        }
        raw.putIfAbsent(name, text.toString());
        return end + 1;
    }

    private String pieces(String name) {
        StringBuilder joined = new StringBuilder();
        boolean encoded = false;
        for (int i = 0; i < MOST_PIECES; i++) {
            String plain = raw.get(name + "*" + i);
            String percent = raw.get(name + "*" + i + "*");
            if (plain == null && percent == null) {
                break;
            }
            encoded |= percent != null;
            joined.append(percent != null ? percent : plain.replace("%", "%25"));
        }
        return encoded
                ? extended(joined.toString())
                : EncodedWords.decode(joined.toString().replace("%25", "%"));
    }

    private static String extended(String text) {
        int first = text.indexOf('\'');
        int second = first < 0 ? -1 : text.indexOf('\'', first + 1);
        String charset = second < 0 ? "" : text.substring(0, first);
        byte[] in = text.substring(second + 1).getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            boolean escape = in[i] == '%' && i + 2 < in.length && digit(in[i + 1]) >= 0 && digit(in[i + 2]) >= 0;
            out[length++] = escape ? (byte) (digit(in[i + 1]) << 4 | digit(in[i + 2])) : in[i];
            i += escape ? 2 : 0;
        }
        return Charsets.decode(Arrays.copyOf(out, length), charset);
    }

    private static int digit(byte b) {
        return LooseCoding.hex((char) (b & 0xFF));
    }
}

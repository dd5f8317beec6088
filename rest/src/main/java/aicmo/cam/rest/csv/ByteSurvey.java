package aicmo.cam.rest.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the bytes of a text say about its encoding, in one pass over them that holds none. */
final class ByteSurvey {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Of the letters that these write differently, the text has none where its encoding is certain. */
    private static final List<Charset> NEIGHBOURS =
            List.of(Charset.forName("windows-1250"), Charset.forName("windows-1254"));

    private static final boolean[] SAME_LETTER = sameLetters();

    /** "Größe" has two letters beyond ASCII in a row; scripts that are all beyond it have many. */
    private static final int LONGEST_RUN = 2;

    private int line = 1;
    private int wrongLine;
    /** Bytes of a character of UTF-8 that are still to come, and the range that the next must be in. */
    private int missing;

    private int least = 0x80;
    private int most = 0xBF;
    private int run;
    private boolean certain = true;

    private ByteSurvey() {}

    static ByteSurvey of(Path file) throws IOException {
        ByteSurvey survey = new ByteSurvey();
        byte[] part = new byte[8192];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                for (int i = 0; i < count; i++) {
                    survey.take(part[i] & 0xFF);
                }
            }
        }
        if (survey.missing > 0) {
            survey.wrong();
        }
        return survey;
    }

    boolean isUtf8() {
        return wrongLine == 0;
    }

    /** The line of the first byte that is no UTF-8, from 1. */
    int wrongLine() {
        return wrongLine;
    }

    boolean isWindows1252() {
        return certain;
    }

    private void take(int octet) {
        utf8(octet);
        run = octet < 0x80 ? 0 : run + 1;
        certain &= run <= LONGEST_RUN && (octet < 0x80 || SAME_LETTER[octet]);
        line += octet == '\n' ? 1 : 0;
    }

    /** Well-formed sequences, as table 3-7 of the Unicode standard has them. */
    private void utf8(int octet) {
        if (missing > 0) {
            if (octet >= least && octet <= most) {
                missing--;
                least = 0x80;
                most = 0xBF;
                return;
            }
            wrong();
        }
        least = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        most = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        if (octet >= 0x80) {
            missing = octet < 0xC2 ? 0 : octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : octet < 0xF5 ? 3 : 0;
            if (missing == 0) {
                wrong();
            }
        }
    }

    private void wrong() {
        wrongLine = wrongLine == 0 ? line : wrongLine;
        missing = 0;
    }

    private static boolean[] sameLetters() {
        boolean[] same = new boolean[256];
        for (int octet = 0x80; octet < same.length; octet++) {
            byte[] one = {(byte) octet};
            String letter = new String(one, WINDOWS_1252);
            same[octet] = Character.isLetter(letter.codePointAt(0))
                    && NEIGHBOURS.stream().allMatch(other -> new String(one, other).equals(letter));
        }
        return same;
    }
}

package aicmo.cam.rest.csv;

import aicmo.cam.rest.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A list that was sent, as text. A byte order mark decides what it is encoded in; then UTF-8, where every byte is that; then what the
 * sender declares; then Windows-1252, where no other encoding of Windows would read it differently. A wrong byte is told, and not
 * replaced by a question mark in somebody's name.
 */
public final class ListFile {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};

    private final Path file;
    private final String declared;

    /** @param declared the charset that the sender names; null where none */
    public ListFile(Path file, String declared) {
        this.file = file;
        this.declared = declared;
    }

    /** @throws Problem 400 where it is not text in an encoding that can be told, with the line */
    public void read(Consumer<Reader> reading) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] start = in.readNBytes(UTF_8_MARK.length);
            Encoding encoding = encoding(start);
            decode(encoding, reading);
        } catch (IOException e) {
            throw new UncheckedIOException("the list can't be read", e);
        }
    }

    /** @param mark bytes before the text */
    private record Encoding(Charset charset, int mark) {}

    private Encoding encoding(byte[] start) throws IOException {
        if (begins(start, UTF_8_MARK)) {
            return new Encoding(StandardCharsets.UTF_8, UTF_8_MARK.length);
        }
        if (begins(start, UTF_16_LITTLE)) {
            return new Encoding(StandardCharsets.UTF_16LE, UTF_16_LITTLE.length);
        }
        if (begins(start, UTF_16_BIG)) {
            return new Encoding(StandardCharsets.UTF_16BE, UTF_16_BIG.length);
        }
        ByteSurvey bytes = ByteSurvey.of(file);
        if (bytes.isUtf8()) {
            return new Encoding(StandardCharsets.UTF_8, 0);
        }
        return new Encoding(
                declared()
                        .or(() -> bytes.isWindows1252() ? Optional.of(ByteSurvey.WINDOWS_1252) : Optional.empty())
                        .orElseThrow(() -> Problem.malformed("the text is not UTF-8, first in line " + bytes.wrongLine()
                                + ", and could be in several other encodings. Save it as 'CSV UTF-8', or name its charset,"
                                + " such as text/csv; charset=windows-1252, and send it again. Nothing was imported")),
                0);
    }

    /** Browsers and mail programs read Latin-1 as Windows-1252, and so it is written. */
    private Optional<Charset> declared() {
        if (declared == null || declared.equalsIgnoreCase("utf-8") || declared.equalsIgnoreCase("us-ascii")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    declared.equalsIgnoreCase("iso-8859-1") ? ByteSurvey.WINDOWS_1252 : Charset.forName(declared));
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("the charset '" + declared
                    + "' is not known; save the list as 'CSV UTF-8' and send it again. Nothing was imported");
        }
    }

    private void decode(Encoding encoding, Consumer<Reader> reading) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(encoding.mark());
            reading.accept(new BufferedReader(new InputStreamReader(
                    in,
                    encoding.charset()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT))));
        } catch (CharacterCodingException e) {
            throw wrong(encoding);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? wrong(encoding) : e;
        }
    }

    private Problem wrong(Encoding encoding) {
        return Problem.malformed("the text is not " + encoding.charset().name()
                + " to its end; save it as 'CSV UTF-8' and send it again");
    }

    private static boolean begins(byte[] text, byte[] mark) {
        if (text.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (text[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

package aicmo.cam.followup.lead;

import aicmo.cam.rest.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Text in UTF-8, taken at its word: a wrong byte is told, and not replaced by a question mark in somebody's name. */
final class Utf8 {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** @throws Problem 400 with the line of the first byte that is no UTF-8 */
    static void read(Path file, Consumer<Reader> reading) {
        try (Reader text = open(Files.newInputStream(file))) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            reading.accept(text);
        } catch (CharacterCodingException e) {
            throw wrong(file);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw wrong(file);
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the list can't be read", e);
        }
    }

    private static Reader open(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, decoder()));
    }

    private static RuntimeException wrong(Path file) {
        return Problem.malformed("the text is not UTF-8, first in line " + firstWrongLine(file)
                + "; save it as 'CSV UTF-8' and send it again. Nothing was imported");
    }

    /** The list has an end: how long it may be is bounded where it comes in. */
    private static int firstWrongLine(Path file) {
        byte[] bytes = all(file);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        CharsetDecoder decoder = decoder();
        while (!decoder.decode(in, out, true).isError()) {
            out.clear();
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static byte[] all(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the list can't be read", e);
        }
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}

package aicmo.cam.followup.lead;

import aicmo.cam.rest.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8, taken at its word: a wrong byte is told, and not replaced by a question mark in somebody's name. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** @throws Problem 400 with the line of the first byte that is no UTF-8 */
    static String decode(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK
                    ? text.subSequence(1, text.length()).toString()
                    : text.toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("the text is not UTF-8, first in line " + firstWrongLine(bytes)
                    + "; save it as 'CSV UTF-8' and send it again. Nothing was imported");
        }
    }

    private static int firstWrongLine(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        while (!decoder.decode(in, out, true).isError()) {
            out.clear();
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}

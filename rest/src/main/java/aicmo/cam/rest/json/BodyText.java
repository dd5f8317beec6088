package aicmo.cam.rest.json;

import aicmo.cam.rest.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a body. */
final class BodyText {
    private BodyText() {}

    /** @throws Problem 400 where the bytes are not UTF-8: Jackson replaces or misreads some of what is not */
    static String of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.malformed("the body is not UTF-8; write it in UTF-8 and send it again");
        }
    }
}

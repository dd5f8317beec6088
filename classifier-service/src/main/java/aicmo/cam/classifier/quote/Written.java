package aicmo.cam.classifier.quote;

import java.util.ArrayList;
import java.util.List;

/**
 * What the author of a message wrote, without what the mail program and others put around it.
 *
 * @param reply as a person would read it: quoted lines that the author answers in between stay
 * @param own the message's text at its full length, blank wherever it is not the author's own words: no quotes, no sign-off, no disclaimer
 */
public record Written(String reply, String own) {

    /** Reads a message's text; never fails. */
    public static Written in(String text) {
        List<Line> lines = new ArrayList<>(Lines.of(text));
        HeaderBlocks.mark(lines);
        Attributions.mark(lines);
        Cut cut = Cut.of(lines);
        return new Written(reply(cut.reply()), own(text, SignOff.without(cut.own())));
    }

    private static String reply(List<Line> lines) {
        StringBuilder reply = new StringBuilder();
        for (Line line : lines) {
            reply.append(line.text()).append('\n');
        }
        return reply.toString().strip();
    }

    private static String own(String text, List<Line> lines) {
        char[] own = new char[text.length()];
        for (int i = 0; i < own.length; i++) {
            own[i] = text.charAt(i) == '\n' ? '\n' : ' ';
        }
        for (Line line : lines) {
            text.getChars(line.start(), line.end(), own, line.start());
        }
        return new String(own);
    }
}

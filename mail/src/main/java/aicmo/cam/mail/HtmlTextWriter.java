package aicmo.cam.mail;

import aicmo.cam.mail.coding.LetterCase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes the nodes of a document as lines of text. */
final class HtmlTextWriter implements NodeVisitor {
    private static final Set<String> UNREAD = Set.of(
            "script", "style", "head", "title", "noscript", "template", "object", "svg", "math", "select", "textarea");
    private static final Set<String> SPACED =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre");
    private static final int DEEPEST_QUOTE = 20;
    private static final String RULE = "_".repeat(32);

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Deque<int[]> lists = new ArrayDeque<>();
    private Node unread;
    private int quotes;
    private int preformatted;
    private int lastDepth;
    private boolean emptyLinePending;
    private boolean spacePending;

    String text() {
        endLine();
        return out.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (unread != null) {
            return;
        }
        if (node instanceof TextNode text) {
            write(text.getWholeText());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (unread != null) {
            unread = node.equals(unread) ? null : unread;
        } else if (node instanceof Element element) {
            close(element);
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (UNREAD.contains(name) || isHidden(element)) {
            unread = element;
            return;
        }
        switch (name) {
            case "br" -> newLine();
            case "hr" -> rule();
            case "td", "th" -> spacePending = !line.isEmpty();
            case "ul" -> lists.push(new int[] {-1});
            case "ol" -> lists.push(new int[] {0});
            default -> {}
        }
        if (element.isBlock() || SPACED.contains(name)) {
            startBlock(name);
        }
        if (name.equals("blockquote")) {
            quotes++;
        }
        preformatted += name.equals("pre") ? 1 : 0;
        if (name.equals("li")) {
            int[] list = lists.peek();
            line.append(list == null || list[0] < 0 ? "- " : ++list[0] + ". ");
        }
    }

    private void close(Element element) {
        String name = element.normalName();
        boolean isList = name.equals("ul") || name.equals("ol");
        if (isList && !lists.isEmpty()) {
            lists.pop();
        }
        if (element.isBlock() || SPACED.contains(name)) {
            startBlock(name);
        }
        quotes -= name.equals("blockquote") ? 1 : 0;
        preformatted -= name.equals("pre") ? 1 : 0;
    }

    /** Cells stand in one line; paragraphs have an empty line around them; other blocks have lines of their own. */
    private void startBlock(String name) {
        if (name.equals("td") || name.equals("th")) {
            return;
        }
        endLine();
        boolean inList = lists.size() > 1 || name.equals("li");
        if (SPACED.contains(name) && !inList) {
            emptyLine();
        }
    }

    private void rule() {
        endLine();
        line.append(RULE);
        endLine();
    }

    private void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (preformatted > 0 && c == '\n') {
                newLine();
            } else if (preformatted > 0 && c == '\u00A0') {
                line.append(' ');
            } else if (preformatted == 0 && (c == '\u00A0' || Character.isWhitespace(c))) {
                spacePending |= !line.isEmpty();
            } else if (!isInvisible(c)) {
                line.append(spacePending ? " " : "").append(c);
                spacePending = false;
            }
        }
    }

    private void newLine() {
        if (line.isEmpty()) {
            emptyLine();
        } else {
            endLine();
        }
    }

    private void endLine() {
        spacePending = false;
        String content = line.toString().stripTrailing();
        line.setLength(0);
        if (content.isEmpty()) {
            return;
        }
        int depth = Math.clamp(quotes, 0, DEEPEST_QUOTE);
        if (emptyLinePending && !out.isEmpty()) {
            // Between a quote and what is none, the empty line is none.
            out.append(Math.min(depth, lastDepth) > 0 ? ">\n" : "\n");
        }
        out.append("> ".repeat(depth)).append(content).append('\n');
        lastDepth = depth;
        emptyLinePending = false;
    }

    private void emptyLine() {
        emptyLinePending = true;
    }

    private static boolean isInvisible(char c) {
        return c == '\u200B' || c == '\uFEFF' || c == '\u00AD' || c == '\u2060' || c == '\u034F' || c == 0;
    }

    private static boolean isHidden(Element element) {
        String style = LetterCase.lower(element.attr("style")).replace(" ", "");
        return element.hasAttr("hidden") || style.contains("display:none") || style.contains("mso-hide:all");
    }
}

package aicmo.cam.followup.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180) record by record, with any of the line ends. A record that is broken does not take the others with it: it
 * is told with its line, and reading goes on with the line after the one in which it began.
 */
final class CsvReader {
    /** A quote that nobody closes must not swallow the list. */
    private static final int LONGEST_CELL = 10_000;

    private final String text;
    private final char delimiter;
    private int position;
    private int line;

    /** Begins at a position that is the start of a line, of that number. */
    CsvReader(String text, char delimiter, int position, int line) {
        this.text = text;
        this.delimiter = delimiter;
        this.position = position;
        this.line = line;
    }

    /**
     * A record, which may be broken.
     *
     * @param line the one in which it begins, from 1
     */
    record Cells(int line, List<String> cells, String broken) {
        boolean blank() {
            return broken == null && cells.stream().allMatch(String::isBlank);
        }
    }

    /** The next record; empty at the end. */
    Optional<Cells> next() {
        if (position >= text.length()) {
            return Optional.empty();
        }
        int begin = position;
        int beginLine = line;
        List<String> cells = new ArrayList<>();
        try {
            do {
                cells.add(cell(cells.size() + 1));
            } while (take(delimiter));
            lineEnd();
            return Optional.of(new Cells(beginLine, cells, null));
        } catch (BrokenCell e) {
            position = begin;
            line = beginLine;
            skipLine();
            return Optional.of(new Cells(beginLine, List.of(), e.getMessage()));
        }
    }

    private String cell(int column) throws BrokenCell {
        if (!take('"')) {
            int begin = position;
            while (position < text.length() && text.charAt(position) != delimiter && !atLineEnd()) {
                position++;
            }
            return text.substring(begin, position);
        }
        StringBuilder cell = new StringBuilder();
        while (position < text.length() && cell.length() <= LONGEST_CELL) {
            if (take('"')) {
                if (!take('"')) {
                    if (position < text.length() && text.charAt(position) != delimiter && !atLineEnd()) {
                        throw new BrokenCell("there is text after the closing quote of column " + column
                                + "; a quote within quotes is written twice");
                    }
                    return cell.toString();
                }
                cell.append('"');
            } else {
                line += atLineEnd() && !(text.startsWith("\r\n", position)) ? 1 : 0;
                cell.append(text.charAt(position++));
            }
        }
        throw new BrokenCell("the quote that opens column " + column + " is not closed");
    }

    private boolean take(char wanted) {
        if (position < text.length() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private boolean atLineEnd() {
        return text.charAt(position) == '\n' || text.charAt(position) == '\r';
    }

    private void skipLine() {
        while (position < text.length() && !atLineEnd()) {
            position++;
        }
        lineEnd();
    }

    private void lineEnd() {
        boolean ended = take('\r') | take('\n');
        line += ended ? 1 : 0;
    }

    private static final class BrokenCell extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenCell(String message) {
            super(message, null, false, false);
        }
    }
}

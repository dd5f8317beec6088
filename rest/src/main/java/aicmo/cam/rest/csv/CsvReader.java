package aicmo.cam.rest.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180) record by record, with any of the line ends; commas, semicolons or tabs, as Excel writes them. A record that is
 * broken does not take the others with it: it is told with its line, and reading goes on with the line after the one in which it
 * began. However long the list is, one record of it is held.
 */
public final class CsvReader {
    private static final String DELIMITERS = ",;\t";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** A quote that nobody closes must not swallow the list. */
    private static final int LONGEST_CELL = 10_000;

    private static final int LONGEST_RECORD = 1_000_000;
    private static final int MOST_SPACES = 1_000;
    private static final int CHUNK = 8192;

    private final Reader in;
    private final char[] chunk = new char[CHUNK];
    /** What was read and may still be needed: from the beginning of the current record on. */
    private final StringBuilder window = new StringBuilder();

    private char delimiter;
    private int begin;
    private int position;
    private int line = 1;

    private CsvReader(Reader in) {
        this.in = in;
    }

    /**
     * Begins a list: skips a byte order mark, and finds out what it separates by, from Excel's {@code sep=;} or from the header.
     *
     * @throws UncheckedIOException here and in {@link #next} where the text can't be read
     */
    public static CsvReader begin(Reader in) {
        CsvReader reader = new CsvReader(in);
        reader.take(BYTE_ORDER_MARK);
        String first = reader.peekLine();
        String bare = first.strip();
        if (bare.length() == 5 && bare.startsWith("sep=")) {
            reader.delimiter = bare.charAt(4);
            reader.skipLine();
        } else {
            reader.delimiter = delimiter(first);
        }
        return reader;
    }

    /**
     * A record, which may be broken.
     *
     * @param line the one in which it begins, from 1
     * @param broken why it can't be read; null where it can
     */
    public record Cells(int line, List<String> cells, String broken) {
        /** Whether there is nothing in it. */
        public boolean blank() {
            return broken == null && cells.stream().allMatch(String::isBlank);
        }
    }

    /** The line that is read next, from 1. */
    public int line() {
        return line;
    }

    /** The next record; empty at the end. */
    public Optional<Cells> next() {
        forget();
        begin = position;
        if (atEnd()) {
            return Optional.empty();
        }
        int beginLine = line;
        List<String> cells = new ArrayList<>();
        try {
            do {
                cells.add(cell(cells.size() + 1));
                checkLength();
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
        if (!takeOpeningQuote()) {
            int from = position;
            while (!atEnd() && window.charAt(position) != delimiter && !atLineEnd()) {
                position++;
                checkLength();
            }
            return window.substring(from, position);
        }
        StringBuilder cell = new StringBuilder();
        while (!atEnd() && cell.length() <= LONGEST_CELL) {
            if (take('"')) {
                if (!take('"')) {
                    skipSpaces();
                    if (!atEnd() && window.charAt(position) != delimiter && !atLineEnd()) {
                        throw new BrokenCell("there is text after the closing quote of column " + column
                                + "; a quote within quotes is written twice");
                    }
                    return cell.toString();
                }
                cell.append('"');
            } else {
                line += atLineEnd() && !atCarriageReturnOfTwo() ? 1 : 0;
                cell.append(window.charAt(position++));
            }
        }
        throw new BrokenCell("the quote that opens column " + column + " is not closed");
    }

    /** Some programs write a space behind each delimiter; a quote behind it opens the cell all the same. */
    private boolean takeOpeningQuote() {
        int from = position;
        skipSpaces();
        if (take('"')) {
            return true;
        }
        position = from;
        return false;
    }

    private void skipSpaces() {
        int most = position + MOST_SPACES;
        while (position < most && take(' ')) {
            // to the next sign
        }
    }

    /** However the cells are written: empty ones count, and quoted ones may hold line ends, behind which the row goes on. */
    private void checkLength() throws BrokenCell {
        if (position - begin > LONGEST_RECORD) {
            throw new BrokenCell("the row is longer than " + LONGEST_RECORD + " characters");
        }
    }

    private boolean take(char wanted) {
        if (!atEnd() && window.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private boolean atLineEnd() {
        return window.charAt(position) == '\n' || window.charAt(position) == '\r';
    }

    private boolean atCarriageReturnOfTwo() {
        return window.charAt(position) == '\r' && has(position + 1) && window.charAt(position + 1) == '\n';
    }

    private void skipLine() {
        while (!atEnd() && !atLineEnd()) {
            position++;
            forget();
        }
        lineEnd();
    }

    /** Not after every record: what stands behind it would be moved each time. */
    private void forget() {
        if (position > CHUNK) {
            window.delete(0, position);
            position = 0;
        }
    }

    private void lineEnd() {
        boolean ended = take('\r') | take('\n');
        line += ended ? 1 : 0;
    }

    private boolean atEnd() {
        return !has(position);
    }

    /** Whether there is a character at that place of the window, which is read as far as that. */
    private boolean has(int index) {
        while (index >= window.length()) {
            try {
                int count = in.read(chunk);
                if (count < 0) {
                    return false;
                }
                window.append(chunk, 0, count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }

    private String peekLine() {
        int end = position;
        while (end < LONGEST_RECORD && has(end) && window.charAt(end) != '\n' && window.charAt(end) != '\r') {
            end++;
        }
        return window.substring(position, Math.min(end, window.length()));
    }

    private static char delimiter(String header) {
        char best = ',';
        for (char candidate : DELIMITERS.toCharArray()) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String header, char delimiter) {
        boolean quoted = false;
        long count = 0;
        for (char c : header.toCharArray()) {
            quoted ^= c == '"';
            count += !quoted && c == delimiter ? 1 : 0;
        }
        return count;
    }

    private static final class BrokenCell extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenCell(String message) {
            super(message, null, false, false);
        }
    }
}

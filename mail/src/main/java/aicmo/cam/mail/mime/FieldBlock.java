package aicmo.cam.mail.mime;

import aicmo.cam.mail.coding.Charsets;
import aicmo.cam.mail.coding.Clean;
import java.util.ArrayList;
import java.util.List;

/** Header fields collected within {@link Limits}, from a parser or from a block of lines such as reports are made of. */
public final class FieldBlock {
    private static final int LONGEST_NAME = 200;

    private final List<Field> fields = new ArrayList<>();
    private int chars;
    private boolean truncated;

    /** The fields up to the first empty line; of nothing, none. */
    public static FieldBlock head(String text) {
        List<FieldBlock> first = read(text, 1, false);
        return first.isEmpty() ? new FieldBlock() : first.getFirst();
    }

    /** The fields of every run of lines, as reports write them; a line that is no field goes on with the field before it. */
    public static List<FieldBlock> groups(String text) {
        return read(text, Limits.RECIPIENTS + 1, true);
    }

    private static List<FieldBlock> read(String text, int most, boolean anyLineContinues) {
        List<FieldBlock> blocks = new ArrayList<>();
        FieldBlock block = new FieldBlock();
        StringBuilder field = new StringBuilder();
        int at = 0;
        while (at < text.length() && blocks.size() < most) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end).stripTrailing();
            at = end + 1;
            boolean indented = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            boolean goesOn = anyLineContinues && !line.isEmpty() && colon(line) < 0;
            if (!field.isEmpty() && (indented || goesOn)) {
                field.append(field.length() < Limits.FIELD_CHARS ? " " + line.strip() : "");
                continue;
            }
            block.addLine(field.toString());
            field.setLength(0);
            field.append(line.strip());
            if (line.isEmpty() && !block.fields.isEmpty()) {
                blocks.add(block);
                block = new FieldBlock();
            }
        }
        block.addLine(field.toString());
        if (!block.fields.isEmpty() && blocks.size() < most) {
            blocks.add(block);
        }
        return blocks;
    }

    /** The fields, in their order. */
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /** Whether fields were left out or cut. */
    public boolean truncated() {
        return truncated;
    }

    void add(String name, byte[] value) {
        add(name, Charsets.guess(value));
    }

    private void addLine(String line) {
        int colon = colon(line);
        if (colon > 0) {
            add(line.substring(0, colon), line.substring(colon + 1));
        }
    }

    /** Where a field's name ends, or less than one where the line is no field. */
    private static int colon(String line) {
        int colon = line.indexOf(':');
        boolean name = colon > 0
                && colon < 80
                && line.substring(0, colon).strip().chars().allMatch(c -> c > ' ' && c < 127);
        return name ? colon : -1;
    }

    private void add(String name, String value) {
        if (fields.size() >= Limits.FIELDS || chars >= Limits.ALL_FIELD_CHARS) {
            truncated = true;
            return;
        }
        String bounded = value;
        if (value.length() > Limits.FIELD_CHARS) {
            bounded = Clean.cut(value, Limits.FIELD_CHARS);
            truncated = true;
        }
        String boundedName = Clean.cut(name, LONGEST_NAME);
        chars += boundedName.length() + bounded.length();
        fields.add(
                new Field(Clean.line(boundedName).strip(), Clean.line(bounded).strip()));
    }
}

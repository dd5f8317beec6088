package aicmo.cam.followup.lead;

import java.util.Map;

/**
 * One lead as it was given.
 *
 * @param line where it begins in the file; in JSON its place in the list, from 1
 * @param values by the names that templates use
 * @param broken why it can't be read; null where it can
 */
record Row(int line, Map<String, String> values, String broken) {
    static Row of(int line, Map<String, String> values) {
        return new Row(line, values, null);
    }

    static Row broken(int line, String why) {
        return new Row(line, Map.of(), why);
    }
}

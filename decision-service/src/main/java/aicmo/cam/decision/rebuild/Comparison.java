package aicmo.cam.decision.rebuild;

import java.util.List;
import java.util.UUID;

/**
 * What came of counting all events anew.
 *
 * @param events how many were read
 * @param unreadable how many records were no events; they were not counted before either
 * @param differences the counters that were others before, by table; empty where all figures are the same
 * @param replaced whether the figures counted anew took the place of the others
 */
record Comparison(long events, long unreadable, List<Difference> differences, boolean replaced) {

    /**
     * Where the figures differ.
     *
     * @param rows how many rows of the table differ
     * @param campaigns some of the campaigns that they belong to
     */
    record Difference(String table, long rows, List<UUID> campaigns) {}
}

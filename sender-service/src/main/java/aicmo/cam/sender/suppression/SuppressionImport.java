package aicmo.cam.sender.suppression;

import aicmo.cam.mail.coding.InvisibleCharacters;
import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.csv.ListFile;
import aicmo.cam.sender.suppression.list.RefusedRows;
import aicmo.cam.sender.suppression.list.SuppressionRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.Reader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a list of addresses and domains, and puts them on the list a thousand at a time, each thousand in its own transaction: locks
 * are few, and hand-overs must not wait for the end of a long list. What was taken stays, and a list may be sent again.
 */
final class SuppressionImport {
    static final String SOURCE = "import";

    private static final int BATCH = 1_000;
    private static final int LONGEST_NOTE = 1_000;

    private final Suppressions suppressions;
    private final RefusedRows refused;
    private final boolean force;
    private final Clock clock;
    private final List<Suppression> batch = new ArrayList<>();
    private int rows;
    private int added;

    SuppressionImport(Suppressions suppressions, RefusedRows refused, boolean force, Clock clock) {
        this.suppressions = suppressions;
        this.refused = refused;
        this.force = force;
        this.clock = clock;
    }

    int rows() {
        return rows;
    }

    int added() {
        return added;
    }

    /** How a text is read row by row. */
    @FunctionalInterface
    interface Form {
        void read(Reader text, Consumer<SuppressionRow> rows);
    }

    /** @throws Problem 400 where the text can't be decoded, or is not of its form */
    void read(ListFile list, Form form) {
        list.read(text -> form.read(text, this::take));
        flush();
    }

    private void take(SuppressionRow row) {
        rows++;
        if (row.broken() != null) {
            refused.add(row.place(), null, row.broken());
        } else if (InvisibleCharacters.strip(row.address()).isEmpty()) {
            refused.add(row.place(), "", "it has no address");
        } else {
            add(row);
        }
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void add(SuppressionRow row) {
        SuppressionKey key = SuppressionKey.written(row.address(), force);
        SuppressionReason reason =
                row.reason().isEmpty() ? SuppressionReason.MANUAL : Filters.reasonOrNull(row.reason());
        String fault = fault(row, key, reason);
        if (fault != null) {
            refused.add(row.place(), InvisibleCharacters.strip(row.address()), fault);
            return;
        }
        String note = row.note().isEmpty() ? null : row.note();
        batch.add(new Suppression(EventId.next(), key.key(), reason, SOURCE, note, null, clock.instant()));
    }

    /** Null where there is none. */
    private static String fault(SuppressionRow row, SuppressionKey key, SuppressionReason reason) {
        if (key.fault() != null) {
            return key.fault();
        }
        if (reason == null) {
            return "'" + RefusedRows.shortened(row.reason(), 40) + "' is no reason; there are " + Filters.reasons()
                    + ", or leave it empty";
        }
        return row.note().length() > LONGEST_NOTE || row.note().indexOf('\0') >= 0
                ? "its note is longer than " + LONGEST_NOTE + " characters, or has a NUL in it"
                : null;
    }

    private void flush() {
        if (!batch.isEmpty()) {
            added += QuarkusTransaction.requiringNew().call(() -> suppressions.addAll(List.copyOf(batch)));
            batch.clear();
        }
    }
}

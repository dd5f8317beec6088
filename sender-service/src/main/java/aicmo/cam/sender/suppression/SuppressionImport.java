package aicmo.cam.sender.suppression;

import aicmo.cam.mail.address.WrittenAddress;
import aicmo.cam.mail.coding.InvisibleCharacters;
import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.csv.ColumnNames;
import aicmo.cam.rest.csv.CsvReader;
import aicmo.cam.rest.csv.CsvWriter;
import aicmo.cam.rest.csv.ListFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list of addresses and domains, and puts them on the list a thousand at a time, each thousand in its own transaction: locks
 * are few, and hand-overs must not wait for the end of a long list. What was taken stays, and a list may be sent again.
 */
final class SuppressionImport {
    static final String SOURCE = "import";

    private static final int BATCH = 1_000;
    private static final int LONGEST_NOTE = 1_000;
    /** Further ones are not looked at. */
    private static final int MOST_COLUMNS = 1_000;

    /** What a list may call the column with the address or the domain. */
    private static final Set<String> ADDRESSES = Set.of("address", "email", "domain");

    private static final Set<String> OTHERS = Set.of("reason", "note");

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

    /** @throws Problem 400 where the text can't be decoded, or its header names no address */
    void read(ListFile list) {
        list.read(text -> {
            CsvReader reader = CsvReader.begin(text);
            rows(reader, header(reader));
        });
    }

    private void rows(CsvReader reader, Map<String, Integer> header) {
        for (Optional<CsvReader.Cells> next = reader.next(); next.isPresent(); next = reader.next()) {
            if (!next.get().blank()) {
                rows++;
                row(next.get(), header);
            }
            if (batch.size() == BATCH) {
                flush();
            }
        }
        flush();
    }

    private static Map<String, Integer> header(CsvReader reader) {
        CsvReader.Cells first = reader.next()
                .orElseThrow(() ->
                        Problem.malformed("the list is empty; its first line names the columns: address,reason,note"));
        Map<String, Integer> header = new HashMap<>();
        List<String> meanings =
                ColumnNames.meanings(first.cells().stream().limit(MOST_COLUMNS).toList());
        for (int i = 0; i < meanings.size(); i++) {
            String name = column(meanings.get(i));
            if (name != null && header.put(name, i) != null) {
                throw Problem.malformed("the header names the column " + name + " twice");
            }
        }
        if (!header.containsKey("address")) {
            throw Problem.malformed("the first line names no column address; it is '"
                    + String.join(
                            ",",
                            first.cells().stream()
                                    .limit(10)
                                    .map(cell -> shortened(cell, 40))
                                    .toList())
                    + "'. It names the columns: address, and, if you like, reason and note");
        }
        return header;
    }

    private static String column(String meaning) {
        if (meaning == null) {
            return null;
        }
        return ADDRESSES.contains(meaning) ? "address" : OTHERS.contains(meaning) ? meaning : null;
    }

    private void row(CsvReader.Cells cells, Map<String, Integer> header) {
        if (cells.broken() != null) {
            refused.add(cells.line(), null, cells.broken());
            return;
        }
        String given = CsvWriter.unprotected(cell(cells, header.get("address")));
        WrittenAddress written = WrittenAddress.read(given);
        String address = written.fault() == null ? written.address() : InvisibleCharacters.strip(given);
        String reason = cell(cells, header.get("reason"));
        String note = CsvWriter.unprotected(cell(cells, header.get("note")));
        SuppressionKey key = SuppressionKey.of(address, force);
        SuppressionReason known = reason.isEmpty() ? SuppressionReason.MANUAL : Filters.reasonOrNull(reason);
        if (address.isEmpty()) {
            refused.add(cells.line(), address, "it has no address");
        } else if (key.fault() != null) {
            refused.add(cells.line(), address, key.fault() + invisible(address));
        } else if (known == null) {
            refused.add(
                    cells.line(),
                    address,
                    "'" + shortened(reason, 40) + "' is no reason; there are " + Filters.reasons()
                            + ", or leave it empty");
        } else if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
            refused.add(
                    cells.line(),
                    address,
                    "its note is longer than " + LONGEST_NOTE + " characters, or has a NUL in it");
        } else {
            batch.add(new Suppression(
                    EventId.next(), key.key(), known, SOURCE, note.isEmpty() ? null : note, null, clock.instant()));
        }
    }

    private static String invisible(String address) {
        return InvisibleCharacters.firstIn(address)
                .map(character -> ". It has the character " + character + " in it; delete that")
                .orElse("");
    }

    private void flush() {
        if (!batch.isEmpty()) {
            added += QuarkusTransaction.requiringNew().call(() -> suppressions.addAll(List.copyOf(batch)));
            batch.clear();
        }
    }

    private static String cell(CsvReader.Cells cells, Integer column) {
        return column == null || column >= cells.cells().size()
                ? ""
                : cells.cells().get(column).strip();
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}

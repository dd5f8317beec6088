package aicmo.cam.decision.counting;

import aicmo.cam.decision.metrics.Counter;
import aicmo.cam.decision.metrics.Counts;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code campaign_metrics} and {@code campaign_cell}: what is told of them is added to what is there. */
@Singleton
class CounterRows {
    private static final String CELL = "campaign_id, track, step, variant, day, step_id";
    private static final String GIVEN_CELLS = "unnest(:campaigns, :tracks, :steps, :variants, :days, :step_ids";

    private final Jdbi jdbi;

    CounterRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Makes campaigns known, and those that are known already stay as they are. */
    void know(Collection<UUID> campaigns) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into campaign_status (campaign_id) select * from unnest(:campaigns) order by 1
                        on conflict do nothing
                        """)
                .bind("campaigns", ColumnOfRows.of("uuid", campaigns, id -> id))
                .execute());
    }

    /**
     * Adds to the counters. The rows of the campaigns are locked first, in the order of their ids, so that no two transactions
     * wait for each other; who has them has their cells too.
     */
    void add(Map<UUID, Counts> campaigns, Map<Cell, Counts> cells) {
        jdbi.useHandle(handle -> {
            lock(handle, campaigns.keySet());
            addToCampaigns(handle, campaigns);
            addToCells(handle, cells);
        });
    }

    /** The row comes first, at zero: the table's checks look at the row to be inserted even where it is there already. */
    private static void lock(Handle handle, Collection<UUID> campaigns) {
        handle.createUpdate("""
                        insert into campaign_metrics (campaign_id) select * from unnest(:campaigns) order by 1
                        on conflict do nothing
                        """)
                .bind("campaigns", ColumnOfRows.of("uuid", campaigns, id -> id))
                .execute();
        handle.createQuery(
                        "select campaign_id from campaign_metrics where campaign_id = any(:campaigns) order by 1 for update")
                .bind("campaigns", ColumnOfRows.of("uuid", campaigns, id -> id))
                .mapTo(UUID.class)
                .list();
    }

    private static void addToCampaigns(Handle handle, Map<UUID, Counts> campaigns) {
        Update update = handle.createUpdate("update campaign_metrics m set updated_at = now(), " + sums()
                        + " from unnest(:campaigns, " + Counter.each(column -> ":" + column) + ") as d (campaign_id, "
                        + Counter.each(column -> column) + ") where m.campaign_id = d.campaign_id")
                .bind("campaigns", ColumnOfRows.of("uuid", campaigns.keySet(), id -> id));
        bind(update, campaigns.values()).execute();
    }

    private static void addToCells(Handle handle, Map<Cell, Counts> cells) {
        bindCells(
                        handle.createUpdate("insert into campaign_cell (" + CELL + ") select * from " + GIVEN_CELLS
                                + ") on conflict do nothing"),
                        cells.keySet())
                .execute();
        Update update = bindCells(
                handle.createUpdate("update campaign_cell m set " + sums() + " from " + GIVEN_CELLS + ", "
                        + Counter.each(column -> ":" + column) + ") as d (" + CELL + ", "
                        + Counter.each(column -> column)
                        + ") where (m.campaign_id, m.track, m.step, m.variant, m.day, m.step_id)"
                        + " = (d.campaign_id, d.track, d.step, d.variant, d.day, d.step_id)"),
                cells.keySet());
        bind(update, cells.values()).execute();
    }

    private static String sums() {
        return Counter.each(column -> column + " = m." + column + " + d." + column);
    }

    private static Update bind(Update update, Collection<Counts> counts) {
        for (Counter counter : Counter.values()) {
            update.bind(counter.column(), ColumnOfRows.of("bigint", counts, counter::of));
        }
        return update;
    }

    private static Update bindCells(Update update, Collection<Cell> cells) {
        return update.bind("campaigns", ColumnOfRows.of("uuid", cells, Cell::campaignId))
                .bind(
                        "tracks",
                        ColumnOfRows.of(
                                "text", cells, cell -> orElse(cell.part().track(), "")))
                .bind(
                        "steps",
                        ColumnOfRows.of(
                                "integer", cells, cell -> orElse(cell.part().step(), 0)))
                .bind(
                        "variants",
                        ColumnOfRows.of(
                                "text", cells, cell -> orElse(cell.part().variant(), "")))
                .bind(
                        "step_ids",
                        ColumnOfRows.of(
                                "uuid", cells, cell -> orElse(cell.part().stepId(), new UUID(0, 0))))
                .bind("days", ColumnOfRows.of("date", cells, cell -> orElse(cell.day(), "-infinity")));
    }

    private static Object orElse(Object told, Object otherwise) {
        return told == null ? otherwise : told;
    }
}

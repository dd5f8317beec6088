package aicmo.cam.decision.rebuild;

import aicmo.cam.decision.metrics.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The tables of what is counted, once more as temporary ones: on the connection that has them PostgreSQL finds them first, so
 * that whoever counts there counts into them, and nobody else sees it.
 */
final class ShadowTable {
    /** In the order in which those who count lock them. */
    private static final List<String> COUNTED =
            List.of("mail", "verdict", "campaign_metrics", "campaign_cell", "lead", "campaign_leads");

    private static final String EXAMPLES = "(select distinct campaign_id from (%s) differing limit 10)";

    private ShadowTable() {}

    /** Makes them, empty; the schema's name is told for later. */
    static String createAll(Handle handle) {
        String schema = handle.createQuery("select quote_ident(current_schema())")
                .mapTo(String.class)
                .one();
        for (String table : withCampaigns()) {
            handle.execute("create temporary table " + table + " (like " + schema + "." + table + " including all)");
        }
        // What the connection has prepared before means the real tables, and would go on to: that a new table hides an
        // old one
        // is no reason for PostgreSQL to look again (postgresql.org/docs/18/sql-prepare.html).
        handle.execute("discard plans");
        return schema;
    }

    /** Takes them away, so that the connection may be used by others again. */
    static void dropAll(Handle handle) {
        withCampaigns().forEach(table -> handle.execute("drop table if exists pg_temp." + table));
    }

    /** Lets nobody count until the transaction ends; those who read wait too. */
    static void lockReal(Handle handle, String schema) {
        COUNTED.forEach(table -> handle.execute("lock table " + schema + "." + table));
    }

    /** Where the figures of the shadows are others than the real ones. */
    static List<Comparison.Difference> compare(Handle handle, String schema) {
        String counters = Counter.each(column -> column);
        String nonZero = " where (" + counters + ") <> (" + Counter.each(column -> "0") + ")";
        List<Comparison.Difference> differences = new ArrayList<>();
        compare(handle, schema, "campaign_metrics", "campaign_id, " + counters, nonZero, differences);
        compare(
                handle,
                schema,
                "campaign_cell",
                "campaign_id, track, step, variant, day, step_id, " + counters,
                nonZero,
                differences);
        compare(handle, schema, "campaign_leads", "campaign_id, state, leads", " where leads <> 0", differences);
        return differences;
    }

    private static void compare(
            Handle handle,
            String schema,
            String table,
            String columns,
            String where,
            List<Comparison.Difference> differences) {
        String real = "select " + columns + " from " + schema + "." + table + where;
        String shadow = "select " + columns + " from pg_temp." + table + where;
        String differing = "(" + real + " except " + shadow + ") union all (" + shadow + " except " + real + ")";
        long rows = handle.createQuery("select count(*) from (" + differing + ") d")
                .mapTo(Long.class)
                .one();
        if (rows > 0) {
            differences.add(new Comparison.Difference(
                    table,
                    rows,
                    handle.createQuery("select campaign_id from " + EXAMPLES.formatted(differing) + " examples")
                            .mapTo(UUID.class)
                            .list()));
        }
    }

    /** Puts what the shadows hold into the place of the real rows. */
    static void replaceReal(Handle handle, String schema) {
        handle.execute("truncate "
                + COUNTED.stream()
                        .map(table -> schema + "." + table)
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow());
        COUNTED.forEach(table -> handle.execute("insert into " + schema + "." + table + " (" + columns(handle, table)
                + ") select " + columns(handle, table) + " from pg_temp." + table));
        handle.execute("insert into " + schema + ".campaign_status (campaign_id)"
                + " select campaign_id from pg_temp.campaign_status on conflict do nothing");
    }

    private static String columns(Handle handle, String table) {
        return String.join(
                ", ",
                handle.createQuery("""
                                select quote_ident(attname) from pg_attribute
                                where attrelid = to_regclass('pg_temp.' || :table) and attnum > 0 and not attisdropped
                                order by attnum
                                """).bind("table", table).mapTo(String.class).list());
    }

    private static List<String> withCampaigns() {
        List<String> all = new ArrayList<>(COUNTED);
        all.add("campaign_status");
        return all;
    }
}

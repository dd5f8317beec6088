package aicmo.cam.local.market.report;

import aicmo.cam.local.market.books.Balance;
import aicmo.cam.local.market.people.Meaning;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The report for programs. */
public final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportJson() {}

    /** All of it, as an object in snake_case. */
    public static String write(Report report) {
        ObjectNode all = JSON.createObjectNode();
        all.put("leads", report.leads()).put("seed", report.seed());
        books(all, report.balance());
        understood(all, report.understanding());
        counts(all.putObject("states"), report.balance().states());
        ArrayNode campaigns = all.putArray("campaigns");
        report.campaigns().forEach(campaign -> campaigns
                .addObject()
                .put("name", campaign.name())
                .put("id", campaign.id())
                .put("status", campaign.status())
                .put("leads", campaign.leads())
                .put("decision", campaign.decision())
                .put("reason", campaign.reason())
                .set("metrics", campaign.metrics()));
        all.put("refused_rows", report.refusedRows());
        all.put("balanced", report.isBalanced());
        ArrayNode discrepancies = all.putArray("discrepancies");
        report.troubles().forEach(discrepancies::add);
        all.put("seconds", report.took().toMillis() / 1000.0);
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes is always JSON", e);
        }
    }

    private static void books(ObjectNode all, Balance balance) {
        all.put("steps", balance.steps())
                .put("requested", balance.requested())
                .put("sent", balance.sent())
                .put("accepted_by_mail_server", balance.accepted())
                .put("sent_exactly_once", balance.once())
                .put("not_sent", balance.notSentInAll())
                .put("waiting", balance.waiting())
                .put("unknown", balance.unknown())
                .put("duplicates", balance.duplicates())
                .put("lost", balance.lost());
        counts(all.putObject("not_sent_reasons"), balance.notSent());
    }

    private static void understood(ObjectNode all, Understanding understanding) {
        counts(all.putObject("replies"), understanding.readAs());
        ObjectNode understood = all.putObject("understood");
        understood.put("meant", understanding.meant()).put("understood", understanding.understood());
        ObjectNode classes = understood.putObject("by_class");
        for (Meaning meaning : Meaning.values()) {
            classes.putObject(meaning.name())
                    .put("meant", understanding.meant(meaning))
                    .put("understood", understanding.understood(meaning));
        }
        ArrayNode mistakes = understood.putArray("mistakes");
        understanding.mistakes().forEach(mistake -> mistakes.addObject()
                .put("meant", mistake.meant().name())
                .put("read_as", mistake.readAs())
                .put("who", mistake.who())
                .put("reason", mistake.reason()));
    }

    private static void counts(ObjectNode node, Map<String, Integer> counts) {
        counts.forEach(node::put);
    }
}

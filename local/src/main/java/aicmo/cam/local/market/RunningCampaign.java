package aicmo.cam.local.market;

import aicmo.cam.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** A campaign of the demo as followup tells of it. */
final class RunningCampaign {
    private final Services services;
    private final CampaignPlan plan;
    private final String id;
    private final int imported;
    private String status = "DRAFT";
    private String pausedWhy = "";
    private long running;
    private Map<String, Long> states = Map.of();

    /** @param imported how many leads the import said it took */
    RunningCampaign(Services services, CampaignPlan plan, String id, int imported) {
        this.services = services;
        this.plan = plan;
        this.id = id;
        this.imported = imported;
    }

    String name() {
        return plan.name();
    }

    String id() {
        return id;
    }

    int imported() {
        return imported;
    }

    String status() {
        return status;
    }

    String pausedWhy() {
        return pausedWhy;
    }

    /** How many leads are in their sequence. */
    long running() {
        return running;
    }

    Map<String, Long> states() {
        return states;
    }

    /** Asks how it stands. */
    void update() throws InterruptedException {
        JsonNode campaign = services.get(Service.FOLLOWUP, "/campaigns/" + id);
        status = campaign.path("status").asText();
        pausedWhy = campaign.path("paused_why").asText("");
        running = campaign.path("running").asLong();
        Map<String, Long> counted = new TreeMap<>();
        campaign.path("states")
                .properties()
                .forEach(state -> counted.put(state.getKey(), state.getValue().asLong()));
        states = counted;
    }

    /** Whether nothing more will go: it is finished, or paused, or each lead waits for somebody to clear up an unknown outcome. */
    boolean isOver() throws InterruptedException {
        return switch (status) {
            case "FINISHED" -> true;
            case "PAUSED" -> inSender("SENDING") == 0;
            case "ACTIVE" -> running > 0 && inSender("UNKNOWN") >= running;
            default -> false;
        };
    }

    private int inSender(String mailStatus) throws InterruptedException {
        return services.all(Service.SENDER, "/emails/outbound?campaign_id=" + id + "&status=" + mailStatus)
                .size();
    }
}

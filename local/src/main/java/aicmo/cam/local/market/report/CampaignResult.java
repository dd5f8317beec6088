package aicmo.cam.local.market.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a campaign ended.
 *
 * @param status DRAFT, ACTIVE, PAUSED or FINISHED
 * @param metrics as decision gives them
 * @param decision PAUSED, or what its rules come to
 * @param reason the same in words
 */
public record CampaignResult(
        String name, String id, String status, int leads, JsonNode metrics, String decision, String reason) {}

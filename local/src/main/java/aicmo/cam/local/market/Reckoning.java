package aicmo.cam.local.market;

import aicmo.cam.local.Service;
import aicmo.cam.local.market.books.Balance;
import aicmo.cam.local.market.books.Books;
import aicmo.cam.local.market.books.CampaignEntry;
import aicmo.cam.local.market.books.LeadEntry;
import aicmo.cam.local.market.books.MailEntry;
import aicmo.cam.local.market.letter.Letter;
import aicmo.cam.local.market.report.CampaignResult;
import aicmo.cam.local.market.report.Report;
import aicmo.cam.local.market.report.Understanding;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the services for all that they have in their books, and sets it against the market's. */
final class Reckoning {
    private final Services services;
    private final List<RunningCampaign> campaigns;
    private final Market market;
    private final Verdicts verdicts;

    Reckoning(Services services, List<RunningCampaign> campaigns, Market market, Verdicts verdicts) {
        this.services = services;
        this.campaigns = campaigns;
        this.market = market;
        this.verdicts = verdicts;
    }

    Balance balance() throws InterruptedException {
        List<CampaignEntry> entries = new ArrayList<>();
        List<LeadEntry> leads = new ArrayList<>();
        List<MailEntry> mails = new ArrayList<>();
        for (RunningCampaign campaign : campaigns) {
            campaign.update();
            entries.add(new CampaignEntry(campaign.name(), campaign.status(), campaign.imported(), campaign.states()));
            for (JsonNode lead : services.all(Service.FOLLOWUP, "/campaigns/" + campaign.id() + "/leads")) {
                leads.add(lead(campaign, lead));
            }
            for (JsonNode mail : services.all(Service.SENDER, "/emails/outbound?campaign_id=" + campaign.id())) {
                mails.add(new MailEntry(
                        text(mail, "lead_id"),
                        mail.path("step").asInt(),
                        text(mail, "recipient"),
                        text(mail, "status"),
                        text(mail, "detail")));
            }
        }
        return Books.balance(entries, leads, mails, market.arrivals());
    }

    /** @param standstill what stood still before everything was over; empty where everything came to its end */
    Report report(int leads, long seed, Duration took, Balance balance, int refused, Optional<String> standstill)
            throws InterruptedException {
        List<CampaignResult> results = new ArrayList<>();
        for (RunningCampaign campaign : campaigns) {
            JsonNode evaluation = services.get(Service.DECISION, "/campaigns/" + campaign.id() + "/evaluation");
            boolean paused = text(evaluation, "status").equals("PAUSED");
            results.add(new CampaignResult(
                    campaign.name(),
                    campaign.id(),
                    campaign.status(),
                    campaign.imported(),
                    evaluation.path("metrics"),
                    paused ? "PAUSED" : text(evaluation, "decision"),
                    paused && !text(evaluation, "why").isEmpty()
                            ? text(evaluation, "why")
                            : text(evaluation, "reason")));
        }
        List<String> troubles = new ArrayList<>(balance.discrepancies());
        standstill.ifPresent(troubles::add);
        troubles.addAll(countedByMistake());
        return new Report(leads, seed, took, balance, results, understanding(), refused, troubles);
    }

    private Understanding understanding() {
        Understanding understanding = new Understanding();
        for (Letter letter : market.answers()) {
            String who = letter.person().address() + " (" + letter.person().language() + ")";
            verdicts.on(letter.messageId())
                    .ifPresentOrElse(
                            verdict -> understanding.add(letter.meaning(), who, verdict.replyClass(), verdict.reason()),
                            () -> understanding.add(letter.meaning(), who, "", "it did not come in"));
        }
        return understanding;
    }

    private List<String> countedByMistake() {
        List<String> mistakes = new ArrayList<>();
        market.bystanders()
                .newsletter()
                .flatMap(verdicts::on)
                .filter(verdict -> !verdict.lead().isEmpty())
                .ifPresent(verdict -> mistakes.add("a stranger's newsletter was taken for the answer of a lead"));
        market.bystanders()
                .copy()
                .flatMap(verdicts::on)
                .filter(verdict -> !verdict.replyClass().isEmpty())
                .ifPresent(verdict -> mistakes.add("a copy of our own mail was taken for an answer"));
        return mistakes;
    }

    private static LeadEntry lead(RunningCampaign campaign, JsonNode lead) {
        List<LeadEntry.StepEntry> steps = new ArrayList<>();
        for (JsonNode step : lead.path("steps")) {
            steps.add(new LeadEntry.StepEntry(step.path("step").asInt(), text(step, "status"), text(step, "reason")));
        }
        return new LeadEntry(campaign.name(), text(lead, "email"), text(lead, "id"), text(lead, "state"), steps);
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : "";
    }
}

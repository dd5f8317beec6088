package aicmo.cam.local.market;

import aicmo.cam.local.Demo;
import aicmo.cam.local.Service;
import aicmo.cam.local.market.report.CampaignResult;
import aicmo.cam.local.market.report.Report;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where somebody may look around after the demo. */
final class Visit {
    private Visit() {}

    static List<String> urls(Demo.Stage stage, Report report) {
        CampaignResult campaign = report.campaigns().getLast();
        List<String> lines = new ArrayList<>(List.of("", "To look at, for example '" + campaign.name() + "':"));
        lines.add(line("its leads, every step", stage.url(Service.FOLLOWUP), "/campaigns/" + campaign.id() + "/leads"));
        lines.add(line("its mails", stage.url(Service.SENDER), "/emails/outbound?campaign_id=" + campaign.id()));
        lines.add(line("who gets no more mail", stage.url(Service.SENDER), "/suppressions"));
        lines.add(line("what came back", stage.url(Service.INBOX), "/emails/inbound?campaign_id=" + campaign.id()));
        lines.add(line("its figures", stage.url(Service.DECISION), "/campaigns/" + campaign.id() + "/metrics"));
        lines.add(
                line("why it was paused", stage.url(Service.DECISION), "/campaigns/" + campaign.id() + "/evaluation"));
        lines.add(
                "  let it go on           curl -X POST -H 'Content-Type: application/json' -d '{\"by\":\"me\",\"why\":\"to see\"}' "
                        + stage.url(Service.DECISION) + "/api/cam/campaigns/" + campaign.id() + "/resume");
        return lines;
    }

    private static String line(String what, URI service, String path) {
        return String.format(Locale.ROOT, "  %-22s %s/api/cam%s", what, service, path);
    }
}

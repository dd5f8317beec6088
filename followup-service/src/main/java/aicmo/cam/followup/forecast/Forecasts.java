package aicmo.cam.followup.forecast;

import aicmo.cam.followup.FollowUpConfig;
import aicmo.cam.followup.campaign.Campaigns;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.enrolment.EnrolmentRows;
import aicmo.cam.followup.lead.Person;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.suppression.SuppressedRows;
import aicmo.cam.rest.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Lets campaigns run ahead. */
@Singleton
public class Forecasts {
    private static final int PAGE = 5_000;

    private final Campaigns campaigns;
    private final EnrolmentRows leads;
    private final ForecastRows rows;
    private final SuppressedRows suppressed;
    private final FollowUpEngine engine;
    private final FollowUpConfig config;
    private final Clock clock;

    Forecasts(
            Campaigns campaigns,
            EnrolmentRows leads,
            ForecastRows rows,
            SuppressedRows suppressed,
            FollowUpEngine engine,
            FollowUpConfig config,
            Clock clock) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.rows = rows;
        this.suppressed = suppressed;
        this.engine = engine;
        this.config = config;
        this.clock = clock;
    }

    /** What will become of a campaign. @throws Problem 404 where there is none, 409 where it is archived */
    public Forecast of(UUID id) {
        Campaign campaign = campaigns.get(id);
        ForecastRows.Start start = rows.start(id).orElseThrow(() -> Problem.notFound("campaign", id));
        if (start.archived()) {
            throw Problem.conflict("the campaign is archived: no mail of it goes any more");
        }
        List<String> assumes = new ArrayList<>(List.of("nobody answers, and every mail is taken at once"));
        if (!start.started()) {
            assumes.add("the campaign starts now");
        }
        if (start.paused()) {
            assumes.add("the campaign, which is paused, goes on now");
        }
        Instant now = clock.instant();
        Simulation simulation = new Simulation(campaign, engine, config.timeZone());
        UUID after = null;
        for (List<UUID> page = rows.leads(id, null, PAGE); !page.isEmpty(); page = rows.leads(id, after, PAGE)) {
            List<Lead> some = leads.load(page);
            Set<String> listed = suppressed.suppressed(
                    some.stream().map(lead -> lead.person().email()).toList());
            some.forEach(lead ->
                    simulation.add(slim(lead), listed.contains(lead.person().email()), now));
            after = page.getLast();
        }
        return simulation.run(now, rows.asked(id, now.atZone(config.timeZone()).toLocalDate()), assumes);
    }

    /** What a lead brings for templates says nothing of when its mails go. */
    private static Lead slim(Lead lead) {
        Person bare = new Person(
                lead.person().email(), null, null, null, lead.person().timeZone(), List.of(), Map.of());
        return new Lead(lead.id(), lead.campaignId(), bare, lead.state(), lead.joinedAt(), lead.facts());
    }
}

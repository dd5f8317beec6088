package aicmo.cam.followup.enrolment;

import aicmo.cam.events.Event;
import aicmo.cam.followup.campaign.CampaignMoved;
import aicmo.cam.followup.campaign.Campaigns;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.sequence.DayLength;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.followup.sequence.Outcome;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings what happens to the leads that it happens to: read, moved by the engine, kept and told in one transaction. */
@ApplicationScoped
public class Enrolments {
    private final Campaigns campaigns;
    private final EnrolmentRows leads;
    private final MovedRows moved;
    private final DueRows due;
    private final FollowUpEngine engine;
    private final DayLength day;
    private final Outbox outbox;
    private final jakarta.enterprise.event.Event<DueChanged> dueChanged;
    private final Clock clock;

    Enrolments(
            Campaigns campaigns,
            EnrolmentRows leads,
            MovedRows moved,
            DueRows due,
            FollowUpEngine engine,
            DayLength day,
            Outbox outbox,
            jakarta.enterprise.event.Event<DueChanged> dueChanged,
            Clock clock) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.moved = moved;
        this.due = due;
        this.engine = engine;
        this.day = day;
        this.outbox = outbox;
        this.dueChanged = dueChanged;
        this.clock = clock;
    }

    /** When a lead that joins the campaign now gets its first mail. */
    public Instant firstDue(Campaign campaign, Instant joinedAt) {
        Step first = campaign.steps(Track.MAIN).getFirst();
        return joinedAt.plus(day.of(first.delay()));
    }

    /** Applies what was told, in its order, in the same few statements for any number; leads that are none of ours are passed over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void happened(List<News> all) {
        Map<String, List<UUID>> byAddress = leads.byAddress(
                all.stream().flatMap(news -> news.addresses().stream()).collect(Collectors.toSet()));
        Map<UUID, List<News>> byLead = new HashMap<>();
        for (News news : all) {
            news.concerned(byAddress).forEach(lead -> byLead.computeIfAbsent(lead, id -> new ArrayList<>())
                    .add(news));
        }
        if (byLead.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<UUID, Campaign> definitions = new HashMap<>();
        keep(leads.hold(byLead.keySet()).stream()
                .map(lead -> move(lead, byLead.get(lead.id()), definition(definitions, lead), now))
                .filter(Moved::changed)
                .toList());
    }

    /** Time came for these leads, which this transaction holds already. Each is looked at anew, whatever was planned for it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void timeCame(Collection<UUID> ids) {
        Instant now = clock.instant();
        Map<String, String> none = Map.of();
        News time = new News(null, Set.of(), id -> new Occurrence.TimeCame(), none);
        Map<UUID, Campaign> definitions = new HashMap<>();
        keep(leads.load(ids).stream()
                .map(lead -> move(lead, List.of(time), definition(definitions, lead), now))
                .toList());
    }

    private void keep(List<Moved> all) {
        if (all.isEmpty()) {
            return;
        }
        moved.save(all);
        outbox.publishTraced(all.stream().flatMap(one -> one.told().stream()).toList());
        dueChanged.fire(new DueChanged());
    }

    private Campaign definition(Map<UUID, Campaign> definitions, Lead lead) {
        return definitions.computeIfAbsent(lead.campaignId(), campaigns::get);
    }

    private Moved move(Lead before, List<News> all, Campaign campaign, Instant now) {
        Lead lead = before;
        List<Traced<Event>> told = new ArrayList<>();
        for (News news : all) {
            Outcome outcome = engine.apply(campaign, lead, news.what().apply(lead.id()), now);
            lead = outcome.lead();
            outcome.events().forEach(event -> told.add(new Traced<>(event, news.trace())));
        }
        return new Moved(before, lead, told, engine.plan(campaign).next(lead));
    }

    void joined(@Observes CampaignMoved moved) {
        switch (moved) {
            case CampaignMoved.Started started ->
                due.join(started.campaign().id(), started.at(), firstDue(started.campaign(), started.at()));
            case CampaignMoved.Resumed resumed -> {
                // its leads stayed where they were; the job that asks for mails wakes by itself
            }
        }
        dueChanged.fire(new DueChanged());
    }
}

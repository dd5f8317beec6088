package aicmo.cam.followup.enrolment;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.Event;
import aicmo.cam.followup.campaign.CampaignMoved;
import aicmo.cam.followup.campaign.Campaigns;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.lead.Person;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.followup.sequence.Outcome;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.Traces;
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
import java.util.Optional;
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
    private final Outbox outbox;
    private final jakarta.enterprise.event.Event<DueChanged> dueChanged;
    private final Clock clock;
    private final Traces traces;

    Enrolments(
            Campaigns campaigns,
            EnrolmentRows leads,
            MovedRows moved,
            DueRows due,
            FollowUpEngine engine,
            Outbox outbox,
            jakarta.enterprise.event.Event<DueChanged> dueChanged,
            Clock clock,
            Traces traces) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.moved = moved;
        this.due = due;
        this.engine = engine;
        this.outbox = outbox;
        this.dueChanged = dueChanged;
        this.clock = clock;
        this.traces = traces;
    }

    /** When a lead that joins the campaign now gets its first mail. @param timeZone the lead's; null where unknown */
    public Instant firstDue(Campaign campaign, Instant joinedAt, String timeZone) {
        Person anybody = new Person("somebody", null, null, null, timeZone, List.of(), Map.of());
        return switch (engine.plan(campaign).next(Lead.fresh(campaign.id(), campaign.id(), anybody, joinedAt))) {
            case Next.Due due -> due.at();
            case Next.GivingUp end -> end.at();
            case Next.Waiting waiting -> joinedAt;
            case Next.Over over -> joinedAt;
        };
    }

    /** Applies what was told, in its order, in the same few statements for any number; leads that are none of ours are passed over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void happened(List<News> all) {
        Map<String, List<UUID>> byAddress = leads.byAddress(
                all.stream().flatMap(news -> news.addresses().stream()).collect(Collectors.toSet()));
        Map<UUID, List<UUID>> colleagues = leads.colleagues(all.stream()
                .filter(news -> news.company() && news.lead() != null)
                .map(News::lead)
                .collect(Collectors.toSet()));
        Map<UUID, List<Happening>> byLead = new HashMap<>();
        for (News news : all) {
            news.concerned(byAddress, colleagues)
                    .forEach((lead, bearing) -> byLead.computeIfAbsent(lead, id -> new ArrayList<>())
                            .add(new Happening(news.what().apply(bearing), news.trace())));
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

    /**
     * Time came for these leads, which this transaction holds already. Each is looked at anew, whatever was planned for it.
     *
     * @return how many mails were asked for
     */
    @Transactional(Transactional.TxType.MANDATORY)
    int timeCame(Collection<UUID> ids) {
        Instant now = clock.instant();
        Map<UUID, Campaign> definitions = new HashMap<>();
        List<Moved> all = leads.load(ids).stream()
                .map(lead -> move(
                        lead,
                        List.of(new Happening(new Occurrence.TimeCame(), traces.begun("time came for a lead"))),
                        definition(definitions, lead),
                        now))
                .toList();
        keep(all);
        return (int) all.stream()
                .flatMap(one -> one.told().stream())
                .filter(told -> told.event() instanceof EmailRequested)
                .count();
    }

    /** A lead, which nobody else moves until the transaction ends; empty where there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Lead> held(UUID id) {
        return leads.hold(List.of(id)).stream().findFirst();
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

    private Moved move(Lead before, List<Happening> all, Campaign campaign, Instant now) {
        Lead lead = before;
        List<Traced<Event>> told = new ArrayList<>();
        for (Happening one : all) {
            Outcome outcome = engine.apply(campaign, lead, one.what(), now);
            lead = outcome.lead();
            outcome.events().forEach(event -> told.add(new Traced<>(event, one.trace())));
        }
        return new Moved(before, lead, told, engine.plan(campaign).next(lead, now));
    }

    /** Something that happens to one lead, in the trace of what told it. */
    private record Happening(Occurrence what, Map<String, String> trace) {}

    void joined(@Observes CampaignMoved moved) {
        switch (moved) {
            case CampaignMoved.Started started -> due.join(started.campaign().id(), started.at());
            case CampaignMoved.Resumed resumed -> due.spread(resumed.campaignId(), resumed.pause(), clock.instant());
            case CampaignMoved.Redefined redefined -> {
                due.replan(redefined.campaignId(), clock.instant());
                due.revive(redefined.campaignId(), clock.instant(), redefined.grown());
            }
            case CampaignMoved.Scheduled scheduled -> {
                // nothing of its leads changes; the loop is woken to see when it starts
            }
        }
        dueChanged.fire(new DueChanged());
    }
}

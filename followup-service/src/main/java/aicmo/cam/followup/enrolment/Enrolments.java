package aicmo.cam.followup.enrolment;

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
import aicmo.cam.mail.Address;
import aicmo.cam.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final Event<DueChanged> dueChanged;
    private final Clock clock;

    Enrolments(
            Campaigns campaigns,
            EnrolmentRows leads,
            MovedRows moved,
            DueRows due,
            FollowUpEngine engine,
            DayLength day,
            Outbox outbox,
            Event<DueChanged> dueChanged,
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

    /** Something happened to these leads; ids that are none of ours are passed over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void happened(Collection<UUID> ids, Function<UUID, Occurrence> what) {
        if (ids.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        keep(leads.hold(ids).stream()
                .map(lead -> move(lead, what.apply(lead.id()), now))
                .filter(one -> !one.after().equals(one.before()))
                .toList());
    }

    /** Time came for these leads, which this transaction holds already. Each is looked at anew, whatever was planned for it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void timeCame(Collection<UUID> ids) {
        Instant now = clock.instant();
        keep(leads.load(ids).stream()
                .map(lead -> move(lead, new Occurrence.TimeCame(), now))
                .toList());
    }

    private void keep(List<Moved> all) {
        if (all.isEmpty()) {
            return;
        }
        moved.save(all);
        outbox.publish(
                all.stream().flatMap(one -> one.outcome().events().stream()).toList());
        dueChanged.fire(new DueChanged());
    }

    private Moved move(Lead lead, Occurrence what, Instant now) {
        Campaign campaign = campaigns.get(lead.campaignId());
        Outcome outcome = engine.apply(campaign, lead, what, now);
        return new Moved(lead, outcome, engine.plan(campaign).next(outcome.lead()));
    }

    /** The leads of every campaign with one of these addresses; a null is no address. */
    public List<UUID> withAddress(String... addresses) {
        Set<String> keys = Stream.of(addresses)
                .filter(address -> address != null && !address.isBlank())
                .map(address -> Address.of(address.strip()).key())
                .collect(Collectors.toSet());
        return leads.byAddress(keys);
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

package aicmo.cam.followup.forecast;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.LeadState;
import aicmo.cam.followup.calendar.SendingTime;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.forecast.Forecast.Bound;
import aicmo.cam.followup.sequence.Facts;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.MailedStep;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.followup.sequence.Outcome;
import aicmo.cam.followup.sequence.Plan;
import aicmo.cam.followup.sequence.StepRecord;
import aicmo.cam.followup.sequence.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Lets a campaign run ahead: the engine that moves leads, by a clock that jumps from one moment at which something is due to the next. Every
 * mail is taken at once, and nobody answers.
 */
final class Simulation {
    private static final Duration HORIZON = Duration.ofDays(5 * 366L);
    private static final int MOST_NAMED = 100;
    private static final UUID CAUSE = new UUID(0, 0);

    private final Campaign campaign;
    private final FollowUpEngine engine;
    private final Plan plan;
    private final ZoneId zone;
    private final Ahead ahead = new Ahead();
    private final Map<Alike, Group> groups = new LinkedHashMap<>();
    private final Map<LocalDate, Day> days = new TreeMap<>();
    private final Map<String, List<UUID>> named = new TreeMap<>();
    private final Map<String, Long> never = new TreeMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();
    private long leads;
    private Instant lastMailAt;
    private Instant endsAt;

    /** @param zone in which days are counted, and of leads whose own is unknown */
    Simulation(Campaign campaign, FollowUpEngine engine, ZoneId zone) {
        this.campaign = campaign;
        this.engine = engine;
        this.plan = engine.plan(campaign);
        this.zone = zone;
    }

    /** A lead as it stands. What the sender has is taken as sent. @param suppressed whether the suppression list concerns it */
    void add(Lead given, boolean suppressed, Instant now) {
        leads++;
        if (suppressed) {
            notReached(given, List.of(given.id()), "the suppression list stops its mails");
            return;
        }
        Lead lead = given.joinedAt() == null
                ? new Lead(given.id(), given.campaignId(), given.person(), given.state(), now, given.facts())
                : given;
        Lead first = sent(lead, now);
        groups.computeIfAbsent(Alike.of(first), any -> new Group(first, new ArrayList<>()))
                .alike()
                .add(first.id());
    }

    /** The lead where the sender has sent whatever it was asked for. */
    private Lead sent(Lead lead, Instant now) {
        Lead sent = lead;
        for (StepRecord asked : lead.steps().values()) {
            if (asked.status() == StepStatus.REQUESTED) {
                Occurrence gone = new Occurrence.Sent(CAUSE, MailedStep.of(asked), null, now);
                sent = engine.apply(campaign, sent, gone, now).lead();
            }
        }
        return sent;
    }

    /** What decides when something happens to a lead: of a list that was just imported, thousands are alike. */
    private record Alike(LeadState state, Instant joinedAt, String timeZone, Facts facts) {
        static Alike of(Lead lead) {
            return new Alike(lead.state(), lead.joinedAt(), lead.person().timeZone(), lead.facts());
        }
    }

    private record Group(Lead first, List<UUID> alike) {}

    /** @param askedToday how much of today's cap is used */
    Forecast run(Instant now, int askedToday, List<String> assumes) {
        day(now).asked = askedToday;
        groups.values().forEach(group -> follow(group.first(), group.alike(), now));
        groups.clear();
        for (Optional<Instant> next = ahead.next(); next.isPresent(); next = ahead.next()) {
            Instant at = next.get().isBefore(now) ? now : next.get();
            if (at.isAfter(now.plus(HORIZON))) {
                ahead.left()
                        .forEach(turn ->
                                notReached(turn.lead(), turn.alike(), "its turn does not come within five years"));
                break;
            }
            step(at);
        }
        return new Forecast(
                assumes,
                leads,
                days.values().stream()
                        .mapToLong(day -> day.firstMails + day.followUps)
                        .sum(),
                lastMailAt,
                endsAt,
                days.entrySet().stream()
                        .filter(day -> day.getValue().says())
                        .map(day -> new Forecast.Day(
                                day.getKey(),
                                day.getValue().firstMails,
                                day.getValue().followUps,
                                day.getValue().boundBy))
                        .toList(),
                never.entrySet().stream()
                        .map(why -> new Forecast.NeverReached(why.getKey(), why.getValue(), named.get(why.getKey())))
                        .toList());
    }

    private void step(Instant now) {
        ahead.awake(now);
        for (Optional<Ahead.Turn> come = ahead.come(now); come.isPresent(); come = ahead.come(now)) {
            if (come.get().mail()) {
                ahead.await(come.get(), zoneOf(come.get().lead()));
            } else {
                timeCame(come.get(), now);
            }
        }
        SendingTime time = campaign.rules().sendingTime();
        Day day = day(now);
        List<ZoneId> open = new ArrayList<>();
        for (ZoneId each : ahead.zones()) {
            Instant opens = time.open(now, each);
            if (opens.isAfter(now)) {
                ahead.wakeAt(opens);
                day.boundBy.add(Bound.SENDING_WINDOW);
            } else {
                open.add(each);
            }
        }
        Integer cap = campaign.rules().dailyCap();
        while ((cap == null || day.asked < cap) && ahead.waits(open)) {
            Ahead.Turn turn = ahead.turn(open).orElseThrow();
            int may = cap == null ? turn.alike().size() : Math.min(turn.alike().size(), cap - day.asked);
            timeCame(turn.some(may), now);
            if (may < turn.alike().size()) {
                ahead.await(turn.others(may), zoneOf(turn.lead()));
            }
        }
        if (ahead.waits(open)) {
            day.boundBy.add(Bound.DAILY_CAP);
            ahead.wakeAt(now.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant());
        }
    }

    private void timeCame(Ahead.Turn turn, Instant now) {
        Outcome outcome = engine.apply(campaign, turn.lead(), new Occurrence.TimeCame(), now);
        if (outcome.events().stream().anyMatch(EmailRequested.class::isInstance)) {
            day(now).asked(turn.first(), turn.alike().size());
            lastMailAt = now;
        }
        follow(sent(outcome.lead(), now), turn.alike(), now);
    }

    private void follow(Lead lead, List<UUID> alike, Instant now) {
        switch (plan.next(lead, now)) {
            case Next.Due due -> {
                if (campaign.rules().sendingTime().binds()) {
                    Instant ready = plan.ready(lead, due.step());
                    Instant wanted = ready.isBefore(now) ? now : ready;
                    if (wanted.isBefore(due.at())) {
                        day(wanted).boundBy.add(Bound.SENDING_WINDOW);
                    }
                }
                ahead.add(new Ahead.Turn(lead, alike, due.at(), true, lead.isFirst(due.step())));
            }
            case Next.GivingUp end -> ahead.add(new Ahead.Turn(lead, alike, end.at(), false, false));
            case Next.Waiting waiting -> notReached(lead, alike, "the sender has a mail to it and does not answer");
            case Next.Over over -> over(lead, alike, over.reason(), now);
        }
    }

    private void over(Lead lead, List<UUID> alike, String reason, Instant now) {
        notReached(lead, alike, reason);
        if (endsAt == null || now.isAfter(endsAt)) {
            endsAt = now;
        }
    }

    private void notReached(Lead lead, List<UUID> alike, String reason) {
        if (lead.steps().values().stream().noneMatch(step -> step.status() == StepStatus.SENT)) {
            never.merge(reason, (long) alike.size(), Long::sum);
            List<UUID> some = named.computeIfAbsent(reason, any -> new ArrayList<>());
            alike.stream().limit(MOST_NAMED - some.size()).forEach(some::add);
        }
    }

    private ZoneId zoneOf(Lead lead) {
        String known = lead.person().timeZone();
        return known == null ? zone : zones.computeIfAbsent(known, ZoneId::of);
    }

    private Day day(Instant at) {
        return days.computeIfAbsent(at.atZone(zone).toLocalDate(), any -> new Day());
    }

    /** What happens in a day. */
    private static final class Day {
        private int asked;
        private int firstMails;
        private int followUps;
        private final Set<Bound> boundBy = EnumSet.noneOf(Bound.class);

        void asked(boolean first, int mails) {
            asked += mails;
            firstMails += first ? mails : 0;
            followUps += first ? 0 : mails;
        }

        boolean says() {
            return firstMails + followUps > 0 || !boundBy.isEmpty();
        }
    }
}

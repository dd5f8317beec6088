package aicmo.cam.followup.sequence;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.LeadState;
import aicmo.cam.followup.calendar.LeadDays;
import aicmo.cam.followup.calendar.SendingTime;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What comes next for the leads of one campaign, and when. */
public record Plan(Campaign campaign, LeadDays day) {
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(90);

    /** What comes next for a lead, by all that is known of it. */
    public Next next(Lead lead) {
        if (lead.steps().values().stream().anyMatch(step -> !step.settled())) {
            return new Next.Waiting();
        }
        Optional<String> stopped = stopped(lead);
        if (stopped.isPresent()) {
            return new Next.Over(stopped.get());
        }
        if (lead.joinedAt() == null) {
            return new Next.Waiting();
        }
        Track track = trackOf(lead);
        Instant begin = begin(lead, track);
        return coming(lead, track)
                .<Next>map(step -> new Next.Due(step, due(lead, step, begin)))
                .orElseGet(() -> switch (track) {
                    case MAIN -> new Next.GivingUp(later(begin, back(lead)).plus(day.of(campaign.noReplyAfter())));
                    case QUALIFIED -> new Next.Over("every step of the track qualified is over");
                });
    }

    /** The same, with nothing before now: a step that is overdue goes at the next moment at which a mail may go. */
    public Next next(Lead lead, Instant now) {
        return switch (next(lead)) {
            case Next.Due due
            when due.at().isBefore(now) ->
                new Next.Due(
                        due.step(),
                        campaign.rules()
                                .sendingTime()
                                .open(now, day.zoneOf(lead.person().timeZone())));
            case Next.Due due -> due;
            case Next.GivingUp end -> end;
            case Next.Waiting waiting -> waiting;
            case Next.Over over -> over;
        };
    }

    /** The first step, as the campaign stands now, that the lead did not have and whose conditions are met. */
    private Optional<Step> coming(Lead lead, Track track) {
        List<Step> steps = campaign.steps(track);
        int passed = steps.stream()
                .filter(step -> lead.steps().containsKey(step.id()))
                .mapToInt(Step::number)
                .max()
                .orElse(0);
        return steps.stream()
                .filter(step -> !lead.steps().containsKey(step.id()))
                .filter(step -> !step.skipIfPassed() || step.number() > passed)
                .filter(step -> !step.onlyIfDelivered() || (step.number() > passed && followsADelivered(lead, step)))
                .findFirst();
    }

    private boolean followsADelivered(Lead lead, Step step) {
        return campaign.step(step.track(), step.number() - 1)
                .map(before -> lead.steps().get(before.id()))
                .filter(StepRecord::delivered)
                .isPresent();
    }

    private Instant due(Lead lead, Step step, Instant begin) {
        return campaign.rules().sendingTime().open(ready(lead, step, begin), zone(lead));
    }

    /** When a step of the lead's track would go if mails went at any time. */
    public Instant ready(Lead lead, Step step) {
        return ready(lead, step, begin(lead, step.track()));
    }

    private Instant ready(Lead lead, Step step, Instant begin) {
        SendingTime time = campaign.rules().sendingTime();
        Instant delayed = day.scaled(begin, step.delay().after(begin, time, zone(lead)));
        Instant held =
                lead.facts().heldUntil() == null ? Instant.MIN : lead.facts().heldUntil();
        return later(later(delayed, back(lead)), held);
    }

    private ZoneId zone(Lead lead) {
        return day.zoneOf(lead.person().timeZone());
    }

    /** Why no further step goes to this lead; empty where one may. */
    public Optional<String> stopped(Lead lead) {
        return switch (lead.state()) {
            case UNSUBSCRIBED, SUPPRESSED, REPLIED, EXHAUSTED ->
                Optional.of(Standing.of(lead, campaign.rules()).why());
            case QUALIFIED ->
                campaign.steps(Track.QUALIFIED).isEmpty()
                        ? Optional.of(Standing.of(lead, campaign.rules()).why())
                        : undeliverable(lead);
            case NEW, CONTACTED -> undeliverable(lead);
        };
    }

    /** The track that a lead is on. */
    static Track trackOf(Lead lead) {
        return lead.state() == LeadState.QUALIFIED ? Track.QUALIFIED : Track.MAIN;
    }

    private static Optional<String> undeliverable(Lead lead) {
        if (lead.facts().bounced() != null) {
            return Optional.of(lead.facts().bounced());
        }
        Optional<String> dead = lead.verdicts().values().stream()
                .filter(Verdict::saysDead)
                .min(Comparator.comparing(Verdict::receivedAt))
                .map(verdict -> "hard bounce: " + verdict.reason());
        return dead.isPresent() ? dead : failed(lead);
    }

    private static Optional<String> failed(Lead lead) {
        Track track = trackOf(lead);
        boolean reached = recorded(lead, track).anyMatch(step -> step.status() == StepStatus.SENT);
        return lead.steps().values().stream()
                .filter(step -> step.failure() != null)
                .filter(step -> ends(step.failure())
                        || (step.id().track() == track && !reached && step.failure() != EmailFailed.Reason.DUPLICATE))
                .min(Comparator.comparing(StepRecord::at)
                        .thenComparing(step -> step.id().number()))
                .map(step -> "step " + step.id().words() + " was not sent: " + step.reason());
    }

    /**
     * Whether the next step would fail as well. A step that follows none that went makes no sense either, unless the lead had its text
     * already.
     */
    private static boolean ends(EmailFailed.Reason reason) {
        return switch (reason) {
            case SUPPRESSED, INVALID_ADDRESS, REJECTED, NOT_ALLOWED, TEMPLATE, INCOMPLETE_SETTINGS -> true;
            case DUPLICATE, CANCELLED, RETRIES_EXHAUSTED -> false;
        };
    }

    private static Stream<StepRecord> recorded(Lead lead, Track track) {
        return lead.steps().values().stream().filter(step -> step.id().track() == track);
    }

    /** What the delay of the next step counts from: the last mail of the track that went or was given up, else the joining of the track. */
    private static Instant begin(Lead lead, Track track) {
        return recorded(lead, track)
                .map(StepRecord::at)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> switch (track) {
                    case MAIN -> lead.joinedAt();
                    case QUALIFIED -> qualifiedAt(lead).orElse(lead.joinedAt());
                });
    }

    private static Optional<Instant> qualifiedAt(Lead lead) {
        Stream<Instant> decided = lead.decided().stream()
                .filter(action -> action.kind() == Action.Kind.QUALIFY)
                .map(Action::at);
        Stream<Instant> answered = lead.answers()
                .filter(verdict -> verdict.moves(true).equals(Optional.of(LeadState.QUALIFIED)))
                .map(Verdict::receivedAt);
        return Stream.concat(decided, answered).min(Comparator.naturalOrder());
    }

    /**
     * When a person who is away has had a working day for what waited: the morning of the working day after the one that was named, in
     * the person's zone. A day further off than 90 days is taken for 90: it is a misreading, or a letter that can wait for nobody that long.
     */
    private Instant back(Lead lead) {
        ZoneId zone = day.zoneOf(lead.person().timeZone());
        return lead.answers()
                .filter(Verdict::awayUntilADate)
                .map(away -> {
                    Instant longest = away.receivedAt().plus(LONGEST_ABSENCE);
                    boolean endless =
                            away.returnDate().atStartOfDay(zone).toInstant().isAfter(longest);
                    Instant morning = campaign.rules()
                            .sendingTime()
                            .plusWorkingDays(away.returnDate(), 1)
                            .atStartOfDay(zone)
                            .toInstant();
                    return day.scaled(away.receivedAt(), endless ? longest : morning);
                })
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

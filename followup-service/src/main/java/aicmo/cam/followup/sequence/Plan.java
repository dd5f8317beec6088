package aicmo.cam.followup.sequence;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.LeadState;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What comes next for the leads of one campaign, and when. */
public record Plan(Campaign campaign, DayLength day) {

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
        List<Step> steps = campaign.steps(track);
        int over = recorded(lead, track).map(step -> step.id().number()).reduce(0, Math::max);
        if (over < steps.size()) {
            Step step = steps.get(over);
            return new Next.Due(step, later(begin(lead, track).plus(day.of(step.delay())), back(lead)));
        }
        return switch (track) {
            case MAIN -> new Next.GivingUp(later(begin(lead, track), back(lead)).plus(day.of(campaign.noReplyAfter())));
            case QUALIFIED -> new Next.Over("every step of the track qualified is over");
        };
    }

    /** Why no further step goes to this lead; empty where one may. */
    public Optional<String> stopped(Lead lead) {
        return switch (lead.state()) {
            case UNSUBSCRIBED, SUPPRESSED, REPLIED, EXHAUSTED ->
                Optional.of(Standing.of(lead).why());
            case QUALIFIED ->
                campaign.steps(Track.QUALIFIED).isEmpty()
                        ? Optional.of(Standing.of(lead).why())
                        : undeliverable(lead);
            case NEW, CONTACTED -> undeliverable(lead);
        };
    }

    /** The track that a lead is on. */
    static Track trackOf(Lead lead) {
        return lead.state() == LeadState.QUALIFIED ? Track.QUALIFIED : Track.MAIN;
    }

    private static Optional<String> undeliverable(Lead lead) {
        if (lead.bounced() != null) {
            return Optional.of(lead.bounced());
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
                .filter(step -> ends(step.failure()) || (step.id().track() == track && !reached))
                .min(Comparator.comparing(StepRecord::at)
                        .thenComparing(step -> step.id().number()))
                .map(step -> "step " + step.id().words() + " was not sent: " + step.reason());
    }

    /** Whether the next step would fail as well; a step that follows none that went makes no sense in any case. */
    private static boolean ends(EmailFailed.Reason reason) {
        return switch (reason) {
            case SUPPRESSED, INVALID_ADDRESS, REJECTED, NOT_ALLOWED, TEMPLATE, INCOMPLETE_SETTINGS -> true;
            case DUPLICATE, CANCELLED, RETRIES_EXHAUSTED -> false;
        };
    }

    private static Stream<StepRecord> recorded(Lead lead, Track track) {
        return lead.steps().values().stream().filter(step -> step.id().track() == track);
    }

    /** What the delay of the next step counts from: the step before, else the joining of the track. */
    private static Instant begin(Lead lead, Track track) {
        return recorded(lead, track)
                .max(Comparator.comparing(step -> step.id().number()))
                .map(StepRecord::at)
                .orElseGet(() -> switch (track) {
                    case MAIN -> lead.joinedAt();
                    case QUALIFIED ->
                        lead.verdicts().values().stream()
                                .filter(verdict -> verdict.moves().equals(Optional.of(LeadState.QUALIFIED)))
                                .map(Verdict::receivedAt)
                                .min(Comparator.naturalOrder())
                                .orElse(lead.joinedAt());
                });
    }

    private Instant back(Lead lead) {
        return lead.verdicts().values().stream()
                .filter(Verdict::awayUntilADate)
                .map(verdict -> day.backAt(verdict, lead.person().timeZone()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

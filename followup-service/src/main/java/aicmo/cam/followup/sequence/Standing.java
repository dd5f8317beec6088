package aicmo.cam.followup.sequence;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.definition.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a lead stands by all that happened to it, in whatever order that came: of the states that something speaks for, the one
 * that is last in {@link #PRECEDENCE}. An opt-out wins over everything, and a no over a yes: outreach stops in doubt, and a
 * person can correct the verdict.
 *
 * @param why in words
 */
record Standing(LeadState state, String why) {
    /** From the weakest to the strongest. */
    static final List<LeadState> PRECEDENCE = List.of(
            LeadState.NEW,
            LeadState.CONTACTED,
            LeadState.EXHAUSTED,
            LeadState.REPLIED,
            LeadState.QUALIFIED,
            LeadState.SUPPRESSED,
            LeadState.UNSUBSCRIBED);

    private static final Comparator<Standing> STRENGTH =
            Comparator.comparing(standing -> PRECEDENCE.indexOf(standing.state));

    static Standing of(Lead lead, Rules rules) {
        List<Standing> claims = new ArrayList<>();
        claims.add(new Standing(LeadState.NEW, "nothing speaks for anything else any more"));
        lead.steps().values().stream()
                .filter(step -> step.status() == StepStatus.SENT)
                .min(Comparator.comparing(StepRecord::at))
                .ifPresent(step -> claims.add(
                        new Standing(LeadState.CONTACTED, "step " + step.id().words() + " was sent")));
        Instant exhaustedAt = lead.facts().exhaustedAt();
        if (exhaustedAt != null && lead.sinceDecided(exhaustedAt)) {
            claims.add(new Standing(LeadState.EXHAUSTED, "the last step is over and nobody answered"));
        }
        lead.answers().forEach(verdict -> verdict.moves(rules.stopOnAnyReply())
                .ifPresent(state -> claims.add(new Standing(state, words(state, verdict)))));
        lead.decided().flatMap(Standing::decided).ifPresent(claims::add);
        if (lead.facts().unsubscribed() != null) {
            claims.add(new Standing(LeadState.UNSUBSCRIBED, lead.facts().unsubscribed()));
        }
        Standing own = claims.stream().max(STRENGTH).orElseThrow();
        return switch (own.state) {
            case NEW, CONTACTED -> rules.stopCompany() ? company(lead).orElse(own) : own;
            case EXHAUSTED, REPLIED, QUALIFIED, SUPPRESSED, UNSUBSCRIBED -> own;
        };
    }

    /** What others of the lead's company say counts where the lead says nothing itself. */
    private static Optional<Standing> company(Lead lead) {
        return lead.answers()
                .filter(Verdict::ofTheCompany)
                .findFirst()
                .map(verdict -> new Standing(
                        LeadState.SUPPRESSED, "somebody else of the same company answered: " + verdict.reason()));
    }

    private static Optional<Standing> decided(Action action) {
        return switch (action.kind()) {
            case QUALIFY -> Optional.of(new Standing(LeadState.QUALIFIED, action.words()));
            case SUPPRESS -> Optional.of(new Standing(LeadState.SUPPRESSED, action.words()));
            case RESUME -> Optional.empty();
        };
    }

    private static String words(LeadState state, Verdict verdict) {
        String what =
                switch (state) {
                    case QUALIFIED -> "answered positively";
                    case SUPPRESSED -> "declined";
                    case UNSUBSCRIBED -> "asked for no more mail";
                    case REPLIED -> "answered without a clear signal; a person takes over";
                    case NEW, CONTACTED, EXHAUSTED -> "answered";
                };
        return what + ": " + verdict.reason() + (verdict.corrected() ? " (corrected by a person)" : "");
    }
}

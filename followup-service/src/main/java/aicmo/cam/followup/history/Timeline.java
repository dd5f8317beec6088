package aicmo.cam.followup.history;

import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.StepRecord;
import aicmo.cam.followup.sequence.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything that happened to a lead, in its order. */
final class Timeline {
    private Timeline() {}

    /**
     * Something that happened.
     *
     * @param what for programs: IMPORTED, JOINED, REQUESTED, SENT, FAILED, NOT_SENT, RETURNED, ANSWERED, COMPANY_ANSWERED, DECIDED, CHANGED
     * @param words for people
     * @param id the mail, the answer, the decision or the cause, where there is one
     */
    record Entry(Instant at, String what, String words, UUID id) {}

    /** @param requestedAt when each step was asked for, by the step's identity */
    static List<Entry> of(
            Lead lead, Instant importedAt, Map<UUID, Instant> requestedAt, List<LeadView.Change> changes) {
        List<Entry> all = new ArrayList<>();
        all.add(new Entry(importedAt, "IMPORTED", "imported", null));
        if (lead.joinedAt() != null) {
            all.add(new Entry(lead.joinedAt(), "JOINED", "joined the running campaign", null));
        }
        lead.steps().values().stream()
                .filter(step -> requestedAt.containsKey(step.id().id()))
                .forEach(step -> all.add(new Entry(
                        requestedAt.get(step.id().id()),
                        "REQUESTED",
                        "the sender was asked for step " + step.id().words(),
                        null)));
        lead.steps().values().forEach(step -> all.addAll(of(step)));
        lead.verdicts().values().forEach(verdict -> all.add(of(verdict)));
        lead.facts()
                .actions()
                .values()
                .forEach(action -> all.add(new Entry(action.at(), "DECIDED", action.words(), action.id())));
        changes.forEach(change -> all.add(new Entry(
                change.at(), "CHANGED", change.from() + " → " + change.to() + ": " + change.why(), change.cause())));
        all.sort(Comparator.comparing(Entry::at));
        return all;
    }

    private static List<Entry> of(StepRecord step) {
        String name = "step " + step.id().words();
        String why = step.reason() == null ? "" : ": " + step.reason();
        return switch (step.status()) {
            case PENDING, REQUESTED -> List.of();
            case NOT_SENT -> List.of(new Entry(step.at(), "NOT_SENT", name + " was not sent" + why, step.emailId()));
            case FAILED -> List.of(new Entry(step.at(), "FAILED", name + " failed" + why, step.emailId()));
            case SENT ->
                step.returned()
                        ? List.of(
                                new Entry(step.at(), "SENT", name + " was sent", step.emailId()),
                                new Entry(step.at(), "RETURNED", name + " came back", step.emailId()))
                        : List.of(new Entry(step.at(), "SENT", name + " was sent", step.emailId()));
        };
    }

    private static Entry of(Verdict verdict) {
        String words = verdict.replyClass() + ": " + verdict.reason()
                + (verdict.returnDate() == null ? "" : ", back on " + verdict.returnDate())
                + (verdict.corrected() ? " (corrected by a person)" : "");
        return switch (verdict.bearing()) {
            case OWN, ADDRESS -> new Entry(verdict.receivedAt(), "ANSWERED", words, verdict.inboundId());
            case COMPANY ->
                new Entry(
                        verdict.receivedAt(),
                        "COMPANY_ANSWERED",
                        "somebody else of the company: " + words,
                        verdict.inboundId());
        };
    }
}

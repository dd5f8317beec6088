package aicmo.cam.followup.enrolment;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.followup.sequence.StepRecord;
import aicmo.cam.followup.sequence.Verdict;
import aicmo.cam.messaging.Traced;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps what happened to leads: a statement for each table that changed, for any number of leads. */
@Singleton
class MovedRows {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    MovedRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    void save(List<Moved> moved) {
        jdbi.useHandle(handle -> {
            write(handle, moved.stream().map(EnrolmentRow::of).toList(), """
                    update enrolment e set state = r.state, due_at = r.due_at, next_step = r.next_step,
                        first_mail = r.first_mail, over = r.over, stopped_reason = r.stopped_reason, unsubscribed_why = r.unsubscribed_why,
                        bounced_why = r.bounced_why, exhausted_at = r.exhausted_at
                    from jsonb_to_recordset(cast(:rows as jsonb)) as r (lead_id uuid, state text, due_at timestamptz,
                        next_step int, first_mail boolean, over boolean, stopped_reason text, unsubscribed_why text, bounced_why text,
                        exhausted_at timestamptz)
                    where e.lead_id = r.lead_id
                    """);
            write(handle, moved.stream().flatMap(MovedRows::steps).toList(), """
                    insert into step_of_lead (lead_id, step_id, track, number, request_id, status, email_id, failure, reason,
                        returned, retry, at, requested_at)
                    select r.*, case when r.status = 'REQUESTED' then r.at end
                    from jsonb_to_recordset(cast(:rows as jsonb)) as r (lead_id uuid, step_id uuid, track text, number int,
                        request_id uuid, status text, email_id uuid, failure text, reason text, returned boolean, retry int,
                        at timestamptz)
                    on conflict (lead_id, step_id) do update set status = excluded.status,
                        email_id = excluded.email_id, failure = excluded.failure, reason = excluded.reason,
                        returned = excluded.returned, retry = excluded.retry, at = excluded.at
                    """);
            write(handle, moved.stream().flatMap(MovedRows::verdicts).toList(), """
                    insert into verdict (lead_id, inbound_id, event_id, decided_at, received_at, reply_class, reason,
                        return_date, hard_bounce, bearing, corrected)
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (lead_id uuid, inbound_id uuid,
                        event_id uuid, decided_at timestamptz, received_at timestamptz, reply_class text, reason text,
                        return_date date, hard_bounce boolean, bearing text, corrected boolean)
                    on conflict (lead_id, inbound_id) do update set event_id = excluded.event_id,
                        decided_at = excluded.decided_at, received_at = excluded.received_at,
                        reply_class = excluded.reply_class, reason = excluded.reason, return_date = excluded.return_date,
                        hard_bounce = excluded.hard_bounce, bearing = excluded.bearing, corrected = excluded.corrected
                    """);
            write(handle, moved.stream().flatMap(MovedRows::changes).toList(), """
                    insert into lead_change (event_id, lead_id, from_state, to_state, why, cause, changed_at)
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (event_id uuid, lead_id uuid,
                        from_state text, to_state text, why text, cause uuid, changed_at timestamptz)
                    """);
            write(handle, moved.stream().flatMap(MovedRows::actions).toList(), """
                    insert into lead_action (id, lead_id, kind, at, by, why)
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, lead_id uuid, kind text,
                        at timestamptz, by text, why text)
                    """);
        });
    }

    private void write(Handle handle, List<?> rows, String sql) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            handle.createUpdate(sql).bind("rows", json.writeValueAsString(rows)).execute();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("rows that can't be written as JSON: " + rows, e);
        }
    }

    private static Stream<StepRow> steps(Moved moved) {
        return moved.after().steps().values().stream()
                .filter(step ->
                        !step.equals(moved.before().steps().get(step.id().id())))
                .map(step -> StepRow.of(moved.after(), step));
    }

    private static Stream<VerdictRow> verdicts(Moved moved) {
        return moved.after().verdicts().values().stream()
                .filter(verdict -> !verdict.equals(moved.before().verdicts().get(verdict.inboundId())))
                .map(verdict -> VerdictRow.of(moved.after(), verdict));
    }

    private static Stream<ActionRow> actions(Moved moved) {
        return moved.after().facts().actions().values().stream()
                .filter(action -> !moved.before().facts().actions().containsKey(action.id()))
                .map(action -> new ActionRow(
                        action.id(), moved.after().id(), action.kind().name(), action.at(), action.by(), action.why()));
    }

    private static Stream<ChangeRow> changes(Moved moved) {
        return moved.told().stream()
                .map(Traced::event)
                .filter(LeadChanged.class::isInstance)
                .map(LeadChanged.class::cast)
                .map(ChangeRow::of);
    }

    private record EnrolmentRow(
            UUID leadId,
            String state,
            Instant dueAt,
            Integer nextStep,
            boolean firstMail,
            boolean over,
            String stoppedReason,
            String unsubscribedWhy,
            String bouncedWhy,
            Instant exhaustedAt) {
        static EnrolmentRow of(Moved moved) {
            return switch (moved.next()) {
                case Next.Due due -> row(moved.after(), due.at(), due.step(), null);
                case Next.GivingUp end -> row(moved.after(), end.at(), null, null);
                case Next.Waiting waiting -> row(moved.after(), null, null, null);
                case Next.Over over -> row(moved.after(), null, null, over.reason());
            };
        }

        private static EnrolmentRow row(Lead lead, Instant dueAt, Step step, String over) {
            return new EnrolmentRow(
                    lead.id(),
                    lead.state().name(),
                    dueAt,
                    step == null ? null : step.number(),
                    step != null && lead.isFirst(step),
                    over != null,
                    over,
                    lead.facts().unsubscribed(),
                    lead.facts().bounced(),
                    lead.facts().exhaustedAt());
        }
    }

    private record StepRow(
            UUID leadId,
            UUID stepId,
            String track,
            int number,
            UUID requestId,
            String status,
            UUID emailId,
            String failure,
            String reason,
            boolean returned,
            int retry,
            Instant at) {
        static StepRow of(Lead lead, StepRecord step) {
            return new StepRow(
                    lead.id(),
                    step.id().id(),
                    step.id().track().wireName(),
                    step.id().number(),
                    step.requestId(),
                    step.status().name(),
                    step.emailId(),
                    step.failure() == null ? null : step.failure().name(),
                    step.reason(),
                    step.returned(),
                    step.retry(),
                    step.at());
        }
    }

    private record VerdictRow(
            UUID leadId,
            UUID inboundId,
            UUID eventId,
            Instant decidedAt,
            Instant receivedAt,
            String replyClass,
            String reason,
            LocalDate returnDate,
            boolean hardBounce,
            String bearing,
            boolean corrected) {
        static VerdictRow of(Lead lead, Verdict verdict) {
            return new VerdictRow(
                    lead.id(),
                    verdict.inboundId(),
                    verdict.eventId(),
                    verdict.decidedAt(),
                    verdict.receivedAt(),
                    verdict.replyClass().name(),
                    verdict.reason(),
                    verdict.returnDate(),
                    verdict.hardBounce(),
                    verdict.bearing().name(),
                    verdict.corrected());
        }
    }

    private record ActionRow(UUID id, UUID leadId, String kind, Instant at, String by, String why) {}

    private record ChangeRow(
            UUID eventId, UUID leadId, String fromState, String toState, String why, UUID cause, Instant changedAt) {
        static ChangeRow of(LeadChanged change) {
            return new ChangeRow(
                    change.eventId(),
                    change.leadId(),
                    change.from().name(),
                    change.to().name(),
                    change.why(),
                    change.cause(),
                    change.occurredAt());
        }
    }
}

package aicmo.cam.sender.retry;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.address.Address;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.sender.mail.IdRange;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which mails a person decides about; what is null says nothing, but one of them must be said.
 *
 * @param reason why they failed
 * @param domain of the recipient
 * @param since asked for then or later
 * @param until asked for before then
 * @param after those after this one, as an answer said
 * @param limit so many at most, the oldest; the answer says whether there are more
 */
record MailFilter(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = TimelineEntry.ONE_LINE, message = "must have no control characters")
        String by,

        @Size(max = 1000) @Pattern(regexp = TimelineEntry.ONE_LINE, message = "must have no control characters")
        String note,

        UUID campaignId,
        UUID leadId,
        Reason reason,
        @Size(max = 255) String domain,
        Instant since,
        Instant until,
        UUID after,
        @Min(1) @Max(MOST) Integer limit) {
    private static final int MOST = 5000;
    private static final int USUAL = 1000;

    PersonsWord word() {
        return new PersonsWord(by, note);
    }

    int most() {
        return limit == null ? USUAL : limit;
    }

    /** What it asks for, as conditions with their values; never none. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "campaign", campaignId);
        put(values, "lead", leadId);
        put(values, "reason", reason == null ? null : reason.name());
        put(
                values,
                "domain",
                domain == null ? null : Address.of("anybody@" + domain.strip()).asciiDomain());
        put(values, "since", since == null ? null : IdRange.from(since));
        put(values, "until", until == null ? null : IdRange.from(until));
        if (values.isEmpty()) {
            throw Problem.invalid(List.of(new InvalidField(
                    "campaign_id", "say which mails: by campaign_id, lead_id, reason, domain, since or until")));
        }
        put(values, "after", after);
        return values;
    }

    static String conditions(Map<String, Object> values) {
        Map<String, String> known = Map.of(
                "campaign", "campaign_id = :campaign",
                "lead", "lead_id = :lead",
                "reason", "reason = :reason",
                "domain", "recipient_domain = :domain",
                "since", "id >= :since",
                "until", "id < :until",
                "after", "id > :after");
        List<String> conditions = new ArrayList<>();
        values.keySet().forEach(name -> conditions.add(known.get(name)));
        return String.join(" and ", conditions);
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}

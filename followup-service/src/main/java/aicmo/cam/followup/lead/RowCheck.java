package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.StepTemplates;
import aicmo.cam.mail.Address;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a person of a row, or says why it can't be one that this campaign may write to. */
final class RowCheck {
    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_VALUES = 100;
    private static final Pattern GAP = Pattern.compile("\\s+");
    private static final Set<String> USUAL = Set.of("email", "first_name", "last_name", "company", "time_zone");

    private final List<StepTemplates> templates;

    RowCheck(List<StepTemplates> templates) {
        this.templates = templates;
    }

    /** Either a person or a reason. */
    record Checked(Person person, String reason) {
        private static Checked no(String reason) {
            return new Checked(null, reason);
        }
    }

    Checked check(Row row) {
        if (row.broken() != null) {
            return Checked.no(row.broken());
        }
        Map<String, String> values = new LinkedHashMap<>();
        row.values().forEach((name, value) -> {
            String clean =
                    USUAL.contains(name) ? GAP.matcher(value).replaceAll(" ").strip() : value.strip();
            if (!clean.isEmpty()) {
                values.put(name, clean);
            }
        });
        Optional<String> wrong = wrong(values).or(() -> wrongZone(values.get("time_zone")));
        if (wrong.isPresent()) {
            return Checked.no(wrong.get());
        }
        Person person = person(values);
        Map<String, String> known = person.known();
        return templates.stream()
                .flatMap(step -> step.lack(known).stream())
                .findFirst()
                .map(Checked::no)
                .orElseGet(() -> new Checked(person, null));
    }

    private static Person person(Map<String, String> values) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.keySet().removeAll(USUAL);
        return new Person(
                values.get("email"),
                values.get("first_name"),
                values.get("last_name"),
                values.get("company"),
                values.get("time_zone"),
                more);
    }

    private static Optional<String> wrong(Map<String, String> values) {
        String email = values.get("email");
        if (email == null) {
            return Optional.of("it has no email");
        }
        if (!Address.isValid(email)) {
            return Optional.of("'" + shortened(email) + "' is no mail address");
        }
        if (values.size() > MOST_VALUES) {
            return Optional.of("it has " + values.size() + " values; at most " + MOST_VALUES + " are taken");
        }
        return values.entrySet().stream()
                .flatMap(value -> wrong(value.getKey(), value.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> wrong(String name, String value) {
        if (value.length() > LONGEST_VALUE) {
            return Optional.of(
                    name + " has " + value.length() + " characters; at most " + LONGEST_VALUE + " are taken");
        }
        boolean control = value.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0);
        return control ? Optional.of(name + " has control characters in it") : Optional.empty();
    }

    private static Optional<String> wrongZone(String zone) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("'" + shortened(zone)
                    + "' is no time zone; write an IANA name such as Europe/Berlin, or leave it empty");
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}

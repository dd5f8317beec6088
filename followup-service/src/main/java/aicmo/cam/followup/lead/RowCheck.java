package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.StepTemplates;
import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.WrittenAddress;
import aicmo.cam.mail.coding.InvisibleCharacters;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes a person of a row, or says why it can't be one that this campaign may write to. */
final class RowCheck {
    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_VALUES = 100;
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Set<String> USUAL = Set.of("email", "first_name", "last_name", "company", "time_zone", "tags");
    private static final Pattern BETWEEN_TAGS = Pattern.compile("[;|,]");
    private static final int MOST_TAGS = 50;

    private final List<StepTemplates> templates;

    RowCheck(List<StepTemplates> templates) {
        this.templates = templates;
    }

    /** Either a person, or a reason, with the column where it lies in one. */
    record Checked(Person person, String column, String reason) {
        private static Checked no(String column, String reason) {
            return new Checked(null, column, reason);
        }
    }

    /** @param erased knows the addresses of people who were erased */
    Checked check(Row row, Predicate<String> erased) {
        if (row.broken() != null) {
            return Checked.no(null, row.broken());
        }
        Map<String, String> values = cleaned(row.values());
        String given = values.get("email");
        if (given == null) {
            return Checked.no("email", "it has no email");
        }
        WrittenAddress email = WrittenAddress.read(given);
        if (email.fault() != null) {
            return Checked.no("email", "'" + shortened(given) + "' is no mail address; " + email.fault());
        }
        values.put("email", email.address());
        if (erased.test(email.address())) {
            return Checked.no("email", "the person of this address was erased, and gets no more mail");
        }
        return wrong(values).orElseGet(() -> {
            Person person = person(values);
            if (person.tags().size() > MOST_TAGS) {
                return Checked.no("tags", "it has more than " + MOST_TAGS + " tags");
            }
            return StepTemplates.firstLack(templates, person.known())
                    .map(lack -> Checked.no(lack.variable(), lack.words()))
                    .orElseGet(() -> new Checked(person, null, null));
        });
    }

    /** Names and addresses end up in headers, and are one line; of other values the invisible characters around them are taken off. */
    private static Map<String, String> cleaned(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String clean = USUAL.contains(name) && !name.equals("email")
                    ? line(InvisibleCharacters.withoutStray(value))
                    : InvisibleCharacters.strip(value);
            if (!clean.isEmpty()) {
                values.put(name, clean);
            }
        });
        return values;
    }

    private static String line(String value) {
        return InvisibleCharacters.strip(GAP.matcher(value).replaceAll(" "));
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
                tags(values.get("tags")),
                more);
    }

    private static Optional<Checked> wrong(Map<String, String> values) {
        String email = values.get("email");
        if (RoleAccounts.has(Address.of(email).localPart())) {
            return Optional.of(
                    Checked.no("email", "'" + shortened(email) + "' is no person but a task of the mail system"));
        }
        if (values.size() > MOST_VALUES) {
            return Optional.of(
                    Checked.no(null, "it has " + values.size() + " values; at most " + MOST_VALUES + " are taken"));
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            Optional<String> why = wrong(value.getKey(), value.getValue());
            if (why.isPresent()) {
                return Optional.of(Checked.no(value.getKey(), why.get()));
            }
        }
        return wrongZone(values.get("time_zone")).map(why -> Checked.no("time_zone", why));
    }

    private static List<String> tags(String text) {
        return text == null
                ? List.of()
                : BETWEEN_TAGS
                        .splitAsStream(text)
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    private static Optional<String> wrong(String name, String value) {
        if (value.length() > LONGEST_VALUE) {
            return Optional.of(
                    name + " has " + value.length() + " characters; at most " + LONGEST_VALUE + " are taken");
        }
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            if (isUnwritable(value.codePointAt(i))) {
                return Optional.of(name + " has the character " + InvisibleCharacters.name(value.codePointAt(i))
                        + " in it; delete that");
            }
        }
        return Optional.empty();
    }

    /** Control characters, and halves of characters that take two units of UTF-16. */
    private static boolean isUnwritable(int c) {
        return (Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0) || Character.getType(c) == Character.SURROGATE;
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

package aicmo.cam.followup.lead;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is written to.
 *
 * @param email as it was given
 * @param timeZone an IANA name; null where unknown
 * @param tags what people sort leads by
 * @param variables what else is known, by the names that templates use
 */
public record Person(
        String email,
        String firstName,
        String lastName,
        String company,
        String timeZone,
        List<String> tags,
        Map<String, String> variables) {
    /** Of leads that came in before names were read as one line. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");

    public Person {
        tags = List.copyOf(tags);
    }

    /** The name beside the address, in one line; null where unknown. */
    public String name() {
        String name = Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return name.isEmpty() ? null : BREAKS.matcher(name).replaceAll(" ");
    }

    /** Everything that a template may name and that is known. */
    public Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>(variables);
        put(known, "email", email);
        put(known, "first_name", firstName);
        put(known, "last_name", lastName);
        put(known, "company", company);
        return known;
    }

    private static void put(Map<String, String> known, String name, String value) {
        if (value != null) {
            known.put(name, value);
        }
    }
}

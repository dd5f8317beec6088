package aicmo.cam.local.market;

import aicmo.cam.local.market.letter.LetterBook;
import aicmo.cam.local.market.people.Person;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People as a list of leads, to be imported. */
final class LeadList {
    /** Lists have mistakes in them; this one stands in line 7 of the file, or last in a shorter one. */
    private static final String BROKEN = "jörg.at.example,Jörg,Hansen,Hansen Tief- und Hochbau,Europe/Berlin,Moin";

    private static final int BEFORE_BROKEN = 5;

    private final Map<String, String> greetings;

    LeadList(List<LetterBook> books) {
        this.greetings = books.stream().collect(Collectors.toMap(LetterBook::language, book -> book.one("greeting")));
    }

    byte[] json(List<Person> people) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode leads = list.putArray("leads");
        for (Person person : people) {
            leads.addObject()
                    .put("email", person.address())
                    .put("first_name", person.firstName())
                    .put("last_name", person.lastName())
                    .put("company", person.company())
                    .put("time_zone", person.timeZone())
                    .putObject("variables")
                    .put("greeting", greetings.get(person.language()));
        }
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] csv(List<Person> people) {
        List<String> rows = people.stream().map(this::row).collect(Collectors.toList());
        rows.add(Math.min(BEFORE_BROKEN, rows.size()), BROKEN);
        String csv = "email,first_name,last_name,company,time_zone,greeting\r\n" + String.join("\r\n", rows) + "\r\n";
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    private String row(Person person) {
        List<Function<Person, String>> columns = List.of(
                Person::address,
                Person::firstName,
                Person::lastName,
                Person::company,
                Person::timeZone,
                one -> greetings.get(one.language()));
        return columns.stream().map(column -> cell(column.apply(person))).collect(Collectors.joining(","));
    }

    private static String cell(String value) {
        return value.matches("(?s).*[\",\r\n].*") ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }
}

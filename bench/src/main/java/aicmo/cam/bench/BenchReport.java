package aicmo.cam.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures of one benchmark, as rows for people and as JSON. */
record BenchReport(String bench, List<Figure> figures) {

    List<String> rows() {
        int width = figures.stream()
                .mapToInt(figure -> figure.name().length())
                .max()
                .orElse(0);
        List<String> rows = new ArrayList<>();
        rows.add(String.format(
                Locale.ROOT,
                "%-" + Math.max(width, 6) + "s %14s %-12s %14s %7s",
                "figure",
                "value",
                "unit",
                "limit",
                "ratio"));
        for (Figure figure : figures) {
            rows.add(String.format(
                    Locale.ROOT,
                    "%-" + Math.max(width, 6) + "s %14s %-12s %14s %7s",
                    figure.name(),
                    number(OptionalDouble.of(figure.value())),
                    figure.unit(),
                    number(figure.limit()),
                    figure.ratio().isPresent()
                            ? String.format(Locale.ROOT, "%.2f", figure.ratio().getAsDouble())
                            : "-"));
        }
        return rows;
    }

    String json() {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode().put("bench", bench);
        for (Figure figure : figures) {
            root.withArray("figures")
                    .addObject()
                    .put("name", figure.name())
                    .put("value", figure.value())
                    .put("unit", figure.unit())
                    .put("limit", boxed(figure.limit()))
                    .put("ratio", boxed(figure.ratio()));
        }
        try {
            return mapper.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(value.getAsDouble()) >= 100 ? "%,.0f" : "%.2f", value.getAsDouble());
    }
}

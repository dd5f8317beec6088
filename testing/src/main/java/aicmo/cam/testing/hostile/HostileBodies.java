package aicmo.cam.testing.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A good body, again and again with one place of it made hostile. */
final class HostileBodies {
    private static final String HERE = "\u0001here\u0001";
    private static final String IN_ITS_PLACE = "\"\\u0001here\\u0001\"";
    private static final int LONG = 1_000_000;

    private HostileBodies() {}

    /** Each body by what is hostile in it. */
    static Map<String, byte[]> of(JsonNode sample) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (Place place : places(sample, "")) {
            for (String value : HostileText.IN_JSON) {
                bodies.put(place.name + " = " + value, utf8(place.body.replace(IN_ITS_PLACE, value)));
            }
            if (place.text) {
                String longText = "\"" + "x".repeat(LONG) + "\"";
                bodies.put(place.name + " = a megabyte", utf8(place.body.replace(IN_ITS_PLACE, longText)));
            }
        }
        whole(bodies, sample.toString());
        return bodies;
    }

    private static void whole(Map<String, byte[]> bodies, String sample) {
        for (String text : List.of(
                "",
                " ",
                "null",
                "7",
                "\"x\"",
                "[]",
                "{}",
                "{",
                "[{}]",
                "{\"a\":}",
                "{\"\\ud800\": 1}",
                sample + "}",
                sample + sample,
                "{\"nobody_knows\": 1}",
                sample.replaceFirst("\\{", "{\"nobody_knows\":1,"))) {
            bodies.put("body = " + text, utf8(text));
        }
        bodies.put("every property twice", utf8(sample.substring(0, sample.length() - 1) + "," + sample.substring(1)));
        bodies.put("not UTF-8", (sample + "\u00fc").getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("overlong UTF-8", "{\"a\": \"\u00c0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("a surrogate in UTF-8", "{\"a\": \"\u00ed\u00a0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("UTF-16", sample.getBytes(StandardCharsets.UTF_16));
        bodies.put("a byte order mark", utf8("\uFEFF" + sample));
        bodies.put("zeros", new byte[1000]);
        bodies.put("a megabyte of lists", utf8("[".repeat(LONG)));
        bodies.put("a megabyte of objects", utf8("{\"a\":".repeat(LONG / 5)));
        bodies.put("a megabyte of items", utf8("[" + "{},".repeat(LONG / 3) + "{}]"));
        bodies.put("a megabyte of digits", utf8("{\"a\": " + "9".repeat(LONG) + "}"));
    }

    /** A body with a mark in one place. */
    private record Place(String name, String body, boolean text) {}

    private static List<Place> places(JsonNode root, String path) {
        List<Place> places = new ArrayList<>();
        collect(root, root, path, places);
        return places;
    }

    private static void collect(JsonNode root, JsonNode node, String path, List<Place> places) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(iterable(object))) {
                JsonNode before = object.get(name);
                object.put(name, HERE);
                places.add(new Place(path + name, root.toString(), before.isTextual()));
                object.set(name, before);
                collect(root, before, path + name + ".", places);
            }
        }
        if (node instanceof ArrayNode list && !list.isEmpty()) {
            JsonNode before = list.get(0);
            list.set(0, HERE);
            places.add(new Place(path + "[0]", root.toString(), before.isTextual()));
            list.set(0, before);
            collect(root, before, path + "[0].", places);
        }
    }

    private static List<String> iterable(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

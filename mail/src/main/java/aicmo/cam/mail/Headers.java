package aicmo.cam.mail;

import aicmo.cam.mail.mime.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Header fields in the order of the message; names are compared without regard to case. Also the fields of a report's blocks.
 *
 * @param entries all of them, the topmost first
 */
public record Headers(List<Header> entries) {
    public Headers {
        entries = List.copyOf(entries);
    }

    /** Fields of these names and values, for whoever has headers and no message. */
    public static Headers of(Map<String, String> fields) {
        List<Header> entries = new ArrayList<>();
        fields.forEach((name, value) -> entries.add(Header.read(name, value)));
        return new Headers(entries);
    }

    static Headers read(List<Field> fields) {
        return new Headers(fields.stream()
                .map(field -> Header.read(field.name(), field.raw()))
                .toList());
    }

    /** The decoded value of the first field of that name. */
    public Optional<String> first(String name) {
        return named(name).map(Header::value).findFirst();
    }

    /** The decoded values of all fields of that name. */
    public List<String> all(String name) {
        return named(name).map(Header::value).toList();
    }

    /** Whether there is a field of that name. */
    public boolean has(String name) {
        return named(name).findAny().isPresent();
    }

    Optional<String> raw(String name) {
        return named(name).map(Header::raw).findFirst();
    }

    Stream<String> rawAll(String name) {
        return named(name).map(Header::raw);
    }

    private Stream<Header> named(String name) {
        return entries.stream().filter(entry -> entry.name().equalsIgnoreCase(name));
    }
}

package aicmo.cam.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The contract as other systems were promised it, and what a later one may do to it. */
final class Frozen {
    private Frozen() {}

    static Map<Topic, Shape> shapes() {
        Map<Topic, Shape> shapes = new EnumMap<>(Topic.class);
        try {
            for (String line : Files.readAllLines(Contract.folder("/frozen/contract.v1.txt"))) {
                String[] cells = line.split(" ", 3);
                shapes.computeIfAbsent(Topic.named(cells[0]), topic -> new Shape(new TreeMap<>()))
                        .types()
                        .put(cells[1], cells[2]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shapes;
    }

    /** How the new shape breaks the old one's promises, in words; empty where it keeps them. */
    static List<String> breaches(Shape old, Shape now) {
        List<String> breaches = new ArrayList<>();
        old.types().forEach((path, type) -> {
            String told = now.types().get(path);
            if (told == null) {
                breaches.add(path + " was removed or renamed");
            } else if (!told.equals(type)) {
                breaches.add(path + " was '" + type + "' and is '" + told + "'");
            }
        });
        now.types().forEach((path, type) -> {
            boolean grown = !old.types().containsKey(path);
            if (grown && type.endsWith(" required") && partOfAnOldOne(path, old)) {
                breaches.add(path + " is new and required, so older events lack it");
            }
        });
        return breaches;
    }

    /** What is required within an object that is itself new binds nobody who has not written that object. */
    private static boolean partOfAnOldOne(String path, Shape old) {
        int dot = path.lastIndexOf('.');
        return dot < 0 || old.types().containsKey(path.substring(0, dot));
    }
}

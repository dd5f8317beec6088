package aicmo.cam.classifier.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./cam evaluate} was asked for.
 *
 * @param folders with labelled messages, or folders of such folders
 * @param quotes folders with pairs of a message and what its author wrote
 * @param tsv where each message's verdict goes
 * @param json where the figures go
 * @param rulesOnly true to leave the trained model aside
 */
record Options(
        List<Path> folders,
        List<Path> quotes,
        Optional<Path> tsv,
        Optional<Path> json,
        boolean rulesOnly,
        boolean help) {

    /** @throws IllegalArgumentException where an argument can't be understood; says which */
    static Options of(List<String> arguments) {
        List<Path> folders = new ArrayList<>();
        List<Path> quotes = new ArrayList<>();
        Optional<Path> tsv = Optional.empty();
        Optional<Path> json = Optional.empty();
        boolean rulesOnly = false;
        boolean help = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--rules-only" -> rulesOnly = true;
                case "--tsv" -> tsv = Optional.of(value(arguments, ++i));
                case "--json" -> json = Optional.of(value(arguments, ++i));
                case "--quotes" -> quotes.add(value(arguments, ++i));
                default -> {
                    if (argument.startsWith("-")) {
                        throw new IllegalArgumentException(argument + " is no option");
                    }
                    folders.add(Path.of(argument));
                }
            }
        }
        return new Options(List.copyOf(folders), List.copyOf(quotes), tsv, json, rulesOnly, help);
    }

    private static Path value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException(arguments.get(at - 1) + " lacks its value");
        }
        return Path.of(arguments.get(at));
    }
}

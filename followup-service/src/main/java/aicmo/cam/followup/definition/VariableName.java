package aicmo.cam.followup.definition;

import aicmo.cam.mail.coding.LetterCase;
import java.util.List;
import java.util.regex.Pattern;

/** Names of variables as templates write them, whatever a column is headed. */
public final class VariableName {
    /** What every campaign may name. */
    public static final List<String> USUAL = List.of("company", "email", "first_name", "last_name");

    /** What the sender fills in for each mail; texts may name it to place it themselves, subjects may not. */
    public static final List<String> OF_THE_SENDER = List.of("postal_address", "unsubscribe_url");

    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]{0,63}");
    private static final Pattern GAP = Pattern.compile("[\\s\\-.]+");

    private VariableName() {}

    /** {@code First Name} as {@code first_name}. */
    public static String of(String header) {
        return LetterCase.lower(GAP.matcher(header.strip()).replaceAll("_"));
    }

    /** Whether a template can name it. */
    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }
}

package aicmo.cam.mail.template.text;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A merge tag of another program, or text that chooses between wordings, which would be sent as it stands.
 *
 * @param text as it stands in the template
 * @param variable what to write instead; empty where nobody knows
 */
record MergeTag(String text, Optional<String> variable) {
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_ .:-]{0,60}+";

    /** Mailchimp, Salesforce, Mailgun and ActiveCampaign, Word and Outlook, spreadsheets, JavaScript. Each bounds what it looks at. */
    private static final Pattern SURE = Pattern.compile("\\*\\|(?<a>[^|*\\n]{1,60}+)\\|\\*"
            + "|%%(?<b>[\\p{L}_][\\p{L}\\p{N}_ .-]{0,60}+)%%"
            + "|%(?<c>[\\p{L}_][\\p{L}\\p{N}_.]{1,60}+)%"
            + "|\\$?\\{[!$#]?\\s{0,3}+(?<d>" + NAME + ")(?<choice>\\|[^{}\\n]{0,200}+)?\\}"
            + "|\\[\\[\\s{0,3}+(?<e>" + NAME + ")\\]\\]");

    /** In prose these are brackets and quotation marks, so that only names which are known are taken for tags. */
    private static final Pattern LIKELY =
            Pattern.compile("<<\\s{0,3}+(?<f>" + NAME + ")>>|\\[\\s{0,3}+(?<g>" + NAME + ")\\](?![(:\\[])");

    private static final String BEGINNINGS = "*%{$[<";
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2}.*");
    private static final int LONGEST_WORD = 200;

    /** The tag that begins here. */
    static Optional<MergeTag> at(String text, int at, Function<String, Optional<String>> meaning) {
        if (BEGINNINGS.indexOf(text.charAt(at)) < 0) {
            return Optional.empty();
        }
        Matcher sure = SURE.matcher(text).region(at, text.length());
        if (sure.lookingAt()) {
            boolean link =
                    sure.group("c") != null && HEX.matcher(sure.group("c")).matches() && isInLink(text, at);
            return link ? Optional.empty() : Optional.of(tag(sure, "abcde", meaning));
        }
        Matcher likely = LIKELY.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return likely.lookingAt()
                ? Optional.of(tag(likely, "fg", meaning)).filter(tag -> tag.variable.isPresent())
                : Optional.empty();
    }

    private static MergeTag tag(Matcher matcher, String groups, Function<String, Optional<String>> meaning) {
        boolean choice = groups.contains("d") && matcher.group("choice") != null;
        Optional<String> name = groups.chars()
                .mapToObj(group -> matcher.group(Character.toString(group)))
                .filter(group -> group != null)
                .findFirst();
        return new MergeTag(
                matcher.group(),
                choice ? Optional.empty() : name.map(String::strip).flatMap(meaning));
    }

    /** {@code %C3%A9} within an address of the web is a letter. */
    private static boolean isInLink(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_WORD && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, at);
        return word.contains("://") || word.contains("www.") || word.contains("mailto:");
    }

    String inWords() {
        String instead = variable.map(name -> "write {{ " + name + " }}")
                .orElse(
                        text.indexOf('|') >= 0 && text.startsWith("{")
                                ? "give the step variants, or write one wording"
                                : "write {{ name }} with the name of a column or variable");
        return "'" + text + "' is a merge tag of another program and would be sent as it stands; " + instead
                + ", or {% raw %}" + text + "{% endraw %} where the recipient is to read it so";
    }
}

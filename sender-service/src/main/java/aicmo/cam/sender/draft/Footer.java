package aicmo.cam.sender.draft;

import aicmo.cam.mail.template.Html;
import aicmo.cam.mail.template.Template;
import aicmo.cam.mail.template.TemplateError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands at the end of a campaign's mails. It adds what the content does not say itself: the postal address, the link, or both. */
public final class Footer {
    /** The variable for the link. */
    public static final String UNSUBSCRIBE_URL = "unsubscribe_url";
    /** The variable for the sender's address. */
    public static final String POSTAL_ADDRESS = "postal_address";

    private static final String USUAL = "{{ postal_address }}\n\nUnsubscribe: {{ unsubscribe_url }}";
    private static final Set<String> BOTH = Set.of(UNSUBSCRIBE_URL, POSTAL_ADDRESS);
    /** Possessive, so that a long gap needs no stack; a longer tag than that is no gap, so that an open one costs little, as one that
     * another begins in. */
    private static final Pattern GAP =
            Pattern.compile("(?:\\s|<br\\s*+/?>|</?(?:p|div|span|td|tr)\\b[^<>]{0,500}+>)++", Pattern.CASE_INSENSITIVE);

    private static final Pattern END_OF_HTML = Pattern.compile("</(?:body|html)\\s*+>", Pattern.CASE_INSENSITIVE);

    private final Template template;

    private Footer(Template template) {
        this.template = template;
    }

    /**
     * @param template in Liquid; empty for the usual one
     * @throws IllegalArgumentException where it lacks one of the variables or is no template; the message names the setting
     */
    public static Footer of(Optional<String> template) {
        String text =
                template.filter(given -> !given.isBlank()).map(String::strip).orElse(USUAL);
        try {
            Template parsed = Template.parse(text);
            Footer footer = new Footer(parsed);
            String sample = footer.lines("1 Example Road", "https://mail.example.com/u/x");
            if (!BOTH.equals(parsed.names())
                    || !sample.contains("1 Example Road")
                    || !sample.contains("https://mail.example.com/u/x")) {
                throw new IllegalArgumentException(
                        "AICMO_CAM_EMAIL_FOOTER must show {{ postal_address }} and"
                                + " {{ unsubscribe_url }}, and can name nothing else; correct it, or leave it empty for the usual footer");
            }
            return footer;
        } catch (TemplateError e) {
            throw new IllegalArgumentException(
                    "AICMO_CAM_EMAIL_FOOTER is no template: " + e.inWords()
                            + "; correct it, or leave it empty for the usual footer",
                    e);
        }
    }

    String underText(String text, String address, String url) {
        String missing = missing(text, address, url, UnaryOperator.identity());
        return missing.isEmpty() ? text : text.stripTrailing() + "\n\n---\n" + missing + "\n";
    }

    String withinHtml(String html, String address, String url) {
        String missing = missing(html, address, url, Html::escape);
        if (missing.isEmpty()) {
            return html;
        }
        String escapedUrl = Html.escape(url);
        String lines = missing.lines()
                .map(line ->
                        Html.escape(line).replace(escapedUrl, "<a href=\"" + escapedUrl + "\">" + escapedUrl + "</a>"))
                .collect(Collectors.joining("<br>\n"));
        String block = "\n<p style=\"margin-top:2em;font-size:small\">" + lines + "</p>\n";
        int end = endOf(html);
        return html.substring(0, end) + block + html.substring(end);
    }

    /** Whatever of both the content does not show yet. */
    private String missing(String content, String address, String url, UnaryOperator<String> escape) {
        boolean hasUrl = content.contains(escape.apply(url));
        boolean hasAddress = squeezed(content).contains(squeezed(escape.apply(address)));
        if (hasUrl) {
            return hasAddress ? "" : address;
        }
        String all = lines(address, url);
        return hasAddress ? all.lines().filter(line -> line.contains(url)).collect(Collectors.joining("\n")) : all;
    }

    private String lines(String address, String url) {
        return template.render(Map.of(POSTAL_ADDRESS, address, UNSUBSCRIBE_URL, url));
    }

    private static String squeezed(String text) {
        return GAP.matcher(text).replaceAll(" ").strip();
    }

    /** Before the last {@code </body>}, where there is one; else before {@code </html>}, else at the very end. */
    private static int endOf(String html) {
        int body = -1;
        int document = -1;
        Matcher matcher = END_OF_HTML.matcher(html);
        while (matcher.find()) {
            if (matcher.group().regionMatches(true, 2, "body", 0, 4)) {
                body = matcher.start();
            } else {
                document = matcher.start();
            }
        }
        return body >= 0 ? body : document >= 0 ? document : html.length();
    }
}

package aicmo.cam.mail;

import aicmo.cam.mail.coding.Clean;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** HTML as the text that a person reads: no styles, no scripts, quotes as "&gt; " lines, list items with a dash or a number. */
public final class HtmlText {
    private HtmlText() {}

    /** Plain text; lines end with a line feed, without white space around the whole. Never fails. */
    public static String of(String html) {
        Document document = Jsoup.parse(HtmlTags.shortNames(html));
        HtmlTextWriter writer = new HtmlTextWriter();
        document.body().traverse(writer);
        return Clean.text(writer.text());
    }
}

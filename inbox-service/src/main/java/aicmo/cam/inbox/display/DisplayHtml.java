package aicmo.cam.inbox.display;

import aicmo.cam.mail.HtmlTags;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** HTML of strangers, made safe to show: no scripts, styles, forms or frames, and nothing that is fetched when it is looked at. */
final class DisplayHtml {
    private static final Safelist SAFE = Safelist.relaxed()
            .removeTags("img")
            .removeProtocols("a", "href", "ftp")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer")
            .addEnforcedAttribute("a", "target", "_blank");

    private DisplayHtml() {}

    /** Null where there is none. */
    static String safe(String html) {
        return html == null
                ? null
                : Jsoup.clean(HtmlTags.shortNames(html), "", SAFE, new Document.OutputSettings().prettyPrint(false));
    }
}

package aicmo.cam.inbox.display;

import aicmo.cam.mail.HtmlTags;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** HTML of strangers, made safe to show: no scripts, styles, forms or frames, and nothing that is fetched when it is looked at. */
final class DisplayHtml {
    /**
     * Longer than any honest link. The cleaner puts a link in lower case to see its protocol, and Java copies all that it has so far for
     * each İ in it.
     */
    private static final int LONGEST_VALUE = 8_192;

    private static final Safelist SAFE = new BoundedValues()
            .removeTags("img")
            .removeProtocols("a", "href", "ftp")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer")
            .addEnforcedAttribute("a", "target", "_blank");

    private DisplayHtml() {}

    private static final class BoundedValues extends Safelist {
        BoundedValues() {
            super(Safelist.relaxed());
        }

        @Override
        public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
            return attribute.getValue().length() <= LONGEST_VALUE && super.isSafeAttribute(tag, element, attribute);
        }
    }

    /** Null where there is none. */
    static String safe(String html) {
        return html == null
                ? null
                : Jsoup.clean(HtmlTags.shortNames(html), "", SAFE, new Document.OutputSettings().prettyPrint(false));
    }
}

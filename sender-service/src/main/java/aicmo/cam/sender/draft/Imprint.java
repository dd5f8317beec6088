package aicmo.cam.sender.draft;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What every mail of a campaign carries besides its content: who writes, and a way out of it (RFC 8058, CAN-SPAM).
 *
 * @param postalAddress the sender's, one line or several; empty where the setting is missing
 * @param publicUrl where recipients reach this installation, without a slash at its end; empty where the setting is missing
 * @param replyTokens whether the address for replies names the mail
 */
public record Imprint(
        Optional<String> postalAddress, Optional<String> publicUrl, Footer footer, boolean replyTokens, Tokens tokens) {

    /** Stands for both in the content hash, so that the same content is the same, whichever mail carries it. */
    private static final Map<String, String> ANYBODYS =
            Map.of(Footer.UNSUBSCRIBE_URL, "https://unsubscribe.invalid/", Footer.POSTAL_ADDRESS, "postal address");

    /** How a mail is named to the world: opaque, and made by nobody else. */
    public interface Tokens {
        /** For the link. */
        String ofLink(UUID emailId);

        /** For an address: short, and the same in any case. */
        String ofAddress(UUID emailId);
    }

    /** Which settings are missing, and what to do; empty where there are all. */
    public Optional<String> lack() {
        if (postalAddress.isPresent() && publicUrl.isPresent()) {
            return Optional.empty();
        }
        String missing = postalAddress.isEmpty() && publicUrl.isEmpty()
                ? "AICMO_CAM_POSTAL_ADDRESS and AICMO_CAM_PUBLIC_URL are"
                : (postalAddress.isEmpty() ? "AICMO_CAM_POSTAL_ADDRESS is" : "AICMO_CAM_PUBLIC_URL is");
        return Optional.of(missing
                + " not set: a mail of a campaign carries the sender's postal address and a link to unsubscribe. Set them"
                + " (a line or several, and https://…, where recipients reach the sender) and start again");
    }

    /** What the texts of a template may name. */
    Map<String, String> variables(UUID emailId) {
        return Map.of(
                Footer.UNSUBSCRIBE_URL, url(emailId),
                Footer.POSTAL_ADDRESS, postalAddress.orElseThrow());
    }

    /** The same for every mail. */
    static Map<String, String> placeholders() {
        return ANYBODYS;
    }

    Map<String, String> headers(UUID emailId) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("List-Unsubscribe", "<" + url(emailId) + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return headers;
    }

    Content under(Content content, UUID emailId) {
        String url = url(emailId);
        String address = postalAddress.orElseThrow();
        return new Content(
                content.subject(),
                footer.underText(content.text(), address, url),
                content.html() == null ? null : footer.withinHtml(content.html(), address, url));
    }

    /** The address for replies that names the mail; null where it stays what it is. */
    String replyTo(Order order, UUID emailId) {
        String given = order.replyTo() == null ? order.from() : order.replyTo();
        return replyTokens
                ? ReplyAddress.plus(given, tokens.ofAddress(emailId)).orElse(order.replyTo())
                : order.replyTo();
    }

    private String url(UUID emailId) {
        return publicUrl.orElseThrow() + "/u/" + tokens.ofLink(emailId);
    }
}

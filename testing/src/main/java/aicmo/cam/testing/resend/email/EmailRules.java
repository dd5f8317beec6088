package aicmo.cam.testing.resend.email;

import aicmo.cam.testing.resend.ResendError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a mail must be (resend.com/docs/api-reference/emails/send-email).
 *
 * @param verifiedDomains empty: all are
 * @param ownAddress whom the sandbox sender may write to
 */
public record EmailRules(Set<String> verifiedDomains, String ownAddress) {

    private static final int MOST_RECIPIENTS = 50;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    /** @throws aicmo.cam.testing.resend.Refusal with the first rule that is broken */
    public EmailContent check(JsonNode json, boolean inBatch, Instant now) {
        Fields fields = new Fields(json);
        String from = fields.requiredText("from");
        List<String> to = recipients(fields);
        EmailContent content = new EmailContent(
                from,
                to,
                addresses(fields, "cc"),
                addresses(fields, "bcc"),
                addresses(fields, "reply_to"),
                subject(fields),
                fields.text("html").orElse(""),
                text(fields),
                fields.map("headers"),
                tags(fields),
                TemplateRules.check(fields),
                fields.text("scheduled_at").map(text -> ScheduleRules.check(text, now)));
        fields.text("topic_id");
        Attachments.check(fields, inBatch);
        checkSender(from, content.recipients());
        return content;
    }

    private static List<String> recipients(Fields fields) {
        List<String> to = addresses(fields, "to");
        if (to.isEmpty()) {
            throw Fields.missing("to");
        }
        if (to.size() > MOST_RECIPIENTS) {
            throw ResendError.VALIDATION_ERROR.because(
                    "The `to` field must have at most " + MOST_RECIPIENTS + " recipients, it has " + to.size() + ".");
        }
        return to;
    }

    private static List<String> addresses(Fields fields, String name) {
        List<String> addresses = fields.texts(name);
        addresses.forEach(address -> Addresses.bare(name, address));
        return addresses;
    }

    private static String subject(Fields fields) {
        return fields.has("template") ? fields.text("subject").orElse("") : fields.requiredText("subject");
    }

    /** An empty text is an answer: no text part is wanted. Without a text one is made of the HTML. */
    private static String text(Fields fields) {
        if (!fields.has("html") && !fields.has("text") && !fields.has("template")) {
            throw ResendError.MISSING_REQUIRED_FIELD.because("The `html` or `text` field is missing.");
        }
        return fields.text("text").orElseGet(() -> fields.text("html")
                .map(html ->
                        html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
                .orElse(""));
    }

    private static Map<String, String> tags(Fields fields) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode json : fields.objects("tags")) {
            Fields tag = new Fields(json);
            tags.put(tagPart(tag, "name"), tagPart(tag, "value"));
        }
        return tags;
    }

    private static String tagPart(Fields tag, String part) {
        String text = tag.text(part).orElseThrow(() -> Fields.missing("tags." + part));
        if (!TAG.matcher(text).matches()) {
            throw ResendError.VALIDATION_ERROR.because(
                    "Tags should only contain ASCII letters, numbers, underscores, or"
                            + " dashes, and at most 256 of them: the `" + part + "` is not.");
        }
        return text;
    }

    private void checkSender(String from, List<String> recipients) {
        String sender = Addresses.bare("from", from);
        String domain = Addresses.domain(sender);
        if (Addresses.isTestAddress(sender)) {
            boolean allowed = recipients.stream().allMatch(to -> to.equals(ownAddress) || Addresses.isTestAddress(to));
            if (!allowed) {
                throw ResendError.TESTING_ADDRESS.refusal();
            }
        } else if (!verifiedDomains.isEmpty() && !verifiedDomains.contains(domain)) {
            throw ResendError.UNVERIFIED_DOMAIN.because(
                    "The `" + domain + "` domain is not verified. Please, add and verify your domain.");
        }
    }
}

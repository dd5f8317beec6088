package aicmo.cam.sender.draft;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.Address;
import aicmo.cam.mail.template.Template;
import aicmo.cam.mail.template.TemplateError;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.mail.RenderedMail;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Turns an order into a mail that is ready to go, or says why it can't be one. */
public final class Drafting {
    private final AllowList allowList;

    public Drafting(AllowList allowList) {
        this.allowList = allowList;
    }

    /** Why nothing may be written to this order's addresses; empty where it may. */
    public Optional<Refusal> refusal(Order order) {
        String recipient = order.recipient();
        if (!Address.isValid(recipient)) {
            return refuse(
                    Reason.INVALID_ADDRESS, "'" + recipient + "' is no email address; correct the lead's address");
        }
        if (hasControl(order.recipientName())) {
            return refuse(Reason.INVALID_ADDRESS, "the recipient's name has a line break or control character in it");
        }
        if (!isMailbox(order.from())) {
            return refuse(
                    Reason.INVALID_ADDRESS,
                    "the sender '" + order.from() + "' is not of the form Name <address>; correct the campaign's from");
        }
        if (order.replyTo() != null && !isMailbox(order.replyTo())) {
            return refuse(Reason.INVALID_ADDRESS, "reply_to '" + order.replyTo() + "' is no email address; correct it");
        }
        if (!allowList.allows(recipient)) {
            return refuse(
                    Reason.NOT_ALLOWED,
                    recipient + " does not match AICMO_CAM_EMAIL_ALLOWLIST_REGEX, which limits whom this installation"
                            + " writes to");
        }
        return Optional.empty();
    }

    /** The mail, in its thread; its Message-ID follows from its id, so that it is known before it is sent. */
    public Drafted draft(UUID emailId, Order order, ThreadSoFar thread) {
        if (order.subject() == null && thread.firstSubject() == null) {
            return new Refusal(
                    Reason.TEMPLATE, "there is no subject, and no earlier mail to answer to; give the step a subject");
        }
        String subject;
        String text;
        String html;
        try {
            subject = order.subject() == null
                    ? thread.answeringSubject()
                    : rendered("subject", order.subject(), order, Template::render);
            text = rendered("text", order.text(), order, Template::render);
            html = order.html() == null ? null : rendered("html", order.html(), order, Template::renderHtml);
        } catch (Unrenderable e) {
            return new Refusal(Reason.TEMPLATE, e.getMessage());
        }
        subject = subject.strip();
        if (hasControl(subject)) {
            return new Refusal(Reason.TEMPLATE, "the subject has a line break or control character in it: " + subject);
        }
        if (subject.isEmpty() || (text.isBlank() && html == null)) {
            return new Refusal(Reason.TEMPLATE, "the " + (subject.isEmpty() ? "subject" : "text") + " is empty");
        }
        String domain = mailbox(order.from()).asciiDomain();
        RenderedMail mail = new RenderedMail(
                order.from(),
                order.recipient(),
                order.recipientName(),
                order.replyTo(),
                subject,
                text,
                html,
                "<" + emailId + "@" + domain + ">",
                thread.inReplyTo(),
                thread.references(),
                Map.of());
        return new Draft(mail, ContentHash.of(order, subject, text, html));
    }

    private static String rendered(
            String part, String template, Order order, BiFunction<Template, Map<String, String>, String> render) {
        if (order.variables() == null) {
            return template;
        }
        try {
            return render.apply(Template.parse(template), order.variables());
        } catch (TemplateError e) {
            throw new Unrenderable("the " + part + ", " + e.inWords());
        }
    }

    private static boolean isMailbox(String text) {
        return !hasControl(text)
                && Address.parseList(text).size() == 1
                && Address.isValid(mailbox(text).address());
    }

    private static Address mailbox(String text) {
        return Address.parse(text).orElseThrow();
    }

    private static boolean hasControl(String text) {
        return text != null && text.chars().anyMatch(Character::isISOControl);
    }

    private static Optional<Refusal> refuse(Reason reason, String detail) {
        return Optional.of(new Refusal(reason, detail));
    }

    private static final class Unrenderable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unrenderable(String message) {
            super(message);
        }
    }
}

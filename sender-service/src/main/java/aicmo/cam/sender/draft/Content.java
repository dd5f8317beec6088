package aicmo.cam.sender.draft;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.HtmlText;
import aicmo.cam.mail.template.Template;
import aicmo.cam.mail.template.TemplateError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a mail says.
 *
 * @param html null for a mail in plain text
 */
record Content(String subject, String text, String html) {

    /**
     * Renders an order's templates; what can't be rendered is absent, and added to the faults.
     *
     * @param own what only the texts may name: it differs from mail to mail
     */
    static Content of(Order order, ThreadSoFar thread, Map<String, String> own, List<Fault> faults) {
        String subject = order.subject() == null && thread.firstSubject() != null
                ? thread.answeringSubject()
                : rendered("subject", order.subject(), order.variables(), Template::renderLine, faults);
        Map<String, String> known = both(order.variables(), own);
        String html = rendered("html", order.html(), known, Template::renderHtml, faults);
        String text = order.text() == null
                ? ofHtml(html, faults)
                : rendered("text", order.text(), known, Template::render, faults);
        Content content = new Content(subject == null ? null : subject.strip(), text, html);
        content.check(faults);
        return content;
    }

    private void check(List<Fault> faults) {
        if (subject != null) {
            Letters.unfitForHeader(subject).ifPresent(why -> faults.add(fault("subject", "the subject " + why)));
            if (subject.isEmpty()) {
                faults.add(fault("subject", "the subject is empty"));
            }
        }
        if (text != null) {
            Letters.unfitForBody(text).ifPresent(why -> faults.add(fault("text", "the text " + why)));
            if (text.isBlank() && html == null) {
                faults.add(fault("text", "the text is empty"));
            }
        }
        if (html != null) {
            Letters.unfitForBody(html).ifPresent(why -> faults.add(fault("html", "the html " + why)));
        }
    }

    /** What an HTML mail says to who reads text: no mail goes as HTML alone. */
    private static String ofHtml(String html, List<Fault> faults) {
        String text = html == null ? null : HtmlText.of(html);
        if (text != null && text.isBlank()) {
            faults.add(fault("html", "the html has no text in it; give the text part as text"));
        }
        return text;
    }

    private static Map<String, String> both(Map<String, String> variables, Map<String, String> own) {
        if (variables == null || own.isEmpty()) {
            return variables;
        }
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(own);
        return all;
    }

    private static String rendered(
            String part,
            String template,
            Map<String, String> variables,
            BiFunction<Template, Map<String, String>, String> render,
            List<Fault> faults) {
        if (variables == null || template == null) {
            return template;
        }
        try {
            return render.apply(Template.parse(template), variables);
        } catch (TemplateError e) {
            faults.add(fault(part, "the " + part + ", " + e.inWords()));
            return null;
        }
    }

    private static Fault fault(String field, String detail) {
        return new Fault(field, Reason.TEMPLATE, detail);
    }
}

package aicmo.cam.mail;

import aicmo.cam.mail.coding.Clean;
import aicmo.cam.mail.mime.Limits;
import aicmo.cam.mail.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One walk through the parts: what is text of the person, what is an attachment, what is a report, what is another's message. */
final class Reading {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<Part> reports = new ArrayList<>();
    private final List<Part> enclosed = new ArrayList<>();
    private boolean truncated;

    private Reading() {}

    static Reading of(Part root) {
        Reading reading = new Reading();
        if (!root.isMultipart() && root.type().startsWith("text/plain")) {
            reading.write(root);
        } else {
            reading.read(root, true, false);
        }
        return reading;
    }

    String text() {
        return text.toString().strip();
    }

    Optional<String> html() {
        return html.isEmpty() ? Optional.empty() : Optional.of(html.toString());
    }

    List<Attachment> attachments() {
        return attachments;
    }

    List<Part> reports() {
        return reports;
    }

    List<Part> enclosed() {
        return enclosed;
    }

    boolean truncated() {
        return truncated;
    }

    private void read(Part part, boolean first, boolean inReport) {
        if (part.isMultipart()) {
            switch (part.type()) {
                case "multipart/alternative" -> alternative(part, inReport);
                case "multipart/related" -> related(part, inReport);
                default -> mixed(part, inReport || part.type().equals("multipart/report"));
            }
        } else if (ReportFields.isReport(part, inReport && !first)) {
            reports.add(part);
        } else if (part.isEnclosedMessage()) {
            enclosed.add(part);
            if (!inReport) {
                attach(part);
            }
        } else if (isReadable(part, first)) {
            write(part);
        } else {
            attach(part);
        }
    }

    private void mixed(Part part, boolean inReport) {
        boolean first = true;
        for (Part child : part.children()) {
            read(child, first, inReport);
            first = false;
        }
    }

    /** The same text in several forms: the plain one is read, unless it says nothing (RFC 2046 section 5.1.4). */
    private void alternative(Part part, boolean inReport) {
        List<Part> children = part.children();
        Reading chosen = null;
        for (Part child : children) {
            Reading reading = new Reading();
            reading.read(child, true, inReport);
            attachments.addAll(reading.attachments);
            reports.addAll(reading.reports);
            enclosed.addAll(reading.enclosed);
            truncated |= reading.truncated;
            if (html.isEmpty()) {
                html.append(reading.html);
            }
            boolean better =
                    chosen == null || (!saysSomething(chosen) && !reading.text().isEmpty());
            chosen = better ? reading : chosen;
        }
        append(chosen.text());
    }

    private static boolean saysSomething(Reading reading) {
        String said = reading.text();
        String lower = said.length() < 300 ? said.toLowerCase(Locale.ROOT) : "";
        boolean onlyPointsToHtml = lower.contains("html")
                && (lower.contains("view")
                        || lower.contains("client")
                        || lower.contains("reader")
                        || lower.length() < 60);
        return !said.isEmpty() && !onlyPointsToHtml;
    }

    /** The root is the text, the rest are its pictures (RFC 2387). */
    private void related(Part part, boolean inReport) {
        Optional<String> start = part.contentType().get("start").flatMap(MessageIds::normalise);
        List<Part> children = part.children();
        int root = 0;
        for (int i = children.size() - 1; i > 0; i--) {
            root = start.isPresent() && start.equals(contentId(children.get(i))) ? i : root;
        }
        read(children.get(root), true, inReport);
        for (int i = 0; i < children.size(); i++) {
            if (i != root) {
                readAside(children.get(i));
            }
        }
    }

    private void readAside(Part part) {
        part.children().forEach(this::readAside);
        if (!part.isMultipart()) {
            attach(part);
        }
    }

    private boolean isReadable(Part part, boolean first) {
        boolean isText = part.type().equals("text/plain")
                || part.type().equals("text/html")
                || part.type().equals("text/enriched")
                || part.type().equals("text/richtext");
        return isText
                && !part.disposition().equals("attachment")
                && (first || text.isEmpty() || part.name().isEmpty());
    }

    private void write(Part part) {
        if (part.type().equals("text/plain")) {
            boolean flowed = part.contentType()
                    .get("format")
                    .filter("flowed"::equalsIgnoreCase)
                    .isPresent();
            boolean deleteSpace = part.contentType()
                    .get("delsp")
                    .filter("yes"::equalsIgnoreCase)
                    .isPresent();
            append(flowed ? FlowedText.unfold(part.text(), deleteSpace) : part.text());
            return;
        }
        html.append(bounded(part.text(), html.length()));
        append(HtmlText.of(part.text()));
    }

    private void append(String more) {
        String kept = bounded(more.strip(), text.length());
        text.append(text.isEmpty() || kept.isEmpty() ? "" : "\n\n").append(kept);
    }

    private String bounded(String more, int already) {
        int room = Math.max(0, Limits.TEXT_CHARS - already);
        truncated |= more.length() > room;
        return Clean.cut(more, room);
    }

    private void attach(Part part) {
        attachments.add(new Attachment(part.name(), part.type(), part.size(), part.disposition(), contentId(part)));
    }

    private static Optional<String> contentId(Part part) {
        return part.field("Content-ID").flatMap(MessageIds::normalise);
    }
}

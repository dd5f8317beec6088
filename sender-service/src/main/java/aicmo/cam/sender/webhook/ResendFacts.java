package aicmo.cam.sender.webhook;

import aicmo.cam.sender.fate.Fact;
import aicmo.cam.sender.fate.FactKind;
import aicmo.cam.sender.suppression.SuppressionReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What events of Resend say of a mail. */
final class ResendFacts {
    /** As events and rows name it. */
    static final String RESEND = "resend";

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([245]\\d\\d)(?=[ -]|$)");

    private ResendFacts() {}

    /** What it tells of; empty for what is no news of a mail that went out. */
    static Optional<FactKind> kind(ResendEvent event) {
        return switch (event.type()) {
            case "email.sent" -> Optional.of(FactKind.TAKEN);
            case "email.scheduled" -> Optional.of(FactKind.SCHEDULED);
            case "email.delivered" -> Optional.of(FactKind.DELIVERED);
            case "email.delivery_delayed" -> Optional.of(FactKind.DELAYED);
            case "email.opened" -> Optional.of(FactKind.OPENED);
            case "email.clicked" -> Optional.of(FactKind.CLICKED);
            case "email.complained" -> Optional.of(FactKind.COMPLAINED);
            case "email.failed" -> Optional.of(FactKind.FAILED);
            case "email.suppressed" -> Optional.of(FactKind.SUPPRESSED);
            // only Permanent says that the address is dead: anything else may be a full mailbox, or an automatic answer
            case "email.bounced" ->
                Optional.of(
                        event.text("bounce", "type").filter("Permanent"::equals).isPresent()
                                ? FactKind.BOUNCED
                                : FactKind.BOUNCED_FOR_NOW);
            default -> Optional.empty();
        };
    }

    /** The event as a fact of that mail. */
    static Fact of(ResendEvent event, FactKind kind, UUID emailId, String svixId, Instant receivedAt) {
        Instant at = event.at() == null || event.at().isAfter(receivedAt) ? receivedAt : event.at();
        Fact fact = Fact.certain(emailId, kind, at, RESEND, why(event, kind))
                .under(event.providerMessageId(), event.messageId());
        return switch (kind) {
            case TAKEN, SCHEDULED, DELAYED, DELIVERED, OPENED, CLICKED, FAILED -> fact;
            case BOUNCED_FOR_NOW -> fact.with(smtp(event)).naming(named(event, "bounce"));
            case BOUNCED ->
                fact.with(smtp(event))
                        .naming(named(event, "bounce"))
                        .stopping(stop(SuppressionReason.HARD_BOUNCE, svixId));
            case COMPLAINED ->
                fact.naming(named(event, "complaint")).stopping(stop(SuppressionReason.COMPLAINT, svixId));
            case SUPPRESSED -> fact.naming(named(event, "suppressed")).stopping(stop(previous(event), svixId));
        };
    }

    /** {@code to} has those of the mail's To; whether it ever has another one, the documentation does not say. */
    private static Fact.Named named(ResendEvent event, String object) {
        return new Fact.Named(
                Stream.concat(event.text(object, "message").stream(), event.texts(object, "diagnosticCode").stream())
                        .toList(),
                event.to());
    }

    private static String why(ResendEvent event, FactKind kind) {
        return switch (kind) {
            case TAKEN, SCHEDULED, DELAYED, DELIVERED, OPENED -> null;
            case CLICKED -> event.text("click", "link").orElse(null);
            case COMPLAINED -> "reported as spam";
            case FAILED ->
                "Resend could not send it: " + event.text("failed", "reason").orElse("it gives no reason");
            case SUPPRESSED -> told(event, "suppressed", "reason", "Resend has the address on its suppression list");
            case BOUNCED, BOUNCED_FOR_NOW -> told(event, "bounce", "subType", "it came back");
        };
    }

    /** Such as {@code Permanent/General: The recipient's … (smtp; 550 5.1.1 user unknown)}. */
    private static String told(ResendEvent event, String object, String second, String otherwise) {
        String kind = Stream.of(event.text(object, "type"), event.text(object, second))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("/"));
        String said = Stream.concat(
                        event.text(object, "message").stream(),
                        event.texts(object, "diagnosticCode").stream().limit(1).map(code -> "(" + code + ")"))
                .collect(Collectors.joining(" "));
        String words = Stream.of(kind, said).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
        return words.isEmpty() ? otherwise : words;
    }

    private static Fact.Smtp smtp(ResendEvent event) {
        List<String> codes = event.texts("bounce", "diagnosticCode");
        return new Fact.Smtp(first(STATUS, codes), first(REPLY, codes));
    }

    private static String first(Pattern pattern, List<String> codes) {
        return codes.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse(null);
    }

    private static SuppressionReason previous(ResendEvent event) {
        return switch (event.text("suppressed", "reason").orElse("")) {
            case "previous_bounce" -> SuppressionReason.HARD_BOUNCE;
            case "previous_complaint" -> SuppressionReason.COMPLAINT;
            // somebody put it on Resend's list by hand
            default -> SuppressionReason.MANUAL;
        };
    }

    private static Fact.Stop stop(SuppressionReason reason, String svixId) {
        return new Fact.Stop(reason, "webhook:" + svixId);
    }
}

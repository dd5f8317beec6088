package aicmo.cam.sender.outbound;

import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.rest.json.StrictJson;
import aicmo.cam.sender.draft.Drafting;
import aicmo.cam.sender.draft.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a mail that somebody asks for, at once. */
@Singleton
class MailCheck {
    private static final Duration FARTHEST = Duration.ofDays(30);

    private final StrictJson json;
    private final Drafting drafting;
    private final DefaultFrom defaultFrom;

    MailCheck(StrictJson json, Drafting drafting, DefaultFrom defaultFrom) {
        this.json = json;
        this.drafting = drafting;
        this.defaultFrom = defaultFrom;
    }

    /**
     * A mail as an order, and what is wrong with it.
     *
     * @param errors empty where it may be queued
     */
    record Checked(Order order, List<InvalidField> errors) {}

    Checked check(DirectMail mail, Instant now) {
        String given = mail.from() == null || mail.from().isBlank() ? null : mail.from();
        List<InvalidField> more = new ArrayList<>(EnclosureCheck.of(mail.attachments()));
        // files with a fault are not read: the mail is refused in any case
        Order order = mail.order(given == null ? defaultFrom.get().orElse(null) : given, now, more.isEmpty());
        if (order.from() == null) {
            more.add(new InvalidField(
                    "from",
                    "is missing, and neither AICMO_CAM_EMAIL_FROM nor AICMO_RESEND_FROM_EMAIL is set; give who writes, as"
                            + " Name <address>"));
        }
        if (mail.saysNothing()) {
            more.add(new InvalidField("text", "is missing; give what the mail says as text, as html, or both"));
        }
        drafting.faults(order).forEach(fault -> more.add(new InvalidField(fault.field(), fault.detail())));
        if (mail.sendAt() != null && !mail.sendAt().isAfter(now)) {
            more.add(new InvalidField(
                    "send_at",
                    "is " + mail.sendAt() + ", which is past; it is " + now + ". Leave it out to send at once"));
        }
        if (mail.sendAt() != null && mail.sendAt().isAfter(now.plus(FARTHEST))) {
            more.add(new InvalidField(
                    "send_at",
                    "is " + mail.sendAt() + ", more than " + FARTHEST.toDays() + " days ahead; ask for it later"));
        }
        return new Checked(order, StrictJson.and(json.violations(mail), more));
    }
}

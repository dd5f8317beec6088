package aicmo.cam.sender.outbound;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.mail.AttachedFile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One mail outside campaigns.
 *
 * @param from {@code Name <address>} or an address; AICMO_CAM_EMAIL_FROM or AICMO_RESEND_FROM_EMAIL where absent
 * @param to the recipient's address
 * @param toName the name beside it
 * @param cc addresses that get copies, 10 at most; everybody who gets the mail sees them
 * @param replyTo where answers go; without it to {@code from}
 * @param text what the mail says; where only html is given, it is made of that
 * @param html without it the mail is plain text
 * @param variables makes subject, text and html Liquid templates over these; without it they are taken as they are
 * @param sendAt when it goes at the earliest, within 30 days; at once where absent
 * @param attachments its files: 10 at most, with 1,400,000 bytes in all
 */
record DirectMail(
        @Size(max = 500) String from,
        @NotBlank @Size(max = 254) String to,
        @Size(max = 200) String toName,

        @Size(max = 10, message = "are more than 10 addresses; send them mails of their own")
        List<@NotNull @Size(max = 254) String> cc,

        @Size(max = 500) String replyTo,
        @NotBlank @Size(max = 998) String subject,
        @Size(max = 1_000_000) String text,
        @Size(max = 1_000_000) String html,
        @Size(max = 200) Map<String, String> variables,
        Instant sendAt,

        @Size(max = 10, message = "are more than 10 files; put them into an archive, or send links")
        List<@NotNull @Valid Enclosure> attachments) {

    private List<AttachedFile> files() {
        return attachments == null
                ? List.of()
                : attachments.stream()
                        .filter(file -> file != null && file.filename() != null && file.content() != null)
                        .map(Enclosure::file)
                        .toList();
    }

    private List<String> copies() {
        return cc == null ? List.of() : cc.stream().filter(Objects::nonNull).toList();
    }

    /** Whether there is nothing that it says. */
    boolean saysNothing() {
        return given(text) == null && given(html) == null;
    }

    private static String given(String content) {
        return content == null || content.isBlank() ? null : content;
    }

    /** @param withFiles whether its attachments are sound and to be read */
    Order order(String sender, Instant now, boolean withFiles) {
        return new Order(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                to == null ? null : Address.of(to).address(),
                toName,
                sender,
                replyTo,
                subject,
                given(text),
                html,
                variables,
                null,
                sendAt,
                now,
                withFiles ? files() : List.of(),
                copies(),
                Map.of());
    }
}

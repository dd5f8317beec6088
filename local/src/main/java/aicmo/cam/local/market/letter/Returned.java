package aicmo.cam.local.market.letter;

import aicmo.cam.local.market.people.Person;
import aicmo.cam.mail.DeliveryReportComposer;
import aicmo.cam.mail.FeedbackReportComposer;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What mail systems say when a mail could not be delivered: some as RFC 3464 asks, some in words of their own. */
final class Returned {
    private final Person person;
    private final Original original;
    private final Instant now;

    Returned(Person person, Original original, Instant now) {
        this.person = person;
        this.original = original;
        this.now = now;
    }

    byte[] write(boolean hard) {
        return switch (person.wording() % 5) {
            case 0 ->
                report(
                        "mx1." + person.domain(),
                        hard,
                        hard
                                ? "550 5.1.1 <" + person.address()
                                        + ">: Recipient address rejected: User unknown in virtual mailbox table"
                                : "452 4.2.2 <" + person.address() + ">: mailbox full");
            case 1 ->
                report(
                        "AM0PR04MB1234.eurprd04.prod.outlook.com",
                        hard,
                        hard
                                ? "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient " + person.address()
                                        + " not found by SMTP address lookup"
                                : "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException");
            case 2 -> text("Delivery Status Notification (Failure)", "", google(hard));
            case 3 -> text("failure notice", "MAILER-DAEMON@mx1." + person.domain(), qmail(hard));
            default ->
                text(
                        "Mail delivery failed: returning message to sender",
                        "Mailer-Daemon@mail." + person.domain(),
                        exim(hard));
        };
    }

    /** What a provider passes on when the spam button was pressed (RFC 5965). */
    static byte[] complaint(Person person, Original original, Instant now) {
        return new FeedbackReportComposer(new Address("Feedback Loop", "fbl@" + person.domain()), now)
                .build("abuse", original.bytes(), Address.of(person.address()), original.answersTo());
    }

    private byte[] report(String system, boolean hard, String diagnostic) {
        String status = diagnostic.substring(4, diagnostic.indexOf(' ', 4));
        DeliveryReportComposer report = new DeliveryReportComposer(system, now);
        Address recipient = Address.of(person.address());
        boolean postponed = !hard && status.startsWith("4");
        return (postponed
                        ? report.delayed(recipient, status, diagnostic)
                        : report.failed(recipient, status, diagnostic))
                .build(original.bytes(), original.answersTo());
    }

    private byte[] text(String subject, String from, String text) {
        boolean google = from.isEmpty();
        MessageComposer message = new MessageComposer()
                .from(
                        google
                                ? new Address("Mail Delivery Subsystem", "mailer-daemon@googlemail.com")
                                : Address.of(from))
                .to(original.answersTo())
                .subject(subject)
                .date(now)
                .text(text);
        return google
                ? message.header("X-Failed-Recipients", person.address())
                        .header("Auto-Submitted", "auto-replied")
                        .build()
                : message.build();
    }

    private String google(boolean hard) {
        return hard
                ? "** Address not found **\n\nYour message wasn't delivered to " + person.address()
                        + " because the address couldn't be found, or is unable to receive mail.\n\nThe response from the remote server was:\n"
                        + "550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's"
                        + " email address for typos or unnecessary spaces.\n"
                : "** Recipient inbox full **\n\nYour message couldn't be delivered to " + person.address()
                        + ". Their inbox is full, or it's getting too much mail right now.\n\nThe response was:\n"
                        + "552 5.2.2 The recipient's inbox is out of storage space.\n";
    }

    private String qmail(boolean hard) {
        return "Hi. This is the qmail-send program at mx1." + person.domain() + ".\n"
                + "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
                + "This is a permanent error; I've given up. Sorry it didn't work out.\n\n<" + person.address() + ">:\n"
                + (hard
                        ? "Sorry, no mailbox here by that name. (#5.1.1)\n"
                        : "The user's mailbox is over its quota. (#5.2.2)\n")
                + "\n--- Below this line is a copy of the message.\n\nReturn-Path: <"
                + original.from().address() + ">\n"
                + whole();
    }

    private String exim(boolean hard) {
        return "This message was created automatically by mail delivery software.\n\n"
                + "A message that you sent could not be delivered to one or more of its\n"
                + "recipients. This is a permanent error. The following address(es) failed:\n\n  " + person.address()
                + "\n    host mail." + person.domain()
                + " [192.0.2.25]\n    SMTP error from remote mail server after RCPT TO:<"
                + person.address() + ">:\n    "
                + (hard ? "550 5.1.1 User unknown" : "552 5.2.2 Quota exceeded (mailbox for user is full)")
                + "\n\n------ This is a copy of the message, including all the headers. ------\n\n" + whole();
    }

    private String whole() {
        return new String(original.bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}

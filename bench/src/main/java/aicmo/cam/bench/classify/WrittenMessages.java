package aicmo.cam.bench.classify;

import aicmo.cam.mail.DeliveryReportComposer;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Messages as they come in answer to a campaign: answers with what they answer, absences, reports with their fields and without. */
final class WrittenMessages {
    private static final Instant AT = Instant.parse("2026-04-20T09:00:00Z");
    private static final Address ANNA = new Address("Anna Berg", "anna@acme.example");
    private static final Address LENA = new Address("Lena Holt", "lena@hotel.example");
    private static final String OURS = """
            Hi Lena,

            I saw that your house is open in winter this year, and I wondered how you fill the quieter weeks. We help hotels of your size
            with exactly that: guests who came once come back outside the season.

            Would a quarter of an hour next week make sense?

            Best regards
            Anna Berg

            To unsubscribe, click https://acme.example/u/1
            """;
    private static final List<String> ANSWERS = List.of(
            "Thanks, that sounds good. Could you send me your prices, and would Thursday at ten suit you for a call?",
            "Not interested, we already work with somebody else.",
            "Please take me off your list.",
            "I am on leave until 4 May and will answer after my return. In urgent cases please write to office@hotel.example.",
            "Wrong person, I'm afraid. My colleague Tom looks after marketing.",
            "Vielen Dank für Ihre Nachricht. Wir haben derzeit leider keinen Bedarf, melden Sie sich gerne im Herbst noch einmal.",
            "Bonjour, merci de me retirer de votre liste de diffusion.",
            "Me interesa, ¿podemos hablar el martes por la mañana?",
            "Przebywam na urlopie, wracam do pracy 4 maja.",
            "ありがとうございます。来週お話しできますか。");

    private WrittenMessages() {}

    static List<byte[]> all() {
        List<byte[]> messages = new ArrayList<>();
        for (String answer : ANSWERS) {
            messages.add(composed(answer, false));
            messages.add(composed(answer, true));
        }
        byte[] original = new MessageComposer()
                .from(ANNA)
                .to(LENA)
                .subject("A quieter season?")
                .date(AT)
                .messageId("<1@acme.example>")
                .text(OURS)
                .build();
        messages.add(new DeliveryReportComposer("mx.hotel.example", AT)
                .failed(LENA, "5.1.1", "550 5.1.1 <lena@hotel.example>: Recipient address rejected: User unknown")
                .build(original, ANNA));
        messages.add(new DeliveryReportComposer("mx.hotel.example", AT)
                .delayed(LENA, "4.4.1", "451 4.4.1 connection timed out")
                .build(original, ANNA));
        messages.add(plainReport(original));
        return messages;
    }

    private static byte[] composed(String answer, boolean html) {
        MessageComposer mail = new MessageComposer()
                .from(LENA)
                .to(ANNA)
                .subject("Re: A quieter season?")
                .date(AT)
                .messageId("<2@hotel.example>")
                .inReplyTo("<1@acme.example>");
        String quoted = OURS.lines().map(line -> "> " + line + "\n").reduce("", String::concat);
        mail.text(answer
                + "\n\nLena Holt\nHotel am See\n\nOn Mon, 20 Apr 2026 at 10:00, Anna Berg <anna@acme.example> wrote:\n\n"
                + quoted);
        return html
                ? mail.html("<div>" + answer
                                + "</div><br><div class=\"gmail_quote\">On Mon, 20 Apr 2026, Anna Berg wrote:"
                                + "<blockquote>" + OURS.replace("\n", "<br>") + "</blockquote></div>")
                        .build()
                : mail.build();
    }

    /** As qmail writes one. */
    private static byte[] plainReport(byte[] original) {
        String report = """
                From: MAILER-DAEMON@mx.acme.example
                To: anna@acme.example
                Subject: failure notice

                Hi. This is the qmail-send program at mx.acme.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <lena@hotel.example>:
                192.0.2.7 does not like recipient.
                Remote host said: 550 sorry, no mailbox here by that name (#5.1.1)
                Giving up on 192.0.2.7.

                --- Below this line is a copy of the message.

                """;
        return (report + new String(original, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}

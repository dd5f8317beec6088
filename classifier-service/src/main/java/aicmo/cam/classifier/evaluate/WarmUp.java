package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.mail.InternetMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads some messages of all kinds before any is timed: the first one would pay for loading the rules, the model and the parser. */
final class WarmUp {

    private static final int ROUNDS = 25;
    private static final List<String> MESSAGES = List.of("""
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            This is the mail system at host mx.example.

            <lena@hotel.example>: host mx.hotel.example said: 550 5.1.1 User unknown (in reply to RCPT TO command)

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; lena@hotel.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 User unknown
            --b--
            """, """
            From: =?utf-8?Q?Lena_H=C3=B6lt?= <lena@hotel.example>
            Subject: Automatic reply: An idea
            Date: Mon, 20 Apr 2026 10:00:00 +0200
            Auto-Submitted: auto-replied
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Ich bin bis einschlie=C3=9Flich 3. Mai im Urlaub.</p>
            """, """
            From: Lena <lena@hotel.example>
            Subject: Re: An idea

            Hm, I am quite sure that nobody here has thought of it.

            Best regards
            Lena

            On Mon, 20 Apr 2026 at 10:00, Anna <anna@acme.example> wrote:

            > Would you like to talk?
            """);

    private WarmUp() {}

    static void of(ReplyClassifier classifier) {
        for (int round = 0; round < ROUNDS; round++) {
            for (String message : MESSAGES) {
                classifier.classify(MailMessage.of(InternetMessage.parse(message.getBytes(StandardCharsets.UTF_8))));
            }
        }
    }
}

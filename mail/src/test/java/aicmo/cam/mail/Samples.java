package aicmo.cam.mail;

import java.util.List;

/** Messages of our own making, of the kinds that arrive. */
final class Samples {
    static final String REPLY = """
            Return-Path: <anna@example.com>
            From: =?utf-8?Q?Anna_M=C3=BCller?= <anna@example.com>
            To: "Sales, CAM" <sales@cam.example>, Team: bob@cam.example, carl@cam.example;
            Cc: dora@cam.example (Dora D.)
            Subject: =?UTF-8?B?UmU6IMOcYmVy?= =?UTF-8?B?c2ljaHQ=?=
            Message-ID: <reply-1@example.com>
            In-Reply-To: <step-1@cam.example>
            References: <step-0@cam.example> <step-1@cam.example>
            Date: Tue, 4 Mar 2025 10:20:30 +0100 (CET)
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8; format=flowed
            Content-Transfer-Encoding: quoted-printable

            Gerne, sprechen wir =C3=BCber den =
            Termin.

            > Passt es am
            > Montag?
            --inner
            Content-Type: text/html; charset=utf-8

            <p>Gerne, sprechen wir &uuml;ber den Termin.</p><blockquote>Passt es am Montag?</blockquote>
            --inner--
            --outer
            Content-Type: application/pdf; name="plan.pdf"
            Content-Disposition: attachment; filename*=utf-8''Pl%C3%A4ne.pdf
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --outer
            Content-Type: application/ms-tnef; name=winmail.dat
            Content-Transfer-Encoding: base64

            eJ8+IgAA
            --outer--
            """;

    static final String BOUNCE = """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
            To: sales@cam.example
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary="r"

            --r
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.
            --r
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net
            Arrival-Date: Tue, 4 Mar 2025 10:20:30 +0000

            Final-Recipient: rfc822; nobody@example.net
            Original-Recipient: rfc822;Nobody@Example.net
            Action: failed
            Status: 5.1.1 (bad destination mailbox)
            Remote-MTA: dns; in.example.net
            Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.net>: Recipient
                address rejected: User unknown

            Final-Recipient: rfc822; full@example.net
            Action: delayed
            Status: 4.2.2
            Will-Retry-Until: Thu, 6 Mar 2025 10:20:30 +0000
            --r
            Content-Type: text/rfc822-headers

            From: sales@cam.example
            To: nobody@example.net
            Message-ID: <step-1@cam.example>
            References: <step-0@cam.example>
            --r--
            """;

    static final String COMPLAINT = """
            From: <abusedesk@example.com>
            Subject: FW: Hello
            Content-Type: multipart/report; report-type=feedback-report; boundary="f"

            --f
            Content-Type: text/plain

            This is an email abuse report.
            --f
            Content-Type: message/feedback-report

            Feedback-Type: Abuse
            User-Agent: SomeGenerator/1.0
            Version: 1
            Original-Mail-From: <sales@cam.example>
            Original-Rcpt-To: <user@example.com>
            Arrival-Date: Thu, 8 Mar 2005 14:00:00 EDT
            --f
            Content-Type: message/rfc822

            Message-ID: <8787KJKJ3K4J3K4J3K4J3.mail@cam.example>
            Subject: Hello

            Spam
            --f--
            """;

    static final String HTML = """
            From: bob@example.com
            Subject: hi
            Content-Type: text/html; charset=iso-8859-1

            <html><head><style>p {color: red}</style></head><body><p>Not&nbsp;interested,<br>thanks</p>
            <ul><li>one<li>two</ul><table><tr><td>a<td>b</table><blockquote>we <a href="https://x.example">offer</a></blockquote></body></html>
            """;

    static final List<String> ALL =
            List.of(REPLY, BOUNCE, COMPLAINT, HTML, REPLY.replace("\n", "\r\n"), "no headers\n\nat all\n");

    private Samples() {}
}

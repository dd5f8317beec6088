package aicmo.cam.sender.unsubscribe;

import aicmo.cam.mail.coding.Sha256;
import aicmo.cam.mail.template.Html;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The page behind the link: plain HTML, no script, nothing from elsewhere. */
record UnsubscribePage(String html) {
    private static final String STYLE = """
            body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:12vh auto;padding:0 1.5rem;color:#1a1a1a;background:#fff}
            h1{font-size:1.5rem;line-height:1.25}
            button{font:inherit;padding:.75rem 1.5rem;border:0;border-radius:.375rem;color:#fff;background:#0b57d0;cursor:pointer}
            button:focus-visible{outline:3px solid #1a1a1a;outline-offset:3px}
            @media(prefers-color-scheme:dark){body{color:#eee;background:#1a1a1a}button:focus-visible{outline-color:#eee}}""";

    private static final String FORM = """
            <form method="post">
            <input type="hidden" name="List-Unsubscribe" value="One-Click">
            <button type="submit">%s</button>
            </form>
            """;

    /** As Content-Security-Policy: the page's own style and form, and nothing else. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static UnsubscribePage asking(PageTexts texts, String address) {
        return page(
                texts,
                texts.word("ask.title"),
                texts.word("ask.text", MaskedAddress.of(address)),
                FORM.formatted(Html.escape(texts.word("ask.button"))));
    }

    static UnsubscribePage done(PageTexts texts, String address) {
        return page(texts, texts.word("done.title"), texts.word("done.text", MaskedAddress.of(address)), "");
    }

    static UnsubscribePage unknown(PageTexts texts) {
        return page(texts, texts.word("unknown.title"), texts.word("unknown.text"), "");
    }

    /** The form has no action: it posts to where the page was found, whatever a proxy calls that. */
    private static UnsubscribePage page(PageTexts texts, String title, String text, String form) {
        return new UnsubscribePage("""
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                %s</main>
                </body>
                </html>
                """.formatted(
                        texts.language(), Html.escape(title), STYLE, Html.escape(title), Html.escape(text), form));
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}

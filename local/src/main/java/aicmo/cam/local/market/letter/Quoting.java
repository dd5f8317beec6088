package aicmo.cam.local.market.letter;

import aicmo.cam.mail.Reply;

/**
 * The ways in which mail programs put an original under or over its answer.
 *
 * @param original its text
 * @param attribution the line, or the block of headers, that says whose it is
 */
record Quoting(String original, String attribution) {

    /** Answer, attribution, quotes. */
    String below(String answer) {
        return answer + "\n\n" + attribution + "\n\n" + Reply.quote(original.strip()) + "\n";
    }

    /** Attribution, quotes, answer. */
    String above(String answer) {
        return attribution + "\n" + Reply.quote(original.strip()) + "\n\n" + answer + "\n";
    }

    /** Answer, block of headers, the original as it was. */
    String belowBlock(String answer) {
        return answer + "\n\n________________________________\n" + attribution + "\n\n" + original.strip() + "\n";
    }

    String htmlBelow(String answer) {
        return "<div dir=\"ltr\">" + html(answer)
                + "</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">"
                + html(attribution) + "<br></div><blockquote class=\"gmail_quote\" style=\"margin:0 0 0 .8ex;"
                + "border-left:1px #ccc solid;padding-left:1ex\">" + html(original.strip()) + "</blockquote></div>\r\n";
    }

    String htmlBelowBlock(String answer) {
        return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body>"
                + "<div style=\"font-family:Aptos,Calibri,sans-serif;font-size:12pt\">" + html(answer)
                + "</div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\">"
                + html(attribution)
                + "</div><div><br></div><div>" + html(original.strip()) + "</div></body></html>\r\n";
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>\r\n");
    }
}

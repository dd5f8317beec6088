package aicmo.cam.mail.template;

/** Text within HTML: safe as an element's content and within a quoted attribute. */
public final class Html {
    private Html() {}

    /** The text with &amp;, &lt;, &gt; and both quotes as character references. */
    public static String escape(CharSequence text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

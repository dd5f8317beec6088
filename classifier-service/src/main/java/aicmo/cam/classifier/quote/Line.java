package aicmo.cam.classifier.quote;

/**
 * A line of a message and its place there.
 *
 * @param start in UTF-16 units of the message's text
 * @param end the unit after its last, without the line end
 * @param wording what its words say, read once
 */
record Line(String text, int start, int end, Kind kind, Wording wording) {

    enum Kind {
        BLANK,
        TEXT,
        QUOTED,
        /** A line of dashes and the like, and the {@code --} before a signature. */
        RULE,
        /** "Sent from my phone". */
        FOOTER,
        /** "On Monday, Anna wrote:" */
        ATTRIBUTION,
        /** A line of the header block that Outlook and others put before what they quote. */
        HEADER,
        /** "-----Original Message-----" */
        SEPARATOR
    }

    Line as(Kind other) {
        return new Line(text, start, end, other, wording);
    }

    boolean is(Kind asked) {
        return kind == asked;
    }

    /** Without the marks that no eye sees. */
    String visible() {
        return wording.line();
    }
}

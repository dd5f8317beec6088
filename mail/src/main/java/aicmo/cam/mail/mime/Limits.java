package aicmo.cam.mail.mime;

/** How much of a message is read. What is beyond is left out, and the message says that it is truncated. */
public final class Limits {
    /** Bytes of a raw message that are looked at: the largest that big providers accept. */
    public static final int RAW_BYTES = 50 * 1024 * 1024;
    /** Characters of text, and of HTML, that are kept. */
    public static final int TEXT_CHARS = 256 * 1024;
    /** Decoded bytes of one text part that are kept: HTML is many times its text. */
    public static final int TEXT_BYTES = 1024 * 1024;
    /** Decoded bytes of all text parts together that are kept. */
    public static final int ALL_TEXT_BYTES = 4 * 1024 * 1024;
    /** Decoded bytes of a report or of an enclosed message's head that are kept. */
    public static final int REPORT_BYTES = 128 * 1024;
    /** Header fields of one entity. */
    public static final int FIELDS = 500;
    /** Characters of one header field. */
    public static final int FIELD_CHARS = 32 * 1024;
    /** Characters of all header fields of one entity. */
    public static final int ALL_FIELD_CHARS = 256 * 1024;
    /** Parts of all depths. */
    public static final int PARTS = 300;
    /** Multiparts within multiparts; what is deeper is not opened. */
    public static final int DEPTH = 16;
    /** Addresses of one header, and message ids of one header. */
    public static final int ADDRESSES = 500;
    /** Recipients of one delivery report. */
    public static final int RECIPIENTS = 200;

    private Limits() {}
}

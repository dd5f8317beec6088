package aicmo.cam.mail.template;

/** A template that can't be read, or can't be rendered for these variables. The message says what is wrong and what to do. */
public final class TemplateError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    TemplateError(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line in the template, from 1; 0 where the whole of it is meant. */
    public int line() {
        return line;
    }

    /** The message with the line before it, where there is one. */
    public String inWords() {
        return line == 0 ? getMessage() : "line " + line + ": " + getMessage();
    }
}

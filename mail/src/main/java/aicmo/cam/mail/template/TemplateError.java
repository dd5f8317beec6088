package aicmo.cam.mail.template;

import java.util.Optional;

/** A template that can't be read, or can't be rendered for these variables. The message says what is wrong and what to do. */
public final class TemplateError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String variable;

    TemplateError(int line, String message) {
        this(line, null, message);
    }

    TemplateError(int line, String variable, String message) {
        super(message);
        this.line = line;
        this.variable = variable;
    }

    /** The line in the template, from 1; 0 where the whole of it is meant. */
    public int line() {
        return line;
    }

    /** The variable whose value is wrong or absent; empty where it is no single one's fault. */
    public Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    /** The message with the line before it, where there is one. */
    public String inWords() {
        return line == 0 ? getMessage() : "line " + line + ": " + getMessage();
    }
}

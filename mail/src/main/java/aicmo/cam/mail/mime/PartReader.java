package aicmo.cam.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;

/** Reads bytes into a tree of parts, within {@link Limits}. Whatever the bytes are, what was read before the trouble stands. */
public final class PartReader {
    private static final int LONGEST_BOUNDARY = 512;

    private final MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
    private final Deque<Open> open = new ArrayDeque<>();
    private final BodyReader bodies = new BodyReader();
    private Part root = new Part(List.of(), "text/plain", "", 0, List.of());
    private int parts;
    private boolean truncated;

    /** What was read, and whether something was left out. */
    public record Tree(Part root, boolean truncated) {}

    private static final class Open {
        final FieldBlock header = new FieldBlock();
        final List<Part> children = new ArrayList<>();
        String defaultType = "text/plain";
        String type = "text/plain";
        String text = "";
        long size;
    }

    private PartReader() {}

    /** The parts of the message; never fails. */
    public static Tree read(byte[] raw) {
        PartReader reader = new PartReader();
        int start = Preface.length(raw);
        int length = Math.min(raw.length - start, Limits.RAW_BYTES);
        reader.truncated = length < raw.length - start;
        reader.run(new ByteArrayInputStream(raw, start, length));
        return new Tree(reader.root, reader.truncated || reader.bodies.truncated());
    }

    private void run(ByteArrayInputStream raw) {
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(raw);
        try {
            for (EntityState state = tokens.getState();
                    state != EntityState.T_END_OF_STREAM && parts <= Limits.PARTS;
                    state = tokens.next()) {
                accept(state);
            }
        } catch (MimeException | IOException | RuntimeException broken) {
            // The bytes are a stranger's: no defect of theirs, nor of the parser, may stop the mailbox from being read.
            truncated = true;
        }
        while (!open.isEmpty()) {
            truncated = true;
            close();
        }
    }

    private void accept(EntityState state) throws IOException {
        switch (state) {
            case T_START_MESSAGE, T_START_BODYPART -> start();
            case T_FIELD -> field();
            case T_END_HEADER -> decide();
            case T_PREAMBLE ->
                open.peek().text = bodies.text(tokens.getInputStream(), open.peek().header, "text/plain");
            case T_BODY -> body();
            case T_END_MESSAGE, T_END_BODYPART -> close();
            case T_START_HEADER, T_START_MULTIPART, T_END_MULTIPART, T_EPILOGUE, T_RAW_ENTITY, T_END_OF_STREAM -> {}
        }
    }

    private void start() {
        Open next = new Open();
        Open parent = open.peek();
        if (parent != null && parent.type.equals("multipart/digest")) {
            next.defaultType = "message/rfc822";
        }
        parts++;
        open.push(next);
    }

    private void field() {
        RawField field = (RawField) tokens.getField();
        ByteSequence raw = field.getRaw();
        int from = field.getDelimiterIdx() + 1;
        byte[] value = raw == null || from <= 0 || from > raw.length()
                ? field.getBody().getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(raw.toByteArray(), from, raw.length());
        open.peek().header.add(field.getName(), value);
    }

    private void decide() {
        Open now = open.peek();
        now.type = Part.typeOf(now.header.fields(), now.defaultType);
        truncated |= now.header.truncated();
        String boundary = tokens.getBodyDescriptor().getBoundary();
        boolean opaque = open.size() > Limits.DEPTH || (boundary != null && boundary.length() > LONGEST_BOUNDARY);
        truncated |= opaque && boundary != null;
        tokens.setRecursionMode(opaque ? RecursionMode.M_FLAT : RecursionMode.M_NO_RECURSE);
    }

    private void body() throws IOException {
        Open now = open.peek();
        String text = bodies.text(tokens.getInputStream(), now.header, now.type);
        now.text = text;
        now.size = bodies.size();
    }

    private void close() {
        Open done = open.pop();
        boolean unopened = done.children.isEmpty() && done.type.startsWith("multipart/");
        // A multipart whose boundary never comes is what is written in it.
        String type = unopened ? "text/plain" : done.type;
        Part part = new Part(done.header.fields(), type, done.text, done.size, List.copyOf(done.children));
        if (open.isEmpty()) {
            root = part;
        } else {
            open.peek().children.add(part);
        }
    }
}

package aicmo.cam.mail.mime;

import aicmo.cam.mail.coding.Parameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;

/** Reads bytes into a tree of parts, within {@link Limits}. Whatever the bytes are, what was read before the trouble stands. */
public final class PartReader {
    /** RFC 2046 allows 70. */
    private static final int USUAL_BOUNDARY = 100;

    private static final int MOST_COMPARISONS = 500_000_000;

    private final int longestBoundary;
    private final MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
    private final Deque<Open> open = new ArrayDeque<>();
    private final BodyReader bodies = new BodyReader();
    private Part root = new Part(List.of(), "text/plain", "", 0, List.of());
    private int parts;
    private boolean truncated;
    private Exception trouble;

    /** What was read, whether something was left out, and what stopped the parser before the end. */
    public record Tree(Part root, boolean truncated, Optional<Exception> trouble) {}

    private static final class Open {
        final FieldBlock header = new FieldBlock();
        final List<Part> children = new ArrayList<>();
        String defaultType = "text/plain";
        String type = "text/plain";
        String text = "";
        long size;
    }

    private PartReader(int longestBoundary) {
        this.longestBoundary = longestBoundary;
    }

    /** The parts of the message; never fails. */
    public static Tree read(byte[] raw) {
        int start = Preface.length(raw);
        int length = Math.min(raw.length - start, Limits.RAW_BYTES);
        boolean cut = length < raw.length - start;
        byte[] message = start == 0 && !cut ? raw : Arrays.copyOfRange(raw, start, start + length);
        Tree tree = readWhole(message, cut);
        boolean saysNothing = !tree.root().isMultipart() && tree.root().size() == 0;
        // It may be a message without the empty line after its headers, or without headers.
        return saysNothing
                ? Preface.endHeader(message).map(ended -> readWhole(ended, cut)).orElse(tree)
                : tree;
    }

    private static Tree readWhole(byte[] message, boolean cut) {
        PartReader reader = new PartReader(longestBoundary(message.length));
        reader.run(new ByteArrayInputStream(message));
        return new Tree(
                reader.root, cut || reader.truncated || reader.bodies.truncated(), Optional.ofNullable(reader.trouble));
    }

    /** The search for a boundary may cost its length for every byte: long ones are looked for in short messages only. */
    private static int longestBoundary(int messageLength) {
        return Math.max(USUAL_BOUNDARY, MOST_COMPARISONS / Math.max(1, messageLength));
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
            trouble = broken;
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
        boolean longBoundary = now.type.startsWith("multipart/")
                && Parameters.parse(Part.first(now.header.fields(), "Content-Type")
                                        .orElse(""))
                                .get("boundary")
                                .orElse("")
                                .length()
                        > longestBoundary;
        boolean opaque = open.size() > Limits.DEPTH || longBoundary;
        truncated |= opaque && now.type.startsWith("multipart/");
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

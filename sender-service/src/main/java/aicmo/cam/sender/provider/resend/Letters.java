package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.Batch;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The mails of one call, as they are written. */
record Letters(List<Letter> letters) {
    private static final long LARGEST_CALL = 10L << 20;

    /**
     * One of them.
     *
     * @param index its place in the batch
     * @param json as {@link ResendMail} writes it
     */
    record Letter(int index, Batch.Item item, byte[] json) {}

    Letters {
        letters = List.copyOf(letters);
    }

    int size() {
        return letters.size();
    }

    Letter get(int i) {
        return letters.get(i);
    }

    Letters part(int from, int to) {
        return new Letters(letters.subList(from, to));
    }

    /**
     * Whether they are several that do not go in one call: it would be larger than a hundred ordinary mails can be, or one has
     * attachments, which Resend takes of a single mail only.
     */
    boolean tooMany() {
        return size() > 1
                && (letters.stream().anyMatch(letter -> letter.item().mail().hasFiles())
                        || letters.stream()
                                        .mapToLong(letter -> letter.json().length)
                                        .sum()
                                > LARGEST_CALL);
    }

    /** A JSON array of them. */
    byte[] array() {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        char before = '[';
        for (Letter letter : letters) {
            array.write(before);
            array.writeBytes(letter.json());
            before = ',';
        }
        array.write(']');
        return array.toByteArray();
    }
}

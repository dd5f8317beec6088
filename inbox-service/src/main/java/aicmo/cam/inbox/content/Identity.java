package aicmo.cam.inbox.content;

import aicmo.cam.inbox.mailbox.Fetched;
import aicmo.cam.mail.InternetMessage;
import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What a message is known again by under another UID and in another folder of its mailbox. The servers on the way add header lines, so
 * that copies of a message differ: one with a Message-ID is known by it, by who wrote when and about what, and by its body.
 */
final class Identity {
    private Identity() {}

    /** 32 bytes. */
    static byte[] of(Fetched fetched, InternetMessage message) {
        MessageDigest sha = Sha256.digest();
        byte[] raw = fetched.raw();
        int body = body(raw);
        if (message.messageId().isPresent() && body < raw.length) {
            add(sha, message.messageId());
            add(sha, message.from().stream().findFirst().map(Address::key));
            add(sha, message.headers().first("Date"));
            add(sha, Optional.of(message.subject()));
            sha.update(raw, body, raw.length - body);
            return sha.digest();
        }
        // of a big message only the first bytes are here
        number(sha, fetched.complete() ? raw.length : fetched.size());
        if (raw.length == 0 && !fetched.complete()) {
            // nothing to know it by but its place
            number(sha, fetched.uid());
        }
        return sha.digest(raw);
    }

    private static void add(MessageDigest sha, Optional<String> value) {
        byte[] bytes = value.orElse("").getBytes(StandardCharsets.UTF_8);
        number(sha, bytes.length);
        sha.update(bytes);
    }

    private static void number(MessageDigest sha, long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    /** Where the header ends: behind the first empty line; the length where there is none. */
    private static int body(byte[] raw) {
        for (int at = 1; at < raw.length; at++) {
            if (raw[at] == '\n' && (raw[at - 1] == '\n' || (at > 1 && raw[at - 1] == '\r' && raw[at - 2] == '\n'))) {
                return at + 1;
            }
        }
        return raw.length;
    }
}

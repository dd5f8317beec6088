package aicmo.cam.inbox.imap;

import aicmo.cam.inbox.mailbox.Fetched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/** What is known of a message before its body is asked for. */
record Envelope(long uid, long size, Optional<Instant> arrivedAt) {
    /** Of a message bigger than this, only so many bytes are read. */
    static final int BIGGEST = 2 * 1024 * 1024;

    /** By UID. */
    static NavigableMap<Long, Envelope> all(List<FetchResponse> responses) {
        NavigableMap<Long, Envelope> all = new TreeMap<>();
        responses.stream()
                .filter(response -> response.getItem(UID.class) != null && response.getItem(RFC822SIZE.class) != null)
                .map(Envelope::of)
                .forEach(envelope -> all.put(envelope.uid, envelope));
        return all;
    }

    private static Envelope of(FetchResponse response) {
        INTERNALDATE date = response.getItem(INTERNALDATE.class);
        return new Envelope(
                response.getItem(UID.class).uid,
                response.getItem(RFC822SIZE.class).size,
                Optional.ofNullable(date).map(INTERNALDATE::getDate).map(java.util.Date::toInstant));
    }

    /** The first of them that are together no bigger than one may be; a bigger one comes alone. */
    static List<Envelope> asManyAsFit(List<Envelope> envelopes) {
        List<Envelope> batch = new ArrayList<>();
        long bytes = 0;
        for (Envelope envelope : envelopes) {
            bytes += envelope.size;
            if (bytes > BIGGEST && !batch.isEmpty()) {
                break;
            }
            batch.add(envelope);
        }
        return batch;
    }

    /** The messages with the bodies that came for them; one without a body has gone meanwhile. */
    static List<Fetched> joined(List<Envelope> envelopes, List<FetchResponse> responses) {
        Map<Long, byte[]> bodies = new HashMap<>();
        for (FetchResponse response : responses) {
            UID uid = response.getItem(UID.class);
            BODY body = response.getItem(BODY.class);
            if (uid != null && body != null) {
                ByteArray bytes = body.getByteArray();
                bodies.put(uid.uid, bytes == null ? new byte[0] : bytes.getNewBytes());
            }
        }
        return envelopes.stream()
                .filter(envelope -> bodies.containsKey(envelope.uid))
                .map(envelope -> envelope.with(bodies.get(envelope.uid)))
                .toList();
    }

    boolean isBig() {
        return size > BIGGEST;
    }

    Fetched byParts(BigMessage.Assembled parts) {
        return new Fetched(uid, size, parts.raw(), false, arrivedAt, parts.leftOut());
    }

    Fetched withoutContent() {
        return new Fetched(uid, size, new byte[0], false, arrivedAt);
    }

    private Fetched with(byte[] raw) {
        return new Fetched(uid, size, raw, !isBig() || raw.length < BIGGEST, arrivedAt);
    }
}

package aicmo.cam.sender.mail;

import aicmo.cam.messaging.SqlArray;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The files of mails. */
@Singleton
public class AttachmentTable {
    private final Jdbi jdbi;

    AttachmentTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes the files of new mails down, in their order. */
    public void put(Map<UUID, List<AttachedFile>> files) {
        List<UUID> mails = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<AttachedFile> all = new ArrayList<>();
        files.forEach((mail, ofMail) -> {
            for (int place = 0; place < ofMail.size(); place++) {
                mails.add(mail);
                places.add(place);
                all.add(ofMail.get(place));
            }
        });
        if (all.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into email_attachment (email_id, place, filename, content_type, content)
                        select * from unnest(:mails, :places, :names, :types, :contents)
                        """)
                .bind("mails", SqlArray.of("uuid", mails))
                .bind("places", SqlArray.of("int4", places))
                .bind(
                        "names",
                        SqlArray.of(
                                "text", all.stream().map(AttachedFile::filename).toArray()))
                .bind(
                        "types",
                        SqlArray.of(
                                "text",
                                all.stream().map(AttachedFile::contentType).toArray()))
                .bind(
                        "contents",
                        SqlArray.of(
                                "bytea", all.stream().map(AttachedFile::content).toArray(byte[][]::new)))
                .execute());
    }

    /** The files of these mails, in their order. */
    public Map<UUID, List<AttachedFile>> of(Collection<UUID> mails) {
        Map<UUID, List<AttachedFile>> files = new HashMap<>();
        if (mails.isEmpty()) {
            return files;
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        select email_id, filename, content_type, content from email_attachment
                        where email_id = any(:mails) order by email_id, place
                        """)
                .bindArray("mails", UUID.class, mails)
                .map((rs, context) -> files.computeIfAbsent(
                                rs.getObject("email_id", UUID.class), id -> new ArrayList<>())
                        .add(new AttachedFile(
                                rs.getString("filename"), rs.getString("content_type"), rs.getBytes("content"))))
                .list());
        return files;
    }

    /** Deletes files of mails that went or never will, some at a time; how many. A failed mail may be tried again for a while. */
    public int forget(Instant failedBefore, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from email_attachment where (email_id, place) in (
                            select a.email_id, a.place from email_attachment a join outbound_email e on e.id = a.email_id
                            where e.status in ('SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'SUPPRESSED', 'CANCELLED')
                               or (e.status = 'FAILED' and e.queued_at < :before)
                            limit :most)
                        """)
                .bind("before", failedBefore)
                .bind("most", most)
                .execute());
    }
}

package aicmo.cam.sender.erasure;

import aicmo.cam.sender.mail.NamedAddresses;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** People who were erased, where they got copies: the mail is somebody else's and stays, with the name in the place of the address. */
@Singleton
class ErasedCopies {
    private static final String WAITING = """
            select c.email_id, c.address, c.address_key, e.subject, e.detail, e.rendered, e.timeline
            from email_cc c join outbound_email e on e.id = c.email_id
            where c.address_key like '%@erased.invalid' and c.address <> c.address_key and e.status <> 'SENDING'
            order by c.email_id, c.place limit 1 for update of e
            """;

    private final Jdbi jdbi;

    ErasedCopies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A mail that still has the address. @param name in its place from now on */
    private record Copied(
            UUID mail, String address, String name, String subject, String detail, byte[] rendered, String timeline) {

        /** The text without the address, in whatever case; it may be the end of a longer one, which stays. */
        String without(String text) {
            return text == null
                    ? null
                    : Pattern.compile(
                                    "(?<!" + NamedAddresses.LOCAL_PART + ")" + Pattern.quote(address)
                                            + "(?![\\p{L}\\p{M}\\p{N}-]|\\.[\\p{L}\\p{N}])",
                                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                            .matcher(text)
                            .replaceAll(Matcher.quoteReplacement(name));
        }

        byte[] bytes() {
            return rendered == null
                    ? null
                    : without(new String(rendered, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Copies to the address are copies to that name from now on; what the mails say is still there. */
    void rename(String key, String name) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update email_cc set address_key = :name, keys = array[:name] where address_key = :key")
                .bind("key", key)
                .bind("name", name)
                .execute());
    }

    /** How the address was spelled in mails that are not erased yet. */
    List<String> spellings(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct address from email_cc where address_key = :name and address <> :name")
                .bind("name", name)
                .mapTo(String.class)
                .list());
    }

    /** The addresses in mails, but of those that are on their way. */
    void erase() {
        jdbi.useHandle(handle -> {
            // one at a time: a mail may have several such addresses
            for (Optional<Copied> next = next(handle); next.isPresent(); next = next(handle)) {
                erase(handle, next.get());
            }
        });
    }

    private static Optional<Copied> next(Handle handle) {
        return handle.createQuery(WAITING)
                .map((rs, context) -> new Copied(
                        rs.getObject("email_id", UUID.class),
                        rs.getString("address"),
                        rs.getString("address_key"),
                        rs.getString("subject"),
                        rs.getString("detail"),
                        rs.getBytes("rendered"),
                        rs.getString("timeline")))
                .findFirst();
    }

    private static void erase(Handle handle, Copied copied) {
        handle.createUpdate("""
                        update outbound_email
                        set subject = :subject, detail = :detail, rendered = :rendered, timeline = cast(:timeline as jsonb)
                        where id = :mail
                        """)
                .bind("mail", copied.mail())
                .bind("subject", copied.without(copied.subject()))
                .bind("detail", copied.without(copied.detail()))
                .bind("rendered", copied.bytes())
                .bind("timeline", copied.without(copied.timeline()))
                .execute();
        handle.createUpdate("update email_cc set address = address_key where email_id = :mail and address = :address")
                .bind("mail", copied.mail())
                .bind("address", copied.address())
                .execute();
    }
}

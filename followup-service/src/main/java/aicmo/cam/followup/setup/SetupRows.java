package aicmo.cam.followup.setup;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The sender and the mailboxes as they were described last, in {@code sender_state} and {@code mailbox_state}. */
@Singleton
public class SetupRows {
    private final Jdbi jdbi;

    SetupRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Empty where the sender has told nothing yet. */
    public Optional<SenderState> sender() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from sender_state")
                .map((rs, context) -> read(rs))
                .findOne());
    }

    /** Empty where the inbox has told nothing of a mailbox with this address key. */
    public Optional<MailboxState> mailbox(String addressKey) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from mailbox_state where address = :address")
                .bind("address", addressKey)
                .map((rs, context) -> new MailboxState(
                        rs.getString("address"),
                        instant(rs, "read_at"),
                        instant(rs, "failing_since"),
                        rs.getString("why")))
                .findOne());
    }

    /** Keeps what the sender is now; nothing where something later is known. */
    void describe(SenderState state) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into sender_state (described_at, provider, dry_run, allow_list, postal_address, public_url,
                            public_url_answers, public_url_says, daily_cap, senders, dkim_selectors)
                        values (:at, :provider, :dry_run, :allow_list, :postal_address, :public_url, :answers, :says, :daily_cap,
                            :senders, :selectors)
                        on conflict (one) do update set described_at = excluded.described_at, provider = excluded.provider,
                            dry_run = excluded.dry_run, allow_list = excluded.allow_list,
                            postal_address = excluded.postal_address, public_url = excluded.public_url,
                            public_url_answers = excluded.public_url_answers, public_url_says = excluded.public_url_says,
                            daily_cap = excluded.daily_cap, senders = excluded.senders, dkim_selectors = excluded.dkim_selectors
                        where sender_state.described_at <= excluded.described_at
                        """)
                .bind("at", state.describedAt())
                .bind("provider", state.provider())
                .bind("dry_run", state.dryRun())
                .bind("allow_list", state.allowList())
                .bind("postal_address", state.postalAddress())
                .bind("public_url", state.publicUrl())
                .bindByType("answers", state.publicUrlAnswers(), Boolean.class)
                .bind("says", state.publicUrlSays())
                .bindByType("daily_cap", state.dailyCap(), Integer.class)
                .bindArray("senders", String.class, state.senders())
                .bindArray("selectors", String.class, state.dkimSelectors())
                .execute());
    }

    /** The mailbox was read then: whatever failed before is over. */
    void read(String addressKey, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into mailbox_state (address, read_at) values (:address, :at)
                        on conflict (address) do update set read_at = greatest(mailbox_state.read_at, excluded.read_at),
                            why = case when mailbox_state.failing_since > excluded.read_at then mailbox_state.why end,
                            failing_since = case when mailbox_state.failing_since > excluded.read_at
                                then mailbox_state.failing_since end
                        """)
                .bind("address", addressKey)
                .bind("at", at)
                .execute());
    }

    /** The mailbox can't be read since then; nothing where it was read later. */
    void failing(String addressKey, Instant at, String why) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into mailbox_state (address, failing_since, why) values (:address, :at, :why)
                        on conflict (address) do update set failing_since = excluded.failing_since, why = excluded.why
                        where mailbox_state.read_at is null or mailbox_state.read_at < excluded.failing_since
                        """)
                .bind("address", addressKey)
                .bind("at", at)
                .bind("why", why)
                .execute());
    }

    private static SenderState read(ResultSet rs) throws SQLException {
        return new SenderState(
                instant(rs, "described_at"),
                rs.getString("provider"),
                rs.getBoolean("dry_run"),
                rs.getBoolean("allow_list"),
                rs.getBoolean("postal_address"),
                rs.getString("public_url"),
                (Boolean) rs.getObject("public_url_answers"),
                rs.getString("public_url_says"),
                (Integer) rs.getObject("daily_cap"),
                List.of((String[]) rs.getArray("senders").getArray()),
                List.of((String[]) rs.getArray("dkim_selectors").getArray()));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

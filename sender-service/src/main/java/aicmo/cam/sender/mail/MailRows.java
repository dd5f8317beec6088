package aicmo.cam.sender.mail;

import aicmo.cam.events.MailRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** How rows of outbound_email name their mail. */
public final class MailRows {
    /** The columns that {@link #ref} and {@link #named} read. */
    public static final String COLUMNS =
            "id, request_id, campaign_id, lead_id, track, step, variant, step_id, recipient, retries";

    private MailRows() {}

    /** The mail of the current row. */
    public static MailRef ref(ResultSet rs) throws SQLException {
        return new MailRef(
                rs.getObject("id", UUID.class),
                rs.getObject("request_id", UUID.class),
                rs.getObject("campaign_id", UUID.class),
                rs.getObject("lead_id", UUID.class),
                rs.getString("track"),
                rs.getObject("step", Integer.class),
                rs.getString("variant"),
                rs.getObject("step_id", UUID.class),
                rs.getInt("retries") == 0 ? null : Integer.valueOf(rs.getInt("retries")));
    }

    /** The mail of the current row and whom it is for. */
    public static Named named(ResultSet rs) throws SQLException {
        return new Named(ref(rs), rs.getString("recipient"));
    }

    /** A mail and whom it is for. */
    public record Named(MailRef ref, String recipient) {}
}

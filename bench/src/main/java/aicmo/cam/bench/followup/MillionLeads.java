package aicmo.cam.bench.followup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Puts leads into followup's own tables, with all their indexes: those that are contacted and wait, and the newest, whose first mail is due. */
record MillionLeads(DataSource database) {
    /** A lead that was sent its first mail. */
    record Contacted(UUID id, UUID campaign, String email) {}

    /** @param due of how many the first mail is due as soon as the campaign is started; the others were sent it */
    void insert(UUID campaign, int leads, int due) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("set search_path to followup");
            statement.executeUpdate("""
                    insert into lead (id, campaign_id, email, email_key, company, time_zone, variables, imported_at)
                    select uuidv7(make_interval(secs => n - %2$d)), '%1$s', 'lead-' || n || '@company-' || n / 4 || '.example',
                        'lead-' || n || '@company-' || n / 4 || '.example', 'Company ' || n / 4,
                        (array['Europe/Berlin', 'Asia/Tokyo', 'America/New_York'])[1 + n %% 3], '{}', now()
                    from generate_series(1, %2$d) as n
                    """.formatted(campaign, leads));
            statement.executeUpdate("""
                    insert into enrolment (lead_id, campaign_id, state, joined_at, due_at, next_step)
                    select id, campaign_id, 'CONTACTED', now(), now() + interval '3 days', 2 from lead
                    where campaign_id = '%1$s' order by id limit %2$d
                    """.formatted(campaign, leads - due));
            statement.executeUpdate("""
                    insert into enrolment (lead_id, campaign_id)
                    select id, campaign_id from lead l
                    where campaign_id = '%1$s' and not exists (select 1 from enrolment e where e.lead_id = l.id)
                    """.formatted(campaign));
            statement.executeUpdate("""
                    insert into step_of_lead (lead_id, step_id, track, number, request_id, status, email_id, at)
                    select lead_id, cast(body -> 'steps' -> 0 ->> 'id' as uuid), 'main', 1, gen_random_uuid(), 'SENT',
                        gen_random_uuid(), now()
                    from enrolment join definition using (campaign_id)
                    where campaign_id = '%1$s' and state = 'CONTACTED'
                    """.formatted(campaign));
            statement.execute("vacuum analyze lead");
            statement.execute("vacuum analyze enrolment");
            statement.execute("vacuum analyze step_of_lead");
        }
    }

    /** Leads to whom a mail is due. */
    int due(UUID campaign) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select count(*) from followup.enrolment
                        where campaign_id = ? and next_step is not null and first_mail and due_at <= now()
                        """)) {
            statement.setObject(1, campaign);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("followup's tables can't be read", e);
        }
    }

    List<Contacted> contacted(UUID campaign, int limit) throws SQLException {
        List<Contacted> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select l.id, l.email from followup.lead l join followup.enrolment e on e.lead_id = l.id
                        where e.campaign_id = ? and e.state = 'CONTACTED' order by md5(l.id::text) limit ?
                        """)) {
            statement.setObject(1, campaign);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Contacted(rows.getObject(1, UUID.class), campaign, rows.getString(2)));
                }
            }
        }
        return found;
    }
}

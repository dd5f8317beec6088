package aicmo.cam.bench.decision;

import aicmo.cam.bench.ground.Ground;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Puts a million mails of a campaign into the tables of the decision service, over a hundred days, five steps and two variants. */
final class MillionMails {
    private MillionMails() {}

    static void insert(Ground ground, UUID campaign, int mails) throws SQLException {
        try (Connection connection = ground.postgres().asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into decision.campaign_status (campaign_id, name, started_at) values ('"
                    + campaign + "', 'A million', now())");
            statement.executeUpdate("""
                    insert into decision.mail
                        (email_id, campaign_id, queued, sent_at, answered, bounced, track, step, variant)
                    select gen_random_uuid(), '%s', true, now() - n * interval '100 days' / %d, n %% 10 = 0, n %% 100 = 0,
                           'main', n %% 5 + 1, case when n %% 2 = 0 then 'a' else 'b' end
                    from generate_series(1, %d) n""".formatted(campaign, mails, mails));
            statement.executeUpdate("""
                    insert into decision.campaign_cell
                        (campaign_id, track, step, variant, day, queued, sent, replies, positive, bounces)
                    select campaign_id, track, step, variant, (sent_at at time zone 'UTC')::date, count(*), count(*),
                           count(*) filter (where answered), count(*) filter (where answered), count(*) filter (where bounced)
                    from decision.mail where campaign_id = '%s' group by 1, 2, 3, 4, 5""".formatted(campaign));
            statement.executeUpdate("""
                    insert into decision.campaign_metrics (campaign_id, queued, sent, replies, positive, bounces)
                    select campaign_id, sum(queued), sum(sent), sum(replies), sum(positive), sum(bounces)
                    from decision.campaign_cell where campaign_id = '%s' group by 1""".formatted(campaign));
            statement.execute("vacuum analyze decision.mail");
        }
    }
}

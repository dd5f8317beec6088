package aicmo.cam.e2e.scale;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.bench.scale.Audience;
import aicmo.cam.bench.scale.Fleet;
import aicmo.cam.e2e.TestLength;
import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import aicmo.cam.testing.resend.email.AcceptedEmail;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The database is lost in the middle of a campaign, and what comes back is older than what happened: by docs/operations.md nobody gets a
 * mail twice, nobody who said stop gets one, and everybody else gets the next.
 */
@Tag("slow")
class RestoreTest {
    private static final int LEADS = TestLength.of(40, 100);
    /** Five mails a second: there is a middle to lose the database in. */
    private static final Map<String, String> SETTINGS = Map.of(
            "AICMO_CAM_DAY", "PT20S",
            "AICMO_CAM_FOLLOWUP_EVERY", "1S",
            "AICMO_CAM_EMAIL_LEASE", "5s",
            "AICMO_CAM_EMAIL_IDENTITY_PER_HOUR", "18000");

    private static final Duration A_WHILE = Duration.ofSeconds(4);

    @Test
    void after_a_restore_nobody_is_written_to_twice_and_the_campaign_goes_on() throws Exception {
        try (Fleet fleet = Fleet.start(1, ProjectRoot.path(), SETTINGS);
                Audience audience = new Audience(fleet, "lead")) {
            audience.invite(LEADS, 0, "");
            eventually().until(() -> accepted(fleet), mails -> mails >= LEADS / 3);
            fleet.crash();
            Backup backup = Backup.take(fleet.ground());
            fleet.startAgain();
            eventually().until(() -> accepted(fleet), mails -> mails >= LEADS * 2 / 3);
            AcceptedEmail stopped = someoneWhoDoesNotAnswer(fleet);
            unsubscribe(stopped, fleet.first(Service.SENDER));
            word(fleet, audience, "pause");
            awaitQuiet(fleet, audience);
            long sent = accepted(fleet);
            long ofStopped = mailsTo(fleet, stopped);
            long qualified = qualified(audience);

            fleet.stop();
            backup.restore();
            fleet.startAgain();

            Replica sender = fleet.first(Service.SENDER);
            eventually().untilAsserted(() -> assertThat(Web.get(sender.url().resolve("/api/cam/holds")))
                    .contains("\"restored\"", "/api/cam/recovery"));
            eventually().during(A_WHILE).untilAsserted(() -> assertThat(accepted(fleet))
                    .as("mails before it is known what went")
                    .isEqualTo(sent));

            String learnt =
                    Web.send("POST", sender.url().resolve("/api/cam/recovery?since=" + backup.moment()), Map.of(), "");
            assertThat(learnt).contains("\"sending\":true", "\"stops\":1");
            // decision does not know of the pause; the others do
            word(fleet, audience, "pause");
            eventually().until(() -> qualified(audience), now -> now >= qualified);
            word(fleet, audience, "resume");

            IntStream.range(0, LEADS).forEach(lead -> {
                String address = "lead-" + lead + "@company-" + lead + ".example";
                boolean saidStop = address.equals(stopped.content().recipients().getFirst());
                eventually().untilAsserted(() -> assertThat(mailsTo(fleet, address))
                        .as("mails to %s", address)
                        .isIn(saidStop ? Set.of(ofStopped) : right(audience, lead, address)));
            });
            eventually().during(A_WHILE).until(() -> fleet.provider().accepted().perRecipient().values().stream()
                    .allMatch(mails -> mails <= 2));
            assertThat(fleet.provider().accepted().perRecipient().values())
                    .allMatch(mails -> mails <= 2)
                    .hasSize(LEADS);
            assertThat(fleet.provider().accepted().emails().stream()
                            .map(email -> email.content().recipients().getFirst() + " "
                                    + email.content().subject()))
                    .as("the same step, twice")
                    .doesNotHaveDuplicates();
            eventually().untilAsserted(() -> assertThat(audience.states())
                    .containsEntry("QUALIFIED", (long) Audience.answering(LEADS))
                    .containsEntry("UNSUBSCRIBED", 1L));
        }
    }

    /**
     * How many mails a lead may have got in the end. Who answered gets no second mail. Where the answer came after followup had asked for
     * it, as after a crash, the sender may have handed the mail over by then, or withdraws it.
     */
    private static Set<Long> right(Audience audience, int lead, String address) {
        if (!Audience.answers(lead)) {
            return Set.of(2L);
        }
        return audience.crossed(address) ? Set.of(1L, 2L) : Set.of(1L);
    }

    /** What followup has learnt from Kafka again, before it may go on. */
    private static long qualified(Audience audience) throws Exception {
        return audience.states().getOrDefault("QUALIFIED", 0L);
    }

    /** Waits until each accepted mail is in Kafka: what is not when the database is lost, nobody can know. */
    private static void awaitQuiet(Fleet fleet, Audience audience) {
        eventually().during(Duration.ofSeconds(2)).untilAsserted(() -> assertThat((long) audience.sent())
                .as("mails known to Kafka")
                .isEqualTo(accepted(fleet)));
    }

    private static AcceptedEmail someoneWhoDoesNotAnswer(Fleet fleet) {
        return fleet.provider().accepted().emails().stream()
                .filter(email -> !email.content().recipients().getFirst().matches("lead-\\d*[05]@.*"))
                .findFirst()
                .orElseThrow();
    }

    private static void word(Fleet fleet, Audience audience, String word) throws Exception {
        Web.send(
                "POST",
                fleet.first(Service.DECISION).url().resolve("/api/cam/campaigns/" + audience.campaign() + "/" + word),
                Map.of("Content-Type", "application/json"),
                "{\"by\": \"anna\"}");
    }

    private static void unsubscribe(AcceptedEmail email, Replica sender) throws Exception {
        String header = email.content().headers().get("List-Unsubscribe");
        int begin = header.indexOf("<http") + 1;
        Web.send(
                "POST",
                sender.url()
                        .resolve(URI.create(header.substring(begin, header.indexOf('>', begin)))
                                .getPath()),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "List-Unsubscribe=One-Click");
    }

    private static long accepted(Fleet fleet) {
        return fleet.provider().accepted().count();
    }

    private static long mailsTo(Fleet fleet, AcceptedEmail email) {
        return mailsTo(fleet, email.content().recipients().getFirst());
    }

    private static long mailsTo(Fleet fleet, String address) {
        return fleet.provider().accepted().perRecipient().getOrDefault(address, 0L);
    }
}

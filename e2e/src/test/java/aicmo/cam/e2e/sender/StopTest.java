package aicmo.cam.e2e.sender;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.carrier.ResendCarrier;
import aicmo.cam.bench.ground.Letters;
import aicmo.cam.bench.ground.Tap;
import aicmo.cam.e2e.TestLength;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.Topic;
import aicmo.cam.testing.resend.email.AcceptedEmail;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * People say stop while a campaign runs over three replicas: by the spam button, by the link in a mail, by an answer. Each has more mails
 * coming. API, test and database share one clock, so what the API accepts after the commit of a suppression shows.
 */
@Tag("slow")
class StopTest {
    private static final int REPLICAS = 3;
    private static final int LEADS = TestLength.of(60, 120);
    private static final int STEPS = 5;
    private static final int MOST_STOPS = TestLength.of(45, 90);

    private final Map<String, MailRef> sent = new ConcurrentHashMap<>();
    private final Set<String> stopped = new HashSet<>();

    @Test
    void nothing_is_accepted_after_the_commit_of_a_stop() throws Exception {
        try (ResendCarrier carrier = ResendCarrier.start(10)) {
            OptOuts optOuts = new OptOuts(carrier.api());
            try (Senders senders = Senders.start(
                            REPLICAS,
                            carrier,
                            Map.of("AICMO_CAM_EMAIL_BATCH_CAP", "4", "AICMO_RESEND_WEBHOOK_SECRET", optOuts.secret()));
                    Suppressed suppressed = new Suppressed(senders.ground());
                    Tap<EmailSent> tap = Tap.open(senders.ground(), Topic.EMAIL_SENT, EmailSent.class, this::sent)) {
                optOuts.complaintsGoTo(senders.any(0).url());
                campaign().forEach(senders.feed()::publish);
                senders.feed().flush();

                eventually().untilAsserted(() -> {
                    tap.check();
                    stopMore(carrier, optOuts, senders);
                    assertThat(stopped)
                            .as("of %s mails", carrier.api().accepted().count())
                            .hasSize(MOST_STOPS);
                });
                eventually().untilAsserted(() -> {
                    assertThat(senders.books().open().waiting()).isZero();
                    assertThat(suppressed.seen()).hasSize(MOST_STOPS);
                });

                Map<String, Instant> stops = suppressed.seen();
                List<AcceptedEmail> late = carrier.api().accepted().emails().stream()
                        .filter(email -> email.acceptedAt().isAfter(stops.getOrDefault(recipient(email), Instant.MAX)))
                        .toList();
                assertThat(late).isEmpty();
                assertThat(carrier.api().accepted().twice()).isEmpty();
                assertThat(senders.books().counts().getOrDefault("SUPPRESSED", 0))
                        .as("mails that were stopped in time")
                        .isPositive();
            }
        }
    }

    /** The first steps of all, then the second ones: who stops after the first has more coming. */
    private static List<EmailRequested> campaign() {
        Letters letters = new Letters(1);
        List<List<EmailRequested>> leads = IntStream.range(0, LEADS)
                .mapToObj(lead -> letters.sequence(STEPS))
                .toList();
        return IntStream.range(0, STEPS)
                .boxed()
                .flatMap(step -> leads.stream().map(lead -> lead.get(step)))
                .toList();
    }

    private void sent(EmailSent event) {
        sent.put(event.recipient(), event.email());
    }

    /** Everybody whose first mail has come says stop, each in the next of the three ways. */
    private void stopMore(ResendCarrier carrier, OptOuts optOuts, Senders senders) throws Exception {
        for (AcceptedEmail email : carrier.api().accepted().emails()) {
            MailRef mail = sent.get(recipient(email));
            if (mail != null && stopped.size() < MOST_STOPS && stopped.add(recipient(email))) {
                switch (stopped.size() % 3) {
                    case 0 -> optOuts.complaint(email);
                    case 1 -> optOuts.link(email, senders.any(stopped.size()).url());
                    default -> {
                        senders.feed().publish(OptOuts.reply(mail, recipient(email)));
                        senders.feed().flush();
                    }
                }
            }
        }
    }

    private static String recipient(AcceptedEmail email) {
        return email.content().recipients().getFirst();
    }
}

package aicmo.cam.decision.counting;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Seconds;
import aicmo.cam.decision.Story;
import aicmo.cam.decision.metrics.Counter;
import aicmo.cam.decision.metrics.Counts;
import aicmo.cam.decision.metrics.Metrics;
import aicmo.cam.decision.metrics.MetricsRows;
import aicmo.cam.decision.metrics.Part;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.Event;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class BooksTest {
    @Inject
    Tally tally;

    @Inject
    MetricsRows metrics;

    @Inject
    Jdbi jdbi;

    private final Story story = new Story(Instant.now());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_order_batching_repetition_and_concurrency_of_a_history_counts_the_same(long seed) throws Exception {
        RandomHistory random = new RandomHistory(seed, story);
        List<Event> history = random.of(200);
        List<Event> retold = random.retold(history);

        inParallel(retold, new Random(seed));

        assertThat(counts(metrics, story.campaign())).isEqualTo(MailTest.count(history));
        assertThat(fromRows(story.campaign())).isEqualTo(MailTest.count(history));
        assertThat(cells(story.campaign())).isEqualTo(MailTest.cells(history));
    }

    @Test
    void a_correction_moves_the_counters() {
        MailRef mail = story.mail();
        UUID inbound = EventId.next();
        enter(story.sent(mail));
        enter(story.bounceReply(mail, inbound, BounceKind.HARD));
        enter(story.bounced(mail, BounceKind.HARD, EmailBounced.Via.REPLY));
        assertThat(counts(metrics, story.campaign()))
                .returns(1L, Counts::bounces)
                .returns(1L, Counts::hardBounces);

        enter(story.corrected(mail, inbound, ReplyClass.POSITIVE));

        assertThat(counts(metrics, story.campaign()))
                .returns(0L, Counts::bounces)
                .returns(0L, Counts::hardBounces)
                .returns(1L, Counts::replies)
                .returns(1L, Counts::positive);
    }

    @Test
    void leads_are_counted_where_the_latest_event_says_they_stand() {
        UUID lead = EventId.next();
        LeadChanged contacted = story.moved(lead, LeadState.NEW, LeadState.CONTACTED);
        LeadChanged qualified = story.moved(lead, LeadState.CONTACTED, LeadState.QUALIFIED);
        LeadChanged other = story.moved(EventId.next(), LeadState.NEW, LeadState.CONTACTED);

        enter(qualified);
        enter(contacted, other, qualified);
        enter(contacted, other);

        assertThat(metrics.find(story.campaign()).orElseThrow().leads())
                .isEqualTo(Map.of(LeadState.CONTACTED, 1L, LeadState.QUALIFIED, 1L));
    }

    @Test
    void what_was_rolled_back_was_not_counted() {
        MailRef mail = story.mail();
        QuarkusTransaction.begin();
        add(story.sent(mail));
        QuarkusTransaction.rollback();

        assertThat(metrics.find(story.campaign())).isEmpty();
    }

    @Test
    void mails_of_no_campaign_leave_no_trace() {
        enter(story.sent(new MailRef(EventId.next(), null, null, null, null, null)));

        assertThat(metrics.find(story.campaign())).isEmpty();
    }

    /** As Kafka does it: each topic in its own order, its batches one after another, the topics beside each other. */
    private void inParallel(List<Event> events, Random random) throws Exception {
        List<List<Event>> lanes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lanes.add(new ArrayList<>());
        }
        events.forEach(event -> lanes.get(random.nextInt(4)).add(event));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            lanes.forEach(lane -> done.add(threads.submit(() -> inBatches(lane))));
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    private void inBatches(List<Event> events) {
        for (int from = 0; from < events.size(); from += 50) {
            enter(events.subList(from, Math.min(events.size(), from + 50)).toArray(Event[]::new));
        }
    }

    private void enter(Event... events) {
        QuarkusTransaction.requiringNew().run(() -> List.of(events).forEach(this::add));
    }

    private void add(Event event) {
        if (event instanceof LeadChanged moved) {
            tally.add(Lead.of(moved));
        } else {
            tally.add(MailTest.change(event));
        }
    }

    static Counts counts(MetricsRows metrics, UUID campaign) {
        Metrics m = metrics.find(campaign).orElseThrow();
        return new Counts(
                m.queued(),
                m.sent(),
                m.failed(),
                m.replies(),
                m.positive(),
                m.negative(),
                m.neutral(),
                m.unsubscribed(),
                m.outOfOffice(),
                m.complaints(),
                m.bounces(),
                m.hardBounces(),
                m.refused());
    }

    /** The counters of each step, variant and day, as far as they count anything. */
    private Map<Cell, Counts> cells(UUID campaign) {
        return jdbi
                .withHandle(handle -> handle.createQuery("select * from campaign_cell where campaign_id = :campaign")
                        .bind("campaign", campaign)
                        .map((rs, context) -> {
                            Part part = new Part(
                                    rs.getString("track"),
                                    rs.getInt("step"),
                                    rs.getString("variant"),
                                    rs.getObject("step_id", UUID.class));
                            String day = rs.getString("day");
                            long[] n = new long[Counter.values().length];
                            for (Counter counter : Counter.values()) {
                                n[counter.ordinal()] = rs.getLong(counter.column());
                            }
                            return Map.entry(
                                    new Cell(
                                            campaign,
                                            new Part(
                                                    part.track().isEmpty() ? null : part.track(),
                                                    part.step() == 0 ? null : part.step(),
                                                    part.variant().isEmpty() ? null : part.variant(),
                                                    part.stepId().equals(new UUID(0, 0)) ? null : part.stepId()),
                                            day.equals("-infinity") ? null : LocalDate.parse(day)),
                                    new Counts(
                                            n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11],
                                            n[12]));
                        })
                        .list())
                .stream()
                .filter(cell -> !cell.getValue().equals(Counts.NONE))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The counters worked out anew from what is known of each mail. */
    private Counts fromRows(UUID campaign) {
        MailRows rows = new MailRows(jdbi);
        List<Mail> mails = new ArrayList<>(
                jdbi.withHandle(handle -> handle.createQuery("select email_id from mail where campaign_id = :campaign")
                        .bind("campaign", campaign)
                        .map((rs, context) -> Mail.unseen(rs.getObject(1, UUID.class), campaign))
                        .list()));
        Collections.shuffle(mails, new Random(1));
        return QuarkusTransaction.requiringNew().call(() -> rows.lock(mails)).values().stream()
                .map(Mail::counts)
                .reduce(Counts.NONE, Counts::plus);
    }
}

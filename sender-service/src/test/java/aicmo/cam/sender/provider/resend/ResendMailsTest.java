package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.SentLookup;
import aicmo.cam.sender.provider.SentLookup.Found;
import aicmo.cam.sender.provider.SentLookup.LookupFailed;
import aicmo.cam.sender.provider.SentLookup.Wanted;
import aicmo.cam.testing.SettableClock;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.HttpDoor;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.resend.Fault;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ResendMailsTest {
    private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
    private final SettableClock clock = new SettableClock(START);
    private final ResendApi resend =
            ResendApi.start(ResendSettings.defaults().clock(clock).requestsPerSecond(10_000));
    private final ResendEmailProvider provider = provider(Account.at(resend.uri()));
    private final SentLookup lookup = provider.lookup();

    private ResendEmailProvider provider(Account account) {
        return new ResendEmailProvider(account, "1.2.3", new SimpleMeterRegistry(), clock);
    }

    @AfterEach
    void close() {
        resend.close();
    }

    @Test
    void a_mail_is_found_by_the_id_of_resend_with_its_real_message_id() {
        provider.send(Mails.batch("b", 1));
        resend.flush();
        String id = resend.accepted().emails().getFirst().id();

        assertThat(lookup.find(id)).hasValueSatisfying(found -> {
            assertThat(found.providerMessageId()).isEqualTo(id);
            assertThat(found.messageId()).startsWith("<0100").endsWith("@email.amazonses.com>");
            assertThat(found.lastEvent()).isEqualTo("delivered");
        });
    }

    @Test
    void what_does_not_show_yet_and_what_is_no_id_is_not_found() {
        provider.send(Mails.batch("b", 1));
        resend.unseenFor(Duration.ofSeconds(5));

        assertThat(lookup.find(resend.accepted().emails().getFirst().id())).isEmpty();
        assertThat(lookup.find(UUID.randomUUID().toString())).isEmpty();
        assertThat(lookup.find("no-id")).isEmpty();
        clock.advance(Duration.ofSeconds(6));
        assertThat(lookup.find(resend.accepted().emails().getFirst().id())).isPresent();
    }

    @Test
    void mails_whose_outcome_was_unknown_are_found_by_their_tag_on_any_page() {
        Batch lost = Mails.batch("lost", 3);
        resend.next(Fault.RESET_AFTER_ACCEPT);
        provider.send(lost);
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(1));
            provider.send(Mails.batch("later" + i, 100));
        }
        Batch never = Mails.batch("never", 1);

        Map<UUID, Found> found = lookup.findAll(
                List.of(
                        wanted(lost.mails().get(0)),
                        wanted(lost.mails().get(2)),
                        wanted(never.mails().getFirst())),
                START);

        assertThat(found.keySet())
                .containsExactlyInAnyOrder(
                        lost.mails().get(0).emailId(), lost.mails().get(2).emailId());
        String first = resend.accepted().emails().getFirst().id();
        assertThat(found.get(lost.mails().getFirst().emailId()).providerMessageId())
                .isEqualTo(first);
    }

    @Test
    void what_is_older_than_wanted_is_not_paged_through() {
        for (int i = 0; i < 3; i++) {
            provider.send(Mails.batch("old" + i, 100));
        }
        clock.advance(Duration.ofHours(1));
        provider.send(Mails.batch("new", 1));
        int before = resend.received().size();

        Wanted wanted = wanted(Mails.batch("old0", 1).mails().getFirst());
        assertThat(lookup.findAll(List.of(wanted), clock.instant())).isEmpty();
        assertThat(resend.received()).hasSize(before + 1);
        assertThat(lookup.findAll(List.of(wanted), START)).containsOnlyKeys(wanted.emailId());
    }

    @Test
    void where_nothing_is_wanted_nothing_is_asked() {
        assertThat(lookup.findAll(List.of(), START)).isEmpty();
        assertThat(resend.received()).isEmpty();
    }

    @Test
    void of_a_list_without_tags_those_mails_are_asked_for_that_could_be_the_one() {
        provider.send(Mails.batch("b", 20));
        Batch.Item item = Mails.batch("b", 20).mails().get(7);
        try (HttpDoor door = HttpDoor.open(this::withoutTagsInLists)) {
            SentLookup there = provider(Account.at(door.uri())).lookup();

            Map<UUID, Found> found = there.findAll(List.of(wanted(item)), START);

            assertThat(found.get(item.emailId()).providerMessageId())
                    .isEqualTo(resend.accepted().emails().get(7).id());
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void where_mails_show_no_tags_at_all_it_can_not_be_told_and_nothing_is_called_missing() {
        provider.send(Mails.batch("b", 1));
        try (HttpDoor door = HttpDoor.open(this::withoutTags)) {
            SentLookup there = provider(Account.at(door.uri())).lookup();

            assertThatThrownBy(() -> there.findAll(wanted(Mails.batch("b", 1)), START))
                    .isInstanceOf(LookupFailed.class)
                    .hasMessageContaining("without tags");
            assertThat(there.findAll(wanted(Mails.batch("c", 1)), START)).isEmpty();
        }
    }

    @Test
    void with_a_key_that_may_only_send_nothing_can_be_looked_up() {
        SentLookup sendOnly =
                provider(Account.at(resend.uri()).key("re_test_send_only")).lookup();
        assertThatThrownBy(() -> sendOnly.find(UUID.randomUUID().toString()))
                .isInstanceOfSatisfying(LookupFailed.class, failed -> assertThat(failed.retryAfter())
                        .isEmpty())
                .hasMessageContaining("restricted_api_key");
    }

    @Test
    void too_many_calls_are_told_with_the_time_to_wait() {
        provider.send(Mails.batch("b", 1));
        resend.requestsPerSecond(1);
        assertThatThrownBy(() -> lookup.findAll(wanted(Mails.batch("b", 1)), START))
                .isInstanceOfSatisfying(LookupFailed.class, failed -> assertThat(failed.retryAfter())
                        .hasValue(Duration.ofSeconds(1)));
    }

    @Test
    void where_resend_is_not_there_the_lookup_failed() {
        resend.close();
        assertThatThrownBy(() -> lookup.find(UUID.randomUUID().toString())).isInstanceOf(LookupFailed.class);
    }

    private final List<HttpCall> asked = new CopyOnWriteArrayList<>();

    private HttpAnswer withoutTagsInLists(HttpCall call) {
        asked.add(call);
        String at = resend.uri() + call.path() + (call.path().equals("/emails") ? "?limit=100" : "");
        JsonNode answer = Json.parse(get(URI.create(at))).orElseThrow();
        answer.path("data").forEach(mail -> ((ObjectNode) mail).remove("tags"));
        return Json.response(200, answer);
    }

    private HttpAnswer withoutTags(HttpCall call) {
        JsonNode answer =
                Json.parse(get(URI.create(resend.uri() + call.path()))).orElseThrow();
        answer.path("data").forEach(mail -> ((ObjectNode) mail).remove("tags"));
        ((ObjectNode) answer).remove("tags");
        return Json.response(200, answer);
    }

    private static String get(URI uri) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + Account.KEY)
                .get(uri)
                .asString();
    }

    private static Collection<Wanted> wanted(Batch batch) {
        return batch.mails().stream().map(ResendMailsTest::wanted).toList();
    }

    private static Wanted wanted(Batch.Item item) {
        return new Wanted(item.emailId(), item.mail().to(), item.mail().subject());
    }
}

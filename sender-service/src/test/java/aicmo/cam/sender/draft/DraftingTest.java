package aicmo.cam.sender.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftingTest {
    private static final UUID ID = UUID.fromString("01a203e3-483e-7431-839a-d7da86c66d4e");
    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID LEAD = UUID.randomUUID();

    private final Drafting drafting = new Drafting(AllowList.of(Optional.empty()), Imprints.COMPLETE);

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ana", "ana@", "@acme.test", "a b@acme.test", "ana@acme", "ana@acme.test\r\nBcc: x@y.test"})
    void what_is_no_address_is_refused(String recipient) {
        assertThat(drafting.refusal(order(recipient, "Anna <anna@acme.test>", "Hi", "Text", Map.of())))
                .get()
                .extracting(Refusal::reason)
                .isEqualTo(Reason.INVALID_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jörg@acme.test", "jo\u0308rg@acme.test", "用户@acme.test"})
    void an_address_beyond_ascii_is_one(String address) {
        assertThat(drafting.refusal(order(address, "Jörg <" + address + ">", "Hi", "Text", Map.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"j\u202eörg@acme.test", "jö\u200brg@acme.test", "jö\u0007rg@acme.test"})
    void a_character_that_nobody_sees_is_named(String recipient) {
        assertThat(drafting.refusal(order(recipient, "Anna <anna@acme.test>", "Hi", "Text", Map.of())))
                .get()
                .extracting(Refusal::detail)
                .asString()
                .contains("it has the character U+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Anna", "Anna <anna>", "Anna <anna@acme.test>\r\nBcc: x@y.test", "a@b.test, c@d.test"})
    void what_is_no_sender_is_refused(String from) {
        assertThat(drafting.refusal(order("ana@recipients.test", from, "Hi", "Text", Map.of())))
                .get()
                .extracting(Refusal::reason)
                .isEqualTo(Reason.INVALID_ADDRESS);
    }

    @Test
    void the_allow_list_is_matched_against_the_whole_address() {
        Drafting limited = new Drafting(AllowList.of(Optional.of(".*@acme\\.test")), Imprints.COMPLETE);

        assertThat(limited.refusal(order("Ana@ACME.test", "anna@acme.test", "Hi", "Text", Map.of())))
                .isEmpty();
        assertThat(limited.refusal(order("ana@acme.test.evil.test", "anna@acme.test", "Hi", "Text", Map.of())))
                .get()
                .extracting(Refusal::reason)
                .isEqualTo(Reason.NOT_ALLOWED);
    }

    @Test
    void a_wrong_allow_list_is_told_with_the_name_of_the_setting() {
        assertThatThrownBy(() -> AllowList.of(Optional.of("(unclosed")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AICMO_CAM_EMAIL_ALLOWLIST_REGEX");
        assertThat(AllowList.of(Optional.of(" ")).allows("anybody@anywhere.test"))
                .isTrue();
    }

    @Test
    void the_message_id_follows_from_the_mails_id_and_the_senders_domain() {
        assertThat(draft(order("Hi", "Text", Map.of()), ThreadSoFar.NONE).mail().messageId())
                .isEqualTo("<" + ID + "@acme.test>");
    }

    @Test
    void a_line_break_that_a_lead_brought_is_a_space_in_the_subject() {
        Map<String, String> lead = Map.of("company", "Acme\r\nBcc: x@y.test\u2028Ltd");
        assertThat(draft(order("For {{ company }}", "{{ company }}", lead), ThreadSoFar.NONE)
                        .mail()
                        .subject())
                .isEqualTo("For Acme Bcc: x@y.test Ltd");
    }

    @Test
    void html_escapes_what_leads_brought_and_text_does_not() {
        Order order = new Order(
                UUID.randomUUID(),
                CAMPAIGN,
                LEAD,
                "main",
                1,
                null,
                null,
                false,
                "ana@recipients.test",
                null,
                "anna@acme.test",
                null,
                "Hi",
                "{{ company }}",
                "<p>{{ company }}</p>",
                Map.of("company", "<b>Ham & Eggs</b>"),
                null,
                null,
                Instant.EPOCH,
                Map.of());

        Draft draft = draft(order, ThreadSoFar.NONE);

        assertThat(draft.mail().text()).startsWith("<b>Ham & Eggs</b>\n\n---\n");
        assertThat(draft.mail().html()).doesNotContain("<b>").contains("&amp;");
    }

    @Test
    void a_template_error_names_the_part_the_line_and_the_variable() {
        Drafted drafted = drafting.draft(ID, order("Hi", "one\ntwo {{ town }}", Map.of()), ThreadSoFar.NONE);

        assertThat(drafted).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.TEMPLATE);
            assertThat(refusal.detail()).contains("text", "line 2", "town");
        });
    }

    @Test
    void mails_that_differ_in_anything_that_is_sent_have_different_hashes() {
        Draft hello = draft(order("Hi", "Text", Map.of()), ThreadSoFar.NONE);

        assertThat(draft(order("Hi", "Text", Map.of("unused", "x")), ThreadSoFar.NONE)
                        .contentHash())
                .isEqualTo(hello.contentHash());
        assertThat(draft(order("Hi", "Text.", Map.of()), ThreadSoFar.NONE).contentHash())
                .isNotEqualTo(hello.contentHash());
        assertThat(draft(order("HiT", "ext", Map.of()), ThreadSoFar.NONE).contentHash())
                .isNotEqualTo(hello.contentHash());
    }

    @Test
    void an_answer_in_the_thread_says_re_once() {
        Order answer = order(null, "Text", Map.of());

        assertThat(draft(answer, new ThreadSoFar("Hello", List.of("<1@a>")))
                        .mail()
                        .subject())
                .isEqualTo("Re: Hello");
        assertThat(draft(answer, new ThreadSoFar("RE: Hello", List.of("<1@a>")))
                        .mail()
                        .subject())
                .isEqualTo("RE: Hello");
    }

    @Test
    void a_long_thread_keeps_its_first_and_its_latest_ids() {
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> "<" + i + "@a>").toList();

        var mail = draft(order(null, "Text", Map.of()), new ThreadSoFar("Hello", ids))
                .mail();

        assertThat(mail.inReplyTo()).isEqualTo("<49@a>");
        assertThat(mail.references()).hasSize(20).startsWith("<0@a>").endsWith("<48@a>", "<49@a>");
    }

    private Draft draft(Order order, ThreadSoFar thread) {
        return (Draft) drafting.draft(ID, order, thread);
    }

    private static Order order(String subject, String text, Map<String, String> variables) {
        return order("ana@recipients.test", "Anna Berg <anna@acme.test>", subject, text, variables);
    }

    private static Order order(
            String recipient, String from, String subject, String text, Map<String, String> variables) {
        return new Order(
                UUID.randomUUID(),
                CAMPAIGN,
                LEAD,
                "main",
                1,
                null,
                null,
                false,
                recipient,
                null,
                from,
                null,
                subject,
                text,
                null,
                variables,
                null,
                null,
                Instant.EPOCH,
                Map.of());
    }
}

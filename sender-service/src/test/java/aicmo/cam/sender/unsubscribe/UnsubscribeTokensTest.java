package aicmo.cam.sender.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribeTokensTest {
    private static final byte[] KEY = "a key of thirty-two bytes, or so!".getBytes(StandardCharsets.UTF_8);

    private final UnsubscribeTokens tokens = new UnsubscribeTokens(List.of(KEY));
    private final Random random = new Random(20261122);

    @Test
    void a_token_names_the_mail_it_was_made_for() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = uuid();

            String token = tokens.ofLink(id);

            assertThat(token).matches("[A-Za-z0-9_-]{44}");
            assertThat(tokens.emailOf(token)).contains(id);
        }
    }

    @Test
    void with_any_bit_flipped_it_is_none() {
        for (int i = 0; i < 50; i++) {
            byte[] token = Base64.getUrlDecoder().decode(tokens.ofLink(uuid()));
            for (int bit = 0; bit < token.length * 8; bit++) {
                byte[] other = token.clone();
                other[bit / 8] ^= (byte) (1 << bit % 8);

                assertThat(tokens.emailOf(
                                Base64.getUrlEncoder().withoutPadding().encodeToString(other)))
                        .as("bit %s", bit)
                        .isEmpty();
            }
        }
    }

    @Test
    void with_any_character_changed_added_or_left_out_it_is_none() {
        String token = tokens.ofLink(uuid());
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';

            assertThat(tokens.emailOf(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
            assertThat(tokens.emailOf(token.substring(0, i) + token.substring(i + 1)))
                    .isEmpty();
            assertThat(tokens.emailOf(token.substring(0, i) + "A" + token.substring(i)))
                    .isEmpty();
        }
    }

    @Test
    void random_bytes_are_no_token() {
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = 1;
            }

            assertThat(tokens.emailOf(Base64.getUrlEncoder().encodeToString(bytes)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "%00", "../../etc/passwd", "é", "====", "A A"})
    void what_is_no_base64_is_no_token(String text) {
        assertThat(tokens.emailOf(text)).isEmpty();
    }

    @Test
    void another_key_makes_other_tokens_and_believes_none_of_these() {
        UUID id = uuid();
        var others =
                new UnsubscribeTokens(List.of("another key of thirty-two bytes..".getBytes(StandardCharsets.UTF_8)));

        assertThat(others.ofLink(id)).isNotEqualTo(tokens.ofLink(id));
        assertThat(others.emailOf(tokens.ofLink(id))).isEmpty();
    }

    @Test
    void a_key_that_is_set_later_signs_and_the_earlier_one_is_still_believed() {
        UUID id = uuid();
        byte[] later = "another key of thirty-two bytes..".getBytes(StandardCharsets.UTF_8);
        var both = new UnsubscribeTokens(List.of(later, KEY));

        assertThat(both.emailOf(tokens.ofLink(id))).contains(id);
        assertThat(both.ofLink(id)).isEqualTo(new UnsubscribeTokens(List.of(later)).ofLink(id));
    }

    @Test
    void a_token_for_an_address_is_short_in_one_case_and_each_mails_own() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String token = tokens.ofAddress(uuid());

            assertThat(token).matches("[a-z2-7]{16}");
            assertThat(seen.add(token)).isTrue();
        }
    }

    @Test
    void a_short_key_is_refused_with_the_name_of_the_setting() {
        assertThatThrownBy(() -> UnsubscribeBeans.key("too short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AICMO_CAM_UNSUBSCRIBE_KEY has 9 characters");
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}

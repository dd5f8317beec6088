package aicmo.cam.local.market;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.market.letter.LetterBook;
import aicmo.cam.local.market.people.Crowd;
import aicmo.cam.local.market.people.Person;
import aicmo.cam.mail.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CampaignPlanTest {
    private static final List<CampaignPlan> PLANS = List.of(CampaignPlan.healthy(), CampaignPlan.bought());

    @Test
    void a_step_is_known_again_by_its_text_and_no_other_is_taken_for_it() throws Exception {
        for (CampaignPlan plan : PLANS) {
            for (int i = 0; i < 3; i++) {
                String text = Template.parse(plan.steps().get(i).text())
                        .render(Map.of("greeting", "Hej", "first_name", "Åsa"));
                assertThat(plan.step(text)).isEqualTo(i + 1);
                assertThat(plan.step(text.replace(" ", "\n"))).isEqualTo(i + 1);
                long takers = PLANS.stream().filter(one -> one.step(text) > 0).count();
                assertThat(takers).isEqualTo(1);
            }
        }
    }

    @Test
    void a_text_of_nobody_is_no_step() {
        assertThat(CampaignPlan.healthy().step("Hello")).isZero();
    }

    @Test
    void the_list_has_a_broken_row_in_line_7() {
        List<LetterBook> books = LetterBook.everywhere();
        List<Person> people =
                new Crowd(books, 1).people("A", 30, CampaignPlan.bought().shares());

        List<String> lines = new String(new LeadList(books).csv(people), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(32);
        assertThat(lines.get(6)).startsWith("jörg.at.example");
        assertThat(lines.get(1)).startsWith(people.getFirst().address());
    }
}

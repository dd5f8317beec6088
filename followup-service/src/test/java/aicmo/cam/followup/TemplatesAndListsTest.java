package aicmo.cam.followup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What would fail at sending is told before anything goes: by the campaign's creation, the import of leads and the start. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class TemplatesAndListsTest {
    @Inject
    DataSource database;

    @Test
    void a_list_comes_as_a_file_of_a_form_in_any_encoding_that_can_be_told() {
        try (Story story = new Story(Story.threeSteps("Hi {{ first_name }}"))) {
            String list =
                    "E-Mail-Adresse;Vorname;Firma\r\nBerg <a@umibe.example>; \"Jörg\";Öl\r\nmailto:b@umibe.example;Süß;\r\n";
            form(story, list.getBytes(StandardCharsets.UTF_16), null)
                    .statusCode(200)
                    .body("imported", equalTo(2));
            form(story, list.getBytes(Charset.forName("windows-1252")), null)
                    .statusCode(200)
                    .body("already_there", equalTo(2));
            form(story, "email;Vorname\nc@umibe.example;Poznań".getBytes(Charset.forName("windows-1250")), null)
                    .statusCode(400)
                    .body("detail", containsString("not UTF-8, first in line 2"));
            form(
                            story,
                            "email;Vorname\nc@umibe.example;Poznań".getBytes(Charset.forName("windows-1250")),
                            "windows-1250")
                    .statusCode(200)
                    .body("imported", equalTo(1));
            given().multiPart("other", "x")
                    .post("/api/cam/campaigns/" + story.campaign + "/leads")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("field of the name 'file'"));
            given().header("Origin", "https://evil.example")
                    .multiPart("file", "l.csv", list.getBytes(StandardCharsets.UTF_8))
                    .post("/api/cam/campaigns/" + story.campaign + "/leads")
                    .then()
                    .statusCode(403);
            story.leads().body("items.first_name", equalTo(List.of("Jörg", "Süß", "Poznań")));
        }
    }

    @Test
    void merge_tags_of_other_programs_and_unseen_characters_are_told_with_the_step_and_the_line() {
        Story.create("""
                        {"name": "x", "from": "a@acme.example", "variables": ["job_title"], "steps": [
                          {"subject": "Hi *|FNAME|*", "text": "As {job_title}\\nof [[Firma]]: 50% off"},
                          {"delay": "1d", "text": "f\\u200bree", "html": "<style>p{top:0}</style><p style='width:100%'>${first_name}"}]}
                        """)
                .statusCode(422)
                .body(
                        "errors.field",
                        equalTo(List.of(
                                "steps[0].subject",
                                "steps[0].text",
                                "steps[0].text",
                                "steps[1].text",
                                "steps[1].html")))
                .body(
                        "errors[0].detail",
                        allOf(containsString("'*|FNAME|*'"), containsString("write {{ first_name }}")))
                .body("errors[1].detail", allOf(containsString("line 1"), containsString("write {{ job_title }}")))
                .body("errors[2].detail", allOf(containsString("line 2"), containsString("write {{ company }}")))
                .body("errors[3].detail", containsString("U+200B ZERO WIDTH SPACE"))
                .body("errors[4].detail", containsString("write {{ first_name }}"));
        Story.create("""
                        {"name": "x", "from": "a@acme.example",
                         "steps": [{"subject": "{% raw %}*|FNAME|*{% endraw %}", "text": "up 5% to 10%, {1, 2}"}]}
                        """).statusCode(201);
    }

    @Test
    void leads_that_the_templates_fail_on_are_told_before_the_start() throws SQLException {
        try (Story story = new Story(Story.threeSteps("{% if industry > 10 %}Hi{% else %}Hello{% endif %}"))) {
            story.importCsv("email,industry\na@umibe.example,25\nb@umibe.example,\"1,000\"\nc@umibe.example,\n")
                    .statusCode(200)
                    .body("imported", equalTo(2))
                    .body("rejected.line", equalTo(List.of(3)))
                    .body("rejected[0].column", equalTo("industry"))
                    .body(
                            "rejected[0].reason",
                            allOf(containsString("step main 1, text: line 1"), containsString("'1,000'")));
            // as an earlier version took them in, which did not try
            update(
                    "update lead set variables = '{\"industry\": \"many\"}' where email = 'a@umibe.example' and campaign_id = '"
                            + story.campaign + "'");
            given().post("/api/cam/campaigns/" + story.campaign + "/start")
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("1 lead of the campaign can't be written to"))
                    .body("errors", hasSize(1))
                    .body("errors[0].detail", containsString("step main 1, text: line 1: 'industry > 10' compares"));
            story.shown().body("status", equalTo("DRAFT"));
        }
    }

    private static ValidatableResponse form(Story story, byte[] list, String charset) {
        var form = given().multiPart("file", "leads.csv", list, "text/csv");
        return (charset == null ? form : form.multiPart("charset", charset))
                .post("/api/cam/campaigns/" + story.campaign + "/leads")
                .then();
    }

    private void update(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

package aicmo.cam.local.market;

import aicmo.cam.local.market.people.Shares;
import aicmo.cam.local.market.people.Temper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A campaign of the demo.
 *
 * @param steps its mails
 * @param shares what the people on its list are like
 * @param csv whether its leads come as CSV, rather than as JSON
 * @param judgedBy a campaign is judged once it has sent as many mails as it has leads, divided by this
 */
record CampaignPlan(String name, List<Mail> steps, Shares shares, boolean csv, int judgedBy) {
    static final String SENDER = "Anna Berg <anna@acme.example>";
    static final String MAILBOX = "anna@acme.example";

    private static final String FOOTER = """

            Anna Berg
            Acme Sensors, 1 Mill Lane, Bristol
            If you want no more mail from me, answer with "unsubscribe".
            """;

    /**
     * A mail of the sequence.
     *
     * @param subject empty to answer in the thread of the one before
     * @param sign a sentence that stands in this mail alone, by which it is known again
     */
    record Mail(String delay, String subject, String before, String sign) {
        String text() {
            return "{{ greeting }} {{ first_name }},\n\n" + before + " " + sign + "\n" + FOOTER;
        }
    }

    /** A list of people who were chosen with care. */
    static CampaignPlan healthy() {
        return new CampaignPlan(
                "Workshop visit",
                List.of(
                        new Mail(
                                "0d",
                                "An hour in the workshop of {{ company }}",
                                "Machines tell early when they are about to fail, and few listen. We make a sensor that does.",
                                "Would you have an hour next week to see it at work?"),
                        new Mail(
                                "3d",
                                "",
                                "I wrote to you a few days ago about listening to machines.",
                                "A customer of your size found two worn bearings in the first week."),
                        new Mail(
                                "4d",
                                "",
                                "I know how full a week can be – so this is my last note.",
                                "If the time comes, you know where I am.")),
                new Shares(Map.of(
                        Temper.INTERESTED, 20,
                        Temper.DECLINING, 10,
                        Temper.UNDECIDED, 8,
                        Temper.OPTING_OUT, 3,
                        Temper.AWAY, 6,
                        Temper.AWAY_THEN_INTERESTED, 6,
                        Temper.GONE, 3,
                        Temper.FULL, 3,
                        Temper.SILENT, 41)),
                false,
                1);
    }

    /** A list that was bought: a quarter of its addresses is dead, and nobody waited for this. */
    static CampaignPlan bought() {
        return new CampaignPlan(
                "Bought list",
                List.of(
                        new Mail(
                                "0d",
                                "An offer for {{ company }}",
                                "Save 40 % on sensors “this month only” –",
                                "our sales team is standing by for your order."),
                        new Mail(
                                "3d",
                                "",
                                "Did you see my last mail?",
                                "The offer ends soon, and others have ordered already."),
                        new Mail("4d", "", "Last chance!", "After today the price goes up again.")),
                new Shares(Map.of(
                        Temper.GONE, 25,
                        Temper.OPTING_OUT, 10,
                        Temper.COMPLAINING, 5,
                        Temper.DECLINING, 8,
                        Temper.AWAY, 5,
                        Temper.FULL, 3,
                        Temper.SILENT, 44)),
                true,
                3);
    }

    /** The step whose mail has that text; 0 where it is none of them. */
    int step(String text) {
        // Mail programs may break lines where a sentence has a space.
        String flat = text.replaceAll("\\s+", " ");
        for (int i = 0; i < steps.size(); i++) {
            if (flat.contains(steps.get(i).sign())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** As it is asked for over REST. */
    ObjectNode definition(int leads) {
        ObjectNode campaign = JsonNodeFactory.instance.objectNode();
        campaign.put("name", name)
                .put("from", SENDER)
                .put("reply_rate_threshold", 0.1)
                .put("bounce_rate_threshold", 0.1)
                .put("min_sends_to_evaluate", Math.max(8, leads / judgedBy))
                .put("no_reply_after", "3d");
        campaign.putArray("variables").add("greeting");
        var list = campaign.putArray("steps");
        for (Mail mail : steps) {
            ObjectNode step = list.addObject().put("delay", mail.delay()).put("text", mail.text());
            if (!mail.subject().isEmpty()) {
                step.put("subject", mail.subject());
            }
        }
        return campaign;
    }
}

package aicmo.cam.followup.sequence;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.lead.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A campaign, a lead and what may happen to it. Ids follow from names, so that a history can be told twice. */
final class Histories {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final FollowUpEngine ENGINE = new FollowUpEngine(DayLength.REAL);
    static final Campaign THREE_STEPS = campaign();
    static final Campaign WITH_QUALIFIED_TRACK =
            campaign(new Step(Track.QUALIFIED, 1, Duration.ofHours(2), null, "Great! When?", null));

    private Histories() {}

    private static Campaign campaign(Step... more) {
        List<Step> steps = new java.util.ArrayList<>(List.of(
                new Step(Track.MAIN, 1, Duration.ZERO, "Hello", "Hi {{ first_name }}", null),
                new Step(Track.MAIN, 2, Duration.ofDays(3), null, "Did you see it?", null),
                new Step(Track.MAIN, 3, Duration.ofDays(4), null, "Last time", null)));
        steps.addAll(List.of(more));
        return new Campaign(
                id("campaign"),
                "Spring",
                "Anna <anna@acme.example>",
                null,
                List.of(),
                CampaignStarted.Thresholds.OF_THE_INSTALLATION,
                steps,
                Duration.ofDays(5));
    }

    static Lead lead() {
        Person person = new Person("bo@umibe.example", "Bo", null, "Umibe", "Asia/Tokyo", Map.of("industry", "fish"));
        return Lead.fresh(id("lead"), id("campaign"), person, START);
    }

    static Lead after(Campaign campaign, Occurrence... history) {
        return after(campaign, List.of(history));
    }

    static Lead after(Campaign campaign, List<Occurrence> history) {
        Lead lead = lead();
        for (Occurrence one : history) {
            lead = ENGINE.apply(campaign, lead, one, START.plus(Duration.ofDays(30)))
                    .lead();
        }
        return lead;
    }

    static Occurrence sent(int step, Duration after) {
        return new Occurrence.Sent(id("sent" + step), main(step), id("mail" + step), START.plus(after));
    }

    static Occurrence failed(int step, EmailFailed.Reason reason, Duration after) {
        return new Occurrence.Failed(
                id("failed" + step), main(step), id("mail" + step), reason, "as it is", START.plus(after));
    }

    static Occurrence answer(String inbound, ReplyClass means, Duration after) {
        return verdict(inbound, means, after, null, true, false);
    }

    static Occurrence corrected(String inbound, ReplyClass means, Duration after) {
        return verdict(inbound, means, after, null, true, true);
    }

    static Occurrence away(String inbound, Duration after, LocalDate back) {
        return verdict(inbound, ReplyClass.OOO, after, back, true, false);
    }

    static Occurrence ofTheAddress(String inbound, ReplyClass means, Duration after) {
        return verdict(inbound, means, after, null, false, false);
    }

    static Occurrence hardBounce(String inbound, Duration after) {
        return new Occurrence.Answered(new Verdict(
                id(inbound),
                id(inbound + "event"),
                START.plus(after),
                START.plus(after),
                ReplyClass.BOUNCE,
                "no such user",
                null,
                true,
                true,
                false));
    }

    private static Occurrence verdict(
            String inbound, ReplyClass means, Duration after, LocalDate back, boolean own, boolean corrected) {
        return new Occurrence.Answered(new Verdict(
                id(inbound),
                id(inbound + means + corrected),
                START.plus(after).plusSeconds(1),
                START.plus(after),
                means,
                "says so",
                back,
                false,
                own,
                corrected));
    }

    static StepId main(int number) {
        return new StepId(Track.MAIN, number);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

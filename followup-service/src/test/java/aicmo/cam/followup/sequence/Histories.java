package aicmo.cam.followup.sequence;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.followup.calendar.LeadDays;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Delay;
import aicmo.cam.followup.definition.Rules;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.definition.Variant;
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
    static final FollowUpEngine ENGINE = new FollowUpEngine(LeadDays.REAL);
    static final Campaign THREE_STEPS = campaign();
    static final Campaign WITH_QUALIFIED_TRACK = campaign(step(Track.QUALIFIED, 1, "2h", null, "Great! When?"));

    private Histories() {}

    private static Campaign campaign(Step... more) {
        List<Step> steps = new java.util.ArrayList<>(List.of(
                step(Track.MAIN, 1, "0d", "Hello", "Hi {{ first_name }}"),
                step(Track.MAIN, 2, "3d", null, "Did you see it?"),
                step(Track.MAIN, 3, "4d", null, "Last time")));
        steps.addAll(List.of(more));
        return new Campaign(
                id("campaign"),
                1,
                "Spring",
                "Anna <anna@acme.example>",
                null,
                List.of(),
                CampaignStarted.Thresholds.OF_THE_INSTALLATION,
                Rules.USUAL,
                steps,
                Duration.ofDays(5));
    }

    static Step step(Track track, int number, String delay, String subject, String text) {
        return step(track, number, delay, false, List.of(new Variant("a", 1, subject, text, null)));
    }

    static Step step(Track track, int number, String delay, boolean onlyIfDelivered, List<Variant> variants) {
        UUID id = stepId(track, number);
        return new Step(id, track, number, Delay.parse(delay), onlyIfDelivered, false, false, variants);
    }

    static UUID stepId(Track track, int number) {
        return id(track + " " + number);
    }

    /** What the lead had of a step that has stood there from the beginning. */
    static StepRecord had(Lead lead, int number) {
        return lead.steps().get(stepId(Track.MAIN, number));
    }

    static Campaign with(Campaign campaign, Rules rules) {
        return with(campaign, rules, campaign.steps());
    }

    static Campaign with(Campaign campaign, Rules rules, List<Step> steps) {
        return new Campaign(
                campaign.id(),
                campaign.version(),
                campaign.name(),
                campaign.from(),
                campaign.replyTo(),
                campaign.variables(),
                campaign.thresholds(),
                rules,
                steps,
                campaign.noReplyAfter());
    }

    static Lead lead() {
        Person person = new Person(
                "bo@umibe.example", "Bo", null, "Umibe", "Asia/Tokyo", List.of(), Map.of("industry", "fish"));
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
        return failedAgain(step, 0, reason, after);
    }

    static Occurrence failedAgain(int step, int retry, EmailFailed.Reason reason, Duration after) {
        return new Occurrence.Failed(
                id("failed" + step + "/" + retry),
                main(step),
                id("mail" + step),
                reason,
                "as it is",
                retry,
                START.plus(after));
    }

    static Occurrence retried(int step, int retry, Duration after) {
        return new Occurrence.Retried(
                id("retried" + step + "/" + retry), main(step), id("mail" + step), retry, START.plus(after));
    }

    static Occurrence answer(String inbound, ReplyClass means, Duration after) {
        return verdict(inbound, means, after, null, Verdict.Bearing.OWN, false);
    }

    static Occurrence corrected(String inbound, ReplyClass means, Duration after) {
        return verdict(inbound, means, after, null, Verdict.Bearing.OWN, true);
    }

    static Occurrence away(String inbound, Duration after, LocalDate back) {
        return verdict(inbound, ReplyClass.OOO, after, back, Verdict.Bearing.OWN, false);
    }

    static Occurrence ofTheAddress(String inbound, ReplyClass means, Duration after) {
        return verdict(inbound, means, after, null, Verdict.Bearing.ADDRESS, false);
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
                Verdict.Bearing.OWN,
                false));
    }

    static Occurrence ofTheCompany(String inbound, ReplyClass means, Duration after) {
        return verdict(inbound, means, after, null, Verdict.Bearing.COMPANY, false);
    }

    static Occurrence understoodLate(String inbound, ReplyClass means, Duration received, Duration decided) {
        return new Occurrence.Answered(new Verdict(
                id(inbound),
                id(inbound + means),
                START.plus(decided),
                START.plus(received),
                means,
                "says so",
                null,
                false,
                Verdict.Bearing.OWN,
                false));
    }

    static Occurrence returned(int step, Duration after) {
        return new Occurrence.Returned(id("returned" + step), main(step), id("mail" + step), START.plus(after));
    }

    static Occurrence decided(Action.Kind kind, Duration after) {
        return new Occurrence.Decided(new Action(id(kind + "" + after), kind, START.plus(after), "bo", "knows better"));
    }

    private static Occurrence verdict(
            String inbound,
            ReplyClass means,
            Duration after,
            LocalDate back,
            Verdict.Bearing bearing,
            boolean corrected) {
        return new Occurrence.Answered(new Verdict(
                id(inbound),
                id(inbound + means + corrected),
                START.plus(after).plusSeconds(1),
                START.plus(after),
                means,
                "says so",
                back,
                false,
                bearing,
                corrected));
    }

    static MailedStep main(int number) {
        return new MailedStep(null, stepId(Track.MAIN, number), Track.MAIN, number);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

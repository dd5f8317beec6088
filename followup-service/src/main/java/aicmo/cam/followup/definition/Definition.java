package aicmo.cam.followup.definition;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.mail.Address;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes a campaign out of what was asked for, or says all that is wrong with it at once. */
public final class Definition {
    private static final Duration NO_REPLY_AFTER = Duration.ofDays(5);
    private static final int MOST_VARIABLES = 50;

    private final NewCampaign asked;
    private final List<InvalidField> errors = new ArrayList<>();

    private Definition(NewCampaign asked) {
        this.asked = asked;
    }

    /** @throws Problem 422 with every error: where, and what to do */
    public static Campaign read(UUID id, NewCampaign asked) {
        return new Definition(asked).read(id);
    }

    private Campaign read(UUID id) {
        line("name", asked.name());
        checkAddress("from", asked.from());
        if (asked.replyTo() != null) {
            checkAddress("reply_to", asked.replyTo());
        }
        share("reply_rate_threshold", asked.replyRateThreshold());
        share("bounce_rate_threshold", asked.bounceRateThreshold());
        if (asked.minSendsToEvaluate() != null && asked.minSendsToEvaluate() < 1) {
            wrong("min_sends_to_evaluate", "is less than 1");
        }
        List<String> variables = variables();
        List<Step> steps = steps();
        Duration noReplyAfter =
                asked.noReplyAfter() == null ? NO_REPLY_AFTER : duration("no_reply_after", asked.noReplyAfter());
        Campaign campaign = new Campaign(
                id,
                asked.name().strip(),
                asked.from().strip(),
                asked.replyTo() == null ? null : asked.replyTo().strip(),
                variables,
                new CampaignStarted.Thresholds(
                        asked.autoPause(),
                        asked.replyRateThreshold(),
                        asked.bounceRateThreshold(),
                        asked.minSendsToEvaluate()),
                steps,
                noReplyAfter);
        checkTemplates(campaign);
        if (!errors.isEmpty()) {
            throw Problem.invalid(
                    errors.stream().map(e -> e.field() + " " + e.detail()).collect(Collectors.joining("; ")), errors);
        }
        return campaign;
    }

    private List<String> variables() {
        TreeSet<String> names = new TreeSet<>();
        for (String given : asked.variables() == null ? List.<String>of() : asked.variables()) {
            String name = given == null ? "" : VariableName.of(given);
            if (!VariableName.isValid(name)) {
                wrong("variables", "has '" + given + "', which is no name: letters, digits and _, a letter first");
            }
            if (VariableName.OF_THE_SENDER.contains(name)) {
                wrong("variables", "has '" + name + "', which the sender fills in for each mail; take it out");
            }
            names.add(name);
        }
        if (names.size() > MOST_VARIABLES) {
            wrong("variables", "are more than " + MOST_VARIABLES);
        }
        return List.copyOf(names);
    }

    private List<Step> steps() {
        Map<Track, Integer> numbers = new EnumMap<>(Track.class);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < asked.steps().size(); i++) {
            NewCampaign.NewStep step = asked.steps().get(i);
            String at = "steps[" + i + "]";
            Track track =
                    Track.named(step.track() == null ? "main" : step.track()).orElse(null);
            if (track == null) {
                wrong(at + ".track", "is '" + step.track() + "'; there are main and qualified");
                continue;
            }
            int number = numbers.merge(track, 1, Integer::sum);
            if (track == Track.MAIN && number == 1 && blank(step.subject())) {
                wrong(at + ".subject", "is missing: the first mail has none to answer to");
            }
            if (blank(step.text())) {
                wrong(at + ".text", "is missing; a mail has a text, even beside html");
                continue;
            }
            if (hasNul(step.subject()) || hasNul(step.text()) || hasNul(step.html())) {
                wrong(at, "has a NUL character in it");
            }
            steps.add(new Step(
                    track,
                    number,
                    delay(at + ".delay", step, number),
                    blank(step.subject()) ? null : step.subject(),
                    step.text(),
                    blank(step.html()) ? null : step.html()));
        }
        if (!numbers.containsKey(Track.MAIN)) {
            wrong("steps", "have none on the track main, on which every lead begins");
        }
        return List.copyOf(steps);
    }

    private Duration delay(String at, NewCampaign.NewStep step, int number) {
        if (step.delay() != null) {
            return duration(at, step.delay());
        }
        if (number > 1) {
            wrong(at, "is missing: how long after the step before?");
        }
        return Duration.ZERO;
    }

    private Duration duration(String at, String text) {
        try {
            return Delay.parse(text);
        } catch (IllegalArgumentException e) {
            wrong(at, e.getMessage());
            return Duration.ZERO;
        }
    }

    private void checkTemplates(Campaign campaign) {
        for (StepTemplates templates : StepTemplates.of(campaign, errors)) {
            templates.unknown(campaign.variables()).forEach(error -> errors.add(error));
        }
    }

    /** Names and addresses end up in headers. */
    private void line(String field, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            wrong(field, "has control characters or line breaks in it");
        }
    }

    private void checkAddress(String field, String value) {
        line(field, value);
        boolean valid = Address.parseList(value).size() == 1
                && Address.parse(value)
                        .filter(a -> Address.isValid(a.address()))
                        .isPresent();
        if (!valid) {
            wrong(field, "'" + value + "' is no mail address; write 'Name <address>'");
        }
    }

    private void share(String field, Double share) {
        if (share != null && !(share >= 0 && share <= 1)) {
            wrong(field, "is not between 0 and 1");
        }
    }

    private void wrong(String field, String what) {
        errors.add(new InvalidField(field, what));
    }

    private static boolean hasNul(String text) {
        return text != null && text.indexOf('\0') >= 0;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}

package aicmo.cam.followup.definition;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.followup.calendar.SendingTime;
import aicmo.cam.mail.address.Address;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The first version of a campaign. @throws Problem 422 with every error: where, and what to do */
    public static Campaign read(UUID id, NewCampaign asked) {
        Definition definition = new Definition(asked);
        Campaign campaign = definition.read(id, 1);
        definition.refuse();
        return campaign.with(StepIdentities.fresh(campaign.steps()));
    }

    /**
     * The version after this one.
     *
     * @param started whether leads may have had steps of it
     * @param known every step that any version of it had, and its track
     * @throws Problem 422 with every error, also where it is not certain which step is which
     */
    public static Campaign change(Campaign before, boolean started, Map<UUID, Track> known, NewCampaign asked) {
        Definition definition = new Definition(asked);
        if (asked.id() != null && !asked.id().equals(before.id())) {
            definition.wrong("id", "is that of another campaign; leave it out, or send the change there");
        }
        Campaign campaign = definition.read(before.id(), before.version() + 1);
        definition.refuse();
        List<Step> steps = new StepIdentities(before, started, known, definition.errors).of(campaign.steps());
        definition.refuse();
        return campaign.with(steps);
    }

    private void refuse() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(
                    errors.stream().map(e -> e.field() + " " + e.detail()).collect(Collectors.joining("; ")), errors);
        }
    }

    private Campaign read(UUID id, int version) {
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
        List<Step> steps = new StepReader(errors).read(asked.steps());
        Rules rules = rules();
        Duration noReplyAfter =
                asked.noReplyAfter() == null ? NO_REPLY_AFTER : duration("no_reply_after", asked.noReplyAfter());
        Campaign campaign = new Campaign(
                id,
                version,
                asked.name().strip(),
                asked.from().strip(),
                asked.replyTo() == null ? null : asked.replyTo().strip(),
                variables,
                new CampaignStarted.Thresholds(
                        asked.autoPause(),
                        asked.replyRateThreshold(),
                        asked.bounceRateThreshold(),
                        asked.minSendsToEvaluate()),
                rules,
                steps,
                noReplyAfter);
        checkTemplates(campaign);
        return campaign;
    }

    private List<String> variables() {
        TreeSet<String> names = new TreeSet<>();
        for (String given : asked.variables() == null ? List.<String>of() : asked.variables()) {
            String name = given == null ? "" : VariableName.of(given);
            if (!VariableName.isValid(name)) {
                wrong(
                        "variables",
                        "has '" + given + "', which is not a name; write letters, digits and _, a letter first");
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

    private Rules rules() {
        if (asked.dailyCap() != null && asked.dailyCap() < 1) {
            wrong("daily_cap", "is less than 1; leave it out for no cap");
        }
        return new Rules(
                !Boolean.FALSE.equals(asked.stopOnAnyReply()),
                Boolean.TRUE.equals(asked.stopCompanyOnReply()),
                sendingTime(),
                asked.dailyCap());
    }

    private SendingTime sendingTime() {
        Holidays free = Holidays.of(asked.holidays() == null ? List.of() : asked.holidays());
        free.faults().forEach(fault -> wrong("holidays", fault));
        NewCampaign.NewWindow window = asked.sendingWindow();
        if (window == null) {
            return new SendingTime(SendingTime.WORKING_WEEK, null, null, free.dates(), free.regions());
        }
        Set<DayOfWeek> days = window.days() == null ? SendingTime.WORKING_WEEK : Set.copyOf(window.days());
        if (days.isEmpty()) {
            wrong("sending_window.days", "are none; leave it out for Monday to Friday");
            return SendingTime.ANY;
        }
        if (!window.from().isBefore(window.until())) {
            wrong("sending_window", "ends at " + window.until() + ", which is not after " + window.from());
            return SendingTime.ANY;
        }
        return new SendingTime(days, window.from(), window.until(), free.dates(), free.regions());
    }

    private Duration duration(String at, String text) {
        try {
            return Delay.parse(text).calendarTime();
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
            wrong(field, "'" + value + "' is not a mail address; write 'Name <address>'");
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
}

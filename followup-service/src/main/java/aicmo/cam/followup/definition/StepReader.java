package aicmo.cam.followup.definition;

import aicmo.cam.rest.Problem.InvalidField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the steps of a campaign, and tells what is wrong with each. */
final class StepReader {
    private static final int MOST_VARIANTS = 10;
    private static final int LARGEST_SHARE = 1000;

    private final List<InvalidField> errors;
    private final Map<Track, Integer> numbers = new EnumMap<>(Track.class);

    StepReader(List<InvalidField> errors) {
        this.errors = errors;
    }

    List<Step> read(List<NewCampaign.NewStep> asked) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "steps[" + i + "]";
            NewCampaign.NewStep step = asked.get(i);
            Track track =
                    Track.named(step.track() == null ? "main" : step.track()).orElse(null);
            if (track == null) {
                wrong(at + ".track", "is '" + step.track() + "'; write main or qualified");
                continue;
            }
            int number = numbers.merge(track, 1, Integer::sum);
            boolean onlyIfDelivered = Boolean.TRUE.equals(step.onlyIfDelivered());
            if (onlyIfDelivered && number == 1) {
                wrong(at + ".only_if_delivered", "is true, and there is no step before on its track");
            }
            List<Variant> variants = variants(at, step, track == Track.MAIN && number == 1);
            if (!variants.isEmpty()) {
                steps.add(new Step(
                        step.id(),
                        track,
                        number,
                        delay(at + ".delay", step, number),
                        onlyIfDelivered,
                        Boolean.TRUE.equals(step.skipIfPassed()),
                        Boolean.TRUE.equals(step.allowRepeat()),
                        variants));
            }
        }
        checkRepeats(steps);
        if (!numbers.containsKey(Track.MAIN)) {
            wrong("steps", "have none on the track main, on which every lead begins");
        }
        return List.copyOf(steps);
    }

    private List<Variant> variants(String at, NewCampaign.NewStep step, boolean first) {
        List<NewCampaign.NewVariant> asked = step.variants() == null ? List.of() : step.variants();
        if (asked.isEmpty()) {
            return variant(at, "a", 1, step.subject(), step.text(), step.html(), first);
        }
        if (!blank(step.subject()) || !blank(step.text()) || !blank(step.html())) {
            wrong(at, "has variants beside a subject, text or html of its own; put those into a variant");
        }
        if (asked.size() > MOST_VARIANTS) {
            wrong(at + ".variants", "are more than " + MOST_VARIANTS);
            return List.of();
        }
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String place = at + ".variants[" + i + "]";
            NewCampaign.NewVariant one = asked.get(i);
            if (one == null) {
                wrong(place, "is null");
                continue;
            }
            int share = one.share() == null ? 1 : one.share();
            if (share < 1 || share > LARGEST_SHARE) {
                wrong(place + ".share", "is not between 1 and " + LARGEST_SHARE);
                share = 1;
            }
            variants.addAll(variant(
                    place, String.valueOf((char) ('a' + i)), share, one.subject(), one.text(), one.html(), first));
        }
        return variants;
    }

    private List<Variant> variant(
            String at, String name, int share, String subject, String text, String html, boolean first) {
        if (first && blank(subject)) {
            wrong(at + ".subject", "is missing: the first mail has none to answer to");
        }
        if (blank(text)) {
            wrong(at + ".text", "is missing; a mail has a text, even beside html");
            return List.of();
        }
        return List.of(new Variant(name, share, blank(subject) ? null : subject, text, blank(html) ? null : html));
    }

    /** The sender refuses to tell a lead the same twice. */
    private void checkRepeats(List<Step> steps) {
        Map<List<List<String>>, Step> said = new HashMap<>();
        for (Step step : steps) {
            Step before = said.putIfAbsent(step.wording(), step);
            if (before != null && !step.allowRepeat()) {
                wrong(
                        "steps",
                        "say the same in " + before.words() + " and " + step.words()
                                + ", and the second would not be sent; change a text, or set allow_repeat of "
                                + step.words());
            }
        }
    }

    private Delay delay(String at, NewCampaign.NewStep step, int number) {
        if (step.delay() != null) {
            try {
                return Delay.parse(step.delay());
            } catch (IllegalArgumentException e) {
                wrong(at, e.getMessage());
            }
        } else if (number > 1) {
            wrong(at, "is missing: how long after the step before?");
        }
        return Delay.NONE;
    }

    private void wrong(String field, String what) {
        errors.add(new InvalidField(field, what));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}

package aicmo.cam.followup.definition;

import aicmo.cam.mail.template.Template;
import aicmo.cam.mail.template.TemplateError;
import aicmo.cam.rest.Problem.InvalidField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The templates of one step, read once, and what they ask of a lead. */
public final class StepTemplates {
    private final Step step;
    private final int index;
    private final List<Part> parts;

    private StepTemplates(Step step, int index, List<Part> parts) {
        this.step = step;
        this.index = index;
        this.parts = parts;
    }

    /** Of every step of a campaign that was accepted. */
    public static List<StepTemplates> of(Campaign campaign) {
        return of(campaign, new ArrayList<>());
    }

    /** Of every step; what can't be read is added to the errors and left out. */
    static List<StepTemplates> of(Campaign campaign, List<InvalidField> errors) {
        List<StepTemplates> all = new ArrayList<>();
        for (int i = 0; i < campaign.steps().size(); i++) {
            Step step = campaign.steps().get(i);
            List<Part> parts = new ArrayList<>();
            read(step, i, "subject", step.subject(), parts, errors);
            read(step, i, "text", step.text(), parts, errors);
            read(step, i, "html", step.html(), parts, errors);
            all.add(new StepTemplates(step, i, parts));
        }
        return all;
    }

    private static void read(
            Step step, int index, String name, String text, List<Part> parts, List<InvalidField> errors) {
        if (text == null) {
            return;
        }
        try {
            parts.add(new Part(name, Template.parse(text)));
        } catch (TemplateError e) {
            errors.add(new InvalidField(field(index, name), "(step " + step.words() + ") " + e.inWords()));
        }
    }

    /** Names that no lead of the campaign can bring. */
    List<InvalidField> unknown(List<String> variables) {
        return parts.stream()
                .flatMap(part -> part.template.names().stream()
                        .filter(name -> !part.known(variables).contains(name))
                        .map(name -> new InvalidField(
                                field(index, part.name),
                                "(step " + step.words() + ") names the unknown variable '" + name + "'; there are "
                                        + String.join(", ", part.known(variables))
                                        + ". Correct it, or add it to variables")))
                .toList();
    }

    /** Why this step can't be written to a lead with these variables; empty where it can. */
    public Optional<String> lack(Map<String, String> variables) {
        Map<String, String> known = new HashMap<>(variables);
        VariableName.OF_THE_SENDER.forEach(name -> known.put(name, name));
        return parts.stream()
                .filter(part -> !known.keySet().containsAll(part.template.needed()))
                .flatMap(part -> part.refusal(known).stream())
                .map(why -> "step " + step.words() + ", " + why)
                .findFirst();
    }

    private static String field(int index, String part) {
        return "steps[" + index + "]." + part;
    }

    private record Part(String name, Template template) {
        List<String> known(List<String> ofCampaign) {
            List<String> ofSender = name.equals("subject") ? List.of() : VariableName.OF_THE_SENDER;
            return Stream.of(VariableName.USUAL, ofCampaign, ofSender)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }

        Optional<String> refusal(Map<String, String> variables) {
            try {
                template.render(variables);
                return Optional.empty();
            } catch (TemplateError e) {
                return Optional.of(name + ": " + e.inWords());
            }
        }
    }
}

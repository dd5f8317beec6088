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
    private final List<Part> parts;

    private StepTemplates(Step step, List<Part> parts) {
        this.step = step;
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
            for (int v = 0; v < step.variants().size(); v++) {
                Variant variant = step.variants().get(v);
                String at = "steps[" + i + "]." + (step.variants().size() > 1 ? "variants[" + v + "]." : "");
                read(step, at, "subject", variant.subject(), parts, errors);
                read(step, at, "text", variant.text(), parts, errors);
                read(step, at, "html", variant.html(), parts, errors);
            }
            all.add(new StepTemplates(step, parts));
        }
        return all;
    }

    private static void read(
            Step step, String at, String name, String text, List<Part> parts, List<InvalidField> errors) {
        if (text == null) {
            return;
        }
        try {
            parts.add(new Part(at + name, name, Template.parse(text)));
        } catch (TemplateError e) {
            errors.add(new InvalidField(at + name, "(step " + step.words() + ") " + e.inWords()));
        }
    }

    /** Names that no lead of the campaign can bring. */
    List<InvalidField> unknown(List<String> variables) {
        return parts.stream()
                .flatMap(part -> part.template.names().stream()
                        .filter(name -> !part.known(variables).contains(name))
                        .map(name -> new InvalidField(
                                part.field,
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
                .filter(part -> part.mayFail(known))
                .flatMap(part -> part.refusal(known).stream())
                .map(why -> "step " + step.words() + ", " + why)
                .findFirst();
    }

    private record Part(String field, String name, Template template) {
        List<String> known(List<String> ofCampaign) {
            List<String> ofSender = name.equals("subject") ? List.of() : VariableName.OF_THE_SENDER;
            return Stream.of(VariableName.USUAL, ofCampaign, ofSender)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }

        /** A subject that depends on the lead may be there and say nothing. */
        boolean mayFail(Map<String, String> variables) {
            return !variables.keySet().containsAll(template.needed())
                    || (name.equals("subject") && !template.names().isEmpty());
        }

        Optional<String> refusal(Map<String, String> variables) {
            try {
                boolean empty = template.render(variables).isBlank() && name.equals("subject");
                return empty ? Optional.of("subject: it would be empty") : Optional.empty();
            } catch (TemplateError e) {
                return Optional.of(name + ": " + e.inWords());
            }
        }
    }
}

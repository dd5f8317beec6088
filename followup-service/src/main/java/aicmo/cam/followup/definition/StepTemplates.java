package aicmo.cam.followup.definition;

import aicmo.cam.mail.template.Template;
import aicmo.cam.mail.template.TemplateError;
import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.rest.csv.ColumnNames;
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
        return read(campaign, new ArrayList<>());
    }

    /** Why the first step that can't be written to a lead with these variables can't be; empty where all can. */
    public static Optional<Lack> firstLack(List<StepTemplates> steps, Map<String, String> variables) {
        Map<String, String> known = new HashMap<>(variables);
        VariableName.OF_THE_SENDER.forEach(name -> known.put(name, name));
        return steps.stream().flatMap(step -> step.lackOf(known).stream()).findFirst();
    }

    /** Of every step; what can't be read, and what would be sent though nobody means it, is added to the errors. */
    static List<StepTemplates> of(Campaign campaign, List<InvalidField> errors) {
        List<StepTemplates> all = read(campaign, errors);
        all.forEach(step -> errors.addAll(step.oddities(campaign.variables())));
        return all;
    }

    private static List<StepTemplates> read(Campaign campaign, List<InvalidField> errors) {
        List<StepTemplates> all = new ArrayList<>();
        for (int i = 0; i < campaign.steps().size(); i++) {
            Step step = campaign.steps().get(i);
            List<Part> parts = new ArrayList<>();
            for (int v = 0; v < step.variants().size(); v++) {
                Variant variant = step.variants().get(v);
                String at = "steps[" + i + "]." + (step.variants().size() > 1 ? "variants[" + v + "]." : "");
                boolean alone = variant.html() == null;
                read(step, at, Kind.SUBJECT, variant.subject(), parts, errors);
                read(step, at, alone ? Kind.ONLY_TEXT : Kind.TEXT, variant.text(), parts, errors);
                read(step, at, Kind.HTML, variant.html(), parts, errors);
            }
            all.add(new StepTemplates(step, parts));
        }
        return all;
    }

    private static void read(
            Step step, String at, Kind kind, String text, List<Part> parts, List<InvalidField> errors) {
        if (text == null) {
            return;
        }
        try {
            parts.add(new Part(at + kind.field, kind, Template.parse(text)));
        } catch (TemplateError e) {
            errors.add(new InvalidField(at + kind.field, "(step " + step.words() + ") " + e.inWords()));
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

    /** Merge tags of other programs and characters that nobody sees. */
    private List<InvalidField> oddities(List<String> variables) {
        return parts.stream()
                .flatMap(
                        part -> part
                                .template
                                .oddities(part.kind == Kind.HTML, name -> meaning(name, part.known(variables)))
                                .stream()
                                .map(odd ->
                                        new InvalidField(part.field, "(step " + step.words() + ") " + odd.inWords())))
                .toList();
    }

    private static Optional<String> meaning(String name, List<String> known) {
        String meaning = ColumnNames.meanings(List.of(name)).getFirst();
        return Stream.of(VariableName.of(name), meaning == null ? "" : meaning)
                .filter(known::contains)
                .findFirst();
    }

    /** Why this step can't be written to a lead with these variables; empty where it can. */
    Optional<Lack> lack(Map<String, String> variables) {
        return firstLack(List.of(this), variables);
    }

    private Optional<Lack> lackOf(Map<String, String> known) {
        return parts.stream()
                .filter(part -> part.mayFail(known))
                .flatMap(part -> part.refusal(known).stream())
                .map(why -> new Lack(why.variable, "step " + step.words() + ", " + why.words))
                .findFirst();
    }

    /**
     * Why a mail can't be made for somebody.
     *
     * @param variable whose value is absent or does not fit; null where it is no single one's fault
     * @param words with the step, the part of the mail and the line
     */
    public record Lack(String variable, String words) {}

    private enum Kind {
        SUBJECT("subject"),
        TEXT("text"),
        ONLY_TEXT("text"),
        HTML("html");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        String render(Template template, Map<String, String> variables) {
            return switch (this) {
                case SUBJECT -> template.renderLine(variables);
                case TEXT, ONLY_TEXT -> template.render(variables);
                case HTML -> template.renderHtml(variables);
            };
        }

        boolean mayBeBlank() {
            return this == TEXT || this == HTML;
        }
    }

    private record Part(String field, Kind kind, Template template) {
        List<String> known(List<String> ofCampaign) {
            List<String> ofSender = kind == Kind.SUBJECT ? List.of() : VariableName.OF_THE_SENDER;
            return Stream.of(VariableName.USUAL, ofCampaign, ofSender)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }

        /** Of most templates this is known without a rendering. */
        boolean mayFail(Map<String, String> variables) {
            return !template.isReliable()
                    || !variables.keySet().containsAll(template.needed())
                    || !(kind.mayBeBlank() || template.alwaysSpeaks());
        }

        Optional<Lack> refusal(Map<String, String> variables) {
            try {
                boolean empty = kind.render(template, variables).isBlank() && !kind.mayBeBlank();
                return empty ? Optional.of(new Lack(null, kind.field + ": it would be empty")) : Optional.empty();
            } catch (TemplateError e) {
                return Optional.of(new Lack(e.variable().orElse(null), kind.field + ": " + e.inWords()));
            }
        }
    }
}

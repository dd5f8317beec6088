package aicmo.cam.testing.resend.email;

import aicmo.cam.testing.resend.ResendError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A stored template in place of html and text: an id or alias, and variables. */
final class TemplateRules {

    private static final Set<String> RESERVED = Set.of("FIRST_NAME", "LAST_NAME", "EMAIL", "UNSUBSCRIBE_URL");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]{1,50}");
    private static final int LONGEST_VALUE = 2000;
    private static final double LARGEST_NUMBER = Math.pow(2, 53) - 1;

    private TemplateRules() {}

    static Optional<String> check(Fields fields) {
        Optional<JsonNode> template = fields.value("template");
        template.ifPresent(json -> {
            if (fields.has("html") || fields.has("text")) {
                throw ResendError.VALIDATION_ERROR.because(
                        "The `template` field cannot be used together with `html` or `text`.");
            }
            new Fields(json).value("variables").ifPresent(TemplateRules::checkVariables);
        });
        return template.map(json -> new Fields(json).requiredText("id"));
    }

    private static void checkVariables(JsonNode variables) {
        if (!variables.isObject()) {
            throw Fields.wrongType("template.variables", "an object");
        }
        variables.properties().forEach(variable -> {
            checkKey(variable.getKey());
            checkValue(variable.getKey(), variable.getValue());
        });
    }

    private static void checkKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw ResendError.VALIDATION_ERROR.because("The variable `" + key
                    + "` may only contain ASCII letters, numbers and underscores, at most 50 of them.");
        }
        if (RESERVED.contains(key)) {
            throw ResendError.VALIDATION_ERROR.because("The variable name `" + key + "` is reserved.");
        }
    }

    private static void checkValue(String key, JsonNode value) {
        boolean fits = value.isTextual()
                ? value.textValue().length() <= LONGEST_VALUE
                : value.isNumber() && value.doubleValue() <= LARGEST_NUMBER;
        if (!fits) {
            throw ResendError.VALIDATION_ERROR.because("The variable `" + key
                    + "` must be a string of at most 2,000 characters or a number of at most 2^53 - 1.");
        }
    }
}

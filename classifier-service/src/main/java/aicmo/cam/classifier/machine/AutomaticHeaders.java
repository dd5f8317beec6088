package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What the headers say of an automatic answer. X-Auto-Response-Suppress and Precedence: bulk say nothing: ordinary mail sets them too.
 *
 * @param score 0.9 and more settles it; less needs words beside it
 */
record AutomaticHeaders(double score, List<Evidence> evidence) {

    private static final List<String> NAMES = List.of(
            "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-autoreply-from", "x-mail-autoreply");

    static AutomaticHeaders of(Message message) {
        List<Evidence> evidence = new ArrayList<>();
        double score = 0;
        String submitted = message.header("auto-submitted");
        if (submitted.startsWith("auto-")) {
            evidence.add(Evidence.header("rfc3834/auto-submitted", "auto-submitted", submitted));
            score = submitted.startsWith("auto-replied") ? 0.95 : 0.5;
        }
        for (String name : NAMES) {
            String value = message.header(name);
            if (!value.isEmpty() && !value.equals("no")) {
                evidence.add(Evidence.header("auto-reply/header", name, value));
                score = Math.max(score, 0.92);
            }
        }
        String precedence = message.header("precedence");
        if (precedence.equals("auto_reply") || precedence.equals("auto-reply")) {
            evidence.add(Evidence.header("auto-reply/precedence", "precedence", precedence));
            score = Math.max(score, 0.95);
        }
        String source = message.header("x-ms-exchange-generated-message-source");
        if (source.contains("mailbox rules agent")) {
            evidence.add(Evidence.header("exchange/rules-agent", "x-ms-exchange-generated-message-source", source));
            score = Math.max(score, 0.95);
        }
        return new AutomaticHeaders(score, evidence);
    }
}

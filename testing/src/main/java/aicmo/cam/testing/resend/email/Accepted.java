package aicmo.cam.testing.resend.email;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that was accepted until now, in that order, counted in the ways that prove "never twice". */
public record Accepted(List<AcceptedEmail> emails) {

    public Accepted {
        emails = List.copyOf(emails);
    }

    public int count() {
        return emails.size();
    }

    /** Mails per idempotency key; those that came without one are not in it. */
    public Map<String, Long> perKey() {
        return counted(emails.stream().flatMap(email -> email.idempotencyKey().stream()));
    }

    /** Mails per address, without names, in lower case. */
    public Map<String, Long> perRecipient() {
        return counted(emails.stream().flatMap(email -> email.content().recipients().stream()));
    }

    /** How often the very same mail (sender, recipients, subject, bodies, headers) was accepted. */
    public Map<EmailContent, Long> perEmail() {
        return emails.stream().collect(Collectors.groupingBy(AcceptedEmail::content, Collectors.counting()));
    }

    /** {@return the mails that were accepted more than once; empty is what a sender wants} */
    public List<EmailContent> twice() {
        return perEmail().entrySet().stream()
                .filter(email -> email.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Long> counted(Stream<String> names) {
        return names.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}

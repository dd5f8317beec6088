package aicmo.cam.followup.preflight.check;

import aicmo.cam.followup.dns.Dns;
import aicmo.cam.followup.dns.DnsAnswer;
import aicmo.cam.followup.dns.DnsAnswer.Kind;
import aicmo.cam.followup.dns.DnsQuestion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers of DNS, given by hand. A name that nobody gave does not exist. */
final class ZoneText implements Dns {
    private final Map<String, Map<DnsQuestion.Type, DnsAnswer>> names = new TreeMap<>();

    ZoneText has(String name, DnsQuestion.Type type, String... values) {
        names.computeIfAbsent(name, any -> new HashMap<>()).put(type, DnsAnswer.found(List.of(values)));
        return this;
    }

    ZoneText fails(String name, DnsQuestion.Type type) {
        names.computeIfAbsent(name, any -> new HashMap<>()).put(type, DnsAnswer.failed("SERVFAIL"));
        return this;
    }

    @Override
    public Map<DnsQuestion, DnsAnswer> ask(Collection<DnsQuestion> questions) {
        Map<DnsQuestion, DnsAnswer> answers = new HashMap<>();
        questions.forEach(question -> answers.put(question, answer(question)));
        return answers;
    }

    private DnsAnswer answer(DnsQuestion question) {
        Map<DnsQuestion.Type, DnsAnswer> records = names.get(question.name());
        return records == null
                ? DnsAnswer.none(Kind.NO_NAME)
                : records.getOrDefault(question.type(), DnsAnswer.none(Kind.NO_RECORD));
    }
}

package aicmo.cam.classifier.intent;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.events.OptOutScope;
import aicmo.cam.events.ReplyClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A mail whose subject alone asks to stop, as the mailto of a List-Unsubscribe header makes one (RFC 2369). */
public final class OptOutSubject {

    private static final Pattern ANSWER =
            Pattern.compile("^(?:re|aw|sv|antw|odp|r|res|rif|vs|ynt|回复|答复)\\s*:.*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> COMMANDS = Set.of(
            "unsubscribe",
            "unsubscribe me",
            "please unsubscribe",
            "please unsubscribe me",
            "opt out",
            "optout",
            "stop",
            "remove me",
            "remove",
            "abmelden",
            "austragen",
            "abmeldung",
            "desinscription",
            "desabonnement",
            "desinscrire",
            "baja",
            "darme de baja",
            "cancellami",
            "disiscrizione",
            "remover",
            "descadastrar",
            "uitschrijven",
            "afmelden",
            "wypisz",
            "avregistrera",
            "afmeld",
            "отписаться",
            "отписка",
            "配信停止",
            "退订",
            "수신거부");

    private OptOutSubject() {}

    /** The verdict, before all others: mail programs mark such a mail as automatic. */
    public static Optional<Verdict> in(Message message, Text topic) {
        String subject = message.subject();
        if (subject.length() > 60 || ANSWER.matcher(subject.strip()).matches()) {
            return Optional.empty();
        }
        List<String> words = topic.words().stream().map(word -> word.word()).toList();
        boolean command = COMMANDS.contains(String.join(" ", words).toLowerCase(Locale.ROOT))
                || COMMANDS.contains(String.join("", words))
                || (!words.isEmpty() && words.getFirst().equals("unsubscribe") && words.size() <= 3);
        return command
                ? Optional.of(Verdict.of(
                                ReplyClass.UNSUB,
                                0.95,
                                "opt-out by subject",
                                List.of(Evidence.whole("opt-out/subject", "subject", subject)))
                        .ending(OptOutScope.CAMPAIGN))
                : Optional.empty();
    }
}

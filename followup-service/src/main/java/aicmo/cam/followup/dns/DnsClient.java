package aicmo.cam.followup.dns;

import aicmo.cam.followup.dns.DnsAnswer.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the resolver of the settings, by UDP and, where an answer is too long for it, by TCP. */
@ApplicationScoped
public class DnsClient implements Dns {
    private static final int AT_ONCE = 32;
    private static final int MOST_REMEMBERED = 20_000;
    private static final String OFF = "off";

    private final DnsSettings settings;
    private final Clock clock;
    private final Map<DnsQuestion, Remembered> cache = new ConcurrentHashMap<>();

    DnsClient(DnsSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Remembered(DnsAnswer answer, Instant until) {}

    @Override
    public Dns session() {
        Instant deadline = clock.instant().plus(settings.time());
        return questions -> ask(questions, deadline);
    }

    @Override
    public Map<DnsQuestion, DnsAnswer> ask(Collection<DnsQuestion> questions) {
        return ask(questions, clock.instant().plus(settings.time()));
    }

    private Map<DnsQuestion, DnsAnswer> ask(Collection<DnsQuestion> questions, Instant deadline) {
        Map<DnsQuestion, DnsAnswer> answers = new LinkedHashMap<>();
        List<DnsQuestion> open = new ArrayList<>();
        Instant now = clock.instant();
        for (DnsQuestion question : questions) {
            Remembered known = cache.get(question);
            if (OFF.equalsIgnoreCase(settings.resolver().strip())) {
                answers.put(question, DnsAnswer.notAsked("AICMO_CAM_FOLLOWUP_DNS_RESOLVER is off"));
            } else if (known != null && known.until().isAfter(now)) {
                answers.put(question, known.answer());
            } else {
                open.add(question);
            }
        }
        if (!open.isEmpty()) {
            answers.putAll(asked(open.stream().distinct().toList(), deadline));
        }
        return answers;
    }

    private Map<DnsQuestion, DnsAnswer> asked(List<DnsQuestion> questions, Instant deadline) {
        Map<DnsQuestion, DnsAnswer> answers = new HashMap<>();
        Resolver resolver;
        try {
            resolver = resolver();
        } catch (IOException | IllegalArgumentException e) {
            DnsAnswer failed = DnsAnswer.failed("AICMO_CAM_FOLLOWUP_DNS_RESOLVER is '" + settings.resolver()
                    + "', which is no resolver: " + e.getMessage());
            questions.forEach(question -> answers.put(question, failed));
            return answers;
        }
        for (int from = 0; from < questions.size(); from += AT_ONCE) {
            List<DnsQuestion> some = questions.subList(from, Math.min(from + AT_ONCE, questions.size()));
            if (clock.instant().isAfter(deadline)) {
                some.forEach(question ->
                        answers.put(question, DnsAnswer.failed("the time of AICMO_CAM_FOLLOWUP_DNS_TIME was over")));
                continue;
            }
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> coming = new LinkedHashMap<>();
            some.forEach(question -> coming.put(question, send(resolver, question)));
            coming.forEach((question, answer) -> answers.put(question, await(answer)));
        }
        return answers;
    }

    private CompletableFuture<DnsAnswer> send(Resolver resolver, DnsQuestion question) {
        try {
            Record asked = Record.newRecord(
                    Name.fromString(question.name() + "."),
                    Type.value(question.type().name()),
                    DClass.IN);
            return resolver.sendAsync(Message.newQuery(asked))
                    .toCompletableFuture()
                    .handle((message, why) -> why == null ? read(question, message) : failed(why));
        } catch (TextParseException e) {
            return CompletableFuture.completedFuture(DnsAnswer.none(Kind.NO_NAME));
        }
    }

    private DnsAnswer await(CompletableFuture<DnsAnswer> answer) {
        try {
            // once by UDP, once by TCP, for each resolver of the machine
            return answer.get(settings.timeout().multipliedBy(4).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            return failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(e);
        }
    }

    private static DnsAnswer failed(Throwable why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return DnsAnswer.failed("no answer: " + words);
    }

    private DnsAnswer read(DnsQuestion question, Message message) {
        int rcode = message.getRcode();
        if (rcode == Rcode.NXDOMAIN) {
            return remember(question, DnsAnswer.none(Kind.NO_NAME), settings.cache());
        }
        if (rcode != Rcode.NOERROR) {
            return DnsAnswer.failed("the resolver answered " + Rcode.string(rcode));
        }
        List<String> values = new ArrayList<>();
        long ttl = settings.cache().toSeconds();
        for (Record record : message.getSection(Section.ANSWER)) {
            String value =
                    switch (record) {
                        case TXTRecord text -> String.join("", text.getStrings());
                        case MXRecord mx -> mx.getPriority() + " " + host(mx.getTarget());
                        case ARecord a -> a.getAddress().getHostAddress();
                        case AAAARecord a -> a.getAddress().getHostAddress();
                        default -> null;
                    };
            if (value != null && record.getType() == Type.value(question.type().name())) {
                values.add(value);
            }
            ttl = Math.min(ttl, record.getTTL());
        }
        return remember(question, DnsAnswer.found(values), Duration.ofSeconds(ttl));
    }

    private static String host(Name name) {
        return name.equals(Name.root) ? "." : name.toString(true);
    }

    private DnsAnswer remember(DnsQuestion question, DnsAnswer answer, Duration ttl) {
        if (cache.size() >= MOST_REMEMBERED) {
            cache.clear();
        }
        cache.put(question, new Remembered(answer, clock.instant().plus(ttl)));
        return answer;
    }

    private Resolver resolver() throws IOException {
        String given = settings.resolver().strip();
        Resolver resolver;
        if (given.equalsIgnoreCase("system")) {
            List<Resolver> each = new ArrayList<>();
            for (InetSocketAddress server : ResolverConfig.getCurrentConfig().servers()) {
                each.add(new SimpleResolver(server));
            }
            if (each.isEmpty()) {
                throw new IOException("this machine has none");
            }
            ExtendedResolver all = new ExtendedResolver(each);
            all.setRetries(1);
            resolver = all;
        } else {
            resolver = new SimpleResolver(address(given));
        }
        resolver.setTimeout(settings.timeout());
        return resolver;
    }

    /** An address, or {@code address:port}; an IPv6 address with a port stands in brackets. */
    private static InetSocketAddress address(String given) throws IOException {
        int colon = given.lastIndexOf(':');
        boolean port = colon > 0 && (given.indexOf(':') == colon || given.charAt(colon - 1) == ']');
        String host = port ? given.substring(0, colon) : given;
        int number = port ? Integer.parseInt(given.substring(colon + 1)) : SimpleResolver.DEFAULT_PORT;
        return new InetSocketAddress(InetAddress.getByName(host), number);
    }
}

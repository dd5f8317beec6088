package aicmo.cam.bench.scale;

import aicmo.cam.bench.ground.Tap;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.Topic;
import aicmo.cam.local.Service;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The leads of a campaign of two steps: every fifth answers its first mail, and all that happens to each is written down. */
public final class Audience implements AutoCloseable {
    private static final int ANSWERS_EVERY = 5;
    private static final String CAMPAIGN = """
            {"name": "Spring", "from": "Anna Berg <anna@acme.example>", "no_reply_after": "2d", "steps": [
              {"subject": "Step one", "text": "Hi {{ first_name }}, an hour next week?", "delay": "P0D"},
              {"subject": "Step two", "text": "Did you see it, {{ first_name }}?", "delay": "P2D"}]}
            """;

    private final Fleet fleet;
    private final String name;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<UUID, List<Integer>> steps = new ConcurrentHashMap<>();
    private final Map<UUID, List<LeadChanged>> changes = new ConcurrentHashMap<>();
    /** Delivery is at least once: what was told before is told by its id. */
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();

    /** When followup asked for the second mail to an address, and when it took the lead's answer, each for the first time. */
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    private final Map<String, UUID> leads = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> qualified = new ConcurrentHashMap<>();

    private final List<AutoCloseable> taps = new ArrayList<>();
    private String campaign;

    /** @param name letters that the addresses of its leads begin with, so that it knows them from those of others */
    public Audience(Fleet fleet, String name) {
        this.fleet = fleet;
        this.name = name;
        taps.add(Tap.open(fleet.ground(), Topic.EMAIL_SENT, EmailSent.class, this::sent));
        taps.add(Tap.open(fleet.ground(), Topic.EMAIL_REQUESTED, EmailRequested.class, this::asked));
        taps.add(Tap.open(fleet.ground(), Topic.LEAD_CHANGED, LeadChanged.class, this::changed));
    }

    /** @param leads each at a company of its own, but for those of {@code crowd}, who share one */
    public void invite(int leads, int crowd, String crowded) throws Exception {
        campaign = json.readTree(post("/api/cam/campaigns", "application/json", CAMPAIGN))
                .path("id")
                .asText();
        String list = IntStream.range(0, leads + crowd)
                .mapToObj(number -> address(number, leads, crowded) + ",Lead " + number)
                .collect(Collectors.joining("\n", "email,first_name\n", "\n"));
        post("/api/cam/campaigns/" + campaign + "/leads", "text/csv", list);
        post("/api/cam/campaigns/" + campaign + "/start", "application/json", "");
    }

    /** How many leads are in each state, as followup tells it. */
    public Map<String, Long> states() throws Exception {
        JsonNode shown =
                json.readTree(Web.get(fleet.first(Service.FOLLOWUP).url().resolve("/api/cam/campaigns/" + campaign)));
        return shown.path("states").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asLong()));
    }

    public String campaign() {
        return campaign;
    }

    /** How many mails are known to have gone. */
    public int sent() {
        return steps.values().stream().mapToInt(List::size).sum();
    }

    /** Leads whose mails were not told of in the order of the steps, or twice. */
    public List<UUID> outOfOrder() {
        return steps.entrySet().stream()
                .filter(lead ->
                        !lead.getValue().equals(List.of(1)) && !lead.getValue().equals(List.of(1, 2)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Leads whose changes do not follow one from the other, from NEW on. */
    public List<UUID> brokenHistories() {
        return changes.entrySet().stream()
                .filter(lead -> !follow(lead.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether followup asked for the second mail before it had the answer to the first, as it may when it was down for a while. */
    public boolean crossed(String address) {
        Instant second = asked.getOrDefault(address, Instant.MAX);
        UUID lead = leads.get(address);
        return lead != null && second.isBefore(qualified.getOrDefault(lead, Instant.MAX));
    }

    /** Whether the lead of that number answers. */
    public static boolean answers(int number) {
        return number % ANSWERS_EVERY == 0;
    }

    /** Of so many leads those who answer. */
    public static int answering(int leads) {
        return (leads + ANSWERS_EVERY - 1) / ANSWERS_EVERY;
    }

    private static boolean follow(List<LeadChanged> told) {
        LeadState state = LeadState.NEW;
        for (LeadChanged change : told) {
            if (change.from() != state) {
                return false;
            }
            state = change.to();
        }
        return true;
    }

    private String address(int number, int leads, String crowded) {
        return name + "-" + number + "@" + (number < leads ? "company-" + number + ".example" : crowded);
    }

    private void asked(EmailRequested request) {
        leads.put(request.recipient(), request.leadId());
        if (request.step() == 2) {
            asked.putIfAbsent(request.recipient(), request.occurredAt());
        }
    }

    private void changed(LeadChanged change) {
        if (change.to() == LeadState.QUALIFIED) {
            qualified.putIfAbsent(change.leadId(), change.occurredAt());
        }
        if (told.add(change.eventId())) {
            changes.computeIfAbsent(change.leadId(), lead -> new CopyOnWriteArrayList<>())
                    .add(change);
        }
    }

    /** A mail is told of again once its provider's Message-ID is known. */
    private void sent(EmailSent mail) {
        if (!mail.recipient().startsWith(name + "-") || !told.add(mail.email().emailId())) {
            return;
        }
        UUID lead = mail.email().leadId();
        int step = mail.email().step();
        steps.computeIfAbsent(lead, any -> new CopyOnWriteArrayList<>()).add(step);
        int number = Integer.parseInt(mail.recipient().replaceAll("^\\D+(\\d+)@.*", "$1"));
        if (step == 1 && answers(number) && mail.recipient().contains("@company-")) {
            answer(mail);
        }
    }

    private void answer(EmailSent mail) {
        byte[] answer = new MessageComposer()
                .from(Address.of(mail.recipient()))
                .to(Address.of(Fleet.MAILBOX))
                .subject("Re: " + mail.subject())
                .date(Instant.now())
                .inReplyTo(mail.messageIds().getFirst())
                .text("Yes, I am interested. Tuesday at ten would be fine.\n")
                .build();
        try {
            fleet.mail()
                    .deliver(
                            Fleet.MAILBOX,
                            new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(answer)));
        } catch (MessagingException e) {
            throw new IllegalStateException("an answer of " + mail.recipient() + " cannot be given", e);
        }
    }

    private String post(String path, String type, String body) throws Exception {
        return Web.send("POST", fleet.first(Service.FOLLOWUP).url().resolve(path), Map.of("Content-Type", type), body);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable tap : taps) {
            tap.close();
        }
    }
}

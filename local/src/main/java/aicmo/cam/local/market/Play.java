package aicmo.cam.local.market;

import aicmo.cam.local.Demo;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Service;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.local.clock.Standstill;
import aicmo.cam.local.market.books.Balance;
import aicmo.cam.local.market.letter.LetterBook;
import aicmo.cam.local.market.letter.LetterWriter;
import aicmo.cam.local.market.people.Crowd;
import aicmo.cam.local.market.people.Person;
import aicmo.cam.local.market.report.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of the demo: opens the market, starts the campaigns, watches until nothing moves any more, and draws the balance. */
final class Play {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration QUIET = Duration.ofMillis(1500);
    private static final Duration SETTLING = Duration.ofSeconds(20);
    /** Longer than any lead waits for its next mail, and than a killed service takes to be back on a busy machine. */
    private static final Duration PATIENCE = MarketDemo.DAY.multipliedBy(60);

    private final Services services;
    private final MailServer server;
    private final Demo.Wish wish;
    private final Clock clock;
    private final Duration patience;
    private final String whereToLook;
    private final Narrator narrator;
    private final Verdicts verdicts;
    private final List<LetterBook> books = LetterBook.everywhere();
    private final Map<CampaignPlan, List<Person>> audiences = new LinkedHashMap<>();
    private final List<RunningCampaign> campaigns = new ArrayList<>();
    private int refused;

    Play(Services services, Demo.Stage stage, Demo.Wish wish, Progress progress, Clock clock) {
        this(services, stage, wish, progress, clock, PATIENCE);
    }

    /** @param patience how long nothing may move before it gives up */
    Play(Services services, Demo.Stage stage, Demo.Wish wish, Progress progress, Clock clock, Duration patience) {
        this.services = services;
        this.patience = patience;
        this.server = stage.mail();
        this.whereToLook = stage.whereToLook();
        this.wish = wish;
        this.clock = clock;
        this.narrator = new Narrator(progress, clock);
        this.verdicts = new Verdicts(services);
        Crowd crowd = new Crowd(books, wish.seed());
        int forHealthy = (wish.leads() + 1) / 2;
        invite(crowd, CampaignPlan.healthy(), forHealthy);
        invite(crowd, CampaignPlan.bought(), wish.leads() - forHealthy);
    }

    Report run() throws InterruptedException {
        List<Person> everybody =
                audiences.values().stream().flatMap(List::stream).toList();
        LetterWriter writer = new LetterWriter(books);
        try (Market market = new Market(server, everybody, this::step, writer, MarketDemo.DAY, clock)) {
            market.open();
            Instant begin = clock.instant();
            for (Map.Entry<CampaignPlan, List<Person>> audience : audiences.entrySet()) {
                start(audience.getKey(), audience.getValue());
            }
            Optional<String> standstill = watch(market);
            Reckoning reckoning = new Reckoning(services, campaigns, market, verdicts);
            Balance balance = settled(reckoning);
            narrator.nothing();
            Duration took = Duration.between(begin, clock.instant());
            return reckoning.report(wish.leads(), wish.seed(), took, balance, refused, standstill);
        }
    }

    private void invite(Crowd crowd, CampaignPlan plan, int people) {
        audiences.put(plan, crowd.people(plan.name(), people, plan.shares()));
    }

    private int step(Person person, String text) {
        return audiences.keySet().stream()
                .filter(plan -> plan.name().equals(person.campaign()))
                .mapToInt(plan -> plan.step(text))
                .findFirst()
                .orElse(0);
    }

    private void start(CampaignPlan plan, List<Person> people) throws InterruptedException {
        String id = services.post(Service.FOLLOWUP, "/campaigns", plan.definition(people.size()))
                .path("id")
                .asText();
        LeadList list = new LeadList(books);
        String path = "/campaigns/" + id + "/leads";
        JsonNode imported = plan.csv()
                ? services.post(Service.FOLLOWUP, path, "text/csv; charset=utf-8", list.csv(people))
                : services.post(Service.FOLLOWUP, path, Services.JSON, list.json(people));
        int count = imported.path("imported").asInt();
        narrator.say(
                "campaign '" + plan.name() + "': " + count + " leads imported as " + (plan.csv() ? "CSV" : "JSON"));
        for (JsonNode row : imported.path("rejected")) {
            refused++;
            narrator.say("  1 row refused: line " + row.path("line").asInt() + ": "
                    + row.path("reason").asText());
        }
        RunningCampaign campaign = new RunningCampaign(services, plan, id, count);
        campaigns.add(campaign);
        services.post(Service.FOLLOWUP, "/campaigns/" + id + "/start", Services.JSON, new byte[0]);
        narrator.say("campaign '" + plan.name() + "' started: " + plan.steps().size() + " steps, a day passes in "
                + MarketDemo.DAY.toSeconds() + " s");
    }

    /** Watches until everything is over; says what stood still where nothing moves any more before that. */
    private Optional<String> watch(Market market) throws InterruptedException {
        Standstill standstill = new Standstill(patience, clock);
        while (true) {
            market.check();
            verdicts.update();
            boolean over = true;
            for (RunningCampaign campaign : campaigns) {
                campaign.update();
                narrator.campaign(campaign);
                over &= campaign.isOver();
            }
            if (standstill.look(tell(market))) {
                String stands = standing(market, standstill);
                narrator.say("the demo gives up: " + stands);
                return Optional.of(stands);
            }
            boolean quiet = standstill.lasted().compareTo(QUIET) > 0;
            if (over && quiet && market.isQuiet() && unread(market) == 0) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private String standing(Market market, Standstill standstill) {
        String open = campaigns.stream()
                .map(campaign -> "'" + campaign.name() + "' is " + campaign.status() + " with " + campaign.running()
                        + " of " + campaign.imported() + " leads in their sequence")
                .collect(Collectors.joining(", "));
        return "nothing has moved since " + standstill.since() + ", for "
                + standstill.lasted().dividedBy(MarketDemo.DAY) + " days of the demo: "
                + market.arrivals().size()
                + " mails arrived, " + market.answers().size() + " were answered, " + unread(market)
                + " messages are not classified, " + open + "; look into " + whereToLook;
    }

    /** How many of the messages that came back were not classified so far. */
    private long unread(Market market) {
        Stream<String> answers = market.answers().stream().map(letter -> letter.messageId());
        return Stream.concat(answers, market.bystanders().newsletter().stream())
                .filter(id ->
                        verdicts.on(id).filter(v -> !v.replyClass().isEmpty()).isEmpty())
                .count();
    }

    /** Says how it stands, and gives all of it as a value, to be compared. */
    private Object tell(Market market) {
        int sent = market.arrivals().size();
        int answered = market.answers().size();
        Map<String, Integer> classes = new java.util.TreeMap<>();
        verdicts.given().stream().filter(verdict -> !verdict.lead().isEmpty()).forEach(verdict -> {
            narrator.answer(verdict);
            classes.merge(verdict.replyClass(), 1, Integer::sum);
        });
        Map<String, Long> states = new java.util.TreeMap<>();
        campaigns.forEach(
                campaign -> campaign.states().forEach((state, leads) -> states.merge(state, leads, Long::sum)));
        narrator.standing(sent, answered, classes, states);
        return List.of(
                sent,
                answered,
                classes,
                states,
                campaigns.stream()
                        .map(campaign -> campaign.status() + " " + campaign.running())
                        .toList());
    }

    /** The last events may still be on their way: what does not fit is looked at again while it changes, and for a while after. */
    private Balance settled(Reckoning reckoning) throws InterruptedException {
        Standstill standstill = new Standstill(SETTLING, clock);
        Balance balance = reckoning.balance();
        while (!balance.isBalanced() && !standstill.look(balance)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            balance = reckoning.balance();
        }
        return balance;
    }
}

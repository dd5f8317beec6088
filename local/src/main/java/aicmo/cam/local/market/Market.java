package aicmo.cam.local.market;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.local.market.books.Arrival;
import aicmo.cam.local.market.letter.Letter;
import aicmo.cam.local.market.letter.LetterWriter;
import aicmo.cam.local.market.letter.Original;
import aicmo.cam.local.market.people.Person;
import aicmo.cam.local.market.people.Reaction;
import aicmo.cam.mail.InternetMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntBiFunction;

/** Everybody who gets mail: reads what came, answers after a while, and keeps account of both. A thread of its own. */
final class Market implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private record Due(Instant at, Person person, Reaction reaction, Original original) {}

    private final MailServer server;
    private final Map<Person, Integer> seen = new HashMap<>();
    private final ToIntBiFunction<Person, String> stepOf;
    private final LetterWriter writer;
    private final Postman postman;
    private final Bystanders bystanders;
    private final Duration day;
    private final Clock clock;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Set<String> reactedTo = new HashSet<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Letter> answers = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("market").daemon().unstarted(this::live);
    private volatile RuntimeException failure;

    /**
     * @param stepOf the number of the step whose text a person got; 0 for none
     * @param day how long a day is for people who let a mail lie
     */
    Market(
            MailServer server,
            List<Person> people,
            ToIntBiFunction<Person, String> stepOf,
            LetterWriter writer,
            Duration day,
            Clock clock) {
        this.server = server;
        this.stepOf = stepOf;
        this.writer = writer;
        this.postman = new Postman(server);
        this.bystanders = new Bystanders(server, postman, clock);
        this.day = day;
        this.clock = clock;
        for (Person person : people) {
            server.addMailbox(person.address(), person.address());
            seen.put(person, 0);
        }
    }

    void open() {
        thread.start();
    }

    /** All that lies in the people's mailboxes. */
    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** All that the people, and the mail systems for them, sent back. */
    synchronized List<Letter> answers() {
        return List.copyOf(answers);
    }

    /** Whether nobody is about to answer. */
    synchronized boolean isQuiet() {
        return due.isEmpty();
    }

    Bystanders bystanders() {
        return bystanders;
    }

    /** @throws MarketFailed where it has ended before its time */
    void check() {
        if (failure != null) {
            throw new MarketFailed("the market ended: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        postman.close();
    }

    private void live() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                read();
                answer();
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void read() {
        for (Map.Entry<Person, Integer> entry : seen.entrySet()) {
            List<MimeMessage> messages = server.messages(entry.getKey().address());
            for (int i = entry.getValue(); i < messages.size(); i++) {
                arrived(entry.getKey(), bytes(messages.get(i)));
            }
            entry.setValue(messages.size());
        }
    }

    private synchronized void arrived(Person person, byte[] bytes) {
        Instant now = clock.instant();
        InternetMessage message = InternetMessage.parse(bytes);
        int step = stepOf.applyAsInt(person, message.text());
        arrivals.add(new Arrival(
                person.campaign(), person.address(), step, message.messageId().orElse("")));
        bystanders.passBy(bytes);
        if (step > 0 && reactedTo.add(person.address() + "/" + step)) {
            Original original = new Original(bytes, message, step, now);
            person.reaction(step)
                    .ifPresent(reaction ->
                            due.add(new Due(now.plus(pause(person, step, reaction)), person, reaction, original)));
        }
    }

    /** Machines answer at once; people within a day or so, each after their own time. */
    private Duration pause(Person person, int step, Reaction reaction) {
        int part = Math.floorMod(person.wording() / 11 + 37 * step, 100);
        return reaction.automatic()
                ? Duration.ofMillis(100 + 3L * part)
                : day.multipliedBy(15 + part).dividedBy(100);
    }

    private void answer() {
        for (Due next = next(); next != null; next = next()) {
            Letter letter = writer.write(next.person(), next.reaction(), next.original(), clock.instant());
            synchronized (this) {
                answers.add(letter);
                due.remove(next);
            }
            postman.send(letter);
        }
    }

    private synchronized Due next() {
        Due first = due.peek();
        return first == null || first.at().isAfter(clock.instant()) ? null : first;
    }

    private static byte[] bytes(MimeMessage message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new MarketFailed("a mail at the mail server cannot be read", e);
        }
    }
}

package aicmo.cam.local;

import aicmo.cam.local.backing.MailServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What happens in the running system of {@code ./cam demo}. */
public interface Demo {
    /**
     * What the user asked for.
     *
     * @param leads how many leads the campaigns have together
     * @param seed decides everything that is left to chance, so that a run can be repeated
     * @param exit whether it ends with the report, rather than keep the system running to be looked at
     * @param json where the report is also written
     */
    record Wish(int leads, long seed, boolean exit, Optional<Path> json) {}

    /** The running system that it is played against. */
    interface Stage {
        /** Where a service answers; paths begin with {@code /api/cam}. */
        URI url(Service service);

        /** The mail server that the sender hands its mails to and the inbox reads. */
        MailServer mail();

        /** Where a person finds out why something went wrong, such as "the logs in /tmp/cam/logs". */
        String whereToLook();
    }

    /** Makes what the inbox reads, before it reads it. */
    void prepare(MailServer mail);

    /** What a service gets in its environment; asked once per service, when Kafka, PostgreSQL and mail run, before it starts. */
    Map<String, String> environment(Service service, Backing backing);

    /**
     * Plays and reports.
     *
     * @return the exit code: 0 only where the books balance
     */
    int play(Stage stage, Wish wish, Progress progress) throws Exception;
}

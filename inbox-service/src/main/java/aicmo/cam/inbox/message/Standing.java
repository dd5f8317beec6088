package aicmo.cam.inbox.message;

import aicmo.cam.events.ReplyIngested;
import java.time.Duration;
import java.util.List;

/** What a message is to us. */
public sealed interface Standing {
    /** What {@link #state} can be. */
    List<String> NAMES = List.of("WAITING", "THREADED", "STRANGER", "LIST", "OWN");

    /** Not known yet: the EmailSent that would tell may still come. */
    record Waiting(Duration atMost) implements Standing {}

    /** It answers a mail of ours. */
    record Threaded(ReplyIngested.Threading threading) implements Standing {}

    /** It answers nothing that we sent. */
    record Stranger() implements Standing {}

    /** It went to many, a mailing list's or a newsletter, and answers nothing that we sent. */
    record ListMail() implements Standing {}

    /** We wrote it ourselves: a copy of what was sent, or a colleague's hand. It is no reply. */
    record Own() implements Standing {}

    /** As the column {@code state} has it. */
    default String state() {
        return switch (this) {
            case Waiting waiting -> "WAITING";
            case Threaded threaded -> "THREADED";
            case Stranger stranger -> "STRANGER";
            case ListMail list -> "LIST";
            case Own own -> "OWN";
        };
    }
}

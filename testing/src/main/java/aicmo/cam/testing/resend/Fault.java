package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong with one request to send ({@code POST /emails} or {@code /emails/batch}). */
public sealed interface Fault {

    /** A test opens its latch much earlier, also on a slow machine. */
    Duration HELD_AT_MOST = Duration.ofMinutes(10);

    /** Works; keeps a place in the queue, so that only a later request fails. */
    Fault NONE = new Nothing();

    /** No answer comes, and nothing was accepted. */
    Fault TIMEOUT_BEFORE_ACCEPT = new BeforeAccept(new HttpAnswer.Hang());

    /** No answer comes, although the mail was accepted: the outcome is unknown to the caller. */
    Fault TIMEOUT_AFTER_ACCEPT = new AfterAccept(new HttpAnswer.Hang());

    Fault RESET_BEFORE_ACCEPT = new BeforeAccept(new HttpAnswer.Reset());

    Fault RESET_AFTER_ACCEPT = new AfterAccept(new HttpAnswer.Reset());

    /** The connection is closed in order without an answer, although the mail was accepted. */
    Fault CLOSE_AFTER_ACCEPT = new AfterAccept(new HttpAnswer.Close());

    /** 500 application_error, although the mail was accepted. */
    Fault ERROR_AFTER_ACCEPT = new AfterAccept(ResendError.APPLICATION_ERROR.response());

    /** A documented error with its status and body; rate_limit_exceeded comes with {@code retry-after}. */
    static Fault error(ResendError error) {
        Map<String, String> headers = error == ResendError.RATE_LIMIT_EXCEEDED ? Map.of("retry-after", "1") : Map.of();
        return new BeforeAccept(error.response().with(headers));
    }

    /** A status alone: 500 and 503 as Resend words them, any other with a page of HTML, as proxies on the way give it. */
    static Fault status(int status) {
        return new BeforeAccept(
                switch (status) {
                    case 500 -> ResendError.APPLICATION_ERROR.response();
                    case 503 -> ResendError.SERVICE_UNAVAILABLE.response();
                    default ->
                        HttpAnswer.Response.of(
                                status, "text/html", "<html><body><h1>" + status + "</h1></body></html>");
                });
    }

    /** Works, after this time. */
    static Fault slow(Duration delay) {
        return new Delayed(new CountDownLatch(1), delay);
    }

    /** Works, once the test opens the latch; until then the idempotency key is in use. Gives up after ten minutes. */
    static Fault heldUntil(CountDownLatch latch) {
        return new Delayed(latch, HELD_AT_MOST);
    }

    /** All is well. */
    record Nothing() implements Fault {}

    /** Nothing is accepted and this happens instead. */
    record BeforeAccept(HttpAnswer instead) implements Fault {}

    /** All is done as usual, and then this happens instead of the answer. */
    record AfterAccept(HttpAnswer instead) implements Fault {}

    /** The work begins when the latch opens or the time is over. */
    record Delayed(CountDownLatch latch, Duration atMost) implements Fault {

        void pass() {
            try {
                boolean opened = latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
                if (!opened && atMost.equals(HELD_AT_MOST)) {
                    throw new IllegalStateException("nobody opened the latch of Fault.heldUntil within " + atMost);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a request was held", e);
            }
        }
    }
}

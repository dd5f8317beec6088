package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.Mailbox;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.inbox.mailbox.MailboxState;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows how each folder is doing. A mailbox that is down is its server's trouble: this service stays ready. */
@Readiness
@Singleton
class MailboxesCheck implements HealthCheck {
    private final PollMailboxes poll;
    private final MailboxRows rows;

    MailboxesCheck(PollMailboxes poll, MailboxRows rows) {
        this.poll = poll;
        this.rows = rows;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("mailboxes").up();
        poll.accesses().forEach(access -> rows.find(access.address(), access.folder())
                .ifPresent(mailbox -> response.withData(access.address() + "/" + access.folder(), said(mailbox))));
        return response.build();
    }

    private static String said(Mailbox mailbox) {
        MailboxState state = MailboxState.of(mailbox, true);
        String age =
                state.secondsSinceSuccess() == null ? "never read" : "read " + state.secondsSinceSuccess() + " s ago";
        String error = state.failures() > 0 ? ", " + state.lastError() : "";
        return state.status() + ", " + age + ", " + state.behind() + " behind" + error;
    }
}

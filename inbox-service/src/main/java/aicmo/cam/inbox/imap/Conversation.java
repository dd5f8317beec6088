package aicmo.cam.inbox.imap;

import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** What is asked of a server on the one connection on which a folder is open. All of it throws {@link InboxUnreachable}. */
final class Conversation {
    private final MailboxAccess access;
    private final IMAPFolder folder;
    private final IMAPProtocol connection;

    Conversation(MailboxAccess access, IMAPFolder folder) throws MessagingException {
        this.access = access;
        this.folder = folder;
        this.connection = (IMAPProtocol) folder.doCommand(protocol -> protocol);
    }

    boolean can(String capability) {
        return connection.hasCapability(capability);
    }

    /** The UIDs of the messages that are so, in the server's order. */
    List<Long> search(String condition) {
        List<Response> found = ask("look for new messages", protocol -> {
            // a server tells of new messages when it is spoken to, and SEARCH alone need not do
            protocol.noop();
            return command(protocol, "UID SEARCH " + condition, null);
        });
        List<Long> uids = new ArrayList<>();
        for (Response response : found) {
            if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
                for (long one = answer.readLong(); one != -1; one = answer.readLong()) {
                    uids.add(one);
                }
            }
        }
        return uids;
    }

    /** @param uids as {@link #range} takes them */
    List<FetchResponse> fetch(List<Long> uids, String what) {
        String command = "UID FETCH " + range(uids) + " (UID " + what + ")";
        return ask("fetch messages", protocol -> command(protocol, command, null)).stream()
                .filter(FetchResponse.class::isInstance)
                .map(FetchResponse.class::cast)
                .toList();
    }

    /** @param uids ascending, not empty, all that the folder has from the first to the last */
    static String range(List<Long> uids) {
        return uids.size() == 1 ? String.valueOf(uids.getFirst()) : uids.getFirst() + ":" + uids.getLast();
    }

    /** @param purpose is told where it fails */
    List<Response> ask(String purpose, Question question) {
        try {
            Object answer = folder.doCommand(protocol -> {
                // the library would go on with a new connection, on which this folder is not open
                if (protocol != connection) {
                    throw new ConnectionException("the server closed the connection");
                }
                return question.ask(protocol);
            });
            return ((List<?>) answer).stream().map(Response.class::cast).toList();
        } catch (MessagingException e) {
            if (e.getCause() instanceof CommandFailedException) {
                throw new InboxUnreachable(
                        Reason.REFUSED, access.server() + " refuses to " + purpose + ": " + e.getMessage(), e);
            }
            throw new InboxUnreachable(
                    Reason.CONNECTION,
                    "the connection to " + access.server() + " was lost while it should " + purpose + ": "
                            + e.getMessage(),
                    e);
        }
    }

    static List<Response> command(IMAPProtocol protocol, String command, Argument arguments) throws ProtocolException {
        Response[] responses = protocol.command(command, arguments);
        Response last = responses[responses.length - 1];
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(last);
        return List.of(responses);
    }

    /** A command and its answer. */
    @FunctionalInterface
    interface Question {
        List<Response> ask(IMAPProtocol protocol) throws ProtocolException;
    }
}

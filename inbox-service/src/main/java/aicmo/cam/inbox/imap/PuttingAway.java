package aicmo.cam.inbox.imap;

import aicmo.cam.inbox.mailbox.Afterwards;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.ListInfo;

/** Marks messages as seen and moves them (RFC 6851): asked again of messages that are gone, a server does nothing. */
final class PuttingAway {
    private final Afterwards wanted;
    private final Conversation conversation;
    private boolean targetIsThere;

    PuttingAway(Afterwards wanted, Conversation conversation) {
        this.wanted = wanted;
        this.conversation = conversation;
    }

    /** @param messages as {@link Conversation#range} takes them */
    void of(List<Long> messages) {
        String uids = Conversation.range(messages);
        if (wanted.seen()) {
            conversation.ask(
                    "mark messages as seen",
                    protocol -> Conversation.command(protocol, "UID STORE " + uids + " +FLAGS.SILENT (\\Seen)", null));
        }
        wanted.moveTo().ifPresent(folder -> {
            if (!targetIsThere) {
                conversation.ask("make the folder " + folder, protocol -> made(protocol, folder));
                targetIsThere = true;
            }
            conversation.ask(
                    "move messages to " + folder,
                    protocol -> Conversation.command(protocol, "UID MOVE " + uids, named(protocol, folder)));
        });
    }

    private static List<Response> made(IMAPProtocol protocol, String folder) throws ProtocolException {
        ListInfo[] there = protocol.list("", folder);
        if (there == null || there.length == 0) {
            protocol.create(folder);
        }
        return List.of();
    }

    private static Argument named(IMAPProtocol protocol, String folder) {
        Argument name = new Argument();
        if (protocol.supportsUtf8()) {
            name.writeString(folder, StandardCharsets.UTF_8);
        } else {
            name.writeString(BASE64MailboxEncoder.encode(folder));
        }
        return name;
    }
}

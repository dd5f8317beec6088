package aicmo.cam.inbox.account;

import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.OpenFolder;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of opening every folder of a mailbox.
 *
 * @param ok whether all of them can be read
 */
record Trial(boolean ok, List<Result> folders) {

    /**
     * What came of one folder.
     *
     * @param wrong what is wrong: {@code HOST}, {@code PORT}, {@code TLS}, {@code LOGIN}, {@code FOLDER}, {@code CONNECTION} or {@code REFUSED};
     *     null where nothing is
     * @param detail what is wrong, where, and what to do
     * @param tellsOfNews whether the server tells of new messages at once (IDLE)
     */
    record Result(String folder, boolean ok, InboxUnreachable.Reason wrong, String detail, Boolean tellsOfNews) {}

    /** Connects, logs in and opens each folder for reading; nothing is read and nothing changes. */
    static Trial of(Account account, InboxProvider provider) {
        List<Result> results = new ArrayList<>();
        for (MailboxAccess access : account.accesses()) {
            results.add(one(access, provider));
            InboxUnreachable.Reason wrong = results.getLast().wrong();
            if (wrong != null && wrong != InboxUnreachable.Reason.FOLDER) {
                // the other folders would only say the same, and a wrong password asked too often locks an account
                break;
            }
        }
        return new Trial(results.stream().allMatch(Result::ok), results);
    }

    private static Result one(MailboxAccess access, InboxProvider provider) {
        try (OpenFolder folder = provider.open(access)) {
            return new Result(access.folder(), true, null, null, folder.canWait());
        } catch (InboxUnreachable e) {
            return new Result(access.folder(), false, e.reason(), e.getMessage(), null);
        }
    }
}

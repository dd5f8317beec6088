package aicmo.cam.followup.definition;

import aicmo.cam.followup.calendar.SendingTime;

/**
 * How considerate a campaign is.
 *
 * @param stopOnAnyReply whether an answer without a clear signal ends the sequence, as a clear one does in any case
 * @param stopCompany whether an answer of one person ends the sequences of all with the same domain, but those of public mailboxes
 * @param sendingTime when mails go, and what a working day is
 * @param dailyCap how many mails are asked for in a day at most, follow-ups before first mails; null without bound
 */
public record Rules(boolean stopOnAnyReply, boolean stopCompany, SendingTime sendingTime, Integer dailyCap) {
    /** Of a campaign that says nothing of it. */
    public static final Rules USUAL = new Rules(true, false, SendingTime.ANY, null);
}

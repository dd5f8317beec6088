package aicmo.cam.sender.recovery;

import java.time.Instant;

/**
 * What a restored database learnt.
 *
 * @param since from when on
 * @param events how many were read
 * @param unreadable how many could not be: what they told is not known
 * @param mails of which it did not know that they had been sent
 * @param stops addresses that got onto the list
 * @param holds addresses that an answer holds, and that were not held
 * @param sending whether mails go again; not where something was unreadable
 */
public record Recovered(
        Instant since, long events, long unreadable, int mails, int stops, int holds, boolean sending) {}

package aicmo.cam.followup.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What will become of a campaign.
 *
 * @param assumes what was taken for granted, in words
 * @param mails how many will go
 * @param lastMailAt absent where none goes
 * @param endsAt when the last lead is over; absent where nothing is to come
 * @param days each day on which mails go or wait
 * @param neverReached the leads that get no mail at all, by the reason
 */
public record Forecast(
        List<String> assumes,
        long leads,
        long mails,
        Instant lastMailAt,
        Instant endsAt,
        List<Day> days,
        List<NeverReached> neverReached) {
    /** What keeps mails from going earlier. */
    public enum Bound {
        /** The campaign's daily cap. */
        DAILY_CAP,
        /** The sending window, or a holiday. */
        SENDING_WINDOW
    }

    /** @param boundBy what made mails wait that were due on that day */
    public record Day(LocalDate day, int firstMails, int followUps, Set<Bound> boundBy) {}

    /** @param leads the first hundred of them */
    public record NeverReached(String reason, long count, List<UUID> leads) {}
}

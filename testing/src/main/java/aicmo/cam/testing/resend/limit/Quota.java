package aicmo.cam.testing.resend.limit;

import aicmo.cam.testing.resend.ResendError;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Mails of this UTC day and month; received ones count too. */
public final class Quota {

    private final Clock clock;
    private final OptionalInt daily;
    private final int monthly;
    private LocalDate day = LocalDate.EPOCH;
    private YearMonth month = YearMonth.of(1970, 1);
    private int today;
    private int thisMonth;

    public Quota(Clock clock, OptionalInt daily, int monthly) {
        this.clock = clock;
        this.daily = daily;
        this.monthly = monthly;
    }

    /** @throws aicmo.cam.testing.resend.Refusal where not all of them fit; then none is counted */
    public synchronized void take(int mails) {
        turnThePage();
        if (daily.isPresent() && today + mails > daily.getAsInt()) {
            throw ResendError.DAILY_QUOTA_EXCEEDED.refusal();
        }
        if (thisMonth + mails > monthly) {
            throw ResendError.MONTHLY_QUOTA_EXCEEDED.refusal();
        }
        count(mails);
    }

    public synchronized void count(int mails) {
        turnThePage();
        today += mails;
        thisMonth += mails;
    }

    /** How much is used; the daily one only on the plan that has one. */
    public synchronized Map<String, String> headers() {
        turnThePage();
        Map<String, String> headers = new LinkedHashMap<>();
        daily.ifPresent(limit -> headers.put("x-resend-daily-quota", Integer.toString(today)));
        headers.put("x-resend-monthly-quota", Integer.toString(thisMonth));
        return headers;
    }

    private void turnThePage() {
        LocalDate now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!now.equals(day)) {
            day = now;
            today = 0;
        }
        if (!YearMonth.from(now).equals(month)) {
            month = YearMonth.from(now);
            thisMonth = 0;
        }
    }
}

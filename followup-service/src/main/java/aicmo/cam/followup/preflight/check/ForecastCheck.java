package aicmo.cam.followup.preflight.check;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.FORECAST;

import aicmo.cam.followup.forecast.Forecast;
import aicmo.cam.followup.setup.SenderState;
import java.util.Optional;

/** When the last mail goes, and whether the sender's cap lets as many go as are asked for. */
public final class ForecastCheck {
    private ForecastCheck() {}

    public static PreflightItem of(Forecast forecast, Optional<SenderState> sender) {
        if (forecast.lastMailAt() == null) {
            return PreflightItem.warn(
                    FORECAST, "0 mails", "no mail would go", "import leads, or see why they get none");
        }
        int most = forecast.days().stream()
                .mapToInt(day -> day.firstMails() + day.followUps())
                .max()
                .orElse(0);
        String figure = forecast.mails() + " mails, the last at " + forecast.lastMailAt();
        Integer cap = sender.map(SenderState::dailyCap).orElse(null);
        return cap != null && most > cap
                ? PreflightItem.warn(
                        FORECAST,
                        figure,
                        most + " mails are asked for on one day, of which the sender sends " + cap
                                + " at most: the last goes later",
                        "give the campaign a daily_cap, or raise AICMO_CAM_EMAIL_DAILY_CAP")
                : PreflightItem.pass(FORECAST, figure, "if nobody answers; " + most + " mails on the busiest day");
    }
}

package aicmo.cam.bench.carrier;

import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendSettings;
import java.util.Map;

/** Resend's API, without a monthly quota. */
public record ResendCarrier(ResendApi api) implements Carrier {

    /** @param requestsPerSecond its limit; 10 is the documented one */
    public static ResendCarrier start(int requestsPerSecond) {
        return new ResendCarrier(ResendApi.start(
                ResendSettings.defaults().requestsPerSecond(requestsPerSecond).monthlyQuota(Integer.MAX_VALUE / 2)));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "AICMO_RESEND_API_KEY", api.apiKey(),
                "AICMO_RESEND_FROM_EMAIL", "Anna Berg <anna@acme.example>",
                "AICMO_RESEND_URL", api.uri().toString());
    }

    @Override
    public void close() {
        api.close();
    }
}

package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.resend.limit.Quota;
import aicmo.cam.testing.resend.limit.RateLimit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What every request passes: the edge that wants a User-Agent, the API key, the rate limit. */
final class Gate {

    private static final String BEARER = "Bearer ";

    private final ResendSettings settings;
    private final RateLimit rateLimit;
    private final Quota quota;
    private final Function<HttpCall, HttpAnswer> inside;

    Gate(ResendSettings settings, RateLimit rateLimit, Quota quota, Function<HttpCall, HttpAnswer> inside) {
        this.settings = settings;
        this.rateLimit = rateLimit;
        this.quota = quota;
        this.inside = inside;
    }

    HttpAnswer pass(HttpCall call) {
        if (call.header("user-agent").filter(agent -> !agent.isBlank()).isEmpty()) {
            return HttpAnswer.Response.of(403, "text/plain; charset=UTF-8", "error code: 1010");
        }
        RateLimit.Ruling ruling = rateLimit.next();
        HttpAnswer answer = ruling.allowed() ? answer(call) : ResendError.RATE_LIMIT_EXCEEDED.response();
        return answer instanceof HttpAnswer.Response response ? response.with(headers(ruling)) : answer;
    }

    private Map<String, String> headers(RateLimit.Ruling ruling) {
        Map<String, String> headers = new LinkedHashMap<>(ruling.headers());
        headers.putAll(quota.headers());
        return headers;
    }

    private HttpAnswer answer(HttpCall call) {
        try {
            checkKey(call);
            return inside.apply(call);
        } catch (Refusal refusal) {
            return refusal.error().response(refusal.getMessage());
        }
    }

    private void checkKey(HttpCall call) {
        String key = call.header("authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(value -> !value.isEmpty())
                .orElseThrow(ResendError.MISSING_API_KEY::refusal);
        boolean sendOnly = key.equals(settings.sendOnlyKey);
        if (!sendOnly && !key.equals(settings.apiKey)) {
            throw ResendError.UNKNOWN_API_KEY.refusal();
        }
        if (sendOnly && !Routes.sends(call)) {
            throw ResendError.RESTRICTED_API_KEY.refusal();
        }
    }
}

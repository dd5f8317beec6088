package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which method on which path does what; 404 and 405 for the rest. The first path that fits wins. */
final class Routes {

    private record Route(String method, Pattern path, BiFunction<HttpCall, String, HttpAnswer> action) {}

    private final List<Route> routes = new ArrayList<>();

    Routes on(String method, String path, Function<HttpCall, HttpAnswer> action) {
        routes.add(new Route(method, Pattern.compile(path), (call, id) -> action.apply(call)));
        return this;
    }

    /** @param path with one group, the id */
    Routes on(String method, String path, BiFunction<HttpCall, String, HttpAnswer> action) {
        routes.add(new Route(method, Pattern.compile(path), action));
        return this;
    }

    HttpAnswer handle(HttpCall call) {
        boolean pathExists = false;
        for (Route route : routes) {
            Matcher path = route.path().matcher(call.path());
            if (path.matches()) {
                pathExists = true;
                if (route.method().equals(call.method())) {
                    return route.action().apply(call, path.groupCount() > 0 ? path.group(1) : "");
                }
            }
        }
        throw (pathExists ? ResendError.METHOD_NOT_ALLOWED : ResendError.NOT_FOUND).refusal();
    }

    /** Whether a key that may only send is enough for it. */
    static boolean sends(HttpCall call) {
        return call.method().equals("POST")
                && (call.path().equals("/emails") || call.path().equals("/emails/batch"));
    }
}

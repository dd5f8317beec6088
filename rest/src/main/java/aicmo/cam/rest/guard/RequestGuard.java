package aicmo.cam.rest.guard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The filter before anything else: who calls, from where, and with what kind of body. RESTEasy does not see what it refuses. */
@Singleton
class RequestGuard {
    private final CallerCheck api;
    private final CallerCheck management;
    private final BodyRules rules;

    RequestGuard(HttpSettings settings, GuardConfig config) {
        List<String> hosts = settings.hosts().orElse(List.of());
        List<String> origins = settings.origins().orElse(List.of());
        this.api = new CallerCheck(hosts, origins, false);
        this.management = new CallerCheck(hosts, origins, true);
        this.rules = BodyRules.of(config);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, GuardOrder.CALLER);
    }

    /** Metrics tell how the business goes; Quarkus lets any page read them otherwise. */
    void register(@Observes ManagementInterface port) {
        port.router()
                .route()
                .order(Integer.MIN_VALUE)
                .handler(request -> proceed(request, checkCaller(management, request)));
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (rules.isPublic(request.path(), context.normalizedPath())) {
            context.next();
            return;
        }
        proceed(context, checkCaller(api, context).or(() -> checkBody(context)));
    }

    private static Optional<Refusal> checkCaller(CallerCheck check, RoutingContext context) {
        HttpServerRequest request = context.request();
        return check.check(new CallerCheck.Caller(
                request.headers().getAll(HttpHeaderNames.HOST),
                request.headers().getAll(HttpHeaderNames.ORIGIN),
                request.headers().getAll("Sec-Fetch-Site")));
    }

    private Optional<Refusal> checkBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        return BodyGate.hasBody(request)
                ? rules.checkType(
                        request.headers().getAll(HttpHeaderNames.CONTENT_TYPE),
                        request.method(),
                        context.normalizedPath())
                : Optional.empty();
    }

    private static void proceed(RoutingContext context, Optional<Refusal> refusal) {
        refusal.ifPresentOrElse(refused -> ProblemAnswer.send(context, refused), context::next);
    }
}

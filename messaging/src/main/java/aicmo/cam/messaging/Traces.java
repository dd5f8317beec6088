package aicmo.cam.messaging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.MDC;

/** Carries a trace (W3C {@code traceparent}) through the outbox and Kafka, so that one reply's way is one trace. */
public final class Traces {
    private static final TextMapGetter<Headers> RECORD_HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            List<String> names = new ArrayList<>();
            headers.forEach(header -> names.add(header.key()));
            return names;
        }

        @Override
        public String get(Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    };

    private static final TextMapGetter<Map<String, String>> MAP = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };

    private final OpenTelemetry telemetry;

    /** Traces of this telemetry; a disabled one carries none. */
    public Traces(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** The headers that continue the current trace; empty outside one. */
    public Map<String, String> current() {
        Map<String, String> headers = new LinkedHashMap<>();
        telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), headers, Map::put);
        return headers;
    }

    /** The headers that continue the trace which the record belongs to, as a part of it that is over at once; empty where it is in none. */
    public Map<String, String> continued(Headers headers, String topic) {
        Map<String, String> trace = new LinkedHashMap<>();
        within(headers, topic, () -> trace.putAll(current()));
        return trace;
    }

    /** The headers of a trace that begins here, with a part of it that is over at once. */
    public Map<String, String> begun(String what) {
        return told(Context.root(), what, SpanKind.INTERNAL);
    }

    /** The headers that continue a trace after a part of it that is over at once; empty where there is none. */
    public Map<String, String> after(Map<String, String> trace, String what, SpanKind kind) {
        if (trace.isEmpty()) {
            return trace;
        }
        return told(telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), trace, MAP), what, kind);
    }

    private Map<String, String> told(Context parent, String what, SpanKind kind) {
        Span span =
                tracer().spanBuilder(what).setSpanKind(kind).setParent(parent).startSpan();
        Map<String, String> headers = new LinkedHashMap<>();
        telemetry.getPropagators().getTextMapPropagator().inject(parent.with(span), headers, Map::put);
        span.end();
        return headers;
    }

    private Tracer tracer() {
        return telemetry.getTracer("cam-messaging");
    }

    /** Runs the work as a part of the trace that the record belongs to. */
    public void within(Headers headers, String topic, Runnable work) {
        Context parent =
                telemetry.getPropagators().getTextMapPropagator().extract(Context.current(), headers, RECORD_HEADERS);
        Span span = tracer().spanBuilder("handle " + topic)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent)
                .startSpan();
        try (Scope scope = parent.with(span).makeCurrent();
                InLogs told = new InLogs(span.getSpanContext())) {
            work.run();
        } catch (RuntimeException e) {
            // its message may quote a row, and a row has addresses: what it was is enough, and the log has the rest,
            // masked
            span.setStatus(StatusCode.ERROR, e.getClass().getName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** What is logged meanwhile says to which trace it belongs. */
    private static final class InLogs implements AutoCloseable {
        private static final String TRACE = "traceId";
        private static final String SPAN = "spanId";

        InLogs(SpanContext span) {
            if (span.isValid()) {
                MDC.put(TRACE, span.getTraceId());
                MDC.put(SPAN, span.getSpanId());
            }
        }

        @Override
        public void close() {
            MDC.remove(TRACE);
            MDC.remove(SPAN);
        }
    }
}

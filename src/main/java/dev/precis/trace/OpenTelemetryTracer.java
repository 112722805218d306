package dev.precis.trace;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends spans over OTLP/HTTP, as the usual variables of OpenTelemetry say. */
public final class OpenTelemetryTracer implements Tracer {
    private static final String PREFIX = "OTEL_";
    private static final String OTLP = "otlp";
    private static final String NONE = "none";
    private static final String PROTOCOL = "http/protobuf";
    private static final TextMapGetter<Function<String, @Nullable String>> HEADERS = new Headers();

    private final OpenTelemetrySdk sdk;
    private final io.opentelemetry.api.trace.Tracer tracer;

    private OpenTelemetryTracer(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
        this.tracer = sdk.getTracer("dev.precis");
    }

    /**
     * Traces where a collector is named, and the SDK is not switched off.
     *
     * @param environment in which the variables stand
     * @throws IllegalArgumentException where one of them is wrong; the message says what
     */
    public static Tracer of(Map<String, String> environment) {
        if (!isWanted(environment)) {
            return OFF;
        }
        checkProtocol(environment);
        try {
            return new OpenTelemetryTracer(sdk(environment));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("OTEL_…: " + e.getMessage(), e);
        }
    }

    private static boolean isWanted(Map<String, String> environment) {
        boolean off = Boolean.parseBoolean(environment.get("OTEL_SDK_DISABLED"));
        var exporter = environment.getOrDefault("OTEL_TRACES_EXPORTER", "");
        boolean named = exporter.equals(OTLP)
                || environment.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")
                || environment.containsKey("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
        return named && !off && !exporter.equals(NONE);
    }

    private static void checkProtocol(Map<String, String> environment) {
        for (var name : List.of("OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL")) {
            if (!environment.getOrDefault(name, PROTOCOL).equals(PROTOCOL)) {
                throw new IllegalArgumentException(name + " must be " + PROTOCOL + ": nothing else is spoken here");
            }
        }
        if (!environment.getOrDefault("OTEL_TRACES_EXPORTER", OTLP).equals(OTLP)) {
            throw new IllegalArgumentException("OTEL_TRACES_EXPORTER must be otlp or none");
        }
    }

    private static OpenTelemetrySdk sdk(Map<String, String> environment) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> properties(environment))
                // Metrics are Prometheus's, and logs go where the operator has them go.
                .addPropertiesCustomizer(config -> Map.of("otel.metrics.exporter", NONE, "otel.logs.exporter", NONE))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    private static Map<String, String> properties(Map<String, String> environment) {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.service.name", "precis");
        properties.put("otel.exporter.otlp.protocol", PROTOCOL);
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }

    @Override
    public Span begin(String name, Function<String, @Nullable String> headers) {
        var parent = sdk.getPropagators().getTextMapPropagator().extract(Context.root(), headers, HEADERS);
        var span = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .startSpan();
        return new Recorded(tracer, span, parent.with(span));
    }

    @Override
    public void close() {
        sdk.close();
    }

    private record Recorded(
            io.opentelemetry.api.trace.Tracer tracer, io.opentelemetry.api.trace.Span span, Context context)
            implements Span {
        @Override
        public Span child(String name, Map<String, String> attributes) {
            var child = tracer.spanBuilder(name).setParent(context).startSpan();
            attributes.forEach(child::setAttribute);
            return new Recorded(tracer, child, context.with(child));
        }

        @Override
        public void put(String key, String value) {
            span.setAttribute(key, value);
        }

        @Override
        public void put(String key, long value) {
            span.setAttribute(key, value);
        }

        @Override
        public void fail(String why) {
            span.setStatus(StatusCode.ERROR, why);
        }

        @Override
        public void end() {
            span.end();
        }

        @Override
        public String traceId() {
            return span.getSpanContext().getTraceId();
        }
    }

    private static final class Headers implements TextMapGetter<Function<String, @Nullable String>> {
        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String key) {
            return headers == null ? null : headers.apply(key);
        }
    }
}

package dev.precis.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Traces as a collector gets them. */
@Timeout(120)
class OpenTelemetryTracerTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void tracesNothingUnlessACollectorIsNamed() {
        assertThat(OpenTelemetryTracer.of(Map.of())).isSameAs(Tracer.OFF);
        assertThat(OpenTelemetryTracer.of(Map.of("OTEL_SERVICE_NAME", "x"))).isSameAs(Tracer.OFF);
        var off = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1", "OTEL_SDK_DISABLED", "true");
        assertThat(OpenTelemetryTracer.of(off)).isSameAs(Tracer.OFF);
        var none = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1", "OTEL_TRACES_EXPORTER", "none");
        assertThat(OpenTelemetryTracer.of(none)).isSameAs(Tracer.OFF);
        assertThat(Tracer.OFF.begin("x")).isSameAs(Span.NONE);
        assertThat(Trace.<String>span("x", () -> "done")).isEqualTo("done");
    }

    @Test
    void refusesWhatItCannotSpeak() {
        var grpc = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1", "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        assertThatThrownBy(() -> OpenTelemetryTracer.of(grpc))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf");
        assertThatThrownBy(() -> OpenTelemetryTracer.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsSpansInTheTraceOfTheCaller() throws Exception {
        try (var collector = new Collector();
                var tracer = OpenTelemetryTracer.of(collector.variables())) {
            var headers = Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
            var span = tracer.begin("POST /v1/figures", headers::get);
            assertThat(span.traceId()).isEqualTo(TRACE);
            Trace.within(span, () -> Trace.span("read", () -> Trace.span("deeper", () -> 1)));
            span.put("http.response.status_code", 200);
            span.end();
            collector.await("newsroom", "POST /v1/figures", "read", "deeper", "http.response.status_code");
            assertThat(collector.hex()).contains(TRACE, "b7ad6b7169203331");
            assertThat(collector.heads()).allMatch(head -> head.equals("/v1/traces application/x-protobuf one"));
        }
    }

    @Test
    void carriesASpanToAnotherThreadAndTellsOfFailuresWithoutTheirWords() throws Exception {
        try (var collector = new Collector();
                var tracer = OpenTelemetryTracer.of(collector.variables())) {
            var span = tracer.begin("request");
            var carried = Trace.within(
                    span,
                    () -> Trace.carried(() -> Trace.span("elsewhere", () -> {
                        throw new IllegalStateException("words of an article");
                    })));
            var thread = new Thread(carried);
            thread.setUncaughtExceptionHandler((t, e) -> {});
            thread.start();
            thread.join();
            span.end();
            collector.await("request", "elsewhere", "IllegalStateException");
            assertThat(collector.told()).doesNotContain("words of an article");
        }
    }

    @Test
    void triesAgainWhereTheCollectorIsBusyAndCompressesWhereItIsToldTo() throws Exception {
        try (var collector = new Collector()) {
            Map<String, String> variables = new HashMap<>(collector.variables());
            collector.fail(503);
            collector.fail(429);
            try (var tracer = OpenTelemetryTracer.of(variables)) {
                tracer.begin("patient").end();
                collector.await("patient");
            }
            assertThat(collector.heads()).hasSizeGreaterThanOrEqualTo(3);
            int before = collector.heads().size();
            variables.put("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip");
            try (var tracer = OpenTelemetryTracer.of(variables)) {
                tracer.begin("packed").end();
            }
            assertThat(collector.heads()).hasSizeGreaterThan(before);
            assertThat(collector.hex()).contains("1f8b08");
        }
    }

    @Test
    void costsNoRequestWhereTheCollectorIsAway() {
        var tracer = OpenTelemetryTracer.of(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1",
                "OTEL_EXPORTER_OTLP_TIMEOUT", "200",
                "OTEL_BSP_EXPORT_TIMEOUT", "500"));
        tracer.begin("lost").end();
        tracer.close();
    }
}

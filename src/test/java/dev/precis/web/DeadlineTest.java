package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.figures.FigureFinder;
import dev.precis.text.Interruption;
import dev.precis.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that takes too long is stopped, and its caller is told. */
@Timeout(120)
class DeadlineTest {
    private static final Deadlines SHORT = new Deadlines(Duration.ofMillis(300), Duration.ofMillis(300));

    private static TestServer server(AtomicInteger stopped) {
        var pipeline = TestPipeline.with((article, options, listener) -> {
            if (article.text().contains("ships")) {
                return TestPipeline.summarize(article, options, listener);
            }
            try {
                while (true) {
                    Interruption.check();
                    Thread.onSpinWait();
                }
            } catch (CancellationException e) {
                stopped.incrementAndGet();
                throw e;
            }
        });
        return TestServer.start(
                WebSettings.DEFAULT, pipeline, new Instruments(s -> {}, () -> "", List.of(), SHORT, null));
    }

    @Test
    void stopsTheWorkAndSaysSo() {
        var stopped = new AtomicInteger();
        try (var server = server(stopped)) {
            for (int i = 0; i < 5; i++) {
                assertProblem(server.json("/v1/summaries", "{\"text\": \"endless\"}"), ProblemType.DEADLINE)
                        .saying("0.3 seconds");
                // The thread that was interrupted serves the next one as if nothing had been.
                assertThat(server.json("/v1/summaries", "{\"text\": \"12 ships\"}")
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(stopped.get()).isEqualTo(5);
    }

    @Test
    void readsNoFurtherWhereNobodyWaits() {
        var text = "Twelve ships left. ".repeat(1_000);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new FigureFinder().find(text, List.of(new Span(0, text.length())), "en"))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void forgetsAnAlarmThatIsNoLongerNeeded() throws Exception {
        try (var alarms = new Alarms()) {
            for (int i = 0; i < 200; i++) {
                try (var alarm = alarms.set(Duration.ofMillis(1))) {
                    Thread.onSpinWait();
                }
            }
            Thread.sleep(50);
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}

package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.access.Slots;
import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.draft.Draft;
import dev.precis.draft.ModelCalls.ModelCall;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.summary.Options;
import dev.precis.summary.Summarizer;
import dev.precis.summary.UnverifiableException;
import dev.precis.web.Served;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted, and under which labels. */
class MetersTest {
    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void countsRequestsByRouteAndStatusInFewBuckets() {
        for (int i = 0; i < 3; i++) {
            meters.count(new Served("/v1/figures", "POST", 200, Duration.ofMillis(30), "id-" + i, ""));
        }
        assertThat(meters.read())
                .contains("precis_requests_seconds_count{method=\"POST\",route=\"/v1/figures\",status=\"200\"} 3")
                .doesNotContain("id-1");
        assertThat(meters.read().lines().filter(line -> line.startsWith("precis_requests_seconds_bucket")))
                .hasSizeLessThan(10);
    }

    @Test
    void countsWhatModelsDoAndCost() {
        var usage = new Draft.Usage(900, 120, 2);
        meters.count(new ModelCall("test/m", "ok", usage, new BigDecimal("0.25"), Duration.ofSeconds(2)));
        meters.count(new ModelCall("test/m", "timeout", Draft.Usage.NONE, null, Duration.ofSeconds(9)));
        assertThat(meters.read())
                .contains("precis_model_tries_seconds_count{model=\"test/m\",outcome=\"ok\"} 1")
                .contains("precis_model_tries_seconds_count{model=\"test/m\",outcome=\"timeout\"} 1")
                .contains("precis_model_calls_total{model=\"test/m\"} 2.0")
                .contains("precis_model_tokens_in_total{model=\"test/m\"} 900.0")
                .contains("precis_model_cost_usd_total{model=\"test/m\"} 0.25");
    }

    @Test
    void countsRunsThatFail() {
        var article = new Intake().read(Submission.ofText("Twelve ships left the harbour on Monday."));
        failing(new ModelUnavailableException(Reason.TIMEOUT, "late", null), article);
        failing(new UnverifiableException("nothing", List.of()), article);
        failing(new IllegalStateException("bug"), article);
        assertThat(meters.read())
                .contains("precis_runs_seconds_count{model=\"test/default\",outcome=\"timeout\"} 1")
                .contains("precis_runs_seconds_count{model=\"test/default\",outcome=\"unverifiable\"} 1")
                .contains("precis_runs_seconds_count{model=\"test/default\",outcome=\"failed\"} 1");
    }

    private void failing(RuntimeException failure, dev.precis.article.Article article) {
        Summarizer broken = (a, o, l) -> {
            throw failure;
        };
        var measured = new MeasuredSummarizer(broken, meters, "test/default");
        assertThatThrownBy(() -> measured.summarize(article, Options.DEFAULT, step -> {}))
                .isSameAs(failure);
    }

    @Test
    void tellsHowManySlotsAreTaken() {
        var slots = new Slots(2);
        meters.watch(slots);
        var during = slots.next(meters::read);
        assertThat(during)
                .contains("precis_slots{state=\"running\"} 1.0")
                .contains("precis_slots{state=\"queued\"} 0.0")
                .contains("precis_slots{state=\"most\"} 2.0");
        assertThat(meters.read()).contains("precis_slots{state=\"running\"} 0.0");
    }

    @Test
    void asksForOpenArticlesSeldomAndSurvivesWhereNobodyKnows() {
        var asked = new AtomicInteger();
        var seldom = new Seldom(asked::incrementAndGet, Duration.ofHours(1));
        assertThat(seldom.get()).isEqualTo(1);
        assertThat(seldom.get()).isEqualTo(1);
        var broken = new Seldom(
                () -> {
                    throw new IllegalStateException("away");
                },
                Duration.ofHours(1));
        assertThat(broken.get()).isNaN();
        meters.watchBatches(() -> 7);
        assertThat(meters.read()).contains("precis_batches_open 7.0");
    }

    @Test
    void tellsOfTheVirtualMachine() {
        assertThat(meters.read())
                .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
    }
}

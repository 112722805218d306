package dev.precis;

import dev.precis.access.Slots;
import dev.precis.draft.ModelCalls.ModelCall;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.grounding.Code;
import dev.precis.grounding.Item;
import dev.precis.store.Answers;
import dev.precis.store.Database;
import dev.precis.summary.Summary;
import dev.precis.summary.UnverifiableException;
import dev.precis.web.Served;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * What is counted and timed. Labels come from closed lists (routes, statuses, models configured here, codes), never from
 * what a caller sends. Thread-safe.
 */
final class Meters implements AutoCloseable {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60)
    };

    /** How old the count of open articles may be: counting them asks the database. */
    private static final Duration BATCHES = Duration.ofSeconds(10);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();

    Meters() {
        collections.bindTo(registry);
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(meters -> meters.bindTo(registry));
    }

    /** The registry, for the meters of other parts. */
    MeterRegistry registry() {
        return registry;
    }

    /** Everything in the text format of Prometheus. */
    String read() {
        return registry.scrape();
    }

    void count(Served served) {
        requests.computeIfAbsent(new Kind(served.route(), served.method(), served.status()), this::requests)
                .record(served.took());
    }

    /** What is told apart of requests. Looking a timer up by its tags costs more than counting. */
    private record Kind(String route, String method, int status) {}

    private Timer requests(Kind kind) {
        return Timer.builder("precis.requests")
                .description("Answered requests")
                .tag("route", kind.route())
                .tag("method", kind.method())
                .tag("status", String.valueOf(kind.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void count(Summary summary) {
        run(summary.model(), "done", summary.timings().model());
        add("precis.revisions", summary.model(), summary.revisions());
        withheld(summary.model(), summary.withheld());
    }

    /** One try to have a model write. */
    void count(ModelCall call) {
        Timer.builder("precis.model.tries")
                .description("Drafts and revisions asked of a model")
                .tag("model", call.model())
                .tag("outcome", call.outcome())
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(call.duration());
        add("precis.model.calls", call.model(), call.usage().calls());
        add("precis.model.tokens.in", call.model(), call.usage().inputTokens());
        add("precis.model.tokens.out", call.model(), call.usage().outputTokens());
        BigDecimal cost = call.costUsd();
        if (cost != null) {
            add("precis.model.cost.usd", call.model(), cost.doubleValue());
        }
    }

    void failed(String model, RuntimeException failure, Duration took) {
        if (failure instanceof UnverifiableException unverifiable) {
            run(model, "unverifiable", took);
            withheld(model, unverifiable.withheld());
        } else if (failure instanceof ModelUnavailableException unavailable) {
            run(model, unavailable.reason().name().toLowerCase(Locale.ROOT), took);
        } else {
            run(model, "failed", took);
        }
    }

    void watch(Database database) {
        gauge("active", database, Database.Connections::active);
        gauge("idle", database, Database.Connections::idle);
        gauge("waiting", database, Database.Connections::waiting);
        gauge("most", database, Database.Connections::most);
        Gauge.builder("precis.database.ready", database, d -> d.isReady() ? 1 : 0)
                .description("1 while the database answers and can write")
                .register(registry);
    }

    void watch(Answers answers) {
        answers("known", answers, Answers.Counts::known);
        answers("shared", answers, Answers.Counts::shared);
        answers("made", answers, Answers.Counts::made);
    }

    private void answers(String how, Answers answers, ToLongFunction<Answers.Counts> count) {
        FunctionCounter.builder("precis.answers", answers, a -> count.applyAsLong(a.counts()))
                .description("Summaries: known from the cache, shared with an equal request, or made by a run")
                .tag("how", how)
                .register(registry);
    }

    void watch(Slots slots) {
        slots("running", slots, Slots::running);
        slots("queued", slots, Slots::queued);
        slots("most", slots, Slots::count);
    }

    private void slots(String state, Slots slots, ToDoubleFunction<Slots> count) {
        Gauge.builder("precis.slots", slots, count)
                .description("Pieces of work that keep a core busy")
                .tag("state", state)
                .register(registry);
    }

    /** @param open how many articles of batches are open; may take a moment, and fail while the database is away */
    void watchBatches(LongSupplier open) {
        Gauge.builder("precis.batches.open", new Seldom(open, BATCHES), Seldom::get)
                .description("Articles of batches that wait or are being worked on, in all instances")
                .register(registry);
    }

    private void run(String model, String outcome, Duration took) {
        Timer.builder("precis.runs")
                .description("Summaries by model and how they ended; the time is the model's")
                .tag("model", model)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took);
    }

    private void withheld(String model, List<Summary.Withheld> withheld) {
        add("precis.sentences.withheld", model, withheld.size());
        withheld.stream()
                .flatMap(sentence -> sentence.reasons().stream())
                .map(Meters::code)
                .forEach(code ->
                        registry.counter("precis.findings", "code", code).increment());
    }

    private static String code(Item item) {
        Code code = item.code();
        return code == null ? "none" : code.name().toLowerCase(Locale.ROOT);
    }

    private void add(String name, String model, double amount) {
        registry.counter(name, "model", model).increment(amount);
    }

    private void gauge(String state, Database database, ToIntFunction<Database.Connections> reading) {
        Gauge.builder("precis.database.connections", database, d -> reading.applyAsInt(d.connections()))
                .description("Connections of the database pool")
                .tag("state", state)
                .register(registry);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}

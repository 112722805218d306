package dev.precis;

import dev.precis.access.Access;
import dev.precis.access.Slots;
import dev.precis.article.Intake;
import dev.precis.draft.ModelDesk;
import dev.precis.fetch.Fetcher;
import dev.precis.fetch.PageFetcher;
import dev.precis.fetch.PublicPost;
import dev.precis.figures.FigureFinder;
import dev.precis.grounding.Gate;
import dev.precis.jobs.Jobs;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.SourceReader;
import dev.precis.store.Storage;
import dev.precis.summary.ArticleSummarizer;
import dev.precis.trace.OpenTelemetryTracer;
import dev.precis.trace.Tracer;
import dev.precis.web.Instruments;
import dev.precis.web.Models;
import dev.precis.web.Models.Model;
import dev.precis.web.Pipeline;
import dev.precis.web.ReadyCheck;
import dev.precis.web.Served;
import dev.precis.web.WebServer;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Builds everything by hand, in the order an article passes, and closes it in reverse. */
final class Wiring implements AutoCloseable {
    private final Storage storage;
    private final Access access;
    private final Jobs jobs;
    private final WebServer server;
    private final Tracer tracer;

    private Wiring(Storage storage, Access access, Jobs jobs, WebServer server, Tracer tracer) {
        this.tracer = tracer;
        this.storage = storage;
        this.access = access;
        this.jobs = jobs;
        this.server = server;
    }

    /**
     * Builds and starts everything.
     *
     * @throws BindException where the address cannot be had
     * @throws dev.precis.store.DatabaseRefusedException where the database can never work like this
     */
    static Wiring start(Config config) throws BindException {
        var storage = Storage.open(config.storage());
        try {
            return serve(config, storage, AccessChoice.open(config, storage));
        } catch (BindException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private static Wiring serve(Config config, Storage storage, Access access) throws BindException {
        var tracer = tracer(config);
        var fetcher = config.fetch().on() ? new PageFetcher(config.fetch()) : Fetcher.OFF;
        var intake = new Intake(fetcher);
        var reader = new ArticleReader(new FigureFinder(), new SourceReader());
        var gate = new Gate();
        var meters = new Meters();
        meters.watch(storage.database());
        meters.watch(storage.answers());
        var cores = new CoreWork(Slots.forThisMachine());
        meters.watch(cores.slots());
        var desk = config.models().limits().desk(meters::count, Clock.systemUTC(), storage.spending());
        var drafters = config.models().chosen().stream()
                .map(chosen -> cores.drafter(chosen.drafter(desk)))
                .toList();
        var summarizer = new MeasuredSummarizer(
                new ArticleSummarizer(
                        cores.reader(reader::read),
                        new dev.precis.summary.Models(drafters, desk::allowance),
                        cores.gate(gate::on),
                        Clock.systemUTC()),
                meters,
                config.models().names().get(0));
        var models = new Models(
                config.models().chosen().stream()
                        .map(chosen -> new Model(chosen.name(), chosen.writes()))
                        .toList(),
                desk::providers);
        var pipeline = new Pipeline(
                cores.intake(intake::read),
                cores.reader(reader::read),
                cores.check(gate::check),
                summarizer,
                models,
                storage,
                access,
                Edition.of(config.models()),
                cores.slots());
        var post = new PublicPost(config.webhooks().timeout(), config.webhooks().privateAddresses());
        var work = new TracedWork(WebServer.work(config.web(), pipeline), tracer);
        var jobs = Jobs.of(storage.database(), work, config.jobs(), config.webhooks(), post::post);
        meters.watchBatches(jobs::open);
        var server = WebServer.start(config.web(), pipeline, jobs, instruments(config, meters, desk, tracer));
        jobs.begin();
        warmUp(intake);
        return new Wiring(storage, access, jobs, server, tracer);
    }

    private static Tracer tracer(Config config) {
        try {
            return OpenTelemetryTracer.of(config.watch().telemetry());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Instruments instruments(Config config, Meters meters, ModelDesk desk, Tracer tracer) {
        Consumer<Served> lines = new RequestLines();
        boolean needsModel = config.models().chosen().stream()
                .allMatch(chosen -> chosen.settings().isPresent());
        var accepted = new ReadyCheck(
                "Every model refuses this service: check the providers' keys, the models' names and the base URLs.",
                () -> !(needsModel && desk.isRefused()));
        return new Instruments(
                lines.andThen(meters::count),
                meters::read,
                List.of(accepted),
                config.watch().deadlines(),
                config.watch().management(),
                tracer);
    }

    /** Reads the language model beside the first requests; one that comes earlier reads it itself. */
    private static void warmUp(Intake intake) {
        var thread = new Thread(intake::warmUp, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    boolean asksForKey() {
        return access.keys().isAsked();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        jobs.drain();
        server.close();
        jobs.close();
        access.close();
        storage.close();
        tracer.close();
    }
}

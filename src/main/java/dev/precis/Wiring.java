package dev.precis;

import dev.precis.access.Access;
import dev.precis.article.Intake;
import dev.precis.draft.ModelCalls;
import dev.precis.fetch.Fetcher;
import dev.precis.fetch.PageFetcher;
import dev.precis.figures.FigureFinder;
import dev.precis.grounding.Gate;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.SourceReader;
import dev.precis.store.Storage;
import dev.precis.summary.ArticleSummarizer;
import dev.precis.web.Models;
import dev.precis.web.Models.Model;
import dev.precis.web.Pipeline;
import dev.precis.web.WebServer;
import java.net.BindException;
import java.time.Clock;

/** Builds everything by hand, in the order an article passes, and closes it in reverse. */
final class Wiring implements AutoCloseable {
    private final Storage storage;
    private final Access access;
    private final WebServer server;

    private Wiring(Storage storage, Access access, WebServer server) {
        this.storage = storage;
        this.access = access;
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
            var access = AccessChoice.open(config, storage);
            return new Wiring(storage, access, serve(config, storage, access));
        } catch (BindException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private static WebServer serve(Config config, Storage storage, Access access) throws BindException {
        var fetcher = config.fetch().on() ? new PageFetcher(config.fetch()) : Fetcher.OFF;
        var intake = new Intake(fetcher);
        var reader = new ArticleReader(new FigureFinder(), new SourceReader());
        var gate = new Gate();
        var desk = config.models().limits().desk(ModelCalls.NONE, Clock.systemUTC());
        var drafters = config.models().chosen().stream()
                .map(chosen -> chosen.drafter(desk))
                .toList();
        var summarizer = new ArticleSummarizer(
                reader::read, new dev.precis.summary.Models(drafters, desk::allowance), gate::on, Clock.systemUTC());
        var models = new Models(
                config.models().chosen().stream()
                        .map(chosen ->
                                new Model(chosen.name(), chosen.writes()))
                        .toList(),
                desk::providers);
        var pipeline = new Pipeline(
                intake::read,
                reader::read,
                gate::check,
                summarizer,
                models,
                storage,
                access,
                Edition.of(config.models()));
        var server = WebServer.start(config.web(), pipeline);
        warmUp(intake);
        return server;
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
        server.close();
        access.close();
        storage.close();
    }
}

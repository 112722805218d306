package dev.precis;

import dev.precis.article.Intake;
import dev.precis.figures.FigureFinder;
import dev.precis.grounding.Gate;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.SourceReader;
import dev.precis.web.Models;
import dev.precis.web.Pipeline;
import dev.precis.web.WebServer;
import dev.precis.web.WebSettings;
import java.util.List;

/** Starts the service. */
public final class Main {
    private Main() {}

    /** Reads the settings, builds everything and starts listening. */
    public static void main(String[] arguments) throws Exception {
        var reader = new ArticleReader(new FigureFinder(), new SourceReader());
        var pipeline = new Pipeline(
                new Intake()::read,
                reader::read,
                new Gate()::check,
                (article, options, listener) -> {
                    throw new UnsupportedOperationException();
                },
                new Models(List.of(new Models.Model("embedded/extractive", false))));
        var server = WebServer.start(WebSettings.DEFAULT, pipeline);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println(server.port());
    }
}

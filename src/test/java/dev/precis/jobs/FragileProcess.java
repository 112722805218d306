package dev.precis.jobs;

import dev.precis.store.BatchItem.Given;
import dev.precis.store.Database;
import dev.precis.store.DatabaseSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process whose work on one article ends it, whatever is done about it. Ends with 0 when its batch has ended. */
final class FragileProcess {
    static final int CRASH = 99;
    static final int ARTICLES = 20;
    static final int POISON = 7;

    private FragileProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var work = new ScriptedWork().on("article " + POISON, time -> {
            Runtime.getRuntime().halt(CRASH);
            return "";
        });
        try (var database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
                var jobs = Jobs.of(
                        database,
                        work,
                        JobSettings.DEFAULT.withWorkers(2),
                        WebhookSettings.DEFAULT,
                        (u, h, b) -> 204)) {
            jobs.begin();
            var order = new Jobs.Order("", 0, null, "the batch of this test");
            var id = jobs.submit(order, given().iterator()).id();
            while (jobs.batches().find(id).orElseThrow().completed() == null) {
                Thread.sleep(20);
            }
            System.out.println(id);
        }
    }

    private static List<Given> given() {
        return JobsTest.articles(ARTICLES).stream()
                .map(article -> new Given(null, "test/model", article.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}

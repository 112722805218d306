package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the server stops: E3. With a thousand running requests, and by a signal, that is a load run among the benchmarks. */
@Timeout(120)
class StopTest {
    private static final int RUNNING = 60;

    @Test
    void letsARunningRequestEnd() throws Exception {
        assertThat(stopWith(1)).containsExactly(200);
    }

    @Test
    void breaksNoneOfManyRunningRequests() throws Exception {
        assertThat(stopWith(RUNNING)).hasSize(RUNNING).containsOnly(200);
    }

    /** A run that outlasts the patience of the stop is told to its caller, not cut. */
    @Test
    void tellsThoseWhoseRunsDoNotEnd() throws Exception {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var pipeline = TestPipeline.with((article, options, listener) -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new CancellationException();
            }
            return TestPipeline.summarize(article, options, listener);
        });
        var server = TestServer.start(hasty(), pipeline);
        var answer = CompletableFuture.supplyAsync(() -> server.json("/v1/summaries", "{\"text\": \"12 ships\"}"));
        await(begun);
        server.close();
        assertProblem(answer.get(30, TimeUnit.SECONDS), ProblemType.UNAVAILABLE).saying("stopping");
    }

    private static WebSettings hasty() {
        var standard = WebSettings.DEFAULT;
        return new WebSettings(
                "127.0.0.1",
                0,
                standard.maxBody(),
                standard.maxCharacters(),
                standard.headerTimeout(),
                standard.bodyTimeout(),
                standard.idleTimeout(),
                standard.heartbeat(),
                standard.maxRequests(),
                standard.maxConnections(),
                Duration.ofSeconds(8));
    }

    /** The answers' statuses where the server is told to stop while so many requests run. */
    private static List<Integer> stopWith(int running) throws Exception {
        var begun = new CountDownLatch(running);
        var end = new CountDownLatch(1);
        var pipeline = TestPipeline.with((article, options, listener) -> {
            begun.countDown();
            await(end);
            return TestPipeline.summarize(article, options, listener);
        });
        var server = TestServer.start(WebSettings.DEFAULT, pipeline);
        var threads = Executors.newFixedThreadPool(running);
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < running; i++) {
            var article = "{\"text\": \"12 ships and " + i + " tugs\"}";
            answers.add(CompletableFuture.supplyAsync(() -> patiently(server, article), threads));
        }
        await(begun);
        var stop = CompletableFuture.runAsync(server::close);
        TimeUnit.MILLISECONDS.sleep(200);
        end.countDown();
        List<Integer> statuses = new ArrayList<>();
        for (var answer : answers) {
            statuses.add(answer.get(30, TimeUnit.SECONDS));
        }
        stop.get(30, TimeUnit.SECONDS);
        threads.shutdown();
        return statuses;
    }

    /** Sends again what is sent away while there is too much to do. */
    private static int patiently(TestServer server, String article) {
        while (true) {
            var answer = server.json("/v1/summaries", article);
            if (answer.status() != 503) {
                return answer.status();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

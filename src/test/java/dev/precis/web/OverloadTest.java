package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.access.Access;
import dev.precis.access.AccessSettings;
import dev.precis.access.Slots;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when more comes than can be done: D1, D2, D6, C6. How fast it happens is measured by the benchmarks. */
@Timeout(120)
class OverloadTest {
    private static final String ARTICLE = "{\"text\": \"12 ships\"}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    private static WebSettings settings(int requests, int connections) {
        var standard = WebSettings.DEFAULT;
        return new WebSettings(
                "127.0.0.1",
                0,
                standard.maxBody(),
                standard.maxCharacters(),
                standard.headerTimeout(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                standard.heartbeat(),
                requests,
                connections,
                Duration.ofSeconds(5));
    }

    private Pipeline slow(Access access) {
        return TestPipeline.with(
                (article, options, listener) -> {
                    running.incrementAndGet();
                    untilTheEnd();
                    return TestPipeline.summarize(article, options, listener);
                },
                access);
    }

    private boolean untilTheEnd() {
        try {
            return end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Each another one: equal articles are summarised once. */
    private static String article(int i) {
        return "{\"text\": \"12 ships and " + i + " tugs\"}";
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            Thread.sleep(2);
        }
    }

    @Test
    void sendsWorkAwayWhileCoresAreBusyAndGoesOnAnsweringProbes() throws Exception {
        var slots = new Slots(2);
        try (var server = TestServer.start(WebSettings.DEFAULT, TestPipeline.with(slots))) {
            for (int i = 0; i < 300; i++) {
                threads.submit(() -> slots.next(this::untilTheEnd));
            }
            await(slots::isFull);
            for (var path : List.of("/v1/figures", "/v1/summaries", "/v1/checks")) {
                var answer = server.json(path, ARTICLE);
                assertProblem(answer, ProblemType.OVERLOADED);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
            assertThat(server.get("/health/live").status()).isEqualTo(200);
            assertThat(server.get("/v1/models").status()).isEqualTo(200);
            end.countDown();
            await(() -> server.json("/v1/figures", ARTICLE).status() == 200);
        }
    }

    @Test
    void takesSoManyRequestsAtATime() throws Exception {
        try (var server = TestServer.start(settings(2, 100), slow(Access.open()))) {
            List<CompletableFuture<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                var article = article(i);
                running.add(CompletableFuture.supplyAsync(
                        () -> server.json("/v1/summaries", article).status(), threads));
            }
            await(() -> this.running.get() == 2);
            assertProblem(server.json("/v1/summaries", ARTICLE), ProblemType.OVERLOADED);
            assertThat(server.get("/health/live").status()).isEqualTo(200);
            end.countDown();
            for (var each : running) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            }
            await(() -> server.json("/v1/summaries", ARTICLE).status() == 200);
        }
    }

    /** D2: the one who floods is told so, and nobody else notices. */
    @Test
    void tellsOneKeyThatItHasTooManyRunningAndLetsOthersIn() throws Exception {
        var keys = new TestKeys();
        var access = keys.access(AccessSettings.DEFAULT.withConcurrency(2));
        try (var server = TestServer.start(settings(100, 100), slow(access))) {
            for (int i = 0; i < 2; i++) {
                var article = article(i);
                threads.submit(() -> server.json("/v1/summaries", article, TestKeys.header(keys.use)));
            }
            await(() -> running.get() == 2);
            var refused = server.json("/v1/figures", ARTICLE, TestKeys.header(keys.use));
            assertProblem(refused, ProblemType.TOO_MANY_AT_ONCE).saying("2 requests");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(server.json("/v1/figures", ARTICLE, TestKeys.header(keys.other))
                            .status())
                    .isEqualTo(200);
            end.countDown();
            await(() -> server.json("/v1/figures", ARTICLE, TestKeys.header(keys.use))
                            .status()
                    == 200);
        }
    }

    /** Within its rate and its places a key may still take all cores, but not from another one. */
    @Test
    void leavesCoresToAnotherKeyThatAsksToo() throws Exception {
        var keys = new TestKeys();
        var slots = new Slots(2);
        try (var server =
                TestServer.start(settings(100, 100), TestPipeline.with(keys.access(AccessSettings.DEFAULT), slots))) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> {
                    slots.forKey(keys.id(keys.use));
                    return slots.next(this::untilTheEnd);
                });
            }
            await(() -> slots.running() == 2);
            threads.submit(() -> server.json("/v1/figures", article(1), TestKeys.header(keys.use)));
            await(() -> slots.queued() == 1);
            threads.submit(() -> server.json("/v1/figures", article(2), TestKeys.header(keys.other)));
            await(() -> slots.queued() == 2);
            var refused = server.json("/v1/figures", article(3), TestKeys.header(keys.use));
            assertProblem(refused, ProblemType.TOO_MANY_AT_ONCE).saying("its share");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            end.countDown();
            await(() -> server.json("/v1/figures", article(4), TestKeys.header(keys.use))
                            .status()
                    == 200);
        }
    }

    /** D6 in small: those who only open connections shut nobody out. */
    @Test
    void closesTheConnectionsOfLeastUseWhereThereAreTooMany() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (var server = TestServer.start(settings(100, 20), TestPipeline.standard())) {
            for (int i = 0; i < 200; i++) {
                sockets.add(server.socket());
            }
            for (int i = 0; i < 30; i++) {
                assertThat(server.get("/health/live").status()).isEqualTo(200);
            }
            await(() -> sockets.stream().filter(OverloadTest::isClosed).count() >= 170);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** C6: with an idle time of a minute, a body that stops to arrive is late all the same. */
    @Test
    void endsABodyThatStopsToArrive() throws IOException {
        try (var server = TestServer.start(settings(10, 10), TestPipeline.standard());
                var socket = server.socket()) {
            socket.getOutputStream()
                    .write(
                            "POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n12"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ");
        }
    }
}

package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the server stops. */
@Timeout(120)
class StopTest {
    @Test
    void letsARunningRequestEnd() throws Exception {
        var begun = new CountDownLatch(1);
        var stopping = new CountDownLatch(1);
        var pipeline = TestPipeline.with((article, options, listener) -> {
            begun.countDown();
            await(stopping);
            return TestPipeline.summarize(article, options, listener);
        });
        var server = TestServer.start(WebSettings.DEFAULT, pipeline);
        var answer = CompletableFuture.supplyAsync(() -> server.json("/v1/summaries", "{\"text\": \"12 ships\"}"));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        var stop = CompletableFuture.runAsync(server::close);
        TimeUnit.MILLISECONDS.sleep(200);
        stopping.countDown();
        assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        stop.get(20, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

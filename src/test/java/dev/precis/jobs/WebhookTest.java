package dev.precis.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.precis.fetch.PublicPost;
import dev.precis.store.Database;
import dev.precis.store.DatabaseSettings;
import dev.precis.store.Notice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks are told, signed, until they have taken it; what nobody takes is listed. */
@Timeout(180)
class WebhookTest {
    private static final Secret SECRET = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final PublicPost everywhere = new PublicPost(Duration.ofSeconds(10), true);
    private HttpServer receiver;
    private IntUnaryOperator status = time -> 204;
    private Database database;
    private String batch = "";

    @TempDir
    Path folder;

    private record Heard(Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return Objects.requireNonNull(headers.get(name)).get(0);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::hear);
        receiver.start();
        database = Database.open(DatabaseSettings.embedded(folder));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        database.close();
        everywhere.close();
    }

    private void hear(HttpExchange exchange) throws IOException {
        heard.add(new Heard(
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes()));
        int answer = status.applyAsInt(heard.size());
        if (answer / 100 == 3) {
            exchange.getResponseHeaders().set("Location", url());
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?a=b";
    }

    /** The example that the standard's own libraries are tested with. */
    @Test
    void signsAsTheStandardSays() {
        var body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(SECRET.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(SECRET).hasToString("whsec_…");
        assertThatThrownBy(() -> Secret.parse("whsec_c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Secret.parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .hasMessageNotContaining("MfKQ");
    }

    @Test
    void tellsOnceWhereItIsTaken() throws Exception {
        try (var jobs = start(everywhere, List.of(Duration.ofMillis(50)))) {
            var notice = await(jobs, Notice.State.DELIVERED);
            assertThat(heard).hasSize(1);
            var told = heard.get(0);
            long seconds = Long.parseLong(told.header("Webhook-timestamp"));
            assertThat(Instant.ofEpochSecond(seconds))
                    .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
            assertThat(told.header("Webhook-id")).isEqualTo(notice.id());
            assertThat(told.header("Webhook-signature")).isEqualTo(SECRET.sign(notice.id(), seconds, told.body()));
            assertThat(told.header("Content-type")).startsWith("application/json");
        }
    }

    @Test
    void triesAgainUntilItIsTaken() throws Exception {
        status = time -> time < 3 ? 500 : 200;
        try (var jobs = start(everywhere, List.of(Duration.ofMillis(50), Duration.ofMillis(50)))) {
            var notice = await(jobs, Notice.State.DELIVERED);
            assertThat(notice.attempts()).isEqualTo(3);
            assertThat(heard.stream().map(told -> told.header("Webhook-id")).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void listsWhatNobodyTakesAndTriesItAgainWhenTold() throws Exception {
        status = time -> time < 3 ? 302 : 200;
        try (var jobs = start(everywhere, List.of(Duration.ofMillis(50)))) {
            var notice = await(jobs, Notice.State.DEAD);
            assertThat(heard).as("a redirect is not followed").hasSize(2);
            assertThat(jobs.notices().dead("", 10)).extracting(Notice::outcome).containsExactly("status 302");
            assertThat(jobs.notices().dead("other", 10)).isEmpty();
            assertThat(jobs.tellAgain("other", notice.id())).isFalse();
            assertThat(jobs.tellAgain("", notice.id())).isTrue();
            await(jobs, Notice.State.DELIVERED);
            assertThat(jobs.notices().dead("", 10)).isEmpty();
        }
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        status = time -> time == 1 ? 500 : 200;
        try (var jobs = start(everywhere, List.of(Duration.ofSeconds(2)))) {
            while (heard.isEmpty()) {
                Thread.sleep(20);
            }
        }
        try (var jobs = jobs(everywhere, List.of(Duration.ofSeconds(2)))) {
            assertThat(await(jobs, Notice.State.DELIVERED).attempts()).isEqualTo(2);
        }
    }

    @Test
    void reachesOnlyPublicAddresses() throws Exception {
        try (var publicOnly = new PublicPost(Duration.ofSeconds(10), false);
                var jobs = start(publicOnly, List.of())) {
            assertThat(await(jobs, Notice.State.DEAD).outcome()).isEqualTo("not reached");
            assertThat(heard).isEmpty();
        }
    }

    private Jobs start(PublicPost post, List<Duration> retries) {
        var jobs = jobs(post, retries);
        batch = jobs.submit(
                        new Jobs.Order("", 0, url(), null),
                        JobsTest.given(JobsTest.articles(2)).iterator())
                .id();
        return jobs;
    }

    private Jobs jobs(PublicPost post, List<Duration> retries) {
        var settings = new WebhookSettings(List.of(SECRET), true, Duration.ofSeconds(10), retries);
        return Jobs.of(database, new ScriptedWork(), JobSettings.DEFAULT, settings, post::post)
                .begin();
    }

    private Notice await(Jobs jobs, Notice.State state) throws InterruptedException {
        while (true) {
            var notice = jobs.notices().ofBatch(batch);
            if (notice.isPresent() && notice.get().state() == state) {
                return notice.get();
            }
            Thread.sleep(20);
        }
    }
}

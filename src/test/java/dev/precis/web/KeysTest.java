package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.access.AccessSettings;
import dev.precis.access.ApiKey;
import dev.precis.access.Rate;
import dev.precis.access.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in: K1, K3, K5, K6 and the path tricks of G12. */
@Timeout(120)
class KeysTest {
    private static final String ARTICLE = "{\"text\": \"12 ships\"}";
    private static final List<String> OPEN = List.of(
            "GET /",
            "GET /docs",
            "GET /docs/{file}",
            "GET /health/live",
            "GET /health/ready",
            // Looks itself where a request comes from.
            "GET /metrics",
            "GET /openapi.json",
            "GET /problems/{type}");

    private static final TestKeys KEYS = new TestKeys();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = server(AccessSettings.DEFAULT.withFailures(new Rate(10_000, Duration.ofSeconds(1))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TestServer server(AccessSettings settings) {
        return TestServer.start(WebSettings.DEFAULT, TestPipeline.with(KEYS.access(settings)));
    }

    /** Every route but the open ones, so that an endpoint that comes later is a row here by itself. */
    static Stream<String> guarded() {
        return server.routes().stream()
                .filter(route -> !route.startsWith("OPTIONS "))
                .filter(route -> !OPEN.contains(route.replace("HEAD ", "GET ")));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void asksForAKey(String route) {
        var answer = send(route);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"precis\"");
        if (!route.startsWith("HEAD ")) {
            assertProblem(answer, ProblemType.KEY_MISSING).saying("Authorization: Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void refusesAKeyThatNobodyHas(String route) {
        var answer = send(route, TestKeys.header(ApiKey.random()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void letsARightKeyIn(String route) {
        assertThat(send(route, TestKeys.header(KEYS.admin)).status()).isNotIn(401, 403, 429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/docs/start.js",
                "/health/live",
                "/health/ready",
                "/openapi.json",
                "/problems/wrong-key"
            })
    void standsOpenWhereThereIsNothingToGuard(String path) {
        assertThat(server.get(path).status()).isEqualTo(200);
        assertThat(server.get(path, "Authorization", "Bearer nonsense").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic dXNlcjpwYXNz",
                "KEY",
                "Token KEY",
                "Bearer KEY KEY",
                "Bearer \"KEY\"",
                "Bearer KEY,",
                "Bearer=KEY",
                "Digest username=\"KEY\""
            })
    void refusesWhatIsNoBearerKey(String header) {
        var answer = server.get("/v1/models", "Authorization", header.replace("KEY", KEYS.use.secret()));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(server.get("/v1/models", "authorization", "bEARER  " + KEYS.use.secret())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesTwoKeysAtOnce() throws IOException {
        var answer = server.raw("GET /v1/models HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + KEYS.use.secret() + "\r\nAuthorization: Bearer " + KEYS.admin.secret() + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401").contains("once, with one key");
    }

    /** The body would be taken into memory before anybody is known. */
    @Test
    void readsNoBodyFromSomebodyUnknown() throws IOException {
        var answer = server.raw("POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
                + "Content-Length: 1000000\r\nExpect: 100-continue\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("100 Continue");
    }

    @Test
    void tellsWhichRoleIsNeeded() {
        var answer = server.get("/v1/keys", TestKeys.header(KEYS.use));
        assertProblem(answer, ProblemType.ROLE_MISSING).saying("may admin");
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
        var listed = server.get("/v1/keys", TestKeys.header(KEYS.admin));
        assertThat(listed.json().path("keys")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(listed.text()).doesNotContain("pk_", KEYS.use.hash().hex());
    }

    /** G12: 24 ways to write an address so that a guard in front may take it for another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models",
                "/v1/models/",
                "//v1/models",
                "/v1//models",
                "/./v1/models",
                "/v1/./models",
                "/docs/../v1/models",
                "/health/live/../../v1/models",
                "/v1/models/.",
                "/v1/models/..;/models",
                "/v1/models;a=b",
                "/v1;/models",
                "/;/v1/models",
                "/v1/%6dodels",
                "/%76%31/models",
                "/v1%2Fmodels",
                "/v1/models%00",
                "/v1/models%20",
                "/v1\\models",
                "/V1/MODELS",
                "/v1/models?",
                "/v1/models?/docs",
                "/docs/..%2fv1/models",
                "/docs/%2e%2e/v1/models",
                "/v1/models%2f..",
                "http://x/v1/models",
                "/docs/../../v1/models",
                "/v1/models.json",
                "*"
            })
    void isNotFooledByPaths(String path) throws IOException {
        for (var more : List.of(
                "",
                "X-HTTP-Method-Override: GET\r\n",
                "X-Original-URL: /v1/models\r\nX-Rewrite-URL: /v1/models\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: localhost\r\n")) {
            var answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "Connection: close\r\n\r\n");
            assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404|405) .*").doesNotContain("embedded/extractive");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models?api_key=abc",
                "/v1/models?x=1&access_token=abc",
                "/v1/models?KEY=abc",
                "/health/live?q=SECRET",
                "/v1/models/SECRET",
                "/docs?%70k_REST",
                "/v1/models?authorization=Bearer%20SECRET"
            })
    void refusesAKeyInTheAddress(String path) {
        var secret = KEYS.use.secret();
        var address = path.replace("SECRET", secret).replace("REST", secret.substring(3));
        for (var answer : List.of(server.get(address), server.get(address, TestKeys.header(KEYS.use)))) {
            assertProblem(answer, ProblemType.KEY_IN_ADDRESS).saying("Authorization: Bearer");
            assertThat(answer.text()).doesNotContain(secret, secret.substring(3));
        }
    }

    /** K5: whatever is done with a key, no answer and no line of the log shows it. */
    @Test
    void neverShowsAKey() {
        var key = ApiKey.random();
        try (var log = new CapturedLog()) {
            var secret = key.secret();
            for (var answer : List.of(
                    server.get("/v1/models", TestKeys.header(key)),
                    server.get("/v1/models", "Authorization", secret),
                    server.get("/v1/models", "X-Request-Id", secret),
                    server.get("/nothing/" + secret, TestKeys.header(key)),
                    server.get("/problems/" + secret),
                    server.json("/v1/figures", "{\"" + secret + "\": 1}", TestKeys.header(KEYS.use)),
                    server.json("/v1/figures?" + secret + "=1", ARTICLE, TestKeys.header(KEYS.use)),
                    server.post("/v1/figures", secret, new byte[] {'1'}, TestKeys.header(KEYS.use)),
                    server.get("/v1/models", "Accept", secret, "Authorization", "Bearer " + KEYS.use.secret()),
                    server.send(secret.replace('_', 'A'), "/v1/models", BodyPublishers.noBody()))) {
                assertThat(answer.text()).doesNotContain(secret);
                assertThat(answer.response().headers().map().toString()).doesNotContain(secret);
            }
            assertThat(log.text()).doesNotContain(secret, KEYS.use.secret());
        }
    }

    @Test
    void stopsAKeyWithinTenSecondsOfItsRevocation() throws InterruptedException {
        var key = ApiKey.random();
        KEYS.add("guest", Role.USE, key);
        awaitStatus(key, 200);
        KEYS.revoke(key);
        awaitStatus(key, 401);
        assertProblem(server.get("/v1/models", TestKeys.header(key)), ProblemType.WRONG_KEY)
                .saying("revoked");
    }

    /** K1: what a stream has begun to tell, it ends with a problem. */
    @Test
    void endsAStreamWhoseKeyIsRevoked() throws Exception {
        var keys = new TestKeys();
        var pipeline = TestPipeline.with(
                (article, options, listener) -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return TestPipeline.summarize(article, options, listener);
                },
                keys.access(AccessSettings.DEFAULT));
        try (var streaming = TestServer.start(WebSettings.DEFAULT, pipeline);
                var socket = streaming.socket()) {
            socket.setSoTimeout(40_000);
            socket.getOutputStream()
                    .write(("POST /v1/summaries HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + keys.use.secret()
                                    + "\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n"
                                    + "Connection: close\r\nContent-Length: " + ARTICLE.length() + "\r\n\r\n" + ARTICLE)
                            .getBytes(StandardCharsets.UTF_8));
            keys.revoke(keys.use);
            var told = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(told).contains("/problems/wrong-key").doesNotContain("event: summary");
        }
    }

    private static void awaitStatus(ApiKey key, int status) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (server.get("/v1/models", TestKeys.header(key)).status() != status) {
            assertThat(System.nanoTime()).isLessThan(limit);
            Thread.sleep(100);
        }
    }

    @Test
    void tellsWithEachAnswerHowManyRequestsAreLeft() {
        try (var strict = server(AccessSettings.DEFAULT.withRate(new Rate(3, Duration.ofHours(1))))) {
            for (int left = 2; left >= 0; left--) {
                var answer = strict.json("/v1/figures", ARTICLE, TestKeys.header(KEYS.use));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"requests\";q=3;w=3600");
                assertThat(answer.header("RateLimit")).startsWith("\"requests\";r=" + left + ";t=");
            }
            var refused = strict.json("/v1/figures", ARTICLE, TestKeys.header(KEYS.use));
            assertProblem(refused, ProblemType.RATE_LIMITED).saying("3 requests in 3600 seconds");
            assertThat(refused.header("RateLimit")).startsWith("\"requests\";r=0;t=");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(600, 1_200);
            assertThat(strict.json("/v1/figures", ARTICLE, TestKeys.header(KEYS.other))
                            .status())
                    .isEqualTo(200);
            assertThat(strict.get("/health/live").header("RateLimit")).isEmpty();
        }
    }

    /** K3: ten thousand tries would take more than sixteen hours, and a right key is let in at any moment. */
    @Test
    void slowsDownWhoGuesses() {
        try (var guessed = server(AccessSettings.DEFAULT)) {
            int refused = 0;
            for (int i = 0; i < 300; i++) {
                var answer = guessed.get("/v1/models", TestKeys.header(ApiKey.random()));
                assertThat(answer.status()).isIn(401, 429);
                refused += answer.status() == 429 ? 1 : 0;
            }
            assertThat(refused).isGreaterThan(200);
            var answer = guessed.get("/v1/models", TestKeys.header(ApiKey.random()));
            assertProblem(answer, ProblemType.TOO_MANY_WRONG_KEYS);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            assertThat(guessed.get("/v1/models", TestKeys.header(KEYS.use)).status())
                    .isEqualTo(200);
        }
    }

    private static TestServer.Answer send(String route, String... headers) {
        var parts = route.split(" ", 2);
        var path = parts[1].replaceAll("\\{\\w+}", "x");
        return parts[0].equals("POST")
                ? server.json(path, ARTICLE, headers)
                : server.send(parts[0], path, BodyPublishers.noBody(), headers);
    }
}

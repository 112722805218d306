package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.precis.draft.Draft.Usage;
import dev.precis.draft.ModelCalls.ModelCall;
import dev.precis.draft.ModelServer.Script;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.sources.Reading;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A provider in trouble, row by row of the fault table, against raw sockets. No test measures how late an answer is but
 * by a wide margin: the load run does that.
 */
@Timeout(90)
class FaultTableTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Reading READING = Readings.of("The army lost {up to 250 soldiers@s1}.", "General Ost");
    private static final String DRAFT = """
            {"headline": "Losses", "sentences": [{"text": "General Ost says the army lost up to 250 soldiers.",
             "figures": ["f1"], "evidence": [1]}], "key_figures": []}""";
    private static final Script RIGHT = ModelServer.json(200, Wire.OPENAI.answer(DRAFT, "stop"));
    private static final ModelRules RULES = ModelRules.DEFAULT.withDeadline(LONG);

    private final List<ModelCall> calls = Collections.synchronizedList(new ArrayList<>());
    private @Nullable ModelServer server;
    private @Nullable ModelDesk desk;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @DisplayName("A1 connection refused")
    void asksAServerThatRefusesConnectionsThreeTimesAtMost() throws IOException {
        Drafter drafter = drafter(ModelServer.nobody(), RULES);
        assertThat(fail(drafter).reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(calls).hasSize(3).allMatch(call -> call.outcome().equals("unreachable"));
    }

    @Test
    @DisplayName("A2 no headers")
    void endsByTheRequestsDeadlineWithoutHeaders() throws Exception {
        endsByTheDeadline(ModelServer.silent());
    }

    @Test
    @DisplayName("A3 headers, then the body stalls")
    void endsByTheRequestsDeadlineWhereTheBodyStalls() throws Exception {
        endsByTheDeadline(ModelServer.stalls("{"));
    }

    @Test
    @DisplayName("A4 the body dribbles")
    void endsByTheRequestsDeadlineWhereTheBodyDribbles() throws Exception {
        endsByTheDeadline(ModelServer.dribbles(Duration.ofMillis(100)));
    }

    @Test
    @DisplayName("A5 429 with Retry-After that fits")
    void waitsAsLongAsTheProviderAsks() throws IOException {
        for (boolean asDate : new boolean[] {false, true}) {
            String after = asDate
                    ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3))
                    : "2";
            List<Long> times = Collections.synchronizedList(new ArrayList<>());
            Script limited = ModelServer.json(429, "{}", "Retry-After: " + after);
            Script script = inOrder(limited, RIGHT);
            Drafter drafter = serve(
                    connection -> {
                        times.add(System.nanoTime());
                        script.answer(connection);
                    },
                    RULES);
            assertThat(drafter.draft(READING, Brief.DEFAULT).sentences()).hasSize(1);
            assertThat(times).hasSize(2);
            // A date has no fractions of a second.
            assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThan(Duration.ofMillis(1900));
        }
    }

    @Test
    @DisplayName("A5 429 with Retry-After that does not fit")
    void handsAnEarlierWaitOnAndAsksNobodyMeanwhile() throws IOException {
        Drafter drafter = serve(ModelServer.json(429, "{}", "Retry-After: 600"), RULES);
        for (int request = 0; request < 3; request++) {
            ModelUnavailableException failure = fail(drafter);
            assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure.retryAfter()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(600));
        }
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    @DisplayName("A6 429 without Retry-After")
    void leavesAProviderAloneWhoseQuotaIsUsedUp() throws Exception {
        Drafter drafter = serve(
                inOrder(ModelServer.json(429, Wire.OPENAI.error(429)), RIGHT), RULES.withPause(Duration.ofSeconds(3)));
        assertThat(fail(drafter).reason()).isEqualTo(Reason.RATE_LIMITED);
        ModelUnavailableException failure = fail(drafter);
        assertThat(failure.reason()).isEqualTo(Reason.SUSPENDED);
        assertThat(failure.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(asked()).isEqualTo(1);
        TimeUnit.MILLISECONDS.sleep(3100);
        assertThat(drafter.draft(READING, Brief.DEFAULT).sentences()).hasSize(1);
    }

    @Test
    @DisplayName("A7 500, 502, then 200")
    void triesAgainAndCountsAllCalls() throws IOException {
        Drafter drafter = serve(inOrder(ModelServer.json(500, "{}"), ModelServer.json(502, "{}"), RIGHT), RULES);
        Allowance allowance = desk().allowance();
        allowance.grant(0);
        Draft draft = drafter.within(allowance, 0).draft(READING, Brief.DEFAULT);
        assertThat(draft.usage().plus(allowance.lost())).isEqualTo(new Usage(700, 60, 3));
        assertThat(calls).extracting(ModelCall::outcome).containsExactly("provider_error", "provider_error", "ok");
    }

    @Test
    @DisplayName("A7 three calls a request, revisions included")
    void leavesNoCallForARevisionAfterTwoFailures() throws IOException {
        Drafter drafter = serve(inOrder(ModelServer.json(500, "{}"), ModelServer.json(502, "{}"), RIGHT), RULES);
        Allowance allowance = desk().allowance();
        allowance.grant(0);
        Drafter bound = drafter.within(allowance, 0);
        Draft draft = bound.draft(READING, Brief.DEFAULT);
        ModelUnavailableException failure = catchThrowableOfType(
                ModelUnavailableException.class,
                () -> bound.revise(READING, Brief.DEFAULT, draft, List.of(new Objection(0, List.of()))));
        assertThat(failure).isNotNull();
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    @DisplayName("A8 503 and 529 for long")
    void leavesAProviderAloneThatIsDownAndComesBack() throws Exception {
        AtomicBoolean up = new AtomicBoolean();
        Script down = inOrder(ModelServer.json(503, "{}"), ModelServer.json(529, "{}"));
        Drafter drafter = serve(
                connection -> (up.get() ? RIGHT : down).answer(connection), RULES.withPause(Duration.ofSeconds(5)));
        for (int request = 0; request < 10 && fail(drafter).reason() != Reason.SUSPENDED; request++) {
            assertThat(asked()).isLessThanOrEqualTo(3 * (request + 1));
        }
        assertThat(desk().providers()).containsEntry("openai", false);
        int before = asked();
        for (int request = 0; request < 20; request++) {
            assertThat(fail(drafter).retryAfter()).isPositive();
        }
        // The pause may have ended meanwhile on a slow machine: then there was one probe.
        assertThat(asked()).isLessThanOrEqualTo(before + 2);
        up.set(true);
        assertThat(soon(drafter).sentences()).hasSize(1);
        assertThat(desk().providers()).containsEntry("openai", true);
    }

    @Test
    @DisplayName("A9 400, 404, 422")
    void neverRepeatsARequestThatIsRefused() throws IOException {
        for (int status : new int[] {400, 404, 422}) {
            assertThat(onlyCall(ModelServer.json(status, Wire.OPENAI.error(status)))
                            .reason())
                    .isEqualTo(Reason.REJECTED);
        }
    }

    @Test
    @DisplayName("A10 401, 403 of our key")
    void neverRepeatsAWrongKey() throws IOException {
        for (int status : new int[] {401, 403}) {
            ModelUnavailableException failure = onlyCall(ModelServer.json(status, Wire.OPENAI.error(status)));
            assertThat(failure.reason()).isEqualTo(Reason.AUTHENTICATION);
            assertThat(failure).hasMessageNotContaining("key-123");
        }
    }

    @Test
    @DisplayName("A9, A10: readiness learns of it")
    void tellsThatEveryProviderRefusesUntilOneAnswers() throws IOException {
        for (int status : new int[] {401, 403, 404}) {
            Drafter drafter = serve(inOrder(ModelServer.json(status, Wire.OPENAI.error(status)), RIGHT), RULES);
            assertThat(Objects.requireNonNull(desk).isRefused()).isFalse();
            fail(drafter);
            assertThat(desk.isRefused()).as(String.valueOf(status)).isTrue();
            drafter.draft(READING, Brief.DEFAULT);
            assertThat(desk.isRefused()).isFalse();
        }
    }

    @Test
    @DisplayName("A9, A10: and is not misled by a request that is wrong")
    void tellsOfNoRefusalWhereOnlyARequestIsWrong() throws IOException {
        Drafter drafter = serve(ModelServer.json(422, Wire.OPENAI.error(422)), RULES);
        fail(drafter);
        assertThat(Objects.requireNonNull(desk).isRefused()).isFalse();
    }

    @Test
    @DisplayName("A11 the article is longer than a request may ask for")
    void asksNothingAboutAnArticleAboveTheCeiling() throws IOException {
        Drafter drafter = serve(RIGHT, RULES.withMaxRequestTokens(3));
        assertThat(fail(drafter).reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(asked()).isZero();
    }

    @Test
    @DisplayName("A12 a redirect")
    void followsNoRedirect() throws IOException {
        assertThat(onlyCall(ModelServer.json(302, "", "Location: http://127.0.0.1:1/"))
                        .reason())
                .isEqualTo(Reason.REJECTED);
    }

    @Test
    @DisplayName("A13 200 with HTML, nothing, or cut JSON")
    void repeatsAnUnreadableAnswerOnce() throws IOException {
        String right = Wire.OPENAI.answer(DRAFT, "stop");
        for (Script script : List.<Script>of(
                connection -> connection.respond(200, "text/html", "<html>Sign in</html>"),
                ModelServer.json(200, ""),
                ModelServer.json(200, right.substring(0, right.length() / 2)))) {
            assertThat(fail(serve(script, RULES)).reason()).isEqualTo(Reason.BAD_RESPONSE);
            assertThat(asked()).isEqualTo(2);
            assertThat(serve(inOrder(script, RIGHT), RULES)
                            .draft(READING, Brief.DEFAULT)
                            .sentences())
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("A14 200 with an error object, or without choices")
    void readsAnErrorUnderA200() throws IOException {
        assertThat(onlyCall(ModelServer.json(200, "{\"error\": {\"code\": 401}}"))
                        .reason())
                .isEqualTo(Reason.AUTHENTICATION);
        assertThat(fail(serve(ModelServer.json(200, "{\"choices\": []}"), RULES))
                        .reason())
                .isEqualTo(Reason.BAD_RESPONSE);
    }

    @Test
    @DisplayName("A15 finish reason length")
    void givesACutAnswerMoreRoomOnce() throws IOException {
        Script cut = ModelServer.json(200, Wire.OPENAI.answer(DRAFT, "length"));
        Drafter drafter = serve(inOrder(cut, RIGHT), RULES);
        assertThat(drafter.draft(READING, Brief.DEFAULT).sentences()).hasSize(1);
        assertThat(server().requests())
                .extracting(
                        request -> Wire.OPENAI.cap(Wire.object(request.body())).asInt())
                .containsExactly(1000, 2000);
        assertThat(fail(serve(cut, RULES)).reason()).isEqualTo(Reason.INCOMPLETE);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    @DisplayName("A16 refusal, content filter, null text")
    void neverRepeatsARefusal() throws IOException {
        for (String refusal : Wire.OPENAI.refusals()) {
            assertThat(onlyCall(ModelServer.json(200, refusal)).reason()).isEqualTo(Reason.REFUSED);
        }
    }

    @Test
    @DisplayName("A17 finish reason unknown or absent")
    void takesAnUnknownEndForACutAnswer() throws IOException {
        String right = Wire.OPENAI.answer(DRAFT, "stop");
        for (String end : List.of("\"brand_new\"", "null")) {
            Script script = ModelServer.json(200, right.replace("\"stop\"", end));
            assertThat(fail(serve(script, RULES)).reason()).isEqualTo(Reason.INCOMPLETE);
            assertThat(asked()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("A18 fenced, chatty or schema-breaking JSON")
    void readsAFenceAndRepairsABrokenSchemaOnce() throws IOException {
        Script fenced = ModelServer.json(200, Wire.OPENAI.answer("Sure!\n```json\n" + DRAFT + "\n```", "stop"));
        assertThat(serve(fenced, RULES).draft(READING, Brief.DEFAULT).sentences())
                .hasSize(1);
        assertThat(asked()).isEqualTo(1);
        Script broken = ModelServer.json(200, Wire.OPENAI.answer("{\"sentences\": \"none\"}", "stop"));
        assertThat(fail(serve(broken, RULES)).reason()).isEqualTo(Reason.BAD_RESPONSE);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    @DisplayName("A19 an endless body")
    void cutsAnEndlessBody() throws Exception {
        assertThat(fail(serve(ModelServer.floods(), RULES)).reason()).isEqualTo(Reason.BAD_RESPONSE);
        assertThat(asked()).isLessThanOrEqualTo(2);
        assertThat(server().sawClientLeave(LONG)).isTrue();
    }

    @Test
    @DisplayName("B1 the name does not resolve")
    void saysInTimeThatANameIsUnknown() {
        Drafter drafter = drafter(URI.create("http://model.invalid"), RULES.withDeadline(Duration.ofSeconds(10)));
        assertThat(fail(drafter).reason()).isIn(Reason.UNREACHABLE, Reason.TIMEOUT);
    }

    @Test
    @DisplayName("B4 a tenth of the connections is reset")
    void survivesResets() throws IOException {
        Random random = new Random(4);
        AtomicInteger resets = new AtomicInteger();
        Drafter drafter = serve(
                connection -> {
                    boolean reset;
                    synchronized (random) {
                        reset = random.nextInt(10) == 0;
                    }
                    resets.addAndGet(reset ? 1 : 0);
                    (reset ? ModelServer.drops() : RIGHT).answer(connection);
                },
                RULES);
        for (int request = 0; request < 100; request++) {
            assertThat(drafter.draft(READING, Brief.DEFAULT).sentences()).hasSize(1);
        }
        assertThat(resets).hasPositiveValue();
        assertThat(asked()).isEqualTo(100 + resets.get());
    }

    @Test
    @DisplayName("B7 the provider flaps")
    void losesNothingWhileAProviderComesAndGoes() throws Exception {
        AtomicInteger count = new AtomicInteger();
        Script down = ModelServer.json(503, "{}");
        Drafter drafter = serve(
                connection -> (count.getAndIncrement() % 20 < 10 ? down : RIGHT).answer(connection),
                RULES.withPause(Duration.ofMillis(50)));
        for (int item = 0; item < 40; item++) {
            assertThat(soon(drafter).sentences()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D5 an outage ends while many wait")
    void comesBackWithinTheLimitOfCalls() throws Exception {
        AtomicBoolean up = new AtomicBoolean();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        Script down = ModelServer.json(503, "{}");
        Drafter drafter = serve(
                connection -> {
                    peak.accumulateAndGet(running.incrementAndGet(), Math::max);
                    try {
                        (up.get() ? RIGHT : down).answer(connection);
                    } finally {
                        running.decrementAndGet();
                    }
                },
                RULES.withPause(Duration.ofMillis(300)).withConcurrency(4, 1000));
        List<Future<Draft>> items = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(60);
        try {
            for (int item = 0; item < 120; item++) {
                items.add(workers.submit(() -> soon(drafter)));
            }
            TimeUnit.MILLISECONDS.sleep(500);
            up.set(true);
            for (Future<Draft> item : items) {
                assertThat(item.get(60, TimeUnit.SECONDS).sentences()).hasSize(1);
            }
        } finally {
            workers.shutdownNow();
        }
        // The server may still be closing a connection when the next call comes.
        assertThat(peak.get()).isLessThanOrEqualTo(4 + 4);
    }

    @Test
    void refusesAtOnceWhereTheQueueIsFull() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Drafter drafter = serve(
                connection -> {
                    release.await();
                    RIGHT.answer(connection);
                },
                RULES.withConcurrency(1, 1));
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            CompletionService<Draft> three = new ExecutorCompletionService<>(workers);
            for (int request = 0; request < 3; request++) {
                three.submit(() -> drafter.draft(READING, Brief.DEFAULT));
            }
            // One is answered while the server still holds the first: the one that found the queue full.
            assertThatThrownBy(() -> three.poll(30, TimeUnit.SECONDS).get())
                    .hasCauseInstanceOf(ModelUnavailableException.class)
                    .cause()
                    .extracting(e -> ((ModelUnavailableException) e).reason())
                    .isEqualTo(Reason.BUSY);
            release.countDown();
            for (int request = 0; request < 2; request++) {
                assertThat(three.poll(30, TimeUnit.SECONDS).get().sentences()).hasSize(1);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    @DisplayName("D4 the budget of the day is used up")
    void stopsWhereTheBudgetOfTheDayIsUsedUp() throws IOException {
        server = new ModelServer(RIGHT);
        Clock noon = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        desk = new ModelDesk(RULES, new DailyBudget(1000L, null, noon), calls::add);
        Drafter drafter = drafter(server.uri());
        // Each call takes 760: the second exceeds the budget, the third is not made.
        drafter.draft(READING, Brief.DEFAULT);
        drafter.draft(READING, Brief.DEFAULT);
        ModelUnavailableException failure = fail(drafter);
        assertThat(failure.reason()).isEqualTo(Reason.BUDGET);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void tellsWhatACallCost() throws IOException {
        Drafter drafter =
                serve(inOrder(ModelServer.json(200, ""), RIGHT), RULES.withPrices(Prices.parse("openai/test-1=2/10")));
        Allowance allowance = desk().allowance();
        allowance.grant(0);
        drafter.within(allowance, 0).draft(READING, Brief.DEFAULT);
        assertThat(allowance.cost()).isEqualByComparingTo("0.002");
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).costUsd()).isEqualByComparingTo("0.002");
        assertThat(calls.get(1).usage()).isEqualTo(new Usage(700, 60, 1));
    }

    @Test
    void countsTheTokensOfAnAnswerThatCannotBeUsed() throws IOException {
        Script useless = ModelServer.json(200, Wire.OPENAI.answer("I had rather not write JSON.", "stop"));
        Drafter drafter = serve(inOrder(useless, RIGHT), RULES);
        Allowance allowance = desk().allowance();
        allowance.grant(0);
        Draft draft = drafter.within(allowance, 0).draft(READING, Brief.DEFAULT);
        assertThat(draft.usage().plus(allowance.lost())).isEqualTo(new Usage(1400, 120, 2));
        assertThat(allowance.cost()).isNull();
    }

    /** A caller that comes back when it is told to. */
    private Draft soon(Drafter drafter) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                return drafter.draft(READING, Brief.DEFAULT);
            } catch (ModelUnavailableException e) {
                assertThat(System.nanoTime()).isLessThan(end);
                pause(e.retryAfter() == null ? Duration.ofMillis(20) : e.retryAfter());
            }
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endsByTheDeadline(Script script) throws Exception {
        Drafter drafter = serve(script, RULES.withDeadline(SHORT));
        long start = System.nanoTime();
        ModelUnavailableException failure = fail(drafter);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, LONG.dividedBy(2));
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(asked()).isLessThanOrEqualTo(1);
        if (asked() == 1) {
            assertThat(server().sawClientLeave(LONG)).isTrue();
        }
    }

    private ModelUnavailableException onlyCall(Script script) throws IOException {
        ModelUnavailableException failure = fail(serve(script, RULES));
        assertThat(asked()).isEqualTo(1);
        return failure;
    }

    private static ModelUnavailableException fail(Drafter drafter) {
        ModelUnavailableException failure =
                catchThrowableOfType(ModelUnavailableException.class, () -> drafter.draft(READING, Brief.DEFAULT));
        assertThat(failure).isNotNull();
        return failure;
    }

    private Drafter serve(Script script, ModelRules rules) throws IOException {
        stop();
        server = new ModelServer(script);
        return drafter(server.uri(), rules);
    }

    private Drafter drafter(URI address, ModelRules rules) {
        desk = new ModelDesk(rules, TokenBudget.NONE, calls::add);
        return drafter(address);
    }

    private Drafter drafter(URI address) {
        return desk().drafter(ModelSettings.parse("openai/test-1")
                .withBaseUrl(address)
                .withApiKey("key-123")
                .withMaxOutputTokens(1000)
                .withTimeout(LONG));
    }

    private ModelServer server() {
        return Objects.requireNonNull(server);
    }

    private ModelDesk desk() {
        return Objects.requireNonNull(desk);
    }

    private int asked() {
        return server().requests().size();
    }

    /** Each script once, the last one from then on. */
    private static Script inOrder(Script... scripts) {
        AtomicInteger next = new AtomicInteger();
        return connection -> scripts[Math.min(next.getAndIncrement(), scripts.length - 1)].answer(connection);
    }
}

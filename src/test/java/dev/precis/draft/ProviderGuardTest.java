package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderGuardTest {
    private static final Deadline LONG = Deadline.in(Duration.ofMinutes(5));

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Failures failures = new Failures("openai/test");
    private final ProviderGuard guard = new ProviderGuard("openai", ModelRules.DEFAULT);

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void isLeftAloneWhereHalfOfTheCallsFailed() {
        for (int call = 0; call < 3; call++) {
            succeed();
            fail();
        }

        assertThatThrownBy(this::succeed)
                .isInstanceOfSatisfying(ModelUnavailableException.class, e -> assertThat(e.reason())
                        .isEqualTo(ModelUnavailableException.Reason.SUSPENDED));
    }

    @Test
    void goesOnWhereFewerFailed() {
        for (int call = 0; call < 40; call++) {
            succeed();
            succeed();
            fail();
        }

        assertThat(guard.isOpen()).isTrue();
    }

    /** Refusals come back before answers: the first that end say nothing of the rest. */
    @Test
    void failuresThatComeBeforeTheAnswersDoNotShutTheRestOut() throws Exception {
        CountDownLatch running = new CountDownLatch(40);
        CountDownLatch answered = new CountDownLatch(1);
        List<Future<?>> calls = new ArrayList<>();
        for (int call = 0; call < 40; call++) {
            calls.add(callers.submit(() -> guard.call(failures, LONG, () -> awaited(running, answered))));
        }
        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();

        for (int call = 0; call < 8; call++) {
            fail();
        }
        answered.countDown();
        for (Future<?> call : calls) {
            call.get(1, TimeUnit.MINUTES);
        }

        assertThat(guard.isOpen()).isTrue();
        succeed();
    }

    @Test
    void isLeftAloneWhereAllThatRunFailToo() {
        CountDownLatch running = new CountDownLatch(40);
        CountDownLatch refused = new CountDownLatch(1);
        List<Future<?>> calls = new ArrayList<>();
        for (int call = 0; call < 40; call++) {
            calls.add(callers.submit(() -> guard.call(failures, LONG, () -> {
                awaited(running, refused);
                throw unreachable();
            })));
        }
        refused.countDown();
        calls.forEach(call -> assertThatThrownBy(() -> call.get(1, TimeUnit.MINUTES)));

        assertThat(guard.isOpen()).isFalse();
    }

    @Test
    void oneProbeAfterThePauseDecides() throws Exception {
        ProviderGuard quick = new ProviderGuard("openai", ModelRules.DEFAULT.withPause(Duration.ofSeconds(3)));
        for (int call = 0; call < 6; call++) {
            fail(quick);
        }
        awaitOpen(quick);

        fail(quick);

        awaitOpen(quick);
        assertThat(quick.call(failures, LONG, () -> "yes")).isEqualTo("yes");
        assertThat(quick.isOpen()).isTrue();
    }

    private static void awaitOpen(ProviderGuard guard) throws InterruptedException {
        assertThat(guard.isOpen()).isFalse();
        while (!guard.isOpen()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String awaited(CountDownLatch running, CountDownLatch end) {
        running.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "yes";
    }

    private void succeed() {
        assertThat(guard.call(failures, LONG, () -> "yes")).isEqualTo("yes");
    }

    private void fail() {
        fail(guard);
    }

    private void fail(ProviderGuard which) {
        Supplier<String> call = () -> {
            throw unreachable();
        };
        assertThat(catchThrowableOfType(ModelUnavailableException.class, () -> which.call(failures, LONG, call)))
                .isNotNull();
    }

    private RuntimeException unreachable() {
        return failures.of(new RuntimeException(new IOException(new ConnectException("refused"))));
    }
}

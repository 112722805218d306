package dev.precis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** D1 and D2: what is too much is sent away at once, and a batch leaves room for calls. */
@Timeout(60)
class SlotsTest {
    private final Slots slots = new Slots(2);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    private Future<?> busy() {
        return threads.submit(() -> slots.next(this::untilTheEnd));
    }

    private boolean untilTheEnd() {
        return awaited(end);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            Thread.sleep(1);
        }
    }

    @Test
    void runsNoMoreAtATimeThanThereAreSlots() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(threads.submit(() -> slots.next(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                return running.decrementAndGet();
            })));
        }
        for (var each : all) {
            each.get(30, TimeUnit.SECONDS);
        }
        assertThat(most.get()).isBetween(1, 2);
        assertThat(slots.running()).isZero();
    }

    /** Work of half a minute, as far as anybody knows: a few may wait all the same, and the next is sent away. */
    @Test
    void sendsAwayWhoWouldWaitTooLong() throws Exception {
        slots.next(() -> {
            sleep(1_500);
            return 0;
        });
        for (int i = 0; i < 40; i++) {
            slots.next(() -> {
                sleep(20);
                return 0;
            });
        }
        assertThat(slots.isFull()).isFalse();
        for (int i = 0; i < 2; i++) {
            busy();
        }
        await(() -> slots.running() == 2);
        int waiting = 0;
        while (!slots.isFull()) {
            assertThat(waiting).isLessThan(256);
            busy();
            int expected = ++waiting;
            await(() -> slots.queued() == expected);
        }
        assertThat(waiting).isGreaterThanOrEqualTo(8);
        assertThatThrownBy(() -> slots.first(() -> 0)).isInstanceOf(OverloadedException.class);
        end.countDown();
        await(() -> slots.queued() == 0);
        assertThat(slots.first(() -> 7)).isEqualTo(7);
    }

    /** Twice as long as it has worked, where its next piece would take the last slot. */
    @Test
    void aBatchRestsWhereACallTakesTheOtherSlot() throws Exception {
        busy();
        await(() -> slots.running() == 1);
        long rested = slots.asBatch(() -> {
            long ended = slots.next(() -> {
                sleep(60);
                return System.nanoTime();
            });
            return slots.next(System::nanoTime) - ended;
        });
        assertThat(rested).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(120));
        assertThat(slots.queued()).isZero();
    }

    /** Else each of a request's many pieces of work waits behind a whole flood. */
    @Test
    void whatHasBegunGoesBeforeWhatIsNew() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        var one = new CountDownLatch(1);
        busy();
        threads.submit(() -> slots.next(() -> awaited(one)));
        await(() -> slots.running() == 2);
        for (int i = 1; i <= 3; i++) {
            String name = "new " + i;
            threads.submit(() -> slots.first(() -> order.add(name)));
            int expected = i;
            await(() -> slots.queued() == expected);
        }
        threads.submit(() -> slots.next(() -> order.add("begun")));
        await(() -> slots.queued() == 4);

        one.countDown();
        await(() -> order.size() == 4);
        assertThat(order.get(0)).isEqualTo("begun");
    }

    @Test
    void whoIsInterruptedWhileWaitingLosesNoSlot() throws Exception {
        busy();
        busy();
        await(() -> slots.running() == 2);
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            waiting.add(threads.submit(() -> slots.next(() -> 1)));
        }
        await(() -> slots.queued() == 5);

        waiting.forEach(each -> each.cancel(true));
        await(() -> slots.queued() == 0);
        end.countDown();
        await(() -> slots.running() == 0);

        assertThat(slots.first(() -> 7)).isEqualTo(7);
    }

    @Test
    void countsThoseThatAreOnTheirWay() {
        List<Runnable> arriving = new ArrayList<>();
        while (!slots.isFull()) {
            assertThat(arriving.size()).isLessThan(256);
            arriving.add(slots.arrive());
        }
        assertThat(slots.first(() -> 7)).isEqualTo(7);
        arriving.forEach(Runnable::run);
        assertThat(slots.isFull()).isFalse();
    }

    @Test
    void leavesASlotToCallsWhateverABatchDoes() throws Exception {
        for (int i = 0; i < 6; i++) {
            threads.submit(() -> slots.asBatch(() -> slots.first(this::untilTheEnd)));
        }
        await(() -> slots.running() == 1);
        assertThat(slots.first(() -> 7)).isEqualTo(7);
        assertThat(slots.isFull()).isFalse();
        assertThat(slots.running()).isEqualTo(1);
    }

    @Test
    void givesASlotBackWhereTheWorkFails() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> slots.next(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> slots.asBatch(() -> slots.next(() -> {
                        throw new IllegalStateException("broken");
                    })))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(slots.running()).isZero();
        assertThat(slots.first(() -> 7)).isEqualTo(7);
    }

    @Test
    void givesUpWaitingWhereItIsInterrupted() throws Exception {
        for (int i = 0; i < 2; i++) {
            busy();
        }
        await(() -> slots.running() == 2);
        var waiting = threads.submit(() -> slots.next(() -> 0));
        await(() -> slots.queued() == 1);
        waiting.cancel(true);
        await(() -> slots.queued() == 0);
        assertThat(slots.running()).isEqualTo(2);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

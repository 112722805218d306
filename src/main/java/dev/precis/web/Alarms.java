package dev.precis.web;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Interrupts threads whose work takes too long, or is of no use any more. Thread-safe. */
final class Alarms implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;

    private final ScheduledThreadPoolExecutor timer;

    /** Why a thread was interrupted. */
    enum Cause {
        NONE,
        LATE,
        GONE
    }

    Alarms() {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Interrupts the calling thread after a while, unless what is returned is closed before. */
    Alarm set(Duration delay) {
        var alarm = new Alarm(Thread.currentThread());
        alarm.late = timer.schedule(() -> alarm.ring(Cause.LATE), delay.toNanos(), TimeUnit.NANOSECONDS);
        return alarm;
    }

    /**
     * The same, and interrupts it too when nobody waits for its work any more.
     *
     * @param hasGone asked about twice a second, and never again once the alarm is closed; must not wait
     */
    Alarm set(Duration delay, BooleanSupplier hasGone) {
        var alarm = set(delay);
        alarm.gone = timer.scheduleWithFixedDelay(
                () -> alarm.look(hasGone), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return alarm;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One thread's alarm. Closed by that thread, which is then not interrupted any more: it may serve others. */
    static final class Alarm implements AutoCloseable {
        private final Thread worker;
        private @Nullable Future<?> late;
        private @Nullable Future<?> gone;
        private boolean over;
        private Cause cause = Cause.NONE;

        private Alarm(Thread worker) {
            this.worker = worker;
        }

        private synchronized void ring(Cause why) {
            if (!over && cause == Cause.NONE) {
                cause = why;
                worker.interrupt();
            }
        }

        private synchronized void look(BooleanSupplier hasGone) {
            if (!over && hasGone.getAsBoolean()) {
                ring(Cause.GONE);
            }
        }

        synchronized Cause cause() {
            return cause;
        }

        @Override
        public synchronized void close() {
            over = true;
            cancel(late);
            cancel(gone);
            if (cause != Cause.NONE) {
                Thread.interrupted();
            }
        }

        private static void cancel(@Nullable Future<?> scheduled) {
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        }
    }
}

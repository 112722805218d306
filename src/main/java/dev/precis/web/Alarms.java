package dev.precis.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Interrupts threads whose work takes too long. Thread-safe. */
final class Alarms implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Alarm> set = ConcurrentHashMap.newKeySet();

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
        var alarm = new Alarm(Thread.currentThread(), set);
        set.add(alarm);
        alarm.scheduled = timer.schedule(alarm::ring, delay.toNanos(), TimeUnit.NANOSECONDS);
        return alarm;
    }

    /** Interrupts every thread that is at work then. */
    void ringAllAfter(Duration delay) {
        timer.schedule(() -> set.forEach(Alarm::ring), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One thread's alarm. Closed by that thread, which is then not interrupted any more: it may serve others. */
    static final class Alarm implements AutoCloseable {
        private final Thread worker;
        private final Set<Alarm> set;
        private @Nullable ScheduledFuture<?> scheduled;
        private boolean over;
        private boolean rang;

        private Alarm(Thread worker, Set<Alarm> set) {
            this.worker = worker;
            this.set = set;
        }

        private synchronized void ring() {
            if (!over) {
                rang = true;
                worker.interrupt();
            }
        }

        synchronized boolean rang() {
            return rang;
        }

        @Override
        public synchronized void close() {
            over = true;
            set.remove(this);
            if (scheduled != null) {
                scheduled.cancel(false);
            }
            if (rang) {
                Thread.interrupted();
            }
        }
    }
}

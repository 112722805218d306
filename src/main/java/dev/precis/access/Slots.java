package dev.precis.access;

import dev.precis.access.PriorityPermits.Line;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Bounds the work that keeps cores busy: as many pieces at a time as there are slots, the others in a short queue, where the
 * rest of a request that has begun goes before what is new. Who would wait too long is sent away at once, which costs next to nothing, instead of making everybody
 * slow. Batches never take all slots, so that calls find one, and rest between two pieces of work where all slots are busy:
 * cores that are all busy are slower each, by the memory and the caches that they share. Nothing that waits for others
 * (models, pages, clients) belongs in here. Thread-safe.
 */
public final class Slots {
    /** So many may always wait, however long their work takes: a client that sends a few at a time is no flood. */
    private static final int ALWAYS_QUEUED = 8;

    private static final int MOST_QUEUED = 256;
    /** Who would wait longer is sent away. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** Nobody waits longer for the first piece of work, whatever was expected. */
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /**
     * For a later one. A model may have been paid for it, so that only the request's own deadline, which interrupts, gives it up;
     * this is for deadlines set longer than anybody waits.
     */
    private static final Duration LATER_LIMIT = Duration.ofMinutes(5);

    private static final Duration FOREVER = Duration.ofDays(365);
    /** How many requests the mean looks back on, about. */
    private static final int MEMORY = 32;

    /** So many times as long as it has worked a batch rests where it would take the last slot: it still goes on. */
    private static final int REST = 2;

    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private static final ThreadLocal<Boolean> BATCH = ThreadLocal.withInitial(() -> false);
    /** How long the last piece of a batch's work took that this thread did, in nanoseconds. */
    private static final ThreadLocal<Long> LAST = ThreadLocal.withInitial(() -> 0L);

    private final int count;
    private final PriorityPermits slots;
    private final Semaphore forBatches;
    private final Contest contest = new Contest(System::nanoTime);
    private final AtomicInteger callsQueued = new AtomicInteger();
    private final AtomicInteger callsRunning = new AtomicInteger();
    private final AtomicInteger arriving = new AtomicInteger();
    /** What all pieces of work took since a request began its first one. */
    private final AtomicLong sinceFirst = new AtomicLong();
    /** Of a request, all its pieces together. */
    private final AtomicLong meanNanos = new AtomicLong();

    /** @param count pieces of work at the same time; at least 2, so that one is left beside a batch */
    public Slots(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("There must be at least 2 slots");
        }
        this.count = count;
        this.slots = new PriorityPermits(count);
        this.forBatches = new Semaphore(Math.max(1, count / 2), true);
    }

    /** One slot for each core, and never fewer than two. */
    public static Slots forThisMachine() {
        return new Slots(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /** Whether a new request would be sent away now. */
    public boolean isFull() {
        return isFull(callsQueued.get() + arriving.get());
    }

    private boolean isFull(int queued) {
        return queued >= MOST_QUEUED || queued >= ALWAYS_QUEUED && expectedNanos(queued) > PATIENCE.toNanos();
    }

    /**
     * Counts a request that was let in and is on its way to its first piece of work. Without them many would be let in at once
     * where there is room for one, only to be sent away later, when that costs more.
     *
     * @return to be run when the request has a thread, and when it ended without one; only the first time counts
     */
    public Runnable arrive() {
        arriving.incrementAndGet();
        AtomicBoolean isCounted = new AtomicBoolean(true);
        return () -> {
            if (isCounted.getAndSet(false)) {
                arriving.decrementAndGet();
            }
        };
    }

    private long expectedNanos(int queued) {
        return (queued + 1) * meanNanos.get() / count;
    }

    /**
     * Whether a new request of a key would take more than the key's share: all slots are busy, other keys have asked for them
     * in the last seconds, and half of the slots or more work, or are waited for, for this one.
     *
     * @param key the id of the caller's key
     */
    public boolean isCrowdedBy(String key) {
        boolean greedy = contest.isGreedy(key, Math.max(1, count / 2));
        return greedy && slots.available() == 0;
    }

    /**
     * Counts what the calling thread does as the work of a key.
     *
     * @return ends that, on the same thread
     */
    public Runnable forKey(String key) {
        Contest.as(key);
        return () -> Contest.as(null);
    }

    /** How many pieces of work wait. */
    public int queued() {
        return callsQueued.get();
    }

    /** How many pieces of work may run at the same time. */
    public int count() {
        return count;
    }

    /** How many pieces of work run. */
    public int running() {
        return count - slots.available();
    }

    /**
     * Does the first piece of work of a request.
     *
     * @throws OverloadedException where it would have to wait too long
     */
    public <T> T first(Supplier<T> work) {
        if (!BATCH.get() && slots.available() == 0 && isFull(callsQueued.get())) {
            throw new OverloadedException();
        }
        if (BATCH.get()) {
            return inBatch(work);
        }
        return inCall(work, Line.NEW, LIMIT);
    }

    /**
     * Does a later piece of work of a request: what has begun is not given up because of those that came after.
     *
     * @throws OverloadedException where no slot comes free for very long
     */
    public <T> T next(Supplier<T> work) {
        return BATCH.get() ? inBatch(work) : inCall(work, Line.BEGUN, LATER_LIMIT);
    }

    /** Marks what the work does, in this thread, as a batch's: it waits as long as it must, and leaves slots to calls. */
    public <T> T asBatch(Supplier<T> work) {
        boolean before = BATCH.get();
        BATCH.set(true);
        try {
            return work.get();
        } finally {
            BATCH.set(before);
        }
    }

    private <T> T inCall(Supplier<T> work, Line line, Duration limit) {
        contest.begin();
        try {
            wait(line, limit);
            long begin = System.nanoTime();
            callsRunning.incrementAndGet();
            try {
                return run(work);
            } finally {
                callsRunning.decrementAndGet();
                count(System.nanoTime() - begin, line == Line.NEW);
            }
        } finally {
            contest.end();
        }
    }

    private void wait(Line line, Duration limit) {
        callsQueued.incrementAndGet();
        try {
            acquire(line, limit);
        } finally {
            callsQueued.decrementAndGet();
        }
    }

    private <T> T inBatch(Supplier<T> work) {
        try {
            forBatches.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException();
        }
        try {
            rest();
            acquire(Line.NEW, FOREVER);
            long begin = System.nanoTime();
            try {
                return run(work);
            } finally {
                LAST.set(System.nanoTime() - begin);
            }
        } finally {
            forBatches.release();
        }
    }

    /** Once before each piece of work, not until all calls are done: a batch goes on beside any number of calls. */
    private void rest() {
        if (callsRunning.get() == 0 || slots.available() > 1) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(REST * LAST.get(), LONGEST_REST.toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException();
        }
    }

    private void acquire(Line line, Duration limit) {
        try {
            if (!slots.tryAcquire(line, limit)) {
                throw new OverloadedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException();
        }
    }

    /** With a slot in hand. */
    private <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }

    /** A request takes what all work took between two that began. */
    private void count(long took, boolean isFirst) {
        long all = sinceFirst.addAndGet(took);
        if (isFirst) {
            sinceFirst.addAndGet(-all);
            meanNanos.updateAndGet(mean -> mean + (all - mean) / MEMORY);
        }
    }
}

package dev.precis.access;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A semaphore with lines: a permit that comes free goes to the foremost line in which somebody waits, and there to who came
 * first. Thread-safe.
 */
final class PriorityPermits {
    /** Who goes before whom. */
    enum Line {
        /** The rest of a request that has begun: it ends what holds memory and makes a caller wait. */
        BEGUN,
        /** A new request, and whatever a batch does, so that a batch goes on beside any number of requests. */
        NEW
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Line, Queue<Waiter>> lines = new EnumMap<>(Line.class);
    private int free;

    private static final class Waiter {
        private final Condition turn;
        private boolean isGranted;

        Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    /** @param permits how many may hold one at a time; at least 1 */
    PriorityPermits(int permits) {
        free = permits;
        for (Line line : Line.values()) {
            lines.put(line, new ArrayDeque<>());
        }
    }

    /** How many nobody holds. */
    int available() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }

    /** False where none came free in time. */
    boolean tryAcquire(Line line, Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (free > 0) {
                free--;
                return true;
            }
            return await(Objects.requireNonNull(lines.get(line)), limit);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Queue<Waiter> line, Duration limit) throws InterruptedException {
        Waiter waiter = new Waiter(lock.newCondition());
        line.add(waiter);
        long left = limit.toNanos();
        try {
            while (!waiter.isGranted && left > 0) {
                left = waiter.turn.awaitNanos(left);
            }
            return waiter.isGranted;
        } catch (InterruptedException e) {
            if (waiter.isGranted) {
                giveOn();
            }
            throw e;
        } finally {
            line.remove(waiter);
        }
    }

    void release() {
        lock.lock();
        try {
            giveOn();
        } finally {
            lock.unlock();
        }
    }

    /** While nobody waits they are free; so none is free while somebody waits. */
    private void giveOn() {
        for (Queue<Waiter> line : lines.values()) {
            Waiter next = line.poll();
            if (next != null) {
                next.isGranted = true;
                next.turn.signal();
                return;
            }
        }
        free++;
    }
}

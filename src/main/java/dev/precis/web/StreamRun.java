package dev.precis.web;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run whose steps a client follows. The run has a thread of its own and waits where the client is slow to read; the
 * request's thread writes, keeps the connection alive, and ends the run where the client has gone. Exactly one event
 * ends the stream.
 */
final class StreamRun {
    /** How many events may wait for a slow client before the run waits too. */
    private static final int MOST_WAITING = 16;

    private static final long TICK_MILLIS = 500;

    private final EventWriter writer;
    private final Streams streams;
    private final BlockingQueue<Entry> entries = new ArrayBlockingQueue<>(MOST_WAITING);
    private final boolean goesOn;
    private volatile @Nullable Thread runner;
    private volatile boolean isOver;

    private sealed interface Entry {
        record Event(StreamEvent event, boolean isLast) implements Entry {}

        record Failed(Exception failure) implements Entry {}
    }

    /** What is run: tells of its steps and gives the last event. */
    interface Work {
        StreamEvent run(Consumer<StreamEvent> steps) throws Exception;
    }

    /** @param goesOn true where the run is to end of its own accord, whoever follows: its answer will be asked for again */
    StreamRun(EventWriter writer, Streams streams, boolean goesOn) {
        this.writer = writer;
        this.streams = streams;
        this.goesOn = goesOn;
    }

    /**
     * Runs and writes until the end.
     *
     * @param problem the last event where the run fails after the stream has begun
     * @throws Exception what the run threw, where nothing has been written yet
     */
    void follow(Work work, Function<Exception, StreamEvent> problem) throws Exception {
        streams.run(() -> run(work));
        try {
            write(problem);
        } catch (IOException e) {
            // The client has gone: there is nobody to tell.
            if (goesOn) {
                awaitEnd();
            }
        } finally {
            end();
        }
    }

    private void run(Work work) {
        runner = Thread.currentThread();
        try {
            if (!isOver) {
                put(new Entry.Event(work.run(step -> put(new Entry.Event(step, false))), true));
            }
        } catch (Exception e) {
            putQuietly(new Entry.Failed(e));
        } catch (Error e) {
            putQuietly(new Entry.Failed(new IllegalStateException("The run broke", e)));
        } finally {
            runner = null;
            // A pooled thread must not take our interrupt to its next work.
            Thread.interrupted();
        }
    }

    private void put(Entry entry) {
        try {
            while (!entries.offer(entry, TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isOver) {
                    throw new CancellationException("Nobody follows any more");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Nobody follows any more");
        }
    }

    private void putQuietly(Entry entry) {
        try {
            put(entry);
        } catch (CancellationException e) {
            // Told to nobody.
        }
    }

    private void write(Function<Exception, StreamEvent> problem) throws Exception {
        long quietSince = System.nanoTime();
        while (true) {
            var entry = entries.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (streams.isDraining()) {
                writer.stayOpen();
            }
            if (!writer.isWelcome()) {
                fail(revoked(), problem);
                return;
            }
            if (entry instanceof Entry.Event event) {
                writer.event(event.event());
                if (event.isLast()) {
                    return;
                }
                quietSince = System.nanoTime();
            } else if (entry instanceof Entry.Failed failed) {
                fail(failed.failure(), problem);
                return;
            } else if (streams.isStopping()) {
                fail(stopping(), problem);
                return;
            } else if (entry == null && writer.hasGone()) {
                throw new EOFException("Nobody follows any more");
            } else if (System.nanoTime() - quietSince >= streams.heartbeat().toNanos()) {
                writer.heartbeat();
                quietSince = System.nanoTime();
            }
        }
    }

    private void awaitEnd() throws InterruptedException {
        while (!streams.isStopping()) {
            var entry = entries.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (entry instanceof Entry.Failed || entry instanceof Entry.Event event && event.isLast()) {
                return;
            }
        }
    }

    private void fail(Exception failure, Function<Exception, StreamEvent> problem) throws Exception {
        if (!writer.isOpen()) {
            throw failure;
        }
        writer.event(problem.apply(failure));
    }

    private static ProblemException revoked() {
        return Problem.of(
                        ProblemType.WRONG_KEY,
                        "The key was revoked while the stream ran. Ask the operator for another.")
                .asException();
    }

    private static ProblemException stopping() {
        return Problem.of(ProblemType.UNAVAILABLE, "The service is stopping; send the article again in a moment.")
                .withRetryAfter(5)
                .asException();
    }

    /** Ends a run that is still going: the interrupt ends its call of the model. */
    private void end() {
        isOver = true;
        var running = runner;
        if (running != null) {
            running.interrupt();
        }
    }
}

package dev.precis.store;

import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.UntranslatableException;
import dev.precis.summary.UnverifiableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions, each as seldom as possible: with what is kept, with the answer to an equal question that is being
 * worked on right now, here or in another instance; else with a run. Thread-safe.
 */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Keep keep;
    private final Turns turns;
    private final ConcurrentHashMap<Question, CompletableFuture<Given>> running = new ConcurrentHashMap<>();
    private final LongAdder known = new LongAdder();
    private final LongAdder shared = new LongAdder();
    private final LongAdder made = new LongAdder();

    /**
     * An answer.
     *
     * @param known true where no run was made for this caller
     * @param stored false where it is not kept, because it could not be or nothing is
     */
    public record Given(Document document, boolean known, boolean stored) {}

    /**
     * How a caller wants to be answered.
     *
     * @param mayBeKnown false where only a new run will do
     * @param mustBeStored true where an answer that could not be kept is of no use
     * @param patience how long it may wait for an equal question's answer
     */
    public record Manner(boolean mayBeKnown, boolean mustBeStored, Duration patience) {}

    /**
     * How questions were answered since the start.
     *
     * @param known from what was kept
     * @param shared with the answer to an equal question at the same time
     * @param made by a run
     */
    public record Counts(long known, long shared, long made) {}

    Answers(Keep keep, Turns turns) {
        this.keep = keep;
        this.turns = turns;
    }

    /** How questions were answered since the start. */
    public Counts counts() {
        return new Counts(known.sum(), shared.sum(), made.sum());
    }

    /**
     * Answers a question.
     *
     * @param run makes a new answer; called at most once, on the calling thread
     * @throws DatabaseUnavailableException where the database is away before the run, or after it and the answer must be
     *     stored
     * @throws StillRunningException where the patience ended
     */
    public Given answer(Question question, Manner manner, Supplier<Document> run) {
        if (!manner.mayBeKnown()) {
            made.increment();
            return keep.add(question, run.get(), manner.mustBeStored(), null);
        }
        var deadline = Deadline.in(manner.patience());
        while (true) {
            var kept = keep.find(question);
            if (kept.isPresent()) {
                known.increment();
                return new Given(kept.get(), true, true);
            }
            var mine = new CompletableFuture<Given>();
            var theirs = running.putIfAbsent(question, mine);
            if (theirs == null) {
                return lead(question, manner, run, deadline, mine);
            }
            var given = follow(theirs, deadline);
            if (given.isPresent() && (given.get().stored() || !manner.mustBeStored())) {
                shared.increment();
                return new Given(given.get().document(), true, given.get().stored());
            }
        }
    }

    /** Works on a question while equal ones wait for the outcome. */
    private Given lead(
            Question question,
            Manner manner,
            Supplier<Document> run,
            Deadline deadline,
            CompletableFuture<Given> outcome) {
        try {
            // It may have been answered between the look and the turn.
            var kept = keep.find(question);
            var given = kept.isPresent()
                    ? new Given(kept.get(), true, true)
                    : turns.take(question, deadline, manner.mustBeStored(), run);
            (given.known() ? known : made).increment();
            outcome.complete(given);
            return given;
        } catch (RuntimeException | Error e) {
            // Whoever is interrupted fails because its own caller has gone.
            boolean gone = Thread.currentThread().isInterrupted();
            outcome.completeExceptionally(gone ? new CancellationException() : e);
            throw e;
        } finally {
            running.remove(question, outcome);
        }
    }

    /** Waits for another's outcome; empty where it was of no use, because what failed was not the question's fault. */
    private static Optional<Given> follow(CompletableFuture<Given> outcome, Deadline deadline) {
        try {
            return Optional.of(outcome.get(deadline.leftNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new StillRunningException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StillRunningException();
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure && isShared(failure)) {
                throw failure;
            }
            LOG.debug("An equal request failed; this one tries for itself");
            return Optional.empty();
        }
    }

    /** Whether asking again at once would end the same, and cost again. */
    private static boolean isShared(RuntimeException failure) {
        return failure instanceof ModelUnavailableException
                || failure instanceof UnverifiableException
                || failure instanceof UntranslatableException;
    }
}

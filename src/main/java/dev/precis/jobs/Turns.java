package dev.precis.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.store.Batch;
import dev.precis.store.BatchItem.Claimed;
import dev.precis.store.BatchItem.State;
import dev.precis.store.Batches;
import dev.precis.store.DatabaseUnavailableException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes turns at the batches. Each batch has some lanes, each lane is one job; a turn runs articles of its batch for about
 * a second and then goes to the end of the queue, so that all batches advance alike. Thread-safe.
 */
final class Turns implements ExecutionHandler<Void> {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final String NAME = "batch";
    private static final long TURN = Duration.ofSeconds(1).toNanos();
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATE = Duration.ofSeconds(5);
    /** The model has no room for us now, or our key is wrong: that is no article's fault, however long it lasts. */
    private static final Set<Reason> LIMITED =
            EnumSet.of(Reason.RATE_LIMITED, Reason.AUTHENTICATION, Reason.BUSY, Reason.BUDGET);
    /** The model may be away, or may fail at this article. */
    private static final Set<Reason> AWAY =
            EnumSet.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.PROVIDER_ERROR, Reason.SUSPENDED);
    /** The same again would fail again. */
    private static final Set<Reason> HOPELESS = EnumSet.of(Reason.REJECTED, Reason.REFUSED, Reason.TOO_LONG);

    private static final long MOST_WAITING_NANOS = Duration.ofMinutes(10).toNanos();

    private final Batches batches;
    private final Work work;
    private final JobSettings settings;
    private final DatabaseClock clock;
    private final Pace pace;
    private final Leases leases;
    private final Consumer<String> ended;
    private volatile boolean stopping;

    /** @param ended hears of a batch that has ended, at least once */
    Turns(
            Batches batches,
            Work work,
            JobSettings settings,
            DatabaseClock clock,
            Pace pace,
            Leases leases,
            Consumer<String> ended) {
        this.batches = batches;
        this.work = work;
        this.settings = settings;
        this.clock = clock;
        this.pace = pace;
        this.leases = leases;
        this.ended = ended;
    }

    CustomTask<Void> task() {
        return Tasks.custom(NAME, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.now().plus(LATE)))
                .onDeadExecutionRevive()
                .execute(this);
    }

    static TaskInstance<Void> lane(String batch, int lane, int priority) {
        return new TaskInstance.Builder<Void>(NAME, batch + "/" + lane)
                .priority(priority)
                .build();
    }

    /** Lets running articles end, and begins no more. */
    void stop() {
        stopping = true;
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        var id = instance.getId().substring(0, instance.getId().lastIndexOf('/'));
        var batch = batches.find(id);
        if (batch.isEmpty()) {
            return end();
        }
        return batch.get().state() == Batch.State.FILLING ? again(SOON) : turn(batch.get());
    }

    private CompletionHandler<Void> turn(Batch batch) {
        long began = System.nanoTime();
        while (!stopping && System.nanoTime() - began < TURN) {
            var item = batches.claim(batch.id(), pace.busy(), settings.lease());
            if (item.isEmpty()) {
                return rest(batch.id());
            }
            run(batch.owner(), item.get());
        }
        return again(Duration.ZERO);
    }

    /** There is nothing to take: all is done, or what is left is somebody else's, or has to wait. */
    private CompletionHandler<Void> rest(String id) {
        if (batches.find(id)
                .filter(batch -> batch.state() == Batch.State.CANCELLED)
                .isPresent()) {
            batches.sweepCancelled(id);
        }
        var wait = batches.untilNext(id);
        if (wait.isEmpty()) {
            batches.complete(id, work::notice);
            ended.accept(id);
            return end();
        }
        var longer = longer(wait.get(), pace.untilOpen());
        return again(longer.compareTo(LATE) > 0 ? LATE : longer(longer, SOON));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static CompletionHandler<Void> end() {
        return (complete, operations) -> operations.remove();
    }

    private CompletionHandler<Void> again(Duration delay) {
        return (complete, operations) ->
                operations.reschedule(complete, clock.now().plus(delay));
    }

    private void run(String owner, Claimed item) {
        if (item.starts() > JobSettings.MOST_TRIES) {
            conclude(
                    item,
                    State.FAILED,
                    work.explain(new PoisonousArticleException()).document());
            return;
        }
        if (!pace.enter(item.model())) {
            batches.giveBack(item, Duration.ZERO);
            return;
        }
        leases.begin(item.token());
        try {
            var document = work.run(owner, item.request());
            pace.succeeded(item.model(), clock.now());
            conclude(item, State.SUCCEEDED, document);
        } catch (RuntimeException | StackOverflowError e) {
            // An interrupt was meant for the work, not for what is to be done about it.
            boolean interrupted = Thread.interrupted();
            failed(item, e, interrupted);
        } finally {
            leases.end(item.token());
            pace.leave(item.model());
        }
    }

    private void failed(Claimed item, Throwable failure, boolean interrupted) {
        if (leases.isLate(item.token())) {
            LOG.warn("Article {} of batch {} took too long", item.position(), item.batch());
        } else if (stopping || interrupted) {
            patiently(() -> batches.giveBack(item, Duration.ZERO));
        } else if (failure instanceof DatabaseUnavailableException) {
            patiently(() -> batches.giveBack(item, LATE));
        } else if (failure instanceof ModelUnavailableException unavailable) {
            modelFailed(item, unavailable);
        } else {
            ownFault(item, failure);
        }
    }

    private void modelFailed(Claimed item, ModelUnavailableException failure) {
        var reason = failure.reason();
        if (LIMITED.contains(reason)) {
            pause(item, failure, true);
        } else if (HOPELESS.contains(reason)) {
            conclude(item, State.FAILED, work.explain(failure).document());
        } else if (AWAY.contains(reason) && !isAtFault(item)) {
            pause(item, failure, false);
        } else {
            ownFault(item, failure);
        }
    }

    /** A model that has meanwhile answered others is not away: it fails at this article. */
    private boolean isAtFault(Claimed item) {
        return item.tries() > 0 || item.failedAt() != null && pace.hasSucceededSince(item.model(), item.failedAt());
    }

    private void pause(Claimed item, ModelUnavailableException failure, boolean quota) {
        var asked = Objects.requireNonNullElse(failure.retryAfter(), Duration.ZERO);
        var pause = pace.pause(item.model(), asked, quota);
        LOG.info("Batches leave {} alone for {} s: {}", item.model(), pause.toSeconds(), failure.reason());
        patiently(() -> batches.giveBackFailed(item, pause, false));
    }

    private void ownFault(Claimed item, Throwable failure) {
        var told = work.explain(failure);
        if (told.lasting() && !(failure instanceof ModelUnavailableException)
                || item.tries() + 1 >= JobSettings.MOST_TRIES) {
            conclude(item, State.FAILED, told.document());
        } else {
            var delay = settings.retry().multipliedBy(1L << 2 * item.tries());
            patiently(() -> batches.giveBackFailed(item, delay, true));
        }
    }

    private void conclude(Claimed item, State state, byte[] document) {
        if (!patiently(() -> batches.finish(item, state, document))) {
            LOG.warn(
                    "Article {} of batch {} was taken over; its late result is left out",
                    item.position(),
                    item.batch());
        }
    }

    /** What a model has been paid for is kept until the database is back, as long as nobody else does the same work. */
    private boolean patiently(Supplier<Boolean> write) {
        long began = System.nanoTime();
        while (true) {
            try {
                return write.get();
            } catch (DatabaseUnavailableException e) {
                if (stopping || System.nanoTime() - began > MOST_WAITING_NANOS) {
                    throw e;
                }
                pauseForDatabase(e);
            }
        }
    }

    private static void pauseForDatabase(DatabaseUnavailableException failure) {
        try {
            Thread.sleep(SOON.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}

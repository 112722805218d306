package dev.precis.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.precis.store.Batch;
import dev.precis.store.Batches;
import dev.precis.store.Database;
import dev.precis.store.Notice;
import dev.precis.store.Notices;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done beside the batches: webhooks are told, and what was left lying is tidied up. Thread-safe. */
final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final int THREADS = 4;
    private static final int MOST = 1_000;
    private static final Duration TIDY = Duration.ofSeconds(30);
    private static final Duration HALF_FILLED = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Batches batches;
    private final Notices notices;
    private final Work work;
    private final JobSettings settings;
    private final Lanes lanes;
    private final Scheduler scheduler;
    private final DatabaseClock clock;

    /** Makes sure that a batch has its lanes. */
    interface Lanes {
        void ensure(String batch, int priority, int total);
    }

    Errands(
            Database database,
            Batches batches,
            Notices notices,
            Work work,
            JobSettings settings,
            Postman postman,
            DatabaseClock clock,
            Lanes lanes) {
        this.batches = batches;
        this.notices = notices;
        this.work = work;
        this.settings = settings;
        this.clock = clock;
        this.lanes = lanes;
        this.scheduler = Jobs.common(
                        Scheduler.create(database.dataSource(), postman.task(clock))
                                .startTasks(tidying()),
                        database,
                        settings,
                        clock)
                .tableName("errand")
                .threads(THREADS)
                .shutdownMaxWait(settings.drain())
                .build();
    }

    void start() {
        scheduler.start();
    }

    /** Tells the webhook of a batch that has ended, where it has one and was not told. */
    void tell(String batch) {
        notices.ofBatch(batch).ifPresent(this::deliver);
    }

    private void deliver(Notice notice) {
        if (notice.state() == Notice.State.DUE) {
            scheduler.scheduleIfNotExists(new TaskInstance<Void>(Postman.NAME, notice.id()), clock.now());
        }
    }

    private RecurringTask<Void> tidying() {
        return Tasks.recurring("tidy", FixedDelay.of(TIDY)).execute((instance, context) -> tidy());
    }

    /** Whatever was cut short is taken up again, and what is over goes. */
    void tidy() {
        int expired = batches.expire(work.explain(new BatchExpiredException()).document());
        if (expired > 0) {
            LOG.warn("{} articles had no answer when the time of their batch was over", expired);
        }
        for (Batch batch : batches.unfinished(MOST)) {
            lanes.ensure(batch.id(), batch.priority(), batch.counts().total());
        }
        notices.due(MOST).forEach(this::deliver);
        batches.forget(settings.keep(), HALF_FILLED);
        notices.forget(settings.keep());
    }

    /** Delivers again what was given up; false where there is no such notice. */
    boolean retry(String owner, String id) {
        boolean revived = notices.revive(owner, id);
        if (revived) {
            scheduler.scheduleIfNotExists(
                    new TaskInstance<Void>(Postman.NAME, id), clock.now().plus(AGAIN));
        }
        return revived;
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}

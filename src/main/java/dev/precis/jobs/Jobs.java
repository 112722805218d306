package dev.precis.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dev.precis.store.Batch;
import dev.precis.store.BatchItem.Given;
import dev.precis.store.Batches;
import dev.precis.store.Database;
import dev.precis.store.Dialect;
import dev.precis.store.Notices;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Batches in the background: takes them in, works on them, tells webhooks. Thread-safe. */
public final class Jobs implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration KEY_LIFE = Duration.ofHours(24);
    private static final int CHUNK = 100;
    private static final int CHUNK_BYTES = 1_000_000;
    private static final int MISSED_BEATS = 4;

    private final boolean hasWebhooks;
    private final boolean isAlone;
    private final Batches batches;
    private final Notices notices;
    private final JobSettings settings;
    private final DatabaseClock clock;
    private final Leases leases;
    private final Turns turns;
    private final Scheduler worker;
    private final Errands errands;

    /**
     * What a batch is to be.
     *
     * @param priority higher goes first, 0 in the middle
     * @param webhook whom to tell when it has ended; null for nobody
     * @param key of the owner's, by which the same batch is known again for a day; null where it need not be
     */
    public record Order(
            String owner,
            int priority,
            @Nullable String webhook,
            @Nullable String key) {}

    private Jobs(Database database, Work work, JobSettings settings, WebhookSettings webhooks, Courier courier) {
        this.settings = settings;
        this.hasWebhooks = webhooks.isOn();
        this.isAlone = database.dialect() == Dialect.SQLITE;
        this.batches = new Batches(database);
        this.notices = new Notices(database);
        this.clock = new DatabaseClock(batches);
        this.leases = new Leases(batches, settings, clock);
        var pace = new Pace(settings.workers(), System::nanoTime, new SecureRandom());
        var postman = new Postman(notices, webhooks, courier, new SecureRandom());
        this.errands = new Errands(database, batches, notices, work, settings, postman, clock, this::lanes);
        this.turns = new Turns(batches, work, settings, clock, pace, leases, errands::tell);
        this.worker = scheduler(database, turns, settings, clock);
    }

    /** Takes batches in, and works on them as soon as it is {@link #begin told to}. */
    public static Jobs of(
            Database database, Work work, JobSettings settings, WebhookSettings webhooks, Courier courier) {
        return new Jobs(database, work, settings, webhooks, courier);
    }

    /** Takes up what is there, and works. */
    public Jobs begin() {
        if (isAlone) {
            batches.takeOver();
        }
        clock.askIfThere();
        leases.start();
        errands.start();
        worker.start();
        return this;
    }

    /**
     * How many articles of all batches wait or are being worked on, by all instances.
     *
     * @throws dev.precis.store.DatabaseUnavailableException where the database is away
     */
    public long open() {
        return batches.countOpen();
    }

    /** Whether webhooks can be told. */
    public boolean hasWebhooks() {
        return hasWebhooks;
    }

    private static Scheduler scheduler(Database database, Turns turns, JobSettings settings, DatabaseClock clock) {
        return common(Scheduler.create(database.dataSource(), turns.task()), database, settings, clock)
                .tableName("turn")
                .threads(settings.workers())
                .enablePriority()
                .shutdownMaxWait(settings.drain())
                .build();
    }

    /** What both schedulers have in common. */
    static SchedulerBuilder common(
            SchedulerBuilder builder, Database database, JobSettings settings, DatabaseClock clock) {
        var name = "precis-" + UUID.randomUUID();
        builder.schedulerName(() -> name)
                .clock(clock)
                .pollingInterval(POLL)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_BEATS)
                .alwaysPersistTimestampInUTC()
                .failureLogging(LogLevel.DEBUG, false)
                .enableImmediateExecution();
        return database.dialect() == Dialect.SQLITE
                ? builder.pollUsingFetchAndLockOnExecute(0.5, 2)
                : builder.pollUsingLockAndFetch(0.5, 1);
    }

    /**
     * Takes a batch in. All of it is stored when this returns, or nothing.
     *
     * @throws QueueFullException where too much waits already
     */
    public Batch submit(Order order, Iterator<Given> items) {
        long open = batches.countOpen();
        if (open >= settings.maxOpen()) {
            throw new QueueFullException(open, settings.maxOpen());
        }
        var id = order.key() == null ? UUID.randomUUID().toString() : id(order.owner(), order.key());
        var known = known(id);
        if (known.isPresent() && isYoung(known.get())) {
            return known.get();
        }
        return take(known.isEmpty() ? id : UUID.randomUUID().toString(), order, items, open);
    }

    private Batch take(String id, Order order, Iterator<Given> items, long open) {
        batches.begin(id, order.owner(), order.priority(), settings.lifetime(), order.webhook());
        try {
            int total = fill(id, items, settings.maxOpen() - open);
            lanes(id, order.priority(), total);
            batches.open(id, total);
            worker.triggerCheckForDueExecutions();
            return batches.find(id).orElseThrow();
        } catch (RuntimeException e) {
            drop(id, e);
            throw e;
        }
    }

    private static String id(String owner, String key) {
        return UUID.nameUUIDFromBytes((owner + "\n" + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private boolean isYoung(Batch batch) {
        return batch.created().plus(KEY_LIFE).isAfter(clock.now());
    }

    /** The batch of this id, where it was taken in and its caller never heard of it. What was half taken in goes. */
    private Optional<Batch> known(String id) {
        var found = batches.find(id);
        if (found.isPresent() && found.get().state() == Batch.State.FILLING) {
            batches.drop(id);
            return Optional.empty();
        }
        return found;
    }

    private int fill(String id, Iterator<Given> items, long room) {
        List<Given> chunk = new ArrayList<>();
        int stored = 0;
        int bytes = 0;
        while (items.hasNext()) {
            var item = items.next();
            chunk.add(item);
            bytes += item.request().length;
            if (stored + chunk.size() > room) {
                throw new QueueFullException(settings.maxOpen() - room, settings.maxOpen());
            }
            if (chunk.size() == CHUNK || bytes > CHUNK_BYTES || !items.hasNext()) {
                batches.fill(id, stored, chunk);
                stored += chunk.size();
                chunk.clear();
                bytes = 0;
            }
        }
        return stored;
    }

    private void drop(String id, RuntimeException failure) {
        try {
            batches.drop(id);
        } catch (RuntimeException e) {
            // It stays invisible, and is swept away later.
            failure.addSuppressed(e);
        }
    }

    /** Makes sure that a batch has its lanes. */
    private void lanes(String id, int priority, int total) {
        var now = clock.now();
        for (int lane = 0; lane < Math.min(total, settings.lanes()); lane++) {
            worker.scheduleIfNotExists(Turns.lane(id, lane, priority), now);
        }
    }

    /** A batch that its owner may see. */
    public Optional<Batch> find(String id, String owner) {
        return batches.find(id, owner);
    }

    /**
     * Cancels what has not begun.
     *
     * @param fits where it says no to the batch as it stands, nothing is done
     * @return the batch as it stands then; empty where there is none
     */
    public Optional<Batch> cancel(String id, String owner, Predicate<Batch> fits) {
        return batches.cancel(id, owner, fits);
    }

    public Batches batches() {
        return batches;
    }

    public Notices notices() {
        return notices;
    }

    /** Tells a webhook again that was given up; false where there is no such notice. */
    public boolean tellAgain(String owner, String notice) {
        return errands.retry(owner, notice);
    }

    /** What is done every half minute: whatever was cut short is taken up again, and what is over goes. */
    void tidy() {
        errands.tidy();
    }

    /** Begins nothing more. What runs may end. */
    public void drain() {
        turns.stop();
    }

    /** Waits for what runs, gives back what does not end in time, and stops. */
    @Override
    public void close() {
        turns.stop();
        worker.stop();
        errands.close();
        leases.close();
    }
}

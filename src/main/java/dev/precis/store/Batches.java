package dev.precis.store;

import dev.precis.store.Batch.Counts;
import dev.precis.store.BatchItem.Claimed;
import dev.precis.store.BatchItem.Ended;
import dev.precis.store.BatchItem.Given;
import dev.precis.store.BatchItem.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Batches and their articles. Thread-safe. An article is run by whoever holds its token, for as long as its lease by the
 * database's clock; a result without the token is refused, so that each article has one result.
 */
public final class Batches {
    /** How often work on one article may break down with its process before the article is given up. */
    public static final int MOST_STARTS = 3;

    private static final String OPEN = "state in ('waiting', 'running')";
    private static final String COLUMNS = "id, owner, created, state, priority, expires, completed, webhook, total";

    private final Database database;
    private final String lock;
    /**
     * One claim at a time in a process: of two made in the same instant neither would see the other's last try. Those of other
     * processes do no harm, because an article takes down only its own.
     */
    private final ReentrantLock claiming = new ReentrantLock();

    public Batches(Database database) {
        this.database = database;
        this.lock = database.dialect() == Dialect.POSTGRESQL ? "for update skip locked" : "";
    }

    /**
     * Makes an empty batch that nobody sees until it is {@link #open opened}.
     *
     * @param lifetime after which what is not done fails
     */
    public void begin(String id, String owner, int priority, Duration lifetime, @Nullable String webhook) {
        database.write(handle -> handle.createUpdate("""
                        insert into batch (id, owner, created, state, priority, total, expires, webhook)
                        values (:id, :owner, <now>, 'filling', :priority, 0, <now> + :lifetime, :webhook)""")
                .bind("id", id)
                .bind("owner", owner)
                .bind("priority", priority)
                .bind("lifetime", lifetime.toMillis())
                .bind("webhook", webhook)
                .execute());
    }

    /**
     * Stores articles of a batch that is being filled.
     *
     * @param first position of the first of them, from 0
     */
    public void fill(String id, int first, List<Given> items) {
        database.write(handle -> {
            var batch = handle.prepareBatch("""
                    insert into batch_item (batch, position, custom_id, state, model, request, available, starts, tries)
                    values (:batch, :position, :customId, 'waiting', :model, :request, 0, 0, 0)""");
            for (int i = 0; i < items.size(); i++) {
                var item = items.get(i);
                batch.bind("batch", id)
                        .bind("position", first + i)
                        .bind("customId", item.customId())
                        .bind("model", item.model())
                        .bind("request", item.request())
                        .add();
            }
            return batch.execute();
        });
    }

    /** Lets everybody see a batch that is filled. */
    public void open(String id, int total) {
        database.write(handle -> handle.createUpdate("update batch set state = 'open', total = :total where id = :id")
                .bind("id", id)
                .bind("total", total)
                .execute());
    }

    /** Forgets a batch and its articles. */
    public void drop(String id) {
        database.write(handle -> {
            handle.createUpdate("delete from batch_item where batch = :id")
                    .bind("id", id)
                    .execute();
            return handle.createUpdate("delete from batch where id = :id")
                    .bind("id", id)
                    .execute();
        });
    }

    /** The database's time. */
    public Instant now() {
        return Instant.ofEpochMilli(database.read(
                handle -> handle.createQuery("select <now>").mapTo(Long.class).one()));
    }

    /** A batch in whatever state; empty where there is none. */
    public Optional<Batch> find(String id) {
        return database.read(handle -> find(handle, id));
    }

    /** A batch that its owner may see. */
    public Optional<Batch> find(String id, String owner) {
        return find(id).filter(batch -> isVisible(batch, owner));
    }

    private static boolean isVisible(Batch batch, String owner) {
        return batch.owner().equals(owner) && batch.state() != Batch.State.FILLING;
    }

    private static Optional<Batch> find(Handle handle, String id) {
        return handle.createQuery("select " + COLUMNS + " from batch where id = :id")
                .bind("id", id)
                .map((row, context) -> batch(handle, row))
                .findOne();
    }

    private static Batch batch(Handle handle, ResultSet row) throws SQLException {
        return new Batch(
                row.getString("id"),
                row.getString("owner"),
                Instant.ofEpochMilli(row.getLong("created")),
                Batch.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("priority"),
                Instant.ofEpochMilli(row.getLong("expires")),
                time(row, "completed"),
                row.getString("webhook"),
                counts(handle, row.getString("id"), row.getInt("total")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static Counts counts(Handle handle, String id, int total) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        handle.createQuery("select state, count(*) as articles from batch_item where batch = :id group by state")
                .bind("id", id)
                .map((row, context) ->
                        Map.entry(State.of(row.getString("state")), Math.toIntExact(row.getLong("articles"))))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        Function<State, Integer> of = state -> counts.getOrDefault(state, 0);
        return new Counts(
                total,
                of.apply(State.WAITING),
                of.apply(State.RUNNING),
                of.apply(State.SUCCEEDED),
                of.apply(State.FAILED),
                of.apply(State.CANCELLED));
    }

    /** How many articles of all batches have not ended. */
    public long countOpen() {
        // Only these batches can have any; without them, SQLite reads all articles there are. PostgreSQL has an index.
        var among = database.dialect() == Dialect.SQLITE
                ? " and batch in (select id from batch where completed is null)"
                : "";
        return database.read(handle -> handle.createQuery("select count(*) from batch_item where " + OPEN + among)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Takes the next article of a batch: those that nobody has begun come first, then those whose worker has died. The last
     * try of an article is made while no other article's is: else one that kills its process would take down with it, each
     * time, those that run beside it.
     *
     * @param busy models that must not be asked now
     * @param lease how long the taker may be silent
     */
    public Optional<Claimed> claim(String batch, Collection<String> busy, Duration lease) {
        var token = UUID.randomUUID().toString();
        claiming.lock();
        try {
            return database.write(handle -> handle.createQuery("""
                        update batch_item
                        set state = 'running', token = :token, lease_ends = <now> + :lease, starts = starts + 1
                        where batch = :batch and position = (
                            select position from batch_item
                            where batch = :batch and <open> and model not in (<busy>)
                            and (state = 'waiting' and available <= <now> or state = 'running' and lease_ends < <now>)
                            and exists (select 1 from batch where id = :batch and state = 'open')
                            and (starts <> :most - 1 or not exists (
                                select 1 from batch_item beside where beside.batch = :batch and beside.state = 'running'
                                and beside.starts >= :most and beside.lease_ends >= <now>))
                            order by starts, available, position limit 1 <lock>)
                        returning position, model, request, starts, tries, failed_at""")
                    .define("open", OPEN)
                    .define("lock", lock)
                    .bindList("busy", busy.isEmpty() ? List.of("") : List.copyOf(busy))
                    .bind("batch", batch)
                    .bind("most", MOST_STARTS)
                    .bind("token", token)
                    .bind("lease", lease.toMillis())
                    .map((row, context) -> new Claimed(
                            batch,
                            row.getInt("position"),
                            row.getString("model"),
                            row.getBytes("request"),
                            row.getInt("starts"),
                            row.getInt("tries"),
                            time(row, "failed_at"),
                            token))
                    .findOne());
        } finally {
            claiming.unlock();
        }
    }

    /** Lengthens leases. A lease that somebody else has taken over stays theirs. */
    public void renew(Collection<String> tokens, Duration lease) {
        if (!tokens.isEmpty()) {
            database.write(handle -> handle.createUpdate("""
                            update batch_item set lease_ends = <now> + :lease
                            where state = 'running' and token in (<tokens>)""")
                    .bindList("tokens", List.copyOf(tokens))
                    .bind("lease", lease.toMillis())
                    .execute());
        }
    }

    /**
     * Stores what came of an article, once.
     *
     * @param state succeeded or failed
     * @return false where somebody else has taken the article over; nothing is stored then
     */
    public boolean finish(Claimed item, State state, byte[] document) {
        return update(item, """
                state = :state, result = :document, ended = <now>, request = null, token = null, lease_ends = null""", handle -> handle.bind("state", state.stored()).bind("document", document));
    }

    /** Puts an article back as if it had not been begun. */
    public boolean giveBack(Claimed item, Duration delay) {
        return update(item, """
                state = 'waiting', starts = starts - 1, available = <now> + :delay, token = null, lease_ends = null""", handle -> handle.bind("delay", delay.toMillis()));
    }

    /** Puts an article back whose model failed, and says so. It costs a try only where the fault is its own. */
    public boolean giveBackFailed(Claimed item, Duration delay, boolean own) {
        return update(
                item, """
                state = 'waiting', starts = starts - 1, tries = tries + :tries, failed_at = <now>,
                available = <now> + :delay, token = null, lease_ends = null""", handle -> handle.bind("delay", delay.toMillis()).bind("tries", own ? 1 : 0));
    }

    private boolean update(
            Claimed item,
            String set,
            Function<org.jdbi.v3.core.statement.Update, org.jdbi.v3.core.statement.Update> values) {
        return database.write(handle -> values.apply(handle.createUpdate("update batch_item set " + set
                                + " where batch = :batch and position = :position and state = 'running'"
                                + " and token = :token"))
                        .bind("batch", item.batch())
                        .bind("position", item.position())
                        .bind("token", item.token())
                        .execute()
                == 1);
    }

    /** How long until there may be something to take in a batch where there was nothing; empty where all is done. */
    public Optional<Duration> untilNext(String batch) {
        return database.read(handle -> handle.createQuery("""
                        select min(case state when 'waiting' then available else lease_ends end) - <now> as wait
                        from batch_item where batch = :batch and <open>""")
                .define("open", OPEN)
                .bind("batch", batch)
                .map((row, context) -> {
                    long wait = row.getLong("wait");
                    return row.wasNull() ? Optional.<Duration>empty() : Optional.of(Duration.ofMillis(wait));
                })
                .one());
    }

    /**
     * Cancels what has not begun; what runs may end.
     *
     * @param fits looks at the batch as it stands; where it says no, nothing is done
     * @return the batch as it stands then; empty where there is none
     */
    public Optional<Batch> cancel(String id, String owner, Predicate<Batch> fits) {
        return database.write(handle -> {
            handle.createQuery("select id from batch where id = :id " + lock.replace(" skip locked", ""))
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne();
            var batch = find(handle, id).filter(found -> isVisible(found, owner));
            if (batch.isEmpty() || !fits.test(batch.get()) || batch.get().completed() != null) {
                return batch;
            }
            handle.createUpdate("update batch set state = 'cancelled' where id = :id")
                    .bind("id", id)
                    .execute();
            sweep(handle, id);
            return find(handle, id);
        });
    }

    /** Cancels the articles of a cancelled batch that nobody is at work on. */
    public void sweepCancelled(String id) {
        database.write(handle -> sweep(handle, id));
    }

    private static int sweep(Handle handle, String id) {
        return handle.createUpdate("""
                        update batch_item
                        set state = 'cancelled', request = null, token = null, lease_ends = null, ended = <now>
                        where batch = :id and (state = 'waiting' or state = 'running' and lease_ends < <now>)""").bind("id", id).execute();
    }

    /**
     * Closes a batch in which nothing is open any more, and writes the notice for its webhook in the same transaction.
     *
     * @param body of the notice
     */
    public void complete(String id, Function<Batch, byte[]> body) {
        database.write(handle -> {
            int closed =
                    handle.createUpdate("""
                            update batch set completed = <now>,
                            state = case state when 'open' then 'completed' else state end
                            where id = :id and completed is null and state in ('open', 'cancelled')
                            and not exists (select 1 from batch_item where batch = :id and <open>)""").define("open", OPEN).bind("id", id).execute();
            if (closed == 1) {
                var batch = find(handle, id).orElseThrow();
                if (batch.webhook() != null) {
                    Notices.insert(handle, batch, batch.webhook(), body.apply(batch));
                }
            }
            return closed;
        });
    }

    /** Lets fail what is open in batches whose time is over, where nobody is at work on it. */
    public int expire(byte[] document) {
        return database.write(handle -> handle.createUpdate("""
                        update batch_item set state = 'failed', result = :document, ended = <now>, request = null,
                        token = null, lease_ends = null
                        where <open> and (state = 'waiting' or lease_ends < <now>)
                        and batch in (select id from batch where completed is null and expires < <now>)""")
                .define("open", OPEN)
                .bind("document", document)
                .execute());
    }

    /** Batches that are not completed, oldest first. */
    public List<Batch> unfinished(int most) {
        return database.read(handle -> handle.createQuery("select " + COLUMNS
                        + " from batch where completed is null and state in ('open', 'cancelled')"
                        + " order by created limit :most")
                .bind("most", most)
                .map((row, context) -> batch(handle, row))
                .list());
    }

    /** What has ended, in the order it was handed in. */
    public List<Ended> results(String id, int from, int most) {
        return database.read(handle -> handle.createQuery("""
                        select position, custom_id, state, result from batch_item
                        where batch = :id and position >= :from and state in ('succeeded', 'failed', 'cancelled')
                        order by position limit :most""")
                .bind("id", id)
                .bind("from", from)
                .bind("most", most)
                .map(Batches::ended)
                .list());
    }

    private static Ended ended(ResultSet row, StatementContext context) throws SQLException {
        return new Ended(
                row.getInt("position"),
                row.getString("custom_id"),
                State.of(row.getString("state")),
                row.getBytes("result"));
    }

    /** Forgets what ended long ago, and what was never wholly handed in. */
    public void forget(Duration endedBefore, Duration begunBefore) {
        var ids = database.read(handle -> handle.createQuery("""
                        select id from batch where completed < <now> - :ended
                        or state = 'filling' and created < <now> - :begun limit 100""")
                .bind("ended", endedBefore.toMillis())
                .bind("begun", begunBefore.toMillis())
                .mapTo(String.class)
                .list());
        ids.forEach(this::drop);
    }

    /** Frees all that another process may have held. Only for a process that has the database to itself. */
    public void takeOver() {
        database.write(handle -> {
            handle.execute("update batch_item set lease_ends = 0 where state = 'running'");
            handle.execute("update turn set picked = 0, picked_by = null, last_heartbeat = null where picked = 1");
            handle.execute("update errand set picked = 0, picked_by = null, last_heartbeat = null where picked = 1");
            return handle.execute("delete from batch where state = 'filling'");
        });
    }
}

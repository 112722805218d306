package dev.precis.store;

import dev.precis.store.Notice.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What is to be told to webhooks. Thread-safe. */
public final class Notices {
    private static final String SELECT =
            "select id, batch, url, body, created, state, attempts, tried, outcome from notice ";

    private final Database database;

    public Notices(Database database) {
        this.database = database;
    }

    static void insert(Handle handle, Batch batch, String url, byte[] body) {
        handle.createUpdate("""
                        insert into notice (id, owner, batch, url, created, body, state, attempts)
                        values (:id, :owner, :batch, :url, <now>, :body, 'due', 0)""")
                .bind("id", "msg_" + UUID.randomUUID())
                .bind("owner", batch.owner())
                .bind("batch", batch.id())
                .bind("url", url)
                .bind("body", body)
                .execute();
    }

    public Optional<Notice> find(String id) {
        return database.read(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map(Notices::notice)
                .findOne());
    }

    /** That of a batch; empty where there is none. */
    public Optional<Notice> ofBatch(String batch) {
        return database.read(handle -> handle.createQuery(SELECT + "where batch = :batch")
                .bind("batch", batch)
                .map(Notices::notice)
                .findOne());
    }

    /** Those that are still to be delivered, oldest first. */
    public List<Notice> due(int most) {
        return database.read(handle -> handle.createQuery(SELECT + "where state = 'due' order by created limit :most")
                .bind("most", most)
                .map(Notices::notice)
                .list());
    }

    /** Those that could not be delivered, newest first. */
    public List<Notice> dead(String owner, int most) {
        return database.read(handle -> handle.createQuery(
                        SELECT + "where state = 'dead' and owner = :owner order by created desc limit :most")
                .bind("owner", owner)
                .bind("most", most)
                .map(Notices::notice)
                .list());
    }

    /** Takes note of an attempt. */
    public void tried(String id, State state, String outcome) {
        database.write(handle -> handle.createUpdate("""
                        update notice set state = :state, attempts = attempts + 1, tried = <now>, outcome = :outcome
                        where id = :id""")
                .bind("id", id)
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("outcome", outcome)
                .execute());
    }

    /** Makes one due again that could not be delivered; false where there is none such. */
    public boolean revive(String owner, String id) {
        return database.write(handle ->
                handle.createUpdate("""
                        update notice set state = 'due', attempts = 0
                        where id = :id and owner = :owner and state = 'dead'""").bind("id", id).bind("owner", owner).execute() == 1);
    }

    /** Forgets those that are neither due nor young. */
    public void forget(Duration age) {
        database.write(handle -> handle.createUpdate(
                        "delete from notice where state in ('delivered', 'dead') and created < <now> - :age")
                .bind("age", age.toMillis())
                .execute());
    }

    private static Notice notice(ResultSet row, StatementContext context) throws SQLException {
        long tried = row.getLong("tried");
        var last = row.wasNull() ? null : Instant.ofEpochMilli(tried);
        return new Notice(
                row.getString("id"),
                row.getString("batch"),
                row.getString("url"),
                row.getBytes("body"),
                Instant.ofEpochMilli(row.getLong("created")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                last,
                row.getString("outcome"));
    }
}

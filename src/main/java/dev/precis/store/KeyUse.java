package dev.precis.store;

import dev.precis.access.UseLedger;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/** How many requests of each key all instances on this database have let in. Thread-safe. */
public final class KeyUse implements UseLedger {
    /** The longest window of a rate. */
    private static final Duration AGE = Duration.ofHours(1);

    private final Database database;

    public KeyUse(Database database) {
        this.database = database;
    }

    /** Whether others may use the same database. */
    public boolean isShared() {
        return database.dialect() == Dialect.POSTGRESQL;
    }

    @Override
    public Map<String, Long> exchange(Map<String, Long> requests) {
        return requests.isEmpty()
                ? database.read(KeyUse::totals)
                : database.write(handle -> {
                    // Always in the same order: two instances never wait for each other.
                    new TreeMap<>(requests).forEach((id, count) -> add(handle, id, count));
                    return totals(handle);
                });
    }

    private static void add(Handle handle, String id, long count) {
        handle.createUpdate("insert into key_use (id, requests, changed) values (:id, :count, <now>)"
                        + " on conflict (id) do update set requests = key_use.requests + excluded.requests,"
                        + " changed = excluded.changed")
                .bind("id", id)
                .bind("count", count)
                .execute();
    }

    private static Map<String, Long> totals(Handle handle) {
        return handle.createQuery("select id, requests from key_use where changed > <now> - :age")
                .bind("age", AGE.toMillis())
                .setMapKeyColumn("id")
                .setMapValueColumn("requests")
                .collectInto(new GenericType<Map<String, Long>>() {});
    }
}

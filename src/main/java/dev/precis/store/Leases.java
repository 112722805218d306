package dev.precis.store;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Says who is at work on what, over all instances that share a database. A lease that its holder does not renew runs out,
 * by the database's clock; whoever takes it over has another token, by which the late holder is recognised and refused.
 * Thread-safe.
 */
final class Leases {
    /** How long after its last sign of life a holder counts as dead. */
    static final Duration TERM = Duration.ofSeconds(20);

    private final Database database;
    private final long termMillis;

    /** A lease that was had when this was made. */
    record Lease(String name, String token) {}

    Leases(Database database, Duration term) {
        this.database = database;
        this.termMillis = term.toMillis();
    }

    /** Takes a lease that nobody holds; empty where somebody does. */
    Optional<Lease> take(String name) {
        var lease = new Lease(name, UUID.randomUUID().toString());
        int taken = database.write(handle -> handle.createUpdate("insert into lease (name, token, expires) values"
                        + " (:name, :token, <now> + :term) on conflict (name) do update set token = excluded.token,"
                        + " expires = excluded.expires where lease.expires < <now>")
                .bind("name", name)
                .bind("token", lease.token())
                .bind("term", termMillis)
                .execute());
        return taken == 1 ? Optional.of(lease) : Optional.empty();
    }

    /** False where it was lost. */
    boolean renew(Lease lease) {
        return database.write(handle -> handle.createUpdate(
                                "update lease set expires = <now> + :term where name = :name and token = :token")
                        .bind("name", lease.name())
                        .bind("token", lease.token())
                        .bind("term", termMillis)
                        .execute())
                == 1;
    }

    void giveBack(Lease lease) {
        database.write(handle -> end(handle, lease));
    }

    /** Ends a lease as part of a transaction; false where it was lost, and then nothing of the transaction may stay. */
    static boolean end(Handle handle, Lease lease) {
        return handle.execute("delete from lease where name = ? and token = ?", lease.name(), lease.token()) == 1;
    }

    /** Removes what dead holders left behind. */
    int clean() {
        return database.write(handle -> handle.createUpdate("delete from lease where expires < <now> - :term")
                .bind("term", termMillis)
                .execute());
    }
}

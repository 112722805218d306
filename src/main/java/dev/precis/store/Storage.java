package dev.precis.store;

import java.time.Duration;
import java.util.Optional;

/** Everything that is kept, over one database. Thread-safe. */
public final class Storage implements AutoCloseable {
    private final Database database;
    private final Heartbeat heartbeat;
    private final Keep keep;
    private final Answers answers;
    private final Idempotency idempotency;
    private final Spending spending;
    private final Cleaner cleaner;

    private Storage(StorageSettings settings, Database database, Duration term) {
        this.database = database;
        this.heartbeat = new Heartbeat(term.dividedBy(4));
        var summaries = new Summaries(database, settings.retention());
        var memory = new Memory(settings.memory(), settings.retention());
        var leases = new Leases(database, term);
        this.keep = new Keep(database, summaries, memory, !settings.retention().isZero());
        var turns = new Turns(keep, leases, heartbeat, database.dialect() == Dialect.POSTGRESQL);
        this.answers = new Answers(keep, turns);
        this.idempotency = new Idempotency(database, heartbeat, term, Idempotency.HOLDS);
        this.spending = new Spending(database);
        this.cleaner = new Cleaner(summaries, idempotency, leases, spending);
    }

    /** @throws DatabaseRefusedException where the database can never work like this */
    public static Storage open(StorageSettings settings) {
        return open(settings, Leases.TERM);
    }

    /** @param term how long after its last sign of life an instance counts as dead */
    static Storage open(StorageSettings settings, Duration term) {
        var storage = new Storage(settings, Database.open(settings.database()), term);
        storage.cleaner.start();
        return storage;
    }

    public Database database() {
        return database;
    }

    /** Whether summaries are kept at all. */
    public boolean isKeeping() {
        return keep.isStoring();
    }

    public Answers answers() {
        return answers;
    }

    /** A summary that is kept. */
    public Optional<Document> find(String owner, String id) {
        return keep.find(owner, id);
    }

    /** Forgets a summary, and every answer that carries it; false where there is none. */
    public boolean forget(String owner, String id) {
        return keep.forget(owner, id);
    }

    public Idempotency idempotency() {
        return idempotency;
    }

    public Spending spending() {
        return spending;
    }

    Cleaner cleaner() {
        return cleaner;
    }

    @Override
    public void close() {
        cleaner.close();
        spending.flush();
        heartbeat.close();
        database.close();
    }
}

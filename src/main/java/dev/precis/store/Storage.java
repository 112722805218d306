package dev.precis.store;

/** Everything that is kept, over one database. Thread-safe. */
public final class Storage implements AutoCloseable {
    private final Database database;

    private Storage(Database database) {
        this.database = database;
    }

    /** @throws DatabaseRefusedException where the database can never work like this */
    public static Storage open(DatabaseSettings settings) {
        return new Storage(Database.open(settings));
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}

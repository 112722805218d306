package dev.precis.store;

import dev.precis.access.KeyEntry;
import dev.precis.access.KeyHash;
import dev.precis.access.KeySource;
import dev.precis.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The API keys: their hashes, never the keys. Thread-safe. */
public final class KeyTable implements KeySource {
    private final Database database;

    public KeyTable(Database database) {
        this.database = database;
    }

    /** The oldest first. */
    @Override
    public List<KeyEntry> all() {
        return database.read(handle -> handle.createQuery("select * from api_key order by created, id")
                .map(KeyTable::entry)
                .list());
    }

    public void add(KeyEntry entry) {
        database.write(handle -> handle.createUpdate("insert into api_key (id, name, role, hash, created)"
                        + " values (:id, :name, :role, :hash, :created)")
                .bind("id", entry.id())
                .bind("name", entry.name())
                .bind("role", entry.role().word())
                .bind("hash", entry.hash().hex())
                .bind("created", entry.created().toEpochMilli())
                .execute());
    }

    /** Makes a key void for ever. False where there is none of that id; a second time changes nothing. */
    public boolean revoke(String id) {
        return database.write(
                handle -> handle.createUpdate("update api_key set revoked = coalesce(revoked, <now>) where id = :id")
                                .bind("id", id)
                                .execute()
                        > 0);
    }

    private static KeyEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new KeyEntry(
                row.getString("id"),
                row.getString("name"),
                Role.parse(row.getString("role")),
                new KeyHash(row.getString("hash")),
                Instant.ofEpochMilli(row.getLong("created")),
                revoked(row));
    }

    private static @Nullable Instant revoked(ResultSet row) throws SQLException {
        long millis = row.getLong("revoked");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}

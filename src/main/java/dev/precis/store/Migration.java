package dev.precis.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date. What an older version left is carried on; each step happens wholly or not at all. */
final class Migration {
    private final DataSource source;
    private final Dialect dialect;
    private final String place;

    Migration(DataSource source, Dialect dialect, String place) {
        this.source = source;
        this.dialect = dialect;
        this.place = place;
    }

    /**
     * Runs what is missing. Instances that start together take turns.
     *
     * @throws DatabaseRefusedException where the tables are not those this version can work with
     */
    void run() {
        try {
            flyway().migrate();
        } catch (FlywayException e) {
            if (Fault.of(e) == Fault.BUG) {
                throw new DatabaseRefusedException(
                        "The tables in " + place + " are not of a kind that this version knows: another version or"
                                + " another program has changed them. Nothing was changed. Start the version that wrote"
                                + " them, or give another database.",
                        e);
            }
            throw e;
        }
    }

    private Flyway flyway() {
        var flyway = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(source)
                .locations(dialect.migrations())
                .table("precis_schema")
                .validateMigrationNaming(true);
        if (dialect == Dialect.SQLITE) {
            // One process has it to itself, so newer tables mean that an older version was started by mistake. With
            // PostgreSQL an older instance may run beside a newer one while they are exchanged one by one.
            flyway.ignoreMigrationPatterns(new String[0]);
        }
        return flyway.load();
    }
}

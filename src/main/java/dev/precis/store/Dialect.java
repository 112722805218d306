package dev.precis.store;

import java.util.Locale;

/** What the two databases say differently. */
public enum Dialect {
    SQLITE("cast(unixepoch('subsec') * 1000 as integer)"),
    POSTGRESQL("cast(extract(epoch from clock_timestamp()) * 1000 as bigint)");

    private final String now;

    Dialect(String now) {
        this.now = now;
    }

    /**
     * An SQL expression for the time by the database's own clock, in milliseconds since 1970. Leases are counted by it, so
     * that the clocks of several instances need not agree. Statements write it as {@code <now>}.
     */
    public String now() {
        return now;
    }

    /** Where its migrations lie in the class path. */
    String migrations() {
        return "classpath:dev/precis/store/migration/" + name().toLowerCase(Locale.ROOT);
    }
}

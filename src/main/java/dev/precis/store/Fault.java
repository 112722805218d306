package dev.precis.store;

import dev.precis.store.DatabaseUnavailableException.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** What a failure of a driver means for us: the one place that knows their codes. */
enum Fault {
    /** Another transaction was in the way: the same again may work. */
    RETRY,
    /** No space on the disk. */
    FULL,
    /** The database is away, overloaded or damaged. */
    AWAY,
    /** The database answers, and says that these settings will never work. */
    REFUSED,
    /** A mistake of ours. */
    BUG;

    /** Serialization failure, deadlock. */
    private static final Set<String> RETRIED = Set.of("40001", "40P01");
    /** Disk full, and its kin of SQLite, whose primary code is 13. */
    private static final String DISK_FULL = "53100";

    private static final int SQLITE_FULL = 13;
    private static final Set<Integer> SQLITE_BUSY = Set.of(5, 6);
    /** Read-only, I/O error, damaged, cannot be opened, not a database. */
    private static final Set<Integer> SQLITE_AWAY = Set.of(8, 10, 11, 14, 26);
    /** Connection lost, out of resources, shutting down, I/O error, read-only after a fail-over. */
    private static final Set<String> CLASSES_AWAY = Set.of("08", "53", "57", "58", "25");
    /** Wrong user or password, no such database, no right to it. */
    private static final Set<String> CLASSES_REFUSED = Set.of("28", "3D", "42");

    static Fault of(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return BUG;
    }

    private static Fault of(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return ofSqlite(sqlite.getErrorCode() & 0xFF);
        }
        var state = failure.getSQLState();
        if (state == null || state.length() < 2) {
            // A pool that waited in vain has the last failure to connect as its cause.
            return failure.getCause() instanceof SQLException cause && of(cause) == REFUSED
                    ? REFUSED
                    : failure instanceof SQLTransientConnectionException ? AWAY : BUG;
        }
        if (RETRIED.contains(state)) {
            return RETRY;
        }
        if (state.equals(DISK_FULL)) {
            return FULL;
        }
        var kind = state.substring(0, 2);
        return CLASSES_AWAY.contains(kind) ? AWAY : CLASSES_REFUSED.contains(kind) ? REFUSED : BUG;
    }

    /** What the driver calls the failure, for the log; never its message, which may quote what was to be stored. */
    static String code(Throwable failure) {
        @Nullable Throwable cause = failure;
        String code = failure.getClass().getSimpleName();
        while (cause != null) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode().name();
            }
            if (cause instanceof SQLException sql) {
                code = sql.getSQLState() == null ? code : "SQL state " + sql.getSQLState();
            }
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return code;
    }

    private static Fault ofSqlite(int code) {
        if (SQLITE_BUSY.contains(code)) {
            return RETRY;
        }
        return code == SQLITE_FULL ? FULL : SQLITE_AWAY.contains(code) ? AWAY : BUG;
    }

    /** How this ends where it cannot be mended by trying again. */
    RuntimeException asException(RuntimeException failure) {
        return switch (this) {
            case FULL -> new DatabaseUnavailableException(Reason.FULL, failure);
            case RETRY, AWAY -> new DatabaseUnavailableException(Reason.UNREACHABLE, failure);
            case REFUSED, BUG -> failure;
        };
    }
}

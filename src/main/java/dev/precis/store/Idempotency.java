package dev.precis.store;

import dev.precis.store.DatabaseUnavailableException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was answered to requests that carry a key of their caller's, so that a caller who lost the answer can send
 * the request again. Thread-safe.
 */
public final class Idempotency {
    /** How long a key holds. */
    public static final Duration HOLDS = Duration.ofHours(24);

    private static final String ROW = " where owner = :owner and idempotency_key = :key";

    private final Database database;
    private final Heartbeat heartbeat;
    private final long termMillis;
    private final long holdsMillis;

    /** A request. */
    public record Request(String owner, String key, String fingerprint) {}

    /**
     * An answer.
     *
     * @param headers those that belong to it, by name
     * @param summary id of the summary that it carries; null where it carries none
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are only carried.
    public record Reply(
            int status,
            Map<String, String> headers,
            byte[] body,
            @Nullable String summary) {}

    /** What is to be done with a request. */
    public sealed interface Claim {
        /** The caller must answer it, and say how it went. */
        record Mine(Work work) implements Claim {}

        /** It was answered. */
        record Answered(Reply reply) implements Claim {}

        /** An equal one is being answered. */
        record Running() implements Claim {}

        /** The key belongs to another request. */
        record Taken() implements Claim {}
    }

    Idempotency(Database database, Heartbeat heartbeat, Duration term, Duration holds) {
        this.database = database;
        this.heartbeat = heartbeat;
        this.termMillis = term.toMillis();
        this.holdsMillis = holds.toMillis();
    }

    /**
     * Asks what is to be done with a request.
     *
     * @throws DatabaseUnavailableException where the database is away
     */
    public Claim claim(Request request) {
        var seen = database.read(handle -> row(handle, request, ""));
        if (seen.isPresent() && !seen.get().isFree()) {
            return seen.get().claim(request);
        }
        var token = UUID.randomUUID().toString();
        return database.write(handle -> claim(handle, request, token));
    }

    private Claim claim(Handle handle, Request request, String token) {
        int added = with(
                        handle.createUpdate("insert into idempotency (owner, idempotency_key, fingerprint, created,"
                                + " token, expires) values (:owner, :key, :fingerprint, <now>, :token, <now> + :term)"
                                + " on conflict do nothing"),
                        request,
                        token)
                .execute();
        if (added == 0) {
            var seen = row(handle, request, database.dialect() == Dialect.POSTGRESQL ? " for update" : "");
            if (seen.isPresent() && !seen.get().isFree()) {
                return seen.get().claim(request);
            }
            with(
                            handle.createUpdate("update idempotency set fingerprint = :fingerprint, created = <now>,"
                                    + " token = :token, expires = <now> + :term, summary = null, status = null,"
                                    + " headers = null, body = null" + ROW),
                            request,
                            token)
                    .execute();
        }
        return new Claim.Mine(new Work(request, token));
    }

    private <S extends SqlStatement<S>> S with(S statement, Request request, String token) {
        return statement
                .bind("owner", request.owner())
                .bind("key", request.key())
                .bind("fingerprint", request.fingerprint())
                .bind("token", token)
                .bind("term", termMillis);
    }

    /**
     * What the database has.
     *
     * @param isFree where the key has had its time, or its holder died
     */
    private record Row(
            String fingerprint, boolean isFree, @Nullable Reply reply) {
        Claim claim(Request request) {
            if (!fingerprint.equals(request.fingerprint())) {
                return new Claim.Taken();
            }
            return reply == null ? new Claim.Running() : new Claim.Answered(reply);
        }
    }

    private Optional<Row> row(Handle handle, Request request, String lock) {
        return handle.createQuery("select *, created <= <now> - :holds or (status is null and expires < <now>) as free"
                        + " from idempotency" + ROW + lock)
                .bind("owner", request.owner())
                .bind("key", request.key())
                .bind("holds", holdsMillis)
                .map((row, context) -> {
                    var body = row.getBytes("body");
                    var reply = body == null
                            ? null
                            : new Reply(
                                    row.getInt("status"),
                                    Headers.parse(row.getString("headers")),
                                    body,
                                    row.getString("summary"));
                    return new Row(row.getString("fingerprint"), row.getBoolean("free"), reply);
                })
                .findOne();
    }

    /** Removes some of what has had its time. */
    int clean(int most) {
        return database.write(handle -> handle.createUpdate(
                        "delete from idempotency where (owner, idempotency_key) in"
                                + " (select owner, idempotency_key from idempotency where created <= <now> - :holds limit :most)")
                .bind("holds", holdsMillis)
                .bind("most", most)
                .execute());
    }

    /** A request that is being answered. Nobody else answers it while this lives. Not thread-safe. */
    public final class Work implements AutoCloseable {
        private final Request request;
        private final String token;
        private final Heartbeat.Beat beat;
        private boolean answered;

        private Work(Request request, String token) {
            this.request = request;
            this.token = token;
            this.beat = heartbeat.keep(this::renew);
        }

        private void renew() {
            database.write(handle -> mine(handle.createUpdate(
                            "update idempotency set expires = <now> + :term" + ROW + " and token = :token"))
                    .bind("term", termMillis)
                    .execute());
        }

        /**
         * Keeps the answer.
         *
         * @throws DatabaseUnavailableException where it cannot be kept, or another one has taken the request over because
         *     this one gave no sign of life
         */
        public void answer(Reply reply) {
            int kept = database.write(handle -> mine(handle.createUpdate("update idempotency set summary = :summary,"
                            + " status = :status, headers = :headers, body = :body" + ROW + " and token = :token"))
                    .bind("summary", reply.summary())
                    .bind("status", reply.status())
                    .bind("headers", Headers.format(reply.headers()))
                    .bind("body", reply.body())
                    .execute());
            if (kept == 0) {
                throw new DatabaseUnavailableException(Reason.UNREACHABLE, null);
            }
            answered = true;
        }

        private <S extends SqlStatement<S>> S mine(S statement) {
            return statement
                    .bind("owner", request.owner())
                    .bind("key", request.key())
                    .bind("token", token);
        }

        /** Frees the key where no answer was kept. */
        @Override
        public void close() {
            beat.close();
            if (!answered) {
                database.write(handle -> mine(handle.createUpdate(
                                "delete from idempotency" + ROW + " and token = :token and status is null"))
                        .execute());
            }
        }
    }

    /** Headers as lines of text. */
    private static final class Headers {
        static String format(Map<String, String> headers) {
            List<String> lines = new ArrayList<>();
            new TreeMap<>(headers).forEach((name, value) -> lines.add(name + ":" + value));
            return String.join("\n", lines);
        }

        static Map<String, String> parse(@Nullable String text) {
            Map<String, String> headers = new TreeMap<>();
            if (text != null) {
                text.lines().forEach(line -> {
                    int colon = line.indexOf(':');
                    headers.put(line.substring(0, colon), line.substring(colon + 1));
                });
            }
            return headers;
        }
    }
}

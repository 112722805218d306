package dev.precis.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What models cost, per owner, day and model, over all instances that share the database. Days are UTC. Nothing that was
 * spent is forgotten while the service lives: what cannot be written at once is written with the next. Thread-safe.
 */
public final class Spending {
    private static final Logger LOG = LoggerFactory.getLogger(Spending.class);
    private static final int NANO_DIGITS = 9;

    private final Database database;
    private final List<Entry> pending = new ArrayList<>();

    /**
     * Some calls of a model.
     *
     * @param owner empty where there are no keys
     * @param usd null where no price is known
     */
    public record Entry(
            String owner,
            LocalDate day,
            String model,
            long calls,
            long inputTokens,
            long outputTokens,
            @Nullable BigDecimal usd) {
        long nanoUsd() {
            return usd == null ? 0 : usd.movePointRight(NANO_DIGITS).longValue();
        }
    }

    Spending(Database database) {
        this.database = database;
    }

    public static LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    }

    /** Takes note of what was spent. Does not fail. */
    public void add(Entry entry) {
        synchronized (pending) {
            pending.add(entry);
        }
        flush();
    }

    /** Writes what could not be written before. */
    void flush() {
        List<Entry> entries;
        synchronized (pending) {
            entries = List.copyOf(pending);
            pending.clear();
        }
        if (entries.isEmpty()) {
            return;
        }
        try {
            database.write(handle -> {
                entries.forEach(entry -> write(handle, entry));
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warn("What was spent could not be stored ({}); it is kept in memory and tried again", Fault.code(e));
            synchronized (pending) {
                pending.addAll(entries);
            }
        }
    }

    private static void write(Handle handle, Entry entry) {
        handle.createUpdate(
                        "insert into spending (owner, day, model, calls, input_tokens, output_tokens, nano_usd) values"
                                + " (:owner, :day, :model, :calls, :in, :out, :usd) on conflict (day, owner, model) do update set"
                                + " calls = spending.calls + excluded.calls,"
                                + " input_tokens = spending.input_tokens + excluded.input_tokens,"
                                + " output_tokens = spending.output_tokens + excluded.output_tokens,"
                                + " nano_usd = spending.nano_usd + excluded.nano_usd")
                .bind("owner", entry.owner())
                .bind("day", entry.day().toString())
                .bind("model", entry.model())
                .bind("calls", entry.calls())
                .bind("in", entry.inputTokens())
                .bind("out", entry.outputTokens())
                .bind("usd", entry.nanoUsd())
                .execute();
    }

    /**
     * What was spent on a day by all owners and instances, in US dollars.
     *
     * @throws DatabaseUnavailableException where the database is away
     */
    public BigDecimal usdOn(LocalDate day) {
        long written = database.read(
                handle -> handle.createQuery("select coalesce(sum(nano_usd), 0) from spending where day = :day")
                        .bind("day", day.toString())
                        .mapTo(Long.class)
                        .one());
        synchronized (pending) {
            long waiting = pending.stream()
                    .filter(entry -> entry.day().equals(day))
                    .mapToLong(Entry::nanoUsd)
                    .sum();
            return BigDecimal.valueOf(written + waiting, NANO_DIGITS);
        }
    }

    /** What was spent together. */
    public record Sum(long tokens, BigDecimal usd) {}

    /**
     * What was spent on a day by all owners and instances.
     *
     * @throws DatabaseUnavailableException where the database is away
     */
    public Sum sumOn(LocalDate day) {
        long tokens = database.read(handle -> handle.createQuery(
                        "select coalesce(sum(input_tokens + output_tokens), 0) from spending where day = :day")
                .bind("day", day.toString())
                .mapTo(Long.class)
                .one());
        var usd = usdOn(day);
        synchronized (pending) {
            long waiting = pending.stream()
                    .filter(entry -> entry.day().equals(day))
                    .mapToLong(entry -> entry.inputTokens() + entry.outputTokens())
                    .sum();
            return new Sum(tokens + waiting, usd);
        }
    }

    /** What each owner spent on a day, by model. */
    public List<Entry> on(LocalDate day) {
        return database.read(
                handle -> handle.createQuery("select * from spending where day = :day order by owner, model")
                        .bind("day", day.toString())
                        .map((row, context) -> new Entry(
                                row.getString("owner"),
                                day,
                                row.getString("model"),
                                row.getLong("calls"),
                                row.getLong("input_tokens"),
                                row.getLong("output_tokens"),
                                BigDecimal.valueOf(row.getLong("nano_usd"), NANO_DIGITS)))
                        .list());
    }
}

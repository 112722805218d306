package dev.precis.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whose a key is, without a look into the database. Looks there every two seconds, so that a new key works and a
 * revoked one fails in all instances by then. While the database is away what was read last holds. Thread-safe.
 */
public final class KeyRing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final List<KeyEntry> fixed;
    private final KeySource source;
    private final boolean strict;
    private final ScheduledExecutorService thread;
    private volatile @Nullable Keys keys;
    private boolean told;

    /**
     * What was read last.
     *
     * @param asked whether a key is asked for
     */
    private record Keys(Map<String, KeyEntry> byShelf, Set<String> ids, boolean asked) {}

    /**
     * Reads the keys, and goes on doing so.
     *
     * @param fixed keys that no database has to know
     * @param strict whether a key is asked for even where there is none yet
     */
    public KeyRing(List<KeyEntry> fixed, KeySource source, boolean strict) {
        this(fixed, source, strict, PERIOD);
    }

    KeyRing(List<KeyEntry> fixed, KeySource source, boolean strict, Duration period) {
        this.fixed = List.copyOf(fixed);
        this.source = source;
        this.strict = strict;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "keys");
            daemon.setDaemon(true);
            return daemon;
        });
        refresh();
        thread.scheduleWithFixedDelay(this::refresh, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A ring without keys: whoever reaches the service may use it. */
    public static KeyRing open() {
        return new KeyRing(List.of(), List::of, false);
    }

    private void refresh() {
        try {
            keys = read();
            told = false;
        } catch (RuntimeException e) {
            if (!told) {
                LOG.warn("The keys cannot be read ({}); {}", e.getClass().getSimpleName(), consequence());
            }
            told = true;
        }
    }

    private String consequence() {
        return keys == null ? "nobody is let in until they can" : "those read last hold until they can";
    }

    private Keys read() {
        var stored = source.all();
        Map<String, KeyEntry> good = new HashMap<>();
        Set<String> ids = new HashSet<>();
        stored.stream().filter(KeyEntry::isGood).forEach(entry -> add(entry, good, ids));
        fixed.forEach(entry -> add(entry, good, ids));
        // Where the last key was revoked the service must not stand open.
        boolean asked = strict || !fixed.isEmpty() || !stored.isEmpty();
        return new Keys(Map.copyOf(good), Set.copyOf(ids), asked);
    }

    private static void add(KeyEntry entry, Map<String, KeyEntry> good, Set<String> ids) {
        good.put(entry.hash().shelf(), entry);
        ids.add(entry.id());
    }

    /** Whether it knows the keys: false only where they could never be read since the start. */
    public boolean isKnown() {
        return keys != null;
    }

    /** Whether callers must show a key. True while nobody knows. */
    public boolean isAsked() {
        var known = keys;
        return known == null || known.asked();
    }

    /** Whether any key would be let in. */
    public boolean isEmpty() {
        var known = keys;
        return fixed.isEmpty() && (known == null || known.ids().isEmpty());
    }

    /**
     * Every key there is or was: those of the settings, then the kept ones.
     *
     * @throws RuntimeException where they cannot be read just now
     */
    public List<KeyEntry> all() {
        return Stream.concat(fixed.stream(), source.all().stream()).toList();
    }

    /** Whose a key is; empty where it is nobody's, or revoked. */
    public Optional<Caller> find(ApiKey key) {
        var hash = key.hash();
        return entry(hash.shelf()).filter(entry -> entry.hash().matches(hash)).map(KeyEntry::caller);
    }

    private Optional<KeyEntry> entry(String shelf) {
        var known = keys;
        return known == null
                ? fixed.stream()
                        .filter(entry -> entry.hash().shelf().equals(shelf))
                        .findFirst()
                : Optional.ofNullable(known.byShelf().get(shelf));
    }

    /** Whether a caller who was let in would be let in now. Cheap enough to be asked for each event of a stream. */
    public boolean isGood(Caller caller) {
        var known = keys;
        return known == null || (caller.hasKey() ? known.ids().contains(caller.key()) : !known.asked());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

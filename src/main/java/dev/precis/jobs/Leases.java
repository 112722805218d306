package dev.precis.jobs;

import dev.precis.store.Batches;
import dev.precis.store.DatabaseUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of the articles that this process runs, four times in each. Who takes too long is interrupted and not
 * renewed any more.
 */
final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final Batches batches;
    private final JobSettings settings;
    private final DatabaseClock clock;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Set<String> late = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread;

    private record Running(Thread thread, long since) {}

    Leases(Batches batches, JobSettings settings, DatabaseClock clock) {
        this.batches = batches;
        this.settings = settings;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "batch-leases");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void start() {
        long beat = settings.heartbeat().toMillis();
        thread.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
    }

    /** The calling thread begins work under a token. */
    void begin(String token) {
        running.put(token, new Running(Thread.currentThread(), System.nanoTime()));
    }

    void end(String token) {
        running.remove(token);
        late.remove(token);
    }

    /** Whether work under this token took too long, so that its lease is left to run out. */
    boolean isLate(String token) {
        return late.contains(token);
    }

    private void beat() {
        try {
            clock.ask();
            batches.renew(onTime(), settings.lease());
        } catch (DatabaseUnavailableException e) {
            LOG.debug("Leases are not renewed while the database is away");
        } catch (RuntimeException e) {
            LOG.error("Leases were not renewed: {}", e.getClass().getName());
        }
    }

    private List<String> onTime() {
        List<String> tokens = new ArrayList<>();
        running.forEach((token, work) -> {
            if (Duration.ofNanos(System.nanoTime() - work.since()).compareTo(settings.articleTimeout()) < 0) {
                tokens.add(token);
            } else if (running.remove(token, work)) {
                late.add(token);
                work.thread().interrupt();
            }
        });
        return tokens;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package dev.precis.store;

import dev.precis.store.Answers.Given;
import dev.precis.store.Leases.Lease;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that of several instances only one works on a question. Thread-safe. */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Keep keep;
    private final Leases leases;
    private final Heartbeat heartbeat;
    private final boolean shared;

    /** @param shared whether there may be other instances */
    Turns(Keep keep, Leases leases, Heartbeat heartbeat, boolean shared) {
        this.keep = keep;
        this.leases = leases;
        this.heartbeat = heartbeat;
        this.shared = shared;
    }

    /** Runs when it is this instance's turn, or gives what another has answered meanwhile. */
    Given take(Question question, Deadline deadline, boolean must, Supplier<Document> run) {
        if (!shared || !keep.isStoring()) {
            return keep.add(question, run.get(), must, null);
        }
        var name = "answer/" + question.owner() + "/" + question.hash();
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            var lease = leases.take(name);
            // Looked up after the lease: who held it before has stored its answer by now.
            var known = keep.find(question);
            if (known.isPresent()) {
                lease.ifPresent(this::giveBack);
                return new Given(known.get(), true, true);
            }
            if (lease.isPresent()) {
                return run(question, must, run, lease.get());
            }
            deadline.pause(pause);
        }
    }

    private Given run(Question question, boolean must, Supplier<Document> run, Lease lease) {
        Given given;
        try (var beat = heartbeat.keep(() -> leases.renew(lease))) {
            given = keep.add(question, run.get(), must, lease);
        } catch (RuntimeException | Error e) {
            giveBack(lease);
            throw e;
        }
        if (!given.stored()) {
            giveBack(lease);
        }
        return given;
    }

    private void giveBack(Lease lease) {
        try (var uninterrupted = new Uninterrupted()) {
            leases.giveBack(lease);
        } catch (RuntimeException e) {
            LOG.debug("A lease could not be given back ({}); it runs out by itself", Fault.code(e));
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}

package dev.precis.store;

import dev.precis.store.Answers.Given;
import dev.precis.store.DatabaseUnavailableException.Reason;
import dev.precis.store.Leases.Lease;
import dev.precis.trace.Trace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept, in memory before the database. Thread-safe. */
final class Keep {
    private static final Logger LOG = LoggerFactory.getLogger(Keep.class);

    private final Database database;
    private final Summaries summaries;
    private final Memory memory;
    private final boolean storing;

    /** @param storing false where nothing at all is to be kept */
    Keep(Database database, Summaries summaries, Memory memory, boolean storing) {
        this.database = database;
        this.summaries = summaries;
        this.memory = memory;
        this.storing = storing;
    }

    boolean isStoring() {
        return storing;
    }

    Optional<Document> find(Question question) {
        return storing ? Trace.span("look up", () -> known(question)) : Optional.empty();
    }

    private Optional<Document> known(Question question) {
        var remembered = memory.find(question);
        if (remembered.isPresent() && isStillThere(question, remembered.get())) {
            return remembered;
        }
        var stored = summaries.newest(question);
        stored.ifPresent(document -> memory.add(question, document));
        return stored;
    }

    /** Another instance may have been told to forget what this one remembers. */
    private boolean isStillThere(Question question, Document document) {
        return database.dialect() == Dialect.SQLITE || summaries.exists(question.owner(), document.id());
    }

    Optional<Document> find(String owner, String id) {
        return storing ? summaries.find(owner, id) : Optional.empty();
    }

    boolean forget(String owner, String id) {
        boolean forgotten = summaries.delete(owner, id);
        memory.forget(id);
        return forgotten;
    }

    /**
     * Keeps a new answer. An answer that was worked for is not lost for want of a database.
     *
     * @param must whether it is of no use where it cannot be kept
     * @param lease under which it was made; null for none
     * @throws DatabaseUnavailableException where it must be kept and cannot be
     */
    Given add(Question question, Document document, boolean must, @Nullable Lease lease) {
        if (!storing) {
            return new Given(document, false, false);
        }
        // The work is done, whether or not somebody is still there to hear of it.
        try (var uninterrupted = new Uninterrupted()) {
            return Trace.span("store", () -> write(question, document, must, lease));
        } catch (RuntimeException e) {
            if (must) {
                throw e;
            }
            LOG.warn("An answer was given but could not be stored ({})", Fault.code(e));
            return new Given(document, false, false);
        }
    }

    private Given write(Question question, Document document, boolean must, @Nullable Lease lease) {
        boolean inTime = database.write(handle -> {
            boolean held = lease == null || Leases.end(handle, lease);
            if (held) {
                Summaries.add(handle, question, document);
            }
            return held;
        });
        if (inTime) {
            memory.add(question, document);
            return new Given(document, false, true);
        }
        return late(question, document, must);
    }

    /** Who lost the lease gives what the next holder has stored, so that equal questions have one answer. */
    private Given late(Question question, Document document, boolean must) {
        var stored = summaries.newest(question);
        if (stored.isPresent()) {
            return new Given(stored.get(), true, true);
        }
        if (must) {
            throw new DatabaseUnavailableException(Reason.UNREACHABLE, null);
        }
        return new Given(document, false, false);
    }
}

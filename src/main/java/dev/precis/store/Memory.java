package dev.precis.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/** The answers given last, as many as fit. Thread-safe. */
final class Memory {
    /** About what an entry takes beside its bytes. */
    private static final int OVERHEAD = 600;

    private final Cache<Question, Document> documents;
    private final long retentionMillis;

    /** @param bytes 0 to keep nothing */
    Memory(long bytes, Duration retention) {
        this.documents = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Question question, Document document) -> document.bytes().length + OVERHEAD)
                .build();
        this.retentionMillis = retention.toMillis();
    }

    Optional<Document> find(Question question) {
        return Optional.ofNullable(documents.getIfPresent(question))
                .filter(document -> document.created() > System.currentTimeMillis() - retentionMillis);
    }

    void add(Question question, Document document) {
        documents.put(question, document);
    }

    void forget(Question question) {
        documents.invalidate(question);
    }

    void forget(String id) {
        documents.asMap().values().removeIf(document -> document.id().equals(id));
    }
}

package dev.precis.store;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The finished answers in the database. What is older than the retention is not found, cleaned up or not. Thread-safe. */
final class Summaries {
    private static final RowMapper<Document> DOCUMENT = (row, context) -> new Document(
            row.getString("id"),
            row.getLong("created"),
            row.getString("article_sha256"),
            row.getString("model"),
            row.getBytes("document"));

    private final Database database;
    private final long retentionMillis;

    Summaries(Database database, Duration retention) {
        this.database = database;
        this.retentionMillis = retention.toMillis();
    }

    Optional<Document> find(String owner, String id) {
        return database.read(handle -> handle.createQuery(
                        "select * from summary where id = :id and owner = :owner and created > <now> - :retention")
                .bind("id", id)
                .bind("owner", owner)
                .bind("retention", retentionMillis)
                .map(DOCUMENT)
                .findOne());
    }

    /** The latest answer to a question. */
    Optional<Document> newest(Question question) {
        return database.read(handle -> handle.createQuery("select * from summary where owner = :owner and question ="
                        + " :question and created > <now> - :retention order by created desc limit 1")
                .bind("owner", question.owner())
                .bind("question", question.hash())
                .bind("retention", retentionMillis)
                .map(DOCUMENT)
                .findOne());
    }

    boolean exists(String owner, String id) {
        return database.read(handle -> handle.createQuery(
                        "select 1 from summary where id = :id and owner = :owner and created > <now> - :retention")
                .bind("id", id)
                .bind("owner", owner)
                .bind("retention", retentionMillis)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    static void add(Handle handle, Question question, Document document) {
        handle.createUpdate("insert into summary (id, owner, question, created, article_sha256, model, document) values"
                        + " (:id, :owner, :question, :created, :sha256, :model, :document)")
                .bind("id", document.id())
                .bind("owner", question.owner())
                .bind("question", question.hash())
                .bind("created", document.created())
                .bind("sha256", document.articleSha256())
                .bind("model", document.model())
                .bind("document", document.bytes())
                .execute();
    }

    /** Forgets a summary, and the answers to requests with an Idempotency-Key that carry it. */
    boolean delete(String owner, String id) {
        return database.write(handle -> {
            handle.execute("delete from idempotency where owner = ? and summary = ?", owner, id);
            return handle.execute("delete from summary where id = ? and owner = ?", id, owner) > 0;
        });
    }

    /** Removes some of what is older than the retention. */
    int clean(int most) {
        return database.write(handle -> handle.createUpdate("delete from summary where id in (select id from summary"
                        + " where created <= <now> - :retention limit :most)")
                .bind("retention", retentionMillis)
                .bind("most", most)
                .execute());
    }
}

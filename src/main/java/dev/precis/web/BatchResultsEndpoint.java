package dev.precis.web;

import dev.precis.jobs.Jobs;
import dev.precis.store.BatchItem.Ended;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;

/** What came of the articles of a batch, in the order they were handed in. Reads and writes a few at a time. */
final class BatchResultsEndpoint implements Endpoint {
    static final Field<Integer> AFTER = Field.integer(
                    "after", -1, Integer.MAX_VALUE, "Only results behind this index, to go on where one left off.")
            .standing(Field.Place.ONLY_IN_QUERY);
    static final Field<Integer> LIMIT = Field.integer("limit", 1, Integer.MAX_VALUE, "At most this many results.")
            .standing(Field.Place.ONLY_IN_QUERY);

    private static final int AT_ONCE = 50;
    private static final List<Field<?>> FIELDS = List.of(AFTER, LIMIT);

    private final Jobs jobs;

    BatchResultsEndpoint(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Operation operation() {
        return Operation.get(BatchEndpoint.PATH + "/results", "getBatchResults")
                .does(
                        "Get the results of a batch, in the order of its articles",
                        "A line of JSON for each article that has ended, or one array with Accept: application/json. While the batch runs, those that are there already.")
                .pathParameter(BatchEndpoint.ID, BatchEndpoint.EXAMPLE)
                .query(FIELDS)
                .answersLines(BatchResult.class, Examples.answer("batch-result"))
                .problems(ProblemType.NOT_FOUND, ProblemType.INVALID_REQUEST, ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) throws IOException {
        var fields = Fields.ofQuery(QueryString.parse(context.req().getQueryString()), FIELDS);
        int from = fields.get(AFTER, -1) + 1;
        int limit = fields.get(LIMIT, Integer.MAX_VALUE);
        fields.check();
        var batch = BatchEndpoint.find(jobs, context);
        // The first are read before the answer begins, so that a database that is away is still a problem of its own.
        var first = jobs.batches().results(batch.id(), from, Math.min(limit, AT_ONCE));
        var accept = Collections.list(context.req().getHeaders("Accept"));
        boolean array = Accept.prefers(accept, MediaType.JSON, MediaType.NDJSON);
        context.contentType(array ? MediaType.JSON : MediaType.NDJSON).header("Cache-Control", "private, no-cache");
        context.res().setCharacterEncoding(null);
        if (!context.req().getMethod().equals("HEAD")) {
            write(batch.id(), first, limit, array, context.res().getOutputStream());
        }
    }

    private void write(String batch, List<Ended> first, int limit, boolean array, OutputStream out) throws IOException {
        int written = 0;
        out.write(array ? "[".getBytes(java.nio.charset.StandardCharsets.US_ASCII) : new byte[0]);
        for (var page = first; !page.isEmpty(); page = next(batch, page, limit - written)) {
            for (var item : page) {
                out.write(array && written > 0 ? new byte[] {',', '\n'} : new byte[0]);
                BatchResult.write(item, out);
                out.write(array ? new byte[0] : new byte[] {'\n'});
                written++;
            }
        }
        out.write(array ? "]\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII) : new byte[0]);
    }

    private List<Ended> next(String batch, List<Ended> page, int left) {
        return left <= 0
                ? List.of()
                : jobs.batches().results(batch, page.get(page.size() - 1).position() + 1, Math.min(left, AT_ONCE));
    }
}

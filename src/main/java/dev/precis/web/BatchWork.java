package dev.precis.web;

import dev.precis.access.Slots;
import dev.precis.jobs.Work;
import dev.precis.store.Batch;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Runs an article of a batch exactly as a single request would be, and tells of it in the same words. Thread-safe. */
final class BatchWork implements Work {
    /** Another try may end better. */
    private static final Set<ProblemType> PASSING = Set.of(
            ProblemType.INTERNAL_ERROR,
            ProblemType.UNAVAILABLE,
            ProblemType.FETCH_FAILED,
            ProblemType.STORAGE_UNAVAILABLE,
            ProblemType.STORAGE_FULL);

    private final SummaryDesk desk;
    private final Slots slots;

    /** @param slots of which some are left to single requests, whatever batches there are */
    BatchWork(SummaryDesk desk, Slots slots) {
        this.desk = desk;
        this.slots = slots;
    }

    @Override
    public byte[] run(String owner, byte[] request) {
        var fields = Fields.ofJson(StrictJson.object(new String(request, StandardCharsets.UTF_8)), SummaryFields.ALL);
        var summary = SummaryRequest.of(fields);
        fields.check();
        return slots.asBatch(
                () -> desk.answer(summary, owner, false, step -> {}).json());
    }

    @Override
    public Failure explain(Throwable failure) {
        var known = failure instanceof Exception exception ? exception : new IllegalStateException(failure);
        var problem = Problems.told(known, RequestId.next());
        boolean lasting = PASSING.stream().noneMatch(type -> type.uri().equals(problem.type()));
        return new Failure(Json.bytes(problem), lasting);
    }

    @Override
    public byte[] notice(Batch batch) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("type", batch.state() == Batch.State.CANCELLED ? "batch.cancelled" : "batch.completed");
        notice.put("timestamp", BatchAnswer.time(batch.completed()));
        notice.put("data", BatchAnswer.of(batch));
        return Json.bytes(notice);
    }
}

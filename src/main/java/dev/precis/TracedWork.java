package dev.precis;

import dev.precis.jobs.Work;
import dev.precis.store.Batch;
import dev.precis.trace.Trace;
import dev.precis.trace.Tracer;

/** Makes each article of a batch a trace of its own: whoever handed it in has long been answered. */
record TracedWork(Work work, Tracer tracer) implements Work {
    @Override
    public byte[] run(String owner, byte[] request) {
        var span = tracer.begin("article of a batch");
        try {
            return Trace.within(span, () -> work.run(owner, request));
        } catch (RuntimeException e) {
            span.fail(e.getClass().getSimpleName());
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            span.end();
        }
    }

    @Override
    public Failure explain(Throwable failure) {
        return work.explain(failure);
    }

    @Override
    public byte[] notice(Batch batch) {
        return work.notice(batch);
    }
}

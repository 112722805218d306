package dev.precis.jobs;

import dev.precis.draft.ModelUnavailableException;
import dev.precis.store.Batch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers each article with itself, unless told otherwise, and remembers what it was asked. */
final class ScriptedWork implements Work {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Integer, String>> scripts = new ConcurrentHashMap<>();

    /** @param script gives the answer to the nth time (from 1) that an article is run */
    ScriptedWork on(String article, Function<Integer, String> script) {
        scripts.put(article, script);
        return this;
    }

    int times(String article) {
        return (int) asked.stream().filter(article::equals).count();
    }

    @Override
    public byte[] run(String owner, byte[] request) {
        var article = new String(request, StandardCharsets.UTF_8);
        int times;
        synchronized (asked) {
            asked.add(article);
            times = times(article);
        }
        var script = scripts.getOrDefault(article, time -> "answer to " + article);
        return script.apply(times).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Failure explain(Throwable failure) {
        boolean lasting = failure instanceof IllegalArgumentException
                || failure instanceof PoisonousArticleException
                || failure instanceof ModelUnavailableException;
        return new Failure(failure.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8), lasting);
    }

    @Override
    public byte[] notice(Batch batch) {
        return ("{\"id\":\"" + batch.id() + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}

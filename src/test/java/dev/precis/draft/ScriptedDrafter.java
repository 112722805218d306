package dev.precis.draft;

import dev.precis.sources.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A drafter for tests: drafts and fails as it is told, in the order it is told, and records what it was asked. Asked
 * more often than scripted, it fails the test.
 */
public final class ScriptedDrafter implements Drafter {
    private final Deque<Supplier<Draft>> script = new ArrayDeque<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /**
     * What it was asked.
     *
     * @param earlier null for a first draft
     * @param objections empty for a first draft
     */
    public record Asked(
            Reading reading, Brief brief, @Nullable Draft earlier, List<Objection> objections) {}

    /** Next, gives this draft; first drafts and revisions are one list. */
    public synchronized ScriptedDrafter gives(Draft draft) {
        script.add(() -> draft);
        return this;
    }

    public synchronized ScriptedDrafter fails(RuntimeException failure) {
        script.add(() -> {
            throw failure;
        });
        return this;
    }

    /** What it was asked so far, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String name() {
        return "test/scripted";
    }

    @Override
    public Draft draft(Reading reading, Brief brief) {
        asked.add(new Asked(reading, brief, null, List.of()));
        return next().get();
    }

    @Override
    public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
        asked.add(new Asked(reading, brief, earlier, List.copyOf(objections)));
        return next().get();
    }

    private synchronized Supplier<Draft> next() {
        Supplier<Draft> next = script.poll();
        if (next == null) {
            throw new AssertionError("The drafter was asked more often than scripted: " + asked.size());
        }
        return next;
    }
}

package dev.precis.summary;

import dev.precis.draft.Brief;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.Objection;
import dev.precis.sources.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Answers what it is told to, in this order, and remembers what it was asked. Each answer used 100 and 10 tokens. */
final class ScriptedDrafter implements Drafter {
    static final Draft.Usage USAGE = new Draft.Usage(100, 10, 1);

    private final String name;
    private final Deque<Object> answers = new ArrayDeque<>();
    final List<List<Objection>> objections = new ArrayList<>();
    int drafts;

    ScriptedDrafter(String name) {
        this.name = name;
    }

    ScriptedDrafter answers(Draft draft) {
        answers.add(draft);
        return this;
    }

    ScriptedDrafter fails(ModelUnavailableException.Reason reason) {
        answers.add(new ModelUnavailableException(reason, name + " is away", null));
        return this;
    }

    /** A draft of sentences alone. */
    static Draft draft(String... sentences) {
        return new Draft(
                null,
                Stream.of(sentences)
                        .map(text -> new DraftSentence(text, List.of(), List.of()))
                        .toList(),
                List.of(),
                USAGE);
    }

    static Draft headed(String headline, String... sentences) {
        Draft draft = draft(sentences);
        return new Draft(headline, draft.sentences(), draft.keyFigures(), USAGE);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Draft draft(Reading reading, Brief brief) {
        drafts++;
        return next();
    }

    @Override
    public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> found) {
        objections.add(found);
        return answers.isEmpty()
                ? new Draft(earlier.headline(), earlier.sentences(), earlier.keyFigures(), USAGE)
                : next();
    }

    private Draft next() {
        Object answer = answers.remove();
        if (answer instanceof ModelUnavailableException failure) {
            throw failure;
        }
        return (Draft) answer;
    }
}

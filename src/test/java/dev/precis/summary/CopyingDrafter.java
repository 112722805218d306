package dev.precis.summary;

import dev.precis.article.Sentence;
import dev.precis.draft.Brief;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Drafter;
import dev.precis.draft.Objection;
import dev.precis.sources.Reading;
import java.util.List;

/** An honest model without ideas: the first three sentences behind the headline. */
final class CopyingDrafter implements Drafter {
    @Override
    public String name() {
        return "test/copying";
    }

    @Override
    public Draft draft(Reading reading, Brief brief) {
        List<Sentence> sentences = reading.article().sentences();
        return new Draft(
                null,
                sentences.subList(1, Math.min(4, sentences.size())).stream()
                        .map(sentence -> new DraftSentence(
                                reading.article().words(sentence.span()), List.of(), List.of(sentence.index())))
                        .toList(),
                List.of(),
                Draft.Usage.NONE);
    }

    @Override
    public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
        return earlier;
    }
}

package dev.precis.draft;

import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.Usage;
import dev.precis.figures.Figure;
import dev.precis.sources.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a summary of the article's own sentences, without any model: those that tell most, in the article's order. The
 * same article and brief always give the same draft. Thread-safe.
 */
public final class ExtractiveDrafter implements Drafter {
    public static final String NAME = "embedded/extractive";

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Writes a first draft.
     *
     * @throws UntranslatableException where the brief asks for another language than the article's
     */
    @Override
    public Draft draft(Reading reading, Brief brief) {
        UntranslatableException.check(reading.article().language(), brief.language());
        List<Extract> extracts = new Body(reading).extracts();
        List<Extract> picked = selection(reading, brief, extracts).pick(brief.length());
        Set<Integer> indexes = picked.stream().map(Extract::index).collect(Collectors.toUnmodifiableSet());
        return new Draft(
                new Headline(ExtractWords.of(reading.article().language())).of(reading.article(), extracts),
                picked.stream().map(extract -> sentence(reading, extract)).toList(),
                new KeyFigures(reading, indexes).choose(brief.maxFigures()),
                Usage.NONE);
    }

    @Override
    public boolean writesToLength() {
        return false;
    }

    private static Selection selection(Reading reading, Brief brief, List<Extract> extracts) {
        Voices voices = new Voices(reading, extracts);
        Scores scores = new Scores(reading, extracts, voices, brief.focus());
        return new Selection(extracts, scores::of, voices);
    }

    /** Takes another sentence of the article, from between the same neighbours, for each that was objected to. */
    @Override
    public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
        List<Extract> extracts = new Body(reading).extracts();
        List<Extract> now = new ArrayList<>(earlier.sentences().stream()
                .map(sentence -> extract(sentence, extracts))
                .toList());
        List<Extract> gone = objections.stream()
                .map(Objection::sentence)
                .filter(index -> index >= 0)
                .map(now::get)
                .toList();
        List<DraftSentence> sentences = new ArrayList<>(earlier.sentences());
        for (Objection objection : objections) {
            int at = objection.sentence();
            Extract other = at < 0 ? null : instead(reading, brief, extracts, now, gone, at);
            if (other != null) {
                now.set(at, other);
                sentences.set(at, sentence(reading, other));
            }
        }
        return new Draft(earlier.headline(), sentences, earlier.keyFigures(), Usage.NONE);
    }

    private static @Nullable Extract instead(
            Reading reading, Brief brief, List<Extract> extracts, List<Extract> now, List<Extract> gone, int at) {
        int after = at == 0 ? -1 : now.get(at - 1).order();
        int before = at + 1 == now.size() ? extracts.size() : now.get(at + 1).order();
        List<Extract> kept =
                now.stream().filter(extract -> !gone.contains(extract)).toList();
        return selection(reading, brief, extracts).instead(kept, gone, after, before);
    }

    private static Extract extract(DraftSentence sentence, List<Extract> extracts) {
        return extracts.stream()
                .filter(extract -> sentence.evidence().contains(extract.index()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This draft was not made from the article"));
    }

    private static DraftSentence sentence(Reading reading, Extract extract) {
        List<String> figures = reading.figures().stream()
                .filter(figure -> figure.sentence() == extract.index())
                .map(Figure::id)
                .toList();
        return new DraftSentence(extract.text(), figures, List.of(extract.index()));
    }
}

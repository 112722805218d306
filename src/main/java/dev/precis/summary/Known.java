package dev.precis.summary;

import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.figures.Figure;
import dev.precis.sources.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drops from a draft what names nothing: ids and sentence numbers that the article does not have, and empty sentences. */
final class Known {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Known() {}

    static Draft of(Draft draft, Reading reading) {
        List<DraftSentence> sentences = draft.sentences().stream()
                .map(sentence -> of(sentence, reading))
                .filter(sentence -> !sentence.text().isEmpty())
                .toList();
        return new Draft(
                clean(draft.headline()), sentences, keyFigures(draft, ids(reading)), draft.usage(), draft.parts());
    }

    private static Set<String> ids(Reading reading) {
        return reading.figures().stream().map(Figure::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Its text is empty where nothing is left. */
    static DraftSentence of(DraftSentence sentence, Reading reading) {
        Set<String> ids = ids(reading);
        int sentences = reading.article().sentences().size();
        String text = clean(sentence.text());
        return new DraftSentence(
                text == null ? "" : text,
                sentence.figures().stream().filter(ids::contains).distinct().toList(),
                sentence.evidence().stream()
                        .filter(index -> index >= 0 && index < sentences)
                        .distinct()
                        .toList());
    }

    private static List<KeyFigure> keyFigures(Draft draft, Set<String> ids) {
        List<KeyFigure> known = new ArrayList<>();
        for (KeyFigure figure : draft.keyFigures()) {
            boolean isNew = known.stream().noneMatch(earlier -> earlier.figure().equals(figure.figure()));
            if (isNew && ids.contains(figure.figure())) {
                known.add(new KeyFigure(figure.figure(), clean(figure.label())));
            }
        }
        return known;
    }

    /** On one line; null where nothing is left. A line break inside a sentence would break a list and a stream. */
    static @Nullable String clean(@Nullable String text) {
        String clean = text == null ? "" : SPACE.matcher(text).replaceAll(" ").strip();
        return clean.isEmpty() ? null : clean;
    }
}

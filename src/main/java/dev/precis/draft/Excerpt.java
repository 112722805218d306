package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Sentence;
import dev.precis.figures.Figure;
import dev.precis.figures.Quantities;
import dev.precis.sources.Reading;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some sentences of an article, with their numbers, figures and sources as in the whole of it. */
final class Excerpt {
    private Excerpt() {}

    /** @param indexes of sentences; those that do not exist are left out */
    static Reading of(Reading reading, Collection<Integer> indexes) {
        Set<Integer> wanted = new HashSet<>(indexes);
        Article whole = reading.article();
        List<Sentence> sentences = whole.sentences().stream()
                .filter(sentence -> wanted.contains(sentence.index()))
                .toList();
        List<Figure> figures = reading.figures().stream()
                .filter(figure -> wanted.contains(figure.sentence()))
                .toList();
        Article article = new Article(
                whole.text(),
                whole.fromHtml(),
                whole.metadata(),
                whole.language(),
                whole.sha256(),
                whole.furniture(),
                whole.passages(),
                sentences);
        Quantities quantities = new Quantities(figures, reading.quantities().notFigures());
        return new Reading(article, quantities, reading.sources(), reading.claims(), reading.attributions());
    }

    /** The sentence in which each figure stands, by the figure's id. */
    static Map<String, Integer> sentencesOfFigures(Reading reading) {
        Map<String, Integer> sentences = new HashMap<>();
        reading.figures().forEach(figure -> sentences.put(figure.id(), figure.sentence()));
        return sentences;
    }
}

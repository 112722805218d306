package dev.precis.summary;

import dev.precis.article.Article;
import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.figures.Figure;
import dev.precis.figures.FigureFinder;
import dev.precis.figures.Quantities;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.sources.Speech;
import dev.precis.sources.Status;
import dev.precis.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One short article with four figures and one source, read. */
final class Flood {
    static final String TEXT = """
            Flood closes the valley road at Dornbeck

            The river Tarn rose 3 metres overnight and closed the valley road at Dornbeck. \
            Rescuers brought 41 people to the school, Mayor Hanna Olsen said on Friday.

            The town has set aside 250 beds and $90,000 for repairs.
            """;

    private Flood() {}

    static Article article() {
        return new Intake().read(Submission.ofText(TEXT));
    }

    static Reading read(Article article) {
        List<Span> sentences = article.sentences().stream().map(s -> s.span()).toList();
        Quantities quantities = new FigureFinder().find(article.text(), sentences, article.language());
        Span olsen = spanOf(article, "Hanna Olsen");
        Source source = new Source("s1", "Hanna Olsen", "Mayor", SourceKind.PERSON, List.of(olsen), 1);
        Map<String, Attribution> attributions = new HashMap<>();
        for (Figure figure : quantities.figures()) {
            boolean isHers = article.words(figure.number()).equals("41");
            attributions.put(figure.id(), isHers ? hers(article) : Attribution.OWN_VOICE);
        }
        return new Reading(article, quantities, List.of(source), List.of(), attributions);
    }

    static String id(Reading reading, String number) {
        return reading.figures().stream()
                .filter(figure -> reading.article().words(figure.number()).equals(number))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Attribution hers(Article article) {
        Span cue = spanOf(article, "Mayor Hanna Olsen said");
        return new Attribution("s1", null, cue, Speech.REPORTED, Status.ATTRIBUTED, null, "test");
    }

    private static Span spanOf(Article article, String words) {
        int start = article.text().indexOf(words);
        return new Span(start, start + words.length());
    }
}

package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Passage.Role;
import dev.precis.figures.Figure;
import dev.precis.sources.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much each extract of one article tells, in points without a unit. The weights were set by hand so that the parts
 * stay in this order: where it stands, what it shares with the rest, what it proves.
 */
final class Scores {
    private static final double LEAD = 2.0;
    private static final double LEAD_FADES = 0.35;
    private static final double CENTRE = 0.6;
    private static final double HEADLINE = 0.35;
    private static final double FIGURES = 0.1;
    private static final double SOURCE = 0.05;
    private static final double FOCUS = 2.5;
    private static final double TOO_LONG = 0.5;
    private static final double TOO_SHORT = 0.3;
    private static final double QUOTATION = 0.25;
    private static final double QUESTION = 0.4;
    private static final int LONG = 50;
    private static final int SHORT = 8;
    private static final int MOST_FIGURES = 2;

    private final Map<Integer, Double> byIndex = new HashMap<>();

    Scores(Reading reading, List<Extract> extracts, Voices voices, @Nullable String focus) {
        ExtractWords words = ExtractWords.of(reading.article().language());
        Terms middle = Terms.middle(extracts.stream().map(Extract::terms).toList());
        Set<String> headline = terms(headline(reading.article()), words);
        Set<String> wanted = terms(focus == null ? "" : focus, words);
        Map<Integer, Long> figures =
                reading.figures().stream().collect(Collectors.groupingBy(Figure::sentence, Collectors.counting()));
        Quoted quoted = Quoted.of(reading.article());
        for (Extract extract : extracts) {
            double score = LEAD / (1 + LEAD_FADES * extract.order())
                    + CENTRE * extract.terms().likeness(middle)
                    + HEADLINE * share(headline, extract)
                    + FOCUS * share(wanted, extract)
                    + FIGURES * Math.min(MOST_FIGURES, figures.getOrDefault(extract.index(), 0L))
                    + (voices.anySpeaksIn(extract) ? SOURCE : 0)
                    - QUOTATION * quoted.share(extract.sentence().span())
                    - awkwardness(extract);
            byIndex.put(extract.index(), score);
        }
    }

    double of(Extract extract) {
        return byIndex.getOrDefault(extract.index(), 0.0);
    }

    private static double awkwardness(Extract extract) {
        double length = extract.words() > LONG ? TOO_LONG : extract.words() < SHORT ? TOO_SHORT : 0;
        return length + (extract.text().endsWith("?") ? QUESTION : 0);
    }

    private static String headline(Article article) {
        String told = article.metadata().title();
        return article.passages().stream()
                .filter(passage -> passage.role() == Role.HEADLINE)
                .map(passage -> article.words(passage.span()))
                .findFirst()
                .orElse(told == null ? "" : told);
    }

    private static Set<String> terms(String text, ExtractWords words) {
        return new HashSet<>(Terms.count(text, words).keySet());
    }

    private static double share(Set<String> wanted, Extract extract) {
        long common =
                wanted.stream().filter(extract.terms().weights()::containsKey).count();
        return wanted.isEmpty() ? 0 : (double) common / wanted.size();
    }
}

package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds "a couple of years ago" where the article has "a couple of days ago": a stretch of time without a number, which is no
 * figure, so that no other check looks at it.
 */
final class VagueTimes {
    /** A sentence of the article is meant that has this share of the words' worth, and so many of them. */
    private static final double CLEAR = 0.3;

    private static final int CLEAR_WORDS = 3;

    private static final Map<String, String> LENGTHS = Map.of(
            "seconds", "second",
            "minutes", "minute",
            "hours", "hour",
            "days", "day",
            "nights", "day",
            "weeks", "week",
            "months", "month",
            "years", "year",
            "decades", "decade",
            "centuries", "century");

    private static final Map<String, String> ENDS =
            Map.of("ago", "before", "earlier", "before", "before", "before", "after", "after", "later", "after");

    /** "Days after": two words of a sentence, the number before them left out of account. */
    private record Stretch(int sentence, int at, String length, String end) {}

    /** Those of an article, read once. */
    private static final class Stretches {
        private final List<Stretch> all;

        Stretches(Side side) {
            all = stretches(side);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    VagueTimes(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Stretch told : stretches(text)) {
            Span span = span(text, told);
            boolean found = Item.isFound(known, span);
            Stretch rival = found || isCounted(text, told) ? null : rival(told);
            if (rival != null) {
                items.add(finding(span, span(article.side, rival)));
            }
        }
        return items;
    }

    private static List<Stretch> stretches(Side side) {
        List<Stretch> stretches = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            List<Word> words = side.words.get(sentence);
            for (int at = 0; at + 1 < words.size(); at++) {
                String length = LENGTHS.get(words.get(at).lower());
                String end = ENDS.get(words.get(at + 1).lower());
                if (length != null && end != null && !words.get(at + 1).afterMark()) {
                    stretches.add(new Stretch(sentence, at, length, end));
                }
            }
        }
        return stretches;
    }

    /** "Six days after" has a figure, which is checked as one. */
    private static boolean isCounted(Side side, Stretch stretch) {
        return side.facts.get(stretch.sentence()).stream()
                .anyMatch(fact -> fact.from() <= stretch.at() && stretch.at() < fact.to());
    }

    /** Another stretch of the sentence that is told, where the article has none such, with or without a number. */
    private @Nullable Stretch rival(Stretch told) {
        List<Stretch> there = article.side.view(Stretches.class, Stretches::new).all;
        boolean same = there.stream().anyMatch(other -> other.length().equals(told.length()));
        if (same || there.isEmpty()) {
            return null;
        }
        List<String> keys =
                text.words.get(told.sentence()).stream().map(Word::key).toList();
        List<Statements.Match> matches = article.statements().find(keys);
        if (matches.isEmpty()
                || matches.get(0).coverage() < CLEAR
                || matches.get(0).shared() < CLEAR_WORDS) {
            return null;
        }
        int sentence = matches.get(0).sentence();
        return there.stream()
                .filter(other -> other.sentence() == sentence && other.end().equals(told.end()))
                .filter(other -> !isCounted(article.side, other))
                .findFirst()
                .orElse(null);
    }

    private static Span span(Side side, Stretch stretch) {
        List<Word> words = side.words.get(stretch.sentence());
        return new Span(
                words.get(stretch.at()).span().start(),
                words.get(stretch.at() + 1).span().end());
    }

    private Item finding(Span span, Span rival) {
        String expected = findings.words(rival);
        return findings.contradicted(
                span,
                Item.Kind.NUMBER,
                Code.UNIT_DIFFERS,
                null,
                expected,
                "The article has “" + expected + "” here, not “" + findings.told(span) + "”.");
    }
}

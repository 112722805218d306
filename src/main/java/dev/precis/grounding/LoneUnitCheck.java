package dev.precis.grounding;

import dev.precis.figures.Figure;
import dev.precis.figures.Normalized;
import dev.precis.grounding.BoundWords.Bound;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the bounds of "more than a tonne", "at least a week": one of a unit that is told without a number, which is no
 * figure, so that no other check looks at its bound.
 */
final class LoneUnitCheck {
    /** Words that the sentences must share beside the unit. */
    private static final int SHARED = 2;

    /** With "and" they go on from a unit: "an hour and a half". */
    private static final String PARTS = "an?|half|some|one|two|three|four|five|six|more";

    /**
     * One of a unit.
     *
     * @param from the first word of its bound, or its article
     * @param to the unit
     */
    private record Lone(int sentence, int from, int to, String unit, Bound bound) {}

    /** Those of an article, read once. */
    private static final class Lones {
        private final List<Lone> all;

        Lones(Side side) {
            all = lones(side);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    LoneUnitCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Lone told : lones(text)) {
            Span span = span(text, told);
            Lone rival = told.bound() == Bound.NONE || Item.isFound(known, span) ? null : rival(told);
            if (rival != null) {
                items.add(finding(span, span(article.side, rival)));
            }
        }
        return items;
    }

    /** What bounds the same the other way, where the article nowhere bounds it as the text does. */
    private @Nullable Lone rival(Lone told) {
        List<Lone> there = article.side.view(Lones.class, Lones::new).all.stream()
                .filter(other -> other.unit().equals(told.unit()))
                .toList();
        if (there.stream().anyMatch(other -> other.bound() == told.bound())) {
            return null;
        }
        return there.stream()
                .filter(other -> other.bound() != Bound.NONE && isOfSame(told, other))
                .filter(other -> there.stream()
                        .noneMatch(beside -> beside.sentence() == other.sentence() && beside.bound() == Bound.NONE))
                .findFirst()
                .filter(other -> !mayBeRounded(told))
                .orElse(null);
    }

    /** "More than a month" may be five weeks of the article. */
    private boolean mayBeRounded(Lone told) {
        List<Figure> one = new TextReader().read("1 " + told.unit(), "en").figures();
        Normalized measure = one.size() == 1 ? one.get(0).normalized() : null;
        return measure != null
                && article.side.allFacts().stream()
                        .filter(fact -> isMore(fact.figure().normalized(), measure, told.bound()))
                        .anyMatch(fact -> {
                            Set<String> keys = keys(text, told);
                            keys.retainAll(article.side.words.get(fact.sentence()).stream()
                                    .map(Word::key)
                                    .toList());
                            return keys.size() >= SHARED;
                        });
    }

    private static boolean isMore(@Nullable Normalized there, Normalized one, Bound bound) {
        if (there == null
                || !there.unitCode().equals(one.unitCode())
                || one.value().signum() <= 0) {
            return false;
        }
        double times = there.value().doubleValue() / one.value().doubleValue();
        return bound == Bound.LEAST ? times >= 1 && times <= 2 : times >= 1.0 / 2 && times <= 1;
    }

    private boolean isOfSame(Lone told, Lone other) {
        Set<String> keys = keys(text, told);
        keys.retainAll(keys(article.side, other));
        return keys.size() >= SHARED;
    }

    private static Set<String> keys(Side side, Lone lone) {
        Set<String> keys = new HashSet<>();
        List<Word> words = side.words.get(lone.sentence());
        for (int at = 0; at < words.size(); at++) {
            if (at < lone.from() || at > lone.to()) {
                keys.add(words.get(at).key());
            }
        }
        keys.remove("");
        return keys;
    }

    private static List<Lone> lones(Side side) {
        List<Lone> lones = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            List<Word> words = side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                if (side.vocabulary.is("lone-units", words.get(at).lower()) && !isCounted(side, sentence, at)) {
                    Lone lone = lone(side, sentence, at);
                    if (lone != null) {
                        lones.add(lone);
                    }
                }
            }
        }
        return lones;
    }

    private static @Nullable Lone lone(Side side, int sentence, int unit) {
        List<Word> words = side.words.get(sentence);
        int one = words.get(unit - 1).lower().matches("full|whole|single|further") ? unit - 2 : unit - 1;
        if (one < 0 || !words.get(one).lower().matches("an?|one") || isMore(words, unit)) {
            return null;
        }
        boolean half = one > 0 && words.get(one - 1).lower().equals("half");
        int before = half ? one - 1 : one;
        BoundWords bound = BoundWords.before(side, words, before);
        boolean during = BoundWords.isOver(words, bound.from(), before)
                && side.vocabulary.is("time-units", words.get(unit).lower());
        String name = half ? "half " + words.get(unit).lower() : words.get(unit).lower();
        return new Lone(sentence, bound.from(), unit, name, during ? Bound.NONE : bound.bound());
    }

    /** "An hour and a half", "a year-long". */
    private static boolean isMore(List<Word> words, int unit) {
        boolean and = unit + 1 < words.size() && words.get(unit + 1).lower().equals("and");
        return and
                        && unit + 2 < words.size()
                        && (words.get(unit + 2).isNumber()
                                || words.get(unit + 2).lower().matches(PARTS))
                || unit + 1 < words.size() && words.get(unit + 1).lower().matches("ago|earlier|before|old");
    }

    /** "A dozen" may be a figure, whose bound is compared as such. */
    private static boolean isCounted(Side side, int sentence, int at) {
        return side.facts.get(sentence).stream().anyMatch(fact -> fact.from() <= at && at < fact.to());
    }

    private static Span span(Side side, Lone lone) {
        List<Word> words = side.words.get(lone.sentence());
        return new Span(
                words.get(lone.from()).span().start(),
                words.get(lone.to()).span().end());
    }

    private Item finding(Span span, Span rival) {
        String expected = findings.words(rival);
        return findings.contradicted(
                span,
                Item.Kind.NUMBER,
                Code.BOUND_DIFFERS,
                null,
                expected,
                "The article has “" + expected + "” here, not “" + findings.told(span) + "”.");
    }
}

package dev.precis.grounding;

import dev.precis.figures.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds a true number that is given for another year than in the article: "180 in 2015" for "270 in 2015 and 180 in 2014". */
final class YearCheck {
    /** How far behind a number its year stands: "180 pills in 2015". */
    private static final int BEHIND = 4;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;

    YearCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        for (Fact fact : text.allFacts()) {
            Fact other = bound.get(fact);
            Integer year = other == null ? null : year(text, fact);
            if (other != null && year != null && isOfOther(fact, year, other)) {
                items.add(finding(fact, other, year));
            }
        }
        return items;
    }

    /** Everywhere the article has the number it has another year, and for this year such a number of its own. */
    private boolean isOfOther(Fact fact, int year, Fact bound) {
        Set<Integer> years = new TreeSet<>();
        for (Candidate candidate : binder.candidates(fact)) {
            if (candidate.relation() == Candidate.Relation.SAME && candidate.unit() != UnitMatch.OTHER) {
                Integer there = year(article.side, candidate.fact());
                if (there == null || there == year) {
                    return false;
                }
                years.add(there);
            }
        }
        return !years.isEmpty()
                && article.side.facts.get(bound.sentence()).stream()
                        .filter(rival -> rival != bound
                                && rival.figure().kind() == bound.figure().kind())
                        .map(rival -> year(article.side, rival))
                        .anyMatch(there -> Objects.equals(there, year));
    }

    /** The year right behind a number, with no other number between; null where there is none. */
    private static @Nullable Integer year(Side side, Fact fact) {
        if (fact.figure().kind() == Kind.RANK) {
            return null;
        }
        List<Word> words = side.words.get(fact.sentence());
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + BEHIND); at++) {
            Word word = words.get(at);
            if (word.afterMark()) {
                return null;
            }
            boolean in = at > 0 && words.get(at - 1).lower().matches("in|for|of|during");
            if (word.text().matches("(1[89]|20)\\d\\d")) {
                return in ? Integer.valueOf(word.text()) : null;
            }
            if (isOfOtherNumber(side, fact, at)) {
                return null;
            }
        }
        return null;
    }

    private static boolean isOfOtherNumber(Side side, Fact fact, int at) {
        return side.facts.get(fact.sentence()).stream()
                .anyMatch(other -> other != fact && other.from() <= at && at < other.to());
    }

    private Item finding(Fact fact, Fact other, int year) {
        String expected = findings.words(other.span());
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                other,
                expected,
                "The article gives “" + expected + "” for another year than " + year + ".");
    }
}

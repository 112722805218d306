package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number of one of several things that only a number or a letter tells apart, told of another one: "Reactor Two was
 * shut for 112 days" of Reactor One. To the other checks all of them have one name.
 */
final class SiblingCheck {
    /** Digits of a number that hardly stands twice by chance. */
    private static final int DIGITS = 2;
    /** So far behind the name the number stands at most. */
    private static final int REACH = 9;
    /** "Reactors One and Two": so near to one another names are joined. */
    private static final int JOINED = 3;

    /** "Reactor Two": the word and what tells it from its like. */
    private record Sibling(int at, String name, String mark, Span span) {
        boolean isLike(Sibling other) {
            return name.equals(other.name);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;

    SiblingCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(Map<Fact, Fact> bound, List<Item> known) {
        List<Item> items = new ArrayList<>();
        Set<Span> done = new HashSet<>();
        for (Fact fact : text.allFacts()) {
            Sibling told = bound.containsKey(fact) && isLong(fact) ? next(fact) : null;
            Sibling right = told == null ? null : right(told, fact);
            boolean found = told != null && Item.isFound(known, told.span());
            if (told != null && right != null && !found && done.add(told.span())) {
                items.add(finding(told.span(), right.span()));
            }
        }
        return items;
    }

    /** The name that a number is told of right behind; with another number between it may be told of anything. */
    private @Nullable Sibling next(Fact fact) {
        Sibling owner = owner(text, fact);
        boolean between = owner != null
                && text.facts.get(fact.sentence()).stream()
                        .anyMatch(other -> other.from() > owner.at() + 1 && other.to() <= fact.from());
        return between || owner != null && fact.from() - owner.at() > REACH ? null : owner;
    }

    private static boolean isLong(Fact fact) {
        return Agreement.numbers(fact.figure().amount()).stream()
                .anyMatch(number -> number.stripTrailingZeros().precision() >= DIGITS);
    }

    /** Whom the article tells the number of, wherever it has it; null where that may be the one of the text. */
    private @Nullable Sibling right(Sibling told, Fact fact) {
        Sibling right = null;
        for (Candidate candidate : binder.candidates(fact)) {
            boolean same = candidate.relation() == Candidate.Relation.SAME && candidate.unit() != UnitMatch.OTHER;
            if (same) {
                Sibling there = owner(article.side, candidate.fact());
                if (there == null || !there.isLike(told) || there.mark().equals(told.mark())) {
                    return null;
                }
                right = right == null ? there : right;
            }
        }
        return right;
    }

    /** The nearest such name before a number; null where it is one of two that "and" joins, or of a list. */
    private static @Nullable Sibling owner(Side side, Fact fact) {
        List<Sibling> all = siblings(side, fact.sentence());
        List<Sibling> before =
                all.stream().filter(sibling -> sibling.at() + 1 < fact.from()).toList();
        if (before.isEmpty() || all.stream().anyMatch(sibling -> isBehind(side, fact, sibling))) {
            return null;
        }
        Sibling nearest = before.get(before.size() - 1);
        boolean joined = all.stream()
                .anyMatch(other ->
                        other != nearest && other.isLike(nearest) && Math.abs(other.at() - nearest.at()) <= JOINED);
        return joined ? null : nearest;
    }

    /** "128 went to Reactor Two": no mark, nor a word that joins, between. */
    private static boolean isBehind(Side side, Fact fact, Sibling sibling) {
        List<Word> words = side.words.get(fact.sentence());
        return sibling.at() >= fact.to()
                && words.subList(fact.to(), sibling.at() + 1).stream()
                        .noneMatch(word -> word.afterMark() || side.vocabulary.is("clause-joins", word.lower()));
    }

    private static List<Sibling> siblings(Side side, int sentence) {
        List<Word> words = side.words.get(sentence);
        List<Sibling> siblings = new ArrayList<>();
        for (int at = 0; at + 1 < words.size(); at++) {
            Word name = words.get(at);
            Word mark = words.get(at + 1);
            if (name.isCapital()
                    && !name.isNumber()
                    && !name.key().isEmpty()
                    && !mark.afterMark()
                    && isMark(side, mark)
                    && !Dates.isMonth(side.vocabulary, name)) {
                siblings.add(new Sibling(
                        at,
                        name.key(),
                        mark.lower(),
                        new Span(name.span().start(), mark.span().end())));
            }
        }
        return siblings;
    }

    /** "Two", "2", "B", "II"; no "two", which counts. */
    private static boolean isMark(Side side, Word word) {
        boolean spelled =
                word.isCapital() && (word.lower().equals("one") || side.vocabulary.is("small-numbers", word.lower()));
        return spelled || word.text().matches("\\d{1,2}|[B-HJ-Z]|I{1,3}|IV|VI{0,3}");
    }

    private Item finding(Span span, Span right) {
        String expected = findings.words(right);
        return findings.contradicted(
                span,
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells this of “" + expected + "”, not of “" + findings.told(span) + "”.");
    }
}

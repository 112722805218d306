package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts people of whom the article tells one without a number: "two hostages and the gunman" are three people. */
final class Headcounts {
    /** How many words a person's description has at most: "a child protection worker". */
    private static final int LONGEST = 6;
    /** Letters of a noun whose ending tells that it is somebody. */
    private static final int SHORTEST = 4;

    private final Side text;
    private final ArticleIndex article;
    private final Units units;

    Headcounts(Side text, ArticleIndex article, Units units) {
        this.text = text;
        this.article = article;
        this.units = units;
    }

    @Nullable
    Derived derive(Fact fact, List<Integer> scope) {
        Unit unit = fact.figure().unit();
        boolean people = unit != null
                && fact.figure().kind() == Kind.COUNT
                && units.heads(unit.name()).stream().anyMatch(noun -> text.vocabulary.is("generic-persons", noun));
        for (int sentence : people ? scope : List.<Integer>of()) {
            for (Fact other : article.side.facts.get(sentence)) {
                Span one = isOneLess(fact, other) && other.figure().kind() == Kind.COUNT ? person(other) : null;
                if (one != null) {
                    return new Derived(List.of(other), List.of(other.span(), one), "with one person more");
                }
            }
        }
        return null;
    }

    /** "Porter", "diver", "archivist": by its ending, where no list has it. */
    private boolean isPerson(String noun) {
        return units.isPerson(noun)
                || text.vocabulary.is("name-roles", noun)
                || noun.length() > SHORTEST && (noun.endsWith("er") || noun.endsWith("or") || noun.endsWith("ist"));
    }

    private static boolean isOneLess(Fact fact, Fact other) {
        return fact.figure().amount() instanceof Amount.Exact all
                && other.figure().amount() instanceof Amount.Exact some
                && all.value().subtract(some.value()).compareTo(BigDecimal.ONE) == 0;
    }

    /** Somebody who is joined to those counted by "and", before them or behind; null where nobody is. */
    private @Nullable Span person(Fact counted) {
        List<Word> words = article.side.words.get(counted.sentence());
        for (int at = Math.max(0, counted.from() - LONGEST - 1); at < words.size(); at++) {
            boolean joins = words.get(at).lower().equals("and");
            if (joins && at == counted.from() - 1) {
                return describedBefore(words, at);
            }
            if (joins && at > counted.from() && at <= counted.to() + 2) {
                return describedFrom(words, at + 1);
            }
        }
        return null;
    }

    private @Nullable Span describedBefore(List<Word> words, int joint) {
        for (int from = joint - 2; from >= Math.max(0, joint - LONGEST); from--) {
            if (isSingle(words.get(from))) {
                return isPerson(words.get(joint - 1).lower()) ? span(words, from, joint) : null;
            }
        }
        return null;
    }

    private @Nullable Span describedFrom(List<Word> words, int from) {
        boolean opens = from < words.size() && isSingle(words.get(from));
        for (int at = from + 1; opens && at < Math.min(words.size(), from + LONGEST); at++) {
            if (words.get(at).afterMark()) {
                return null;
            }
            if (isPerson(words.get(at).lower())) {
                return span(words, from, at + 1);
            }
        }
        return null;
    }

    private boolean isSingle(Word word) {
        return text.vocabulary.is("single", word.lower()) || word.lower().equals("the");
    }

    private static Span span(List<Word> words, int from, int to) {
        return new Span(words.get(from).span().start(), words.get(to - 1).span().end());
    }
}

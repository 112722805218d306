package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.grounding.Operands.Operand;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recomputes a number that the text's own words give as a difference: "38 cents more", "leaving 25", "13 km/h faster". */
final class Comparisons {
    /** How far from a number the word may stand that compares. */
    private static final int REACH = 6;

    private final Side text;
    private final Operands operands;

    Comparisons(Side text, Operands operands) {
        this.text = text;
        this.operands = operands;
    }

    @Nullable
    Derived derive(Fact fact) {
        Operand told = Operands.operand(fact);
        if (told == null || fact.figure().kind() == Kind.MULTIPLE || !isCompared(fact)) {
            return null;
        }
        List<Operand> around = operands.of(fact);
        Derived best = null;
        for (int i = 0; i < around.size() && best == null; i++) {
            for (int j = i + 1; j < around.size() && best == null; j++) {
                best = difference(fact, told, around.get(i), around.get(j));
            }
        }
        return best;
    }

    private @Nullable Derived difference(Fact fact, Operand told, Operand one, Operand other) {
        boolean differs = Derivations.fits(
                with(fact.figure(), told.value()), one.value().subtract(other.value()).abs());
        boolean follows = differs
                && operands.areAlike(one, other)
                && (told.unit() == null || one.unit() != null || other.unit() != null)
                && operands.isTelling(fact, List.of(one, other));
        List<Fact> facts = Stream.of(one.fact(), other.fact()).distinct().toList();
        return follows ? new Derived(facts, List.of(), "their difference") : null;
    }

    /** The figure in its base unit. */
    private static Figure with(Figure figure, BigDecimal value) {
        return Measures.with(
                figure,
                figure.span(),
                new Amount.Exact(value),
                figure.kind(),
                figure.unit(),
                figure.normalized());
    }

    /** A word that compares stands in the number or near it, with no other number between. */
    private boolean isCompared(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        for (int at = fact.from(); at < Math.min(words.size(), fact.to() + REACH); at++) {
            if (at >= fact.to() && isOfOther(fact, at)) {
                break;
            }
            if (text.vocabulary.is("comparing", words.get(at).lower())) {
                return true;
            }
        }
        for (int at = fact.from() - 1; at >= Math.max(0, fact.from() - REACH) && !isOfOther(fact, at); at--) {
            String word = words.get(at).lower();
            if (text.vocabulary.is("comparing", word) || text.vocabulary.is("differing", word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfOther(Fact fact, int at) {
        return text.facts.get(fact.sentence()).stream()
                .anyMatch(other -> other != fact && other.from() <= at && at < other.to());
    }
}

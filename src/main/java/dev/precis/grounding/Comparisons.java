package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.grounding.Operands.Operand;
import java.math.BigDecimal;
import java.util.List;
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
                && isTelling(fact, one, other);
        return follows ? Operands.derived(List.of(one, other), "their difference") : null;
    }

    /** A bound fits many differences, so that one end must be told beside it. */
    private boolean isTelling(Fact fact, Operand one, Operand other) {
        return fact.figure().qualifier() == Qualifier.EXACT
                ? operands.isTelling(fact, List.of(one, other))
                : operands.isTold(fact, one) || operands.isTold(fact, other);
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
        int number = text.wordAt(fact.sentence(), fact.figure().number().start());
        for (int at = number; at < Math.min(words.size(), fact.to() + REACH); at++) {
            if (at >= fact.to() && isOfOther(fact, at)) {
                break;
            }
            if (compares(words, at)) {
                return true;
            }
        }
        for (int at = fact.from() - 1; at >= Math.max(0, fact.from() - REACH) && !isOfOther(fact, at); at--) {
            if (compares(words, at) || text.vocabulary.is("differing", words.get(at).lower())) {
                return true;
            }
        }
        return false;
    }

    /** Not "more than" right before another number, which bounds it. */
    private boolean compares(List<Word> words, int at) {
        boolean bounds = at + 2 < words.size()
                && words.get(at + 1).lower().equals("than")
                && words.get(at + 2).isNumber();
        return !bounds && text.vocabulary.is("comparing", words.get(at).lower());
    }

    private boolean isOfOther(Fact fact, int at) {
        return text.facts.get(fact.sentence()).stream()
                .anyMatch(other -> other != fact && other.from() <= at && at < other.to());
    }
}

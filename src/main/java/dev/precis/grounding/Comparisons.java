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
    private final ArticleIndex article;
    private final Operands operands;

    Comparisons(Side text, ArticleIndex article, Operands operands) {
        this.text = text;
        this.article = article;
        this.operands = operands;
    }

    @Nullable
    Derived derive(Fact fact) {
        Operand told = Operands.operand(fact);
        boolean compared = isCompared(fact);
        if (told == null || fact.figure().kind() == Kind.MULTIPLE) {
            return null;
        }
        if (!compared && !isFormer(fact)) {
            return former(
                    fact,
                    told,
                    operands.of(fact).stream()
                            .filter(now -> operands.isTold(fact, now) || now.fact() != null && isChange(now.fact()))
                            .toList());
        }
        List<Operand> around = operands.of(fact);
        Derived best = null;
        for (int i = 0; compared && i < around.size() && best == null; i++) {
            for (int j = i + 1; j < around.size() && best == null; j++) {
                best = difference(fact, told, around.get(i), around.get(j));
            }
        }
        return best == null && isFormer(fact) ? former(fact, told, around) : best;
    }

    /** "€1.55 a year ago" where the article has "€1.90, 35 cents more than a year ago". */
    private @Nullable Derived former(Fact fact, Operand told, List<Operand> around) {
        for (Operand now : around) {
            for (Operand change : around) {
                Fact by = change.fact();
                boolean changes = by != null
                        && !change.span().equals(now.span())
                        && change.sentence() == now.sentence()
                        && operands.areAlike(now, change)
                        && isChange(by);
                BigDecimal gap = told.value().subtract(now.value()).abs();
                if (changes && gap.compareTo(change.value()) == 0) {
                    return Operands.derived(List.of(now, change), "what it was before the change");
                }
            }
        }
        return null;
    }

    /** "35 cents more", "up by 400 million". */
    private boolean isChange(Fact fact) {
        List<Word> words = article.side.words.get(fact.sentence());
        boolean after = fact.to() < words.size()
                && text.vocabulary.is("comparing", words.get(fact.to()).lower());
        boolean before = fact.from() > 0
                && (text.vocabulary.is("differing", words.get(fact.from() - 1).lower())
                        || words.get(fact.from() - 1).lower().matches("up|down"));
        return after || before;
    }

    /** "A year ago", "had planned": the text tells what was before. */
    private boolean isFormer(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        boolean from = fact.from() > 0 && words.get(fact.from() - 1).lower().equals("from")
                || fact.from() < words.size() && words.get(fact.from()).lower().equals("from");
        return from || words.stream().anyMatch(word -> text.vocabulary.is("former-times", word.lower()));
    }

    private @Nullable Derived difference(Fact fact, Operand told, Operand one, Operand other) {
        boolean differs = Derivations.fits(
                with(fact.figure(), told.value()),
                one.value().subtract(other.value()).abs());
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
                figure, figure.span(), new Amount.Exact(value), figure.kind(), figure.unit(), figure.normalized());
    }

    /** A word that compares stands in the number or near it, with no other number between. */
    boolean isCompared(Fact fact) {
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
            if (compares(words, at)
                    || text.vocabulary.is("differing", words.get(at).lower())) {
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

package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.grounding.Operands.Operand;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Recomputes a share of two numbers of which the text tells the one beside it: "80,000 hectares, about 40% of the national area". */
final class Shares {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** "About 40%" may be so many points off, other bounds so many. */
    private static final BigDecimal ABOUT = new BigDecimal("1.5");

    private static final BigDecimal BOUNDED = BigDecimal.valueOf(4);

    /** So much more of the surroundings another part must share to be the one that is meant. */
    private static final double CLEARER = 0.1;

    /** How far behind a percentage the "of" may stand. */
    private static final int BEHIND = 2;

    private final Side text;
    private final Operands operands;

    Shares(Side text, Operands operands) {
        this.text = text;
        this.operands = operands;
    }

    @Nullable
    Derived derive(Fact fact) {
        BigDecimal share = share(fact.figure());
        if (share == null || !isShare(fact)) {
            return null;
        }
        for (Fact beside : text.facts.get(fact.sentence())) {
            Operand told = beside == fact ? null : Operands.operand(beside);
            if (told != null
                    && beside.figure().kind() != Kind.PERCENT
                    && told.value().signum() > 0) {
                Derived derived = derive(fact, share, beside, told);
                if (derived != null) {
                    return derived;
                }
            }
        }
        return null;
    }

    /** The text's own number and one of the article; the own one must stand in the article too. */
    private @Nullable Derived derive(Fact fact, BigDecimal share, Fact beside, Operand told) {
        List<Operand> around = operands.everywhere(beside);
        Operand own = around.stream()
                .filter(operand -> operand.value().compareTo(told.value()) == 0)
                .findFirst()
                .orElse(null);
        if (own == null) {
            return null;
        }
        for (Operand other : around) {
            if (other.value().min(told.value()).compareTo(HUNDRED) >= 0
                    && !other.span().equals(own.span())
                    && operands.areAlike(own, other)
                    && fits(fact.figure(), share, told.value(), other.value())) {
                return Operands.derived(List.of(own, other), "the one as a share of the other");
            }
        }
        return null;
    }

    /**
     * A part of a sum: the operands of the sum stand in the article, the sum itself in the text only.
     *
     * @param derived what the numbers of the text are derived from that were checked before
     */
    @Nullable
    Derived ofSum(Fact fact, Map<Fact, List<Fact>> derived, ToDoubleFunction<String> worth) {
        BigDecimal share = share(fact.figure());
        if (share == null || !isShare(fact)) {
            return null;
        }
        for (Fact beside : text.facts.get(fact.sentence())) {
            List<Fact> parts = derived.getOrDefault(beside, List.of());
            Operand sum = parts.size() == 2 ? Operands.operand(beside) : null;
            for (int i = 0; i < parts.size() && sum != null; i++) {
                Fact part = parts.get(i);
                Fact rest = parts.get(1 - i);
                Operand value = Operands.operand(part);
                Operand other = Operands.operand(rest);
                boolean fits = value != null
                        && other != null
                        && value.value().add(other.value()).compareTo(sum.value()) == 0
                        && fits(fact.figure(), share, value.value(), sum.value())
                        && !isOfRest(fact, part, rest, worth);
                if (fits) {
                    return new Derived(List.of(part, rest), List.of(), "the one as a share of their sum");
                }
            }
        }
        return null;
    }

    /** True where the words around a share speak for the other part of the sum. */
    private static boolean isOfRest(Fact fact, Fact part, Fact rest, ToDoubleFunction<String> worth) {
        return fact.context().sharedWith(rest.context(), worth)
                > fact.context().sharedWith(part.context(), worth) + CLEARER;
    }

    /** "40% of the area", "or 28%": no change and no price. */
    private boolean isShare(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        boolean or = fact.from() > 0 && words.get(fact.from() - 1).lower().equals("or");
        return or
                || words.subList(fact.from(), Math.min(words.size(), fact.to() + BEHIND)).stream()
                        .anyMatch(word -> word.lower().equals("of"));
    }

    private static boolean fits(Figure figure, BigDecimal share, BigDecimal one, BigDecimal other) {
        BigDecimal less = one.min(other);
        BigDecimal more = one.max(other);
        BigDecimal precise = less.multiply(HUNDRED).divide(more, MathContext.DECIMAL64);
        BigDecimal off = precise.subtract(share);
        Qualifier qualifier = figure.qualifier();
        return switch (qualifier) {
            case EXACT -> off.abs().compareTo(slack(figure, share)) <= 0;
            case ABOUT -> off.abs().compareTo(ABOUT) <= 0;
            case MORE_THAN, AT_LEAST -> off.signum() >= 0 && off.compareTo(BOUNDED) <= 0;
            case NEARLY, LESS_THAN, AT_MOST -> off.signum() <= 0 && off.negate().compareTo(BOUNDED) <= 0;
        };
    }

    /** Half of the last digit that a percentage is written with; a fraction is exact to a point. */
    private static BigDecimal slack(Figure figure, BigDecimal share) {
        int digits = Math.max(0, share.stripTrailingZeros().scale());
        return figure.amount() instanceof Amount.Part
                ? BigDecimal.ONE
                : new BigDecimal("0.55").scaleByPowerOfTen(-digits);
    }

    /** In percent; null for what is no share. */
    private static @Nullable BigDecimal share(Figure figure) {
        if (figure.amount() instanceof Amount.Part part && part.whole().signum() > 0) {
            return part.part().multiply(HUNDRED).divide(part.whole(), MathContext.DECIMAL64);
        }
        return figure.kind() == Kind.PERCENT && figure.amount() instanceof Amount.Exact exact ? exact.value() : null;
    }
}

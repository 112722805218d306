package dev.precis.grounding;

import dev.precis.figures.Kind;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.grounding.Operands.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recomputes a number that the text's own words give as a sum: "together", "a combined £48m", "between them". */
final class Totals {
    /** More parts than these are not added up. */
    private static final int MOST_PARTS = 6;

    private static final int MOST_TRIPLES = 16;
    /** How many words "of them" may stand behind the part of a whole. */
    private static final int BEHIND = 4;

    private final Side text;
    private final Operands operands;

    Totals(Side text, Operands operands) {
        this.text = text;
        this.operands = operands;
    }

    @Nullable
    Derived derive(Fact fact) {
        Operand told = Operands.operand(fact);
        if (told == null || fact.figure().kind() == Kind.MULTIPLE || !isTotal(fact)) {
            return null;
        }
        List<Operand> around = operands.everywhere(fact).stream()
                .filter(operand -> operand.value().compareTo(told.value()) < 0
                        && operand.value().signum() > 0)
                .toList();
        Derived run = runs(fact, told, around);
        return run == null ? triples(fact, told, around) : run;
    }

    /** Values that follow one another. */
    private @Nullable Derived runs(Fact fact, Operand told, List<Operand> around) {
        for (int from = 0; from < around.size(); from++) {
            List<Operand> parts = new ArrayList<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (int at = from; at < around.size() && parts.size() < MOST_PARTS; at++) {
                Operand next = around.get(at);
                if (parts.isEmpty() || operands.areAlike(parts.get(0), next)) {
                    parts.add(next);
                    sum = sum.add(next.value());
                }
                if (isSum(fact, told, sum, parts)) {
                    return derived(parts);
                }
            }
        }
        return null;
    }

    private @Nullable Derived triples(Fact fact, Operand told, List<Operand> around) {
        List<Operand> first = around.subList(0, Math.min(MOST_TRIPLES, around.size()));
        for (int i = 0; i < first.size(); i++) {
            for (int j = i + 1; j < first.size(); j++) {
                List<Operand> two = List.of(first.get(i), first.get(j));
                BigDecimal sum = two.get(0).value().add(two.get(1).value());
                if (operands.areAlike(two.get(0), two.get(1)) && isSum(fact, told, sum, two)) {
                    return derived(two);
                }
                Derived three = third(fact, told, first.subList(j + 1, first.size()), two, sum);
                if (three != null) {
                    return three;
                }
            }
        }
        return null;
    }

    private @Nullable Derived third(Fact fact, Operand told, List<Operand> rest, List<Operand> two, BigDecimal sum) {
        for (Operand last : rest) {
            List<Operand> three = List.of(two.get(0), two.get(1), last);
            boolean alike = operands.areAlike(two.get(0), two.get(1)) && operands.areAlike(two.get(0), last);
            if (alike && isSum(fact, told, sum.add(last.value()), three)) {
                return derived(three);
            }
        }
        return null;
    }

    private boolean isSum(Fact fact, Operand told, BigDecimal sum, List<Operand> parts) {
        boolean measured = told.unit() == null || parts.stream().anyMatch(part -> part.unit() != null);
        return measured
                && parts.size() > 1
                && (sum.compareTo(told.value()) == 0
                        || told.unit() == null && areBeside(parts) && Derivations.fits(fact.figure(), sum))
                && parts.stream().anyMatch(part -> part.fact() != null)
                && (operands.isTelling(fact, parts) || areBeside(parts));
    }

    private static boolean areBeside(List<Operand> parts) {
        return Math.abs(parts.get(parts.size() - 1).sentence() - parts.get(0).sentence()) <= 1;
    }

    private static Derived derived(List<Operand> parts) {
        return Operands.derived(parts, "their sum");
    }

    /** "Together", "in all", "175 on board, 164 of them passengers". */
    private boolean isTotal(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        for (int at = 0; at < words.size(); at++) {
            boolean all = words.get(at).lower().equals("all")
                    && at > 0
                    && (words.get(at - 1).lower().equals("in") || at + 1 < words.size() && isTold(words.get(at + 1)));
            boolean them = at > 0
                    && words.get(at - 1).lower().equals("between")
                    && words.get(at).lower().matches("them|both|the");
            boolean makes = at > 0
                    && words.get(at).lower().matches("makes|made|comes|means")
                    && words.get(at - 1).lower().matches("that|which|this|it");
            if (all
                    || them
                    || makes
                    || text.vocabulary.is("totalling", words.get(at).lower())) {
                return true;
            }
        }
        return text.facts.get(fact.sentence()).stream().anyMatch(part -> part.from() > fact.from() && isPart(part));
    }

    private static boolean isTold(Word word) {
        return word.lower().equals("told");
    }

    /** "164 of them". */
    private boolean isPart(Fact part) {
        List<Word> words = text.words.get(part.sentence());
        for (int at = part.from() + 1; at + 1 < Math.min(words.size(), part.to() + BEHIND); at++) {
            if (words.get(at).lower().equals("of")
                    && words.get(at + 1).lower().matches("them|whom|which|these|those")) {
                return true;
            }
        }
        return part.from() > 0 && words.get(part.from() - 1).lower().equals("including");
    }
}

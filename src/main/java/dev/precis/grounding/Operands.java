package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Normalized;
import dev.precis.figures.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures of the article that a number of the text may be reckoned from: those of the places that its sentence, and the one before, tell of. */
final class Operands {
    /** Figures beyond these are not combined. */
    private static final int MOST = 40;
    /** A number of so many digits is hardly ever the sum or difference of two others by chance. */
    private static final int TELLING = 3;

    private static final int NEAREST = 4;

    /**
     * One value that a figure has.
     *
     * @param unit what it is measured in, so that values of one unit may be added up; null for what is counted
     */
    record Operand(Fact fact, BigDecimal value, @Nullable String unit) {}

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Units units;

    Operands(Side text, ArticleIndex article, Binder binder, Units units) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.units = units;
    }

    /** In the order of the article. */
    List<Operand> of(Fact told) {
        Operand own = operand(told);
        List<Operand> found = new ArrayList<>();
        if (own == null) {
            return found;
        }
        for (int sentence : sentences(told)) {
            for (Fact fact : article.side.facts.get(sentence)) {
                operands(fact).stream()
                        .filter(operand -> found.size() < MOST && mayBeOf(told, own, operand))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private List<Integer> sentences(Fact told) {
        Set<Integer> found = new java.util.TreeSet<>();
        for (int sentence = Math.max(0, told.sentence() - 1); sentence <= told.sentence(); sentence++) {
            binder.nearest(sentence).stream().limit(NEAREST).forEach(near -> addAround(near, found));
            for (Fact fact : text.facts.get(sentence)) {
                binder.candidates(fact).stream()
                        .limit(2)
                        .forEach(candidate -> addAround(candidate.fact().sentence(), found));
            }
        }
        return List.copyOf(found);
    }

    private void addAround(int sentence, Set<Integer> found) {
        for (int at = Math.max(0, sentence - 1); at <= Math.min(article.side.size() - 1, sentence + 1); at++) {
            found.add(at);
        }
    }

    /** The value of a number that is exact; null for any other. */
    static @Nullable Operand operand(Fact fact) {
        Figure figure = fact.figure();
        return figure.amount() instanceof Amount.Exact exact && figure.kind() != Kind.RANK
                ? operand(fact, exact.value())
                : null;
    }

    private static List<Operand> operands(Fact fact) {
        List<Operand> found = new ArrayList<>();
        if (fact.figure().amount() instanceof Amount.Score score) {
            score.parts().forEach(part -> found.add(new Operand(fact, BigDecimal.valueOf(part), null)));
        } else if (fact.figure().amount() instanceof Amount.Range range) {
            found.add(operand(fact, range.low()));
            found.add(operand(fact, range.high()));
        } else if (fact.figure().amount() instanceof Amount.Part part) {
            found.add(new Operand(fact, part.part(), null));
            found.add(new Operand(fact, part.whole(), null));
        } else {
            Operand own = operand(fact);
            found.addAll(own == null ? List.of() : List.of(own));
        }
        return found;
    }

    private static Operand operand(Fact fact, BigDecimal value) {
        Figure figure = fact.figure();
        Normalized measure = figure.normalized();
        Unit unit = figure.unit();
        if (measure != null && figure.amount() instanceof Amount.Exact) {
            return new Operand(fact, measure.value(), measure.unitCode());
        }
        boolean measured = Units.isMeasure(figure) && unit != null;
        String code = !measured || unit == null ? null : unit.code() == null ? unit.name() : unit.code();
        return new Operand(fact, value, code);
    }

    private boolean mayBeOf(Fact told, Operand own, Operand operand) {
        Figure figure = operand.fact().figure();
        String unit = own.unit();
        if (unit != null) {
            return unit.equals(operand.unit()) || operand.unit() == null && figure.unit() == null;
        }
        boolean points = told.figure().unit() != null
                && told.figure().unit().name().endsWith("point")
                && figure.kind() == Kind.PERCENT;
        boolean score = figure.kind() == Kind.SCORE && !Units.isMeasure(told.figure());
        boolean bare = told.figure().unit() == null && !isQuantity(figure.kind());
        return points || score || bare || operand.unit() == null && isOneThing(told, operand.fact());
    }

    private static boolean isQuantity(Kind kind) {
        return kind == Kind.PERCENT || kind == Kind.MONEY || kind == Kind.MULTIPLE || kind == Kind.RANK;
    }

    private boolean isOneThing(Fact told, Fact other) {
        return units.match(told, other) != UnitMatch.OTHER
                || units.countsPeople(told.figure()) && units.countsPeople(other.figure());
    }

    /** True where the values are of one unit, or one of them is bare. */
    boolean areAlike(Operand one, Operand other) {
        String a = one.unit();
        String b = other.unit();
        if (a != null && b != null) {
            return a.equals(b);
        }
        boolean bare = one.fact().figure().unit() == null || other.fact().figure().unit() == null;
        return bare || a == null && b == null && isOneThing(one.fact(), other.fact());
    }

    /** True where a result cannot well be chance: it has digits enough, or its operands stand together, or the text tells one. */
    boolean isTelling(Fact told, List<Operand> operands) {
        Operand own = operand(told);
        boolean digits = own != null && own.value().stripTrailingZeros().precision() >= TELLING;
        return digits || areTogether(operands) || operands.stream().anyMatch(operand -> isTold(told, operand));
    }

    private static boolean areTogether(List<Operand> operands) {
        Set<Integer> sentences = new LinkedHashSet<>();
        operands.forEach(operand -> sentences.add(operand.fact().sentence()));
        return sentences.size() == 1;
    }

    /** True where the sentence of a number, or the one before, tells the operand too. */
    boolean isTold(Fact told, Operand operand) {
        for (int sentence = Math.max(0, told.sentence() - 1); sentence <= told.sentence(); sentence++) {
            for (Fact fact : text.facts.get(sentence)) {
                boolean same = fact != told && operands(fact).stream()
                        .anyMatch(other -> other.value().compareTo(operand.value()) == 0);
                if (same) {
                    return true;
                }
            }
        }
        return false;
    }
}

package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.grounding.Candidate.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the figures of the article that a figure of the text may stand for, and those it is told beside. */
final class Binder {
    /** "More than a billion" may stand for so many times as much, and for what lies near it. */
    private static final BigDecimal CUT_OFF = new BigDecimal("1.4");

    private final Side text;
    private final ArticleIndex article;
    private final Units units;
    private final Map<Fact, List<Candidate>> candidates = new IdentityHashMap<>();
    private final Map<Integer, List<Integer>> nearest = new HashMap<>();

    Binder(Side text, ArticleIndex article, Units units) {
        this.text = text;
        this.article = article;
        this.units = units;
    }

    /** Figures whose amount agrees, the likeliest first. */
    List<Candidate> candidates(Fact fact) {
        return candidates.computeIfAbsent(fact, this::find);
    }

    private List<Candidate> find(Fact fact) {
        List<Integer> nearest = nearest(fact.sentence());
        List<Candidate> found = new ArrayList<>();
        for (Fact other : pool(fact, nearest)) {
            Relation relation = AmountMatch.between(other.figure(), fact.figure());
            if (relation != null) {
                found.add(candidate(fact, other, relation, nearest));
            }
        }
        found.removeIf(c -> c.relation() != Relation.SAME && c.unit() == UnitMatch.OTHER);
        found.sort(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(c -> c.fact()
                .span()));
        return found;
    }

    /** The figures around the places that tell of the same, whose amount differs; the likeliest first. */
    List<Candidate> rivals(Fact fact, @Nullable Fact best) {
        List<Integer> nearest = nearest(fact.sentence());
        Set<Integer> sentences = new LinkedHashSet<>(nearest);
        if (best != null) {
            sentences.add(best.sentence());
        }
        List<Candidate> found = new ArrayList<>();
        for (int sentence : sentences) {
            for (Fact other : article.side.facts.get(sentence)) {
                if (AmountMatch.between(other.figure(), fact.figure()) == null) {
                    found.add(candidate(fact, other, Relation.SAME, nearest));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(c -> c.fact()
                .span()));
        return found;
    }

    /** The sentences of the article that a sentence of the text is likeliest to tell, the nearest first. */
    List<Integer> nearest(int sentence) {
        return nearest.computeIfAbsent(
                sentence,
                index -> article.nearest(
                        text.words.get(index).stream().map(Word::key).toList()));
    }

    private Set<Fact> pool(Fact fact, List<Integer> nearest) {
        Amount amount = fact.figure().amount();
        Set<Fact> pool = article.withNumber(Agreement.numbers(amount));
        if (amount instanceof Amount.Exact exact) {
            pool.addAll(article.near(exact.value()));
            boolean more = fact.figure().qualifier() == Qualifier.MORE_THAN
                    || fact.figure().qualifier() == Qualifier.AT_LEAST;
            pool.addAll(more ? article.near(exact.value().multiply(CUT_OFF)) : Set.of());
        }
        if (amount instanceof Amount.Part) {
            pool.addAll(article.near(Agreement.numbers(amount).get(2)));
        }
        var measure = fact.figure().normalized();
        if (measure != null) {
            pool.addAll(article.near(measure.unitCode(), measure.value()));
        }
        if (measure == null && fact.figure().kind() == Kind.MONEY) {
            addMoney(fact.figure(), pool);
        }
        if (measure != null && fact.figure().kind() == Kind.MONEY) {
            pool.addAll(article.withNumber(List.of(measure.value().abs().stripTrailingZeros())));
        }
        if (amount instanceof Amount.Vague) {
            nearest.forEach(sentence -> pool.addAll(article.side.facts.get(sentence)));
        }
        return pool;
    }

    /** "£3.64" may be the article's "364p". */
    private void addMoney(Figure figure, Set<Fact> pool) {
        Unit unit = figure.unit();
        String code = unit == null ? null : unit.code();
        if (code != null && figure.amount() instanceof Amount.Exact exact) {
            pool.addAll(article.near(code, exact.value()));
        }
    }

    private Candidate candidate(Fact fact, Fact other, Relation relation, List<Integer> nearest) {
        UnitMatch unit =
                switch (relation) {
                    case CONVERTED -> UnitMatch.SAME;
                    case SHARE -> UnitMatch.OPEN;
                    default -> things(fact, other);
                };
        boolean bound =
                switch (relation) {
                    case SAME -> Bounds.allow(article.side, other, text, fact) || sameWords(fact, other);
                    case CONVERTED -> !BoundMatch.turnsConverted(Bounds.of(article.side, other), Bounds.of(text, fact));
                    default -> true;
                };
        double shared = shared(fact, other);
        int rank = nearest.indexOf(other.sentence());
        double score = unit.score * 0.6
                + shared
                + (bound ? 0.2 : 0)
                + (relation == Relation.SAME ? 0.25 : 0)
                + (rank < 0 ? 0 : 0.15 / (1 + rank));
        return new Candidate(other, relation, unit, bound, shared, score);
    }

    /** "Six others" of "six other villages": the word stands for any noun that it goes with. */
    private UnitMatch things(Fact fact, Fact other) {
        UnitMatch match = units.match(fact, other);
        boolean others = match.score < UnitMatch.KIN.score
                && fact.figure().kind() == Kind.COUNT
                && other.figure().kind() == Kind.COUNT
                && has(text, fact, "others")
                && has(article.side, other, "other");
        return others ? UnitMatch.KIN : match;
    }

    private static boolean has(Side side, Fact fact, String word) {
        return side.words.get(fact.sentence()).subList(fact.from(), fact.to()).stream()
                .anyMatch(one -> one.lower().equals(word));
    }

    private boolean sameWords(Fact fact, Fact other) {
        return fact.span().in(text.text).equalsIgnoreCase(other.span().in(article.side.text));
    }

    double shared(Fact fact, Fact other) {
        return fact.context().sharedWith(other.context(), article::worth);
    }
}

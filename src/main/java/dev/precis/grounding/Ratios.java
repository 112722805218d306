package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.grounding.Derivations.Derived;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes what follows by division from two numbers that the text tells beside it: "three times as many, 160 to 54",
 * "900 acres in three days, 300 a day on average".
 */
final class Ratios {
    /** "About three times" is anything that is rounded to three; bare, "three times" is hardly less exact. */
    private static final BigDecimal ABOUT = new BigDecimal("0.5");

    private static final BigDecimal EXACT = new BigDecimal("0.07");
    /** A multiple of less than one and a half is a percentage. */
    private static final BigDecimal LEAST = new BigDecimal("1.5");

    /** Numbers of the article beyond these are not compared with one another. */
    private static final int MOST = 80;

    /** "A week", "a mean of": how far from the number they may stand. */
    private static final int NEAR = 4;

    private static final String TIMES = "how many times the one is the other";
    private static final String MEAN = "the average";

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Units units;

    Ratios(Side text, ArticleIndex article, Binder binder, Units units) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.units = units;
    }

    @Nullable
    Derived derive(Fact fact) {
        if (!(fact.figure().amount() instanceof Amount.Exact exact)) {
            return null;
        }
        boolean multiple = fact.figure().kind() == Kind.MULTIPLE;
        if (!multiple && !isAverage(fact)) {
            return null;
        }
        List<Fact> beside = beside(fact);
        for (Fact one : multiple ? List.<Fact>of() : beside) {
            Derived derived = ofYear(fact, exact.value(), one);
            if (derived != null) {
                return derived;
            }
        }
        for (Fact one : beside) {
            for (Fact other : beside) {
                Derived derived = one == other ? null : ratio(fact, exact.value(), one, other, multiple);
                if (derived != null) {
                    return derived;
                }
            }
        }
        return null;
    }

    /** True where two numbers of the article for such things give the multiple, roughly: nobody can tell that it is wrong. */
    boolean isThere(Fact fact) {
        BigDecimal told = fact.figure().amount() instanceof Amount.Exact exact ? exact.value() : BigDecimal.ZERO;
        List<Fact> facts = article.side.allFacts().stream()
                .filter(other -> other.figure().amount() instanceof Amount.Exact)
                .limit(MOST)
                .toList();
        for (Fact one : facts) {
            for (Fact other : facts) {
                BigDecimal a = ((Amount.Exact) one.figure().amount()).value();
                BigDecimal b = ((Amount.Exact) other.figure().amount()).value();
                boolean times = b.signum() > 0
                        && a.divide(b, MathContext.DECIMAL64)
                                        .subtract(told)
                                        .abs()
                                        .compareTo(ABOUT)
                                <= 0;
                if (times
                        && one.figure().kind() == other.figure().kind()
                        && units.match(one, other) != UnitMatch.OTHER) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean isRatio(Derived derived) {
        return derived.how().equals(TIMES) || derived.how().equals(MEAN);
    }

    private List<Fact> beside(Fact fact) {
        List<Fact> beside = new ArrayList<>();
        for (int sentence = Math.max(0, fact.sentence() - 1);
                sentence <= Math.min(text.size() - 1, fact.sentence() + 1);
                sentence++) {
            text.facts.get(sentence).stream()
                    .filter(other -> other != fact && other.figure().amount() instanceof Amount.Exact)
                    .forEach(beside::add);
        }
        return beside;
    }

    private @Nullable Derived ratio(Fact fact, BigDecimal told, Fact whole, Fact part, boolean multiple) {
        BigDecimal a = ((Amount.Exact) whole.figure().amount()).value();
        BigDecimal b = ((Amount.Exact) part.figure().amount()).value();
        boolean alike = whole.figure().kind() == part.figure().kind() && units.match(whole, part) != UnitMatch.OTHER;
        boolean times = multiple ? alike : !alike && isOfItsKind(fact.figure(), whole.figure()) && isNumber(part);
        if (!times || b.signum() <= 0 || a.compareTo(b) <= 0) {
            return null;
        }
        BigDecimal ratio = a.divide(b, MathContext.DECIMAL64);
        boolean fits = multiple ? isTimes(fact.figure(), told, ratio) : isQuotient(fact.figure(), told, ratio);
        Fact first = fits ? known(whole) : null;
        Fact second = fits ? known(part) : null;
        return first == null || second == null
                ? null
                : new Derived(List.of(first, second), List.of(), multiple ? TIMES : MEAN);
    }

    /** "36 fires in 1998, three a month on average": a year has twelve months and fifty-two weeks. */
    private @Nullable Derived ofYear(Fact fact, BigDecimal told, Fact whole) {
        List<Word> words = text.words.get(fact.sentence());
        String per = words.subList(fact.from(), Math.min(words.size(), fact.to() + NEAR)).stream()
                .map(Word::lower)
                .filter(word -> word.matches("month|week|monthly|weekly"))
                .findFirst()
                .orElse("");
        BigDecimal parts = per.isEmpty() ? null : BigDecimal.valueOf(per.startsWith("month") ? 12 : 52);
        BigDecimal all = ((Amount.Exact) whole.figure().amount()).value();
        boolean fits = parts != null
                && isOfItsKind(fact.figure(), whole.figure())
                && text.words.get(whole.sentence()).stream().anyMatch(word -> isYear(word.text()))
                && isQuotient(fact.figure(), told, all.divide(parts, MathContext.DECIMAL64));
        Fact known = fits ? known(whole) : null;
        return known == null ? null : new Derived(List.of(known), List.of(), MEAN);
    }

    private static boolean isYear(String word) {
        return word.matches("(19|20)\\d\\d");
    }

    private static boolean isTimes(Figure figure, BigDecimal told, BigDecimal ratio) {
        BigDecimal gap = told.subtract(ratio).abs();
        boolean fits =
                switch (figure.qualifier()) {
                    case EXACT -> gap.compareTo(EXACT) <= 0;
                    case MORE_THAN, AT_LEAST -> ratio.compareTo(told) >= 0 && gap.compareTo(BigDecimal.ONE) < 0;
                    case LESS_THAN, AT_MOST -> ratio.compareTo(told) <= 0 && gap.compareTo(BigDecimal.ONE) < 0;
                    default -> gap.compareTo(ABOUT) <= 0;
                };
        return fits && ratio.compareTo(LEAST) >= 0;
    }

    /** Exact, or rounded to the digits that are written. */
    private static boolean isQuotient(Figure figure, BigDecimal told, BigDecimal ratio) {
        if (figure.qualifier() == Qualifier.EXACT) {
            int digits = told.stripTrailingZeros().scale();
            return ratio.setScale(digits, java.math.RoundingMode.HALF_UP).compareTo(told) == 0;
        }
        return Derivations.fits(figure, ratio);
    }

    private static boolean isOfItsKind(Figure told, Figure whole) {
        return told.unit() == null
                || told.kind() == whole.kind()
                || whole.kind() != Kind.MONEY && told.kind() != Kind.MONEY;
    }

    /** So many of something, or so many days, weeks, years. */
    private static boolean isNumber(Fact part) {
        Kind kind = part.figure().kind();
        return kind == Kind.COUNT || kind == Kind.DURATION;
    }

    /** "On average", "an average of", "250 a week", "250 each". */
    private boolean isAverage(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        int from = Math.max(0, fact.from() - NEAR);
        int to = Math.min(words.size(), fact.to() + NEAR);
        return words.subList(from, to).stream().anyMatch(word -> text.vocabulary.is("averaging", word.lower()));
    }

    private @Nullable Fact known(Fact told) {
        return binder.candidates(told).stream()
                .filter(c -> c.relation() == Candidate.Relation.SAME && c.unit() != UnitMatch.OTHER)
                .map(Candidate::fact)
                .findFirst()
                .orElse(null);
    }
}

package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Normalized;
import dev.precis.figures.Unit;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of the article that a number of the text may be reckoned from: those of the places that its sentence, and the one before, tell of. */
final class Operands {
    /** Figures beyond these are not combined. */
    private static final int MOST = 40;
    /** A number of so many digits is hardly ever the sum or difference of two others by chance. */
    private static final int TELLING = 3;

    private static final int NEAREST = 4;

    /** The base unit of stretches of time that are added up from two units. */
    private static final String TIME = "s";

    private static final String CENT = "cent";
    /** Those that have cents. */
    private static final Set<String> CURRENCIES = Set.of("USD", "EUR", "AUD", "CAD", "NZD", "ZAR", "SGD", "HKD", CENT);

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    /**
     * One value that a figure has.
     *
     * @param unit what it is measured in, so that values of one unit may be added up; null for what is counted
     */
    record Operand(
            @Nullable Fact fact,
            int sentence,
            Span span,
            BigDecimal value,
            @Nullable String unit) {
        Operand(Fact fact, BigDecimal value, @Nullable String unit) {
            this(fact, fact.sentence(), fact.span(), value, unit);
        }

        /** A number without a word for what it counts. */
        boolean isBare() {
            return fact == null || fact.figure().unit() == null;
        }
    }

    /** How the numbers of a result are named: those that are figures, or else where they stand. */
    static Derived derived(List<Operand> operands, String how) {
        List<Fact> facts = operands.stream()
                .map(Operand::fact)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Derived(facts, operands.stream().map(Operand::span).toList(), how);
    }

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Units units;
    private final List<Span> dates;

    Operands(Side text, ArticleIndex article, Binder binder, Units units) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.units = units;
        this.dates = MomentReader.read(article.side).stream().map(Moment::span).toList();
    }

    /** Those of the places that tell of the same, in the order of the article. */
    List<Operand> of(Fact told) {
        return of(told, sentences(told));
    }

    /** The same, and whatever else is measured so. */
    List<Operand> everywhere(Fact told) {
        Operand own = operand(told);
        return own == null || own.unit() == null ? of(told) : of(told, all(own.unit(), told));
    }

    private List<Operand> of(Fact told, List<Integer> sentences) {
        Operand own = operand(told);
        List<Operand> found = new ArrayList<>();
        if (own == null) {
            return found;
        }
        for (int sentence : sentences) {
            Stream.of(
                            article.side.facts.get(sentence).stream().flatMap(fact -> operands(fact).stream()),
                            compounds(sentence).stream(),
                            bare(sentence).stream())
                    .flatMap(operands -> operands)
                    .filter(operand -> found.size() < MOST && mayBeOf(told, own, operand))
                    .map(operand -> inUnitOf(told, own, operand))
                    .sorted(Comparator.comparing(Operand::span))
                    .forEach(found::add);
        }
        return found;
    }

    /** "14,000 tonnes to Ayr, 6,500 to Leith": where a number follows that has no unit it is of the text's, as the measure is told. */
    private static Operand inUnitOf(Fact told, Operand own, Operand operand) {
        Fact fact = operand.fact();
        if (told.figure().unit() == null && fact != null && fact.figure().amount() instanceof Amount.Exact plain) {
            return new Operand(fact, plain.value(), null);
        }
        boolean bare =
                own.unit() != null && operand.unit() == null && own.value().signum() != 0;
        if (!bare || fact == null || !(told.figure().amount() instanceof Amount.Exact exact)) {
            return operand;
        }
        BigDecimal factor = own.value().divide(exact.value(), MathContext.DECIMAL64);
        return new Operand(fact, operand.value().multiply(factor), null);
    }

    /** "6 minutes 12 seconds", "6 minutes 31". */
    private List<Operand> compounds(int sentence) {
        List<Fact> facts = article.side.facts.get(sentence);
        List<Operand> found = new ArrayList<>();
        for (int i = 0; i + 1 < facts.size(); i++) {
            Operand one = operand(facts.get(i));
            Operand next = operand(facts.get(i + 1));
            boolean beside = facts.get(i + 1).from() - facts.get(i).to() <= 1;
            boolean time = one != null && TIME.equals(one.unit()) && one.value().compareTo(SIXTY) >= 0;
            boolean less = next != null
                    && next.value().compareTo(SIXTY) < 0
                    && (next.unit() == null ? next.isBare() : TIME.equals(next.unit()));
            if (one != null && next != null && beside && time && less) {
                Span span = new Span(one.span().start(), next.span().end());
                found.add(new Operand(facts.get(i), sentence, span, one.value().add(next.value()), TIME));
            }
        }
        return found;
    }

    /** "Ayr reported 38 cases and Leith 11": small numbers that are no figures, for they have no noun. */
    private List<Operand> bare(int sentence) {
        List<Operand> found = new ArrayList<>();
        for (Word word : article.side.words.get(sentence)) {
            boolean figure = article.side.facts.get(sentence).stream()
                    .anyMatch(fact -> fact.span().overlaps(word.span()));
            if (!figure && word.text().matches("[1-9]\\d{0,2}") && !isOfDate(word)) {
                found.add(new Operand(null, sentence, word.span(), new BigDecimal(word.text()), null));
            }
        }
        return found;
    }

    private boolean isOfDate(Word word) {
        return dates.stream().anyMatch(span -> span.overlaps(word.span()));
    }

    /** Of what is measured all is looked at where the article has few of it: a list of prices shares no words with its sum. */
    private List<Integer> all(String unit, Fact told) {
        List<Integer> sentences = article.side.allFacts().stream()
                .filter(fact -> operands(fact).stream()
                        .anyMatch(operand -> operand.unit() != null && areOne(unit, operand.unit())))
                .map(Fact::sentence)
                .toList();
        Set<Integer> found = new TreeSet<>(sentences(told));
        if (sentences.size() <= MOST / 2) {
            found.addAll(sentences);
        }
        return List.copyOf(found);
    }

    private List<Integer> sentences(Fact told) {
        Set<Integer> found = new TreeSet<>();
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
        if (unit != null && figure.kind() == Kind.MONEY && unit.name().equals(CENT)) {
            return new Operand(fact, value.movePointLeft(2), CENT);
        }
        if (measure != null && figure.amount() instanceof Amount.Exact && figure.kind() != Kind.TEMPERATURE) {
            return new Operand(fact, measure.value(), measure.unitCode());
        }
        boolean measured = Units.isMeasure(figure) && unit != null;
        String code = !measured || unit == null ? null : unit.code() == null ? unit.name() : unit.code();
        code = figure.kind() == Kind.TEMPERATURE ? "degree" : code;
        return new Operand(fact, value, code);
    }

    private boolean mayBeOf(Fact told, Operand own, Operand operand) {
        String unit = own.unit();
        Fact fact = operand.fact();
        if (unit != null) {
            return areOne(unit, operand.unit())
                    || operand.unit() == null && operand.isBare() && isBeside(told, operand);
        }
        if (fact == null) {
            return true;
        }
        Figure figure = fact.figure();
        boolean points = told.figure().unit() != null
                && told.figure().unit().name().endsWith("point")
                && figure.kind() == Kind.PERCENT;
        boolean score = figure.kind() == Kind.SCORE && !Units.isMeasure(told.figure());
        boolean bare = told.figure().unit() == null && !isQuantity(figure.kind());
        return points || score || bare || operand.unit() == null && isOneThing(told, fact);
    }

    /** "14,000 tonnes to Ayr, 6,500 to Leith": its sentence has a number in the very unit of the text's. */
    private boolean isBeside(Fact told, Operand bare) {
        Unit unit = told.figure().unit();
        boolean degrees = told.figure().kind() == Kind.TEMPERATURE
                && article.side.facts.get(bare.sentence()).stream()
                        .anyMatch(fact -> fact.figure().kind() == Kind.TEMPERATURE);
        return degrees
                || unit != null
                        && article.side.facts.get(bare.sentence()).stream()
                                .map(fact -> fact.figure().unit())
                                .anyMatch(other -> other != null
                                        && (unit.code() == null
                                                ? unit.name().equals(other.name())
                                                : unit.code().equals(other.code())));
    }

    private static boolean isQuantity(Kind kind) {
        return kind == Kind.PERCENT || kind == Kind.MONEY || kind == Kind.MULTIPLE || kind == Kind.RANK;
    }

    private boolean isOneThing(Fact told, Fact other) {
        return units.match(told, other) != UnitMatch.OTHER
                || units.countsPeople(told.figure()) && units.countsPeople(other.figure());
    }

    /** Cents are of whatever currency the article has. */
    private static boolean areOne(String unit, @Nullable String other) {
        boolean cents = unit.equals(CENT) && CURRENCIES.contains(String.valueOf(other))
                || CENT.equals(other) && CURRENCIES.contains(unit);
        return cents || unit.equals(other);
    }

    /** True where the values are of one unit, or one of them is bare. */
    boolean areAlike(Operand one, Operand other) {
        String a = one.unit();
        String b = other.unit();
        if (a != null && b != null) {
            return areOne(a, b);
        }
        Fact first = one.fact();
        Fact second = other.fact();
        boolean bare = one.isBare() || other.isBare();
        if ((a == null) != (b == null) && one.sentence() != other.sentence()) {
            return false;
        }
        return bare || first == null || second == null || a == null && b == null && isOneThing(first, second);
    }

    /** True where a result cannot well be chance: it has digits enough, or its operands stand together, or the text tells one. */
    boolean isTelling(Fact told, List<Operand> operands) {
        Operand own = operand(told);
        boolean digits = own != null
                && told.figure().kind() != Kind.PERCENT
                && own.value().stripTrailingZeros().precision() >= TELLING;
        boolean figures = operands.stream().anyMatch(operand -> operand.fact() != null);
        return figures
                && (digits || areTogether(operands) || operands.stream().anyMatch(operand -> isTold(told, operand)));
    }

    private static boolean areTogether(List<Operand> operands) {
        Set<Integer> sentences = new LinkedHashSet<>();
        operands.forEach(operand -> sentences.add(operand.sentence()));
        return sentences.size() == 1;
    }

    /** True where the sentence of a number, or the one before, tells the operand too. */
    boolean isTold(Fact told, Operand operand) {
        for (int sentence = Math.max(0, told.sentence() - 1); sentence <= told.sentence(); sentence++) {
            for (Fact fact : text.facts.get(sentence)) {
                boolean same = fact != told
                        && operands(fact).stream()
                                .anyMatch(other -> other.value().compareTo(operand.value()) == 0);
                if (same) {
                    return true;
                }
            }
        }
        return false;
    }
}

package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Normalized;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Recomputes a number from the figures of the places that tell of the same: sums, differences, shares, counts of lists. */
final class Derivations {
    private static final int MOST_OPERANDS = 8;
    /** "A quintet" is the largest group that has a word of its own here. */
    private static final int MOST_IN_GROUP = 5;

    /** What a difference is told from may stand at the head of the article. */
    private static final int LEAD = 4;

    /** How many words "of their last" may have between the two numbers of a ratio. */
    private static final int WITHIN_RATIO = 6;

    private static final int WITHIN_SERIES = 4;

    /** How far behind a number "before" may stand. */
    private static final int BEFORE = 10;

    /** How many sentences a part may stand from its whole. */
    private static final int WITHIN_STORY = 3;

    private static final Map<Integer, String> DIGITS = Map.of(5, "five", 6, "six", 7, "seven", 8, "eight");

    private static final List<String> ORDINALS =
            List.of("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    /** "Two thirds" are no two of three. */
    private static final Pattern FRACTION = Pattern.compile("(?i)(thirds|quarters|fifths|sixths|eighths|tenths)$");

    private static final BigDecimal TINY = new BigDecimal("0.005");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * How a number follows.
     *
     * @param facts the operands; empty where a list was counted
     * @param evidence the list that was counted
     */
    record Derived(List<Fact> facts, List<Span> evidence, String how) {
        Derived {
            facts = List.copyOf(facts);
            evidence = List.copyOf(evidence);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Units units;
    private final Durations durations;
    private final Comparisons comparisons;
    private final Totals totals;
    private final Shares shares;
    private final Intervals intervals;
    private final ClockTimes clockTimes;
    private final Scores scores;
    private final Enumerations enumerations;
    private final Workings workings;
    private final Headcounts headcounts;
    private final Complements complements;
    private final Ratios ratios;
    private final RosterCounts rosters;
    private final MatchReport matchReport;
    private final Deductions deductions;
    private final EventClash events;
    /** Where the article has words for groups of so many. */
    private final Map<Integer, List<Integer>> groups = new HashMap<>();

    Derivations(Side text, ArticleIndex article, Binder binder, Units units) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.units = units;
        this.durations = new Durations(article);
        Operands operands = new Operands(text, article, binder, units);
        this.comparisons = new Comparisons(text, article, operands);
        this.totals = new Totals(text, operands);
        this.shares = new Shares(text, operands);
        this.intervals = new Intervals(text, article, binder);
        this.clockTimes = new ClockTimes(article.side);
        this.scores = new Scores(text, article);
        this.enumerations = new Enumerations(article.side);
        this.headcounts = new Headcounts(text, article, units);
        this.ratios = new Ratios(text, article, binder, units);
        this.complements = new Complements(text, article, units);
        this.rosters = new RosterCounts(text, article, units);
        this.matchReport = new MatchReport(text, article);
        this.deductions = new Deductions(text, article, binder, units);
        this.events = new EventClash(text, article.side);
        this.workings = new Workings(text, article, this::operand);
    }

    @Nullable
    Derived derive(Fact fact) {
        List<Integer> scope = scope(fact.sentence());
        Derived derived = ofItsEvent(fact, visible(fact));
        for (int i = 0; i < scope.size() && derived == null; i++) {
            derived = ofItsEvent(fact, inSentence(fact, scope.get(i)));
        }
        List<Supplier<@Nullable Derived>> ways = List.of(
                () -> acrossSentences(fact, scope),
                () -> counted(fact, scope),
                () -> next(fact),
                () -> earlier(fact),
                () -> part(fact),
                () -> votes(fact, scope),
                () -> convertedDifference(fact, scope),
                () -> visibleShare(fact),
                () -> partOfAmount(fact, scope),
                () -> stretch(fact, scope),
                () -> verb(fact, scope),
                () -> years(fact, scope),
                () -> ends(fact),
                () -> fraction(fact, scope),
                () -> comparisons.derive(fact),
                () -> totals.derive(fact),
                () -> shares.derive(fact),
                () -> intervals.derive(fact, scope),
                () -> clockTimes.derive(fact),
                () -> scores.derive(fact, scope),
                () -> ratios.derive(fact),
                () -> workings.derive(fact),
                () -> workings.listed(fact),
                () -> times(fact, scope),
                () -> headcounts.derive(fact, scope),
                () -> complements.derive(fact, scope),
                () -> rosters.derive(fact),
                () -> matchReport.derive(fact),
                () -> firstOnes(fact),
                () -> deductions.derive(fact),
                () -> allButOne(fact),
                () -> before(fact),
                () -> doubleDigits(fact, scope),
                () -> doubled(fact, scope));
        for (int i = 0; i < ways.size() && derived == null; i++) {
            derived = ofItsEvent(fact, ways.get(i).get());
        }
        return derived;
    }

    /** Whether a multiple may follow from numbers of the article, told or not. */
    boolean isMultiple(Fact fact) {
        return ratios.isThere(fact);
    }

    /** "214 boats, about three-quarters of them trawlers": a share of a sum that the text tells beside it; null for any other. */
    @Nullable
    Derived shareOfSum(Fact fact, Map<Fact, List<Fact>> derived) {
        return shares.ofSum(fact, derived, article::worth);
    }

    /** "Six wounded" is no sum of five wounded and one killed, "17 killed" no difference of 28 hurt and 11 killed; null where it would be. */
    private @Nullable Derived ofItsEvent(Fact fact, @Nullable Derived derived) {
        boolean mixed = derived != null
                && (derived.how().equals("their sum") || derived.how().equals("their difference") && !compares(fact))
                && !events.joinsFates(fact)
                && derived.facts().stream().anyMatch(operand -> events.isOfAnotherFate(fact, operand));
        return mixed ? null : derived;
    }

    /** As many as the article lists under a heading; null for any other. */
    @Nullable
    Derived listed(Fact fact) {
        return rosters.derive(fact);
    }

    /** A stretch of time between two times of the clock; null for any other. */
    @Nullable
    Derived byClock(Fact fact) {
        return clockTimes.derive(fact);
    }

    /** The nearest sentences and their neighbours. */
    private List<Integer> scope(int sentence) {
        Set<Integer> scope = new LinkedHashSet<>();
        for (int near : binder.nearest(sentence).stream().limit(4).toList()) {
            scope.add(near);
        }
        for (int near : List.copyOf(scope)) {
            for (int beside : List.of(near + 1, near - 1)) {
                if (beside >= 0 && beside < article.side.size()) {
                    scope.add(beside);
                }
            }
        }
        return List.copyOf(scope);
    }

    private @Nullable Derived inSentence(Fact fact, int sentence) {
        List<Fact> alike = alike(fact, article.side.facts.get(sentence));
        Derived sum = sum(fact, alike);
        if (sum != null) {
            return sum;
        }
        Derived change = change(fact, article.side.facts.get(sentence));
        if (change != null) {
            return change;
        }
        return pairs(
                fact,
                article.side.facts.get(sentence).stream().limit(MOST_OPERANDS).toList());
    }

    /** Figures that count the same kind of thing as the text's figure. */
    private List<Fact> alike(Fact fact, List<Fact> facts) {
        return facts.stream()
                .filter(other -> value(other) != null
                        && other.figure().kind() == fact.figure().kind()
                        && !isOfAThing(article.side, other))
                .filter(other -> units.match(fact, other).score >= UnitMatch.KIN.score || bothPeople(fact, other))
                .limit(MOST_OPERANDS)
                .toList();
    }

    /** "A five-storey block": the number describes one thing and counts none of those that are added up. */
    private static boolean isOfAThing(Side side, Fact fact) {
        int end = fact.figure().number().end();
        return fact.figure().kind() == Kind.COUNT
                && end + 1 < side.text.length()
                && side.text.charAt(end) == '-'
                && Character.isLetter(side.text.charAt(end + 1));
    }

    boolean isPerson(String noun) {
        return units.isPerson(noun);
    }

    private boolean bothPeople(Fact one, Fact other) {
        return units.countsPeople(one.figure()) && units.mayCountPeople(other.figure());
    }

    /** No sum where an operand is told beside it, or where an operand's bound is lost. */
    private boolean mayBeSum(Fact fact, List<Fact> operands) {
        boolean told = text.facts.get(fact.sentence()).stream()
                .filter(beside -> beside != fact)
                .anyMatch(beside -> operands.stream()
                        .anyMatch(operand -> Agreement.sameNumber(
                                beside.figure().amount(), operand.figure().amount())));
        boolean parts = operands.stream()
                .map(operand -> operand.span().in(article.side.text))
                .anyMatch(words -> words.contains(" of the ") || words.contains(" of them"));
        boolean bounded = operands.stream().anyMatch(operand -> !isLoose(operand));
        return !told && !parts && (!bounded || !isLoose(fact));
    }

    private static boolean isLoose(Fact fact) {
        return fact.figure().qualifier() == Qualifier.EXACT || fact.figure().qualifier() == Qualifier.ABOUT;
    }

    private @Nullable Derived sum(Fact fact, List<Fact> facts) {
        for (int from = 0; from < facts.size(); from++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int to = from; to < facts.size(); to++) {
                BigDecimal value = value(facts.get(to));
                sum = sum.add(value == null ? BigDecimal.ZERO : value);
                if (to > from && fits(fact.figure(), sum) && mayBeSum(fact, facts.subList(from, to + 1))) {
                    return new Derived(facts.subList(from, to + 1), List.of(), "their sum");
                }
            }
        }
        return null;
    }

    /** "Up £225" where the article has "from £1,250 to £1,475". */
    private @Nullable Derived change(Fact fact, List<Fact> facts) {
        for (Fact other : facts) {
            if (other.figure().amount() instanceof Amount.Range range
                    && mayCount(fact, other)
                    && fits(fact.figure(), range.high().subtract(range.low()))) {
                return new Derived(List.of(other), List.of(), "the difference of its ends");
            }
        }
        return null;
    }

    private @Nullable Derived pairs(Fact fact, List<Fact> facts) {
        for (Fact one : facts) {
            for (Fact other : facts) {
                Derived derived = one == other ? null : pair(fact, one, other);
                if (derived != null) {
                    return derived;
                }
            }
        }
        return null;
    }

    private @Nullable Derived pair(Fact fact, Fact one, Fact other) {
        BigDecimal a = value(one);
        BigDecimal b = value(other);
        boolean alike = isOneMeasure(one, other);
        if (a == null || b == null || !alike || a.compareTo(b) <= 0 || b.signum() <= 0) {
            return null;
        }
        Figure figure = fact.figure();
        Unit unit = figure.unit();
        boolean points =
                unit != null && unit.name().endsWith("point") && one.figure().kind() == Kind.PERCENT;
        if (points && fits(figure, a.subtract(b))) {
            return new Derived(List.of(one, other), List.of(), "their difference");
        }
        if ((units.match(fact, one).score >= UnitMatch.KIN.score || compares(fact) && mayCount(fact, one))
                && fits(figure, a.subtract(b))) {
            return new Derived(List.of(one, other), List.of(), "their difference");
        }
        BigDecimal times = a.divide(b, MathContext.DECIMAL64);
        if (figure.kind() == Kind.MULTIPLE && near(figure, times, new BigDecimal("0.05"))) {
            return new Derived(List.of(one, other), List.of(), "how many times the one is the other");
        }
        if (figure.kind() != Kind.PERCENT && figure.kind() != Kind.RATIO) {
            return null;
        }
        BigDecimal share = HUNDRED.divide(times, MathContext.DECIMAL64);
        BigDecimal up = times.subtract(BigDecimal.ONE).multiply(HUNDRED);
        for (BigDecimal percent : List.of(share, up, HUNDRED.subtract(share))) {
            if (near(figure, percent, precision(figure))) {
                return new Derived(List.of(one, other), List.of(), "the one as a share of the other");
            }
        }
        return null;
    }

    /** A sum or difference of two numbers that the text tells beside it, and that the article has. */
    private @Nullable Derived visible(Fact fact) {
        List<Fact> beside = new ArrayList<>();
        for (int sentence = fact.sentence() - 1; sentence <= fact.sentence() + 1; sentence++) {
            if (sentence >= 0 && sentence < text.size()) {
                text.facts.get(sentence).stream()
                        .filter(other -> other != fact && value(other) != null && !isOfAThing(text, other))
                        .limit(MOST_OPERANDS)
                        .forEach(beside::add);
            }
        }
        for (Fact one : beside) {
            for (Fact other : beside) {
                Derived derived = one.span().start() < other.span().start() ? visible(fact, one, other) : null;
                if (derived != null) {
                    return derived;
                }
            }
        }
        return null;
    }

    private @Nullable Derived visible(Fact fact, Fact one, Fact other) {
        BigDecimal a = value(one);
        BigDecimal b = value(other);
        boolean parts = fact.figure().unit() != null && mayCount(fact, one) && mayCount(fact, other);
        boolean alike = one.figure().kind() == other.figure().kind()
                && (parts || units.match(one, other) != UnitMatch.OTHER)
                && (fact.figure().unit() == null || mayCount(fact, one) || mayCount(fact, other));
        if (a == null || b == null || !alike) {
            return null;
        }
        boolean sum = exactly(fact.figure(), a.add(b));
        if (!sum && !fits(fact.figure(), a.subtract(b).abs())) {
            return null;
        }
        Fact first = known(one);
        Fact second = known(other);
        return first == null || second == null
                ? null
                : new Derived(List.of(first, second), List.of(), sum ? "their sum" : "their difference");
    }

    /** "18 in two years" where the article has nine in each. */
    private @Nullable Derived doubled(Fact fact, List<Integer> scope) {
        for (int sentence : scope) {
            for (Fact other : alike(fact, article.side.facts.get(sentence))) {
                BigDecimal value = value(other);
                boolean twice = value != null
                        && value.compareTo(BigDecimal.ONE) > 0
                        && exactly(fact.figure(), value.multiply(BigDecimal.valueOf(2)));
                if (twice && isEach(other)) {
                    return new Derived(List.of(other), List.of(), "twice as many");
                }
            }
        }
        return null;
    }

    /** "9 in both seasons". */
    private boolean isEach(Fact fact) {
        List<Word> words = article.side.words.get(fact.sentence());
        return words.subList(fact.to(), Math.min(words.size(), fact.to() + WITHIN_RATIO)).stream()
                .anyMatch(word -> word.lower().equals("both"));
    }

    private boolean mayCount(Fact fact, Fact operand) {
        Unit unit = fact.figure().unit();
        boolean points = unit != null
                && unit.name().endsWith("point")
                && operand.figure().kind() == Kind.PERCENT;
        return points || units.match(fact, operand) != UnitMatch.OTHER;
    }

    /** The figure that a number of the text is for sure: an exact one, or a part of a whole. */
    private @Nullable Fact operand(Fact told) {
        Fact same = known(told);
        if (same != null) {
            return same;
        }
        Derived part = told.figure().amount() instanceof Amount.Part ? part(told) : null;
        return part == null || part.facts().isEmpty() ? null : part.facts().get(0);
    }

    private @Nullable Fact known(Fact told) {
        return binder.candidates(told).stream()
                .filter(c -> c.relation() == Candidate.Relation.SAME && c.unit() != UnitMatch.OTHER)
                .map(Candidate::fact)
                .findFirst()
                .orElse(null);
    }

    /** Sums and differences of figures in two of the nearest sentences. */
    private @Nullable Derived acrossSentences(Fact fact, List<Integer> scope) {
        boolean compares = compares(fact);
        List<Fact> facts = new ArrayList<>();
        Set<Integer> sentences = new LinkedHashSet<>(scope.subList(0, Math.min(6, scope.size())));
        if (compares && fact.figure().kind() == Kind.MONEY) {
            sentences.addAll(scope);
            IntStream.range(0, Math.min(LEAD, article.side.size())).forEach(sentences::add);
        }
        for (int sentence : sentences) {
            facts.addAll(compares ? comparable(fact, sentence) : alike(fact, article.side.facts.get(sentence)));
        }
        for (Fact one : facts) {
            for (Fact other : facts) {
                Derived derived = one.span().start() < other.span().start() ? across(fact, one, other, compares) : null;
                if (derived != null) {
                    return derived;
                }
            }
        }
        return null;
    }

    /** "Two" of a sentence that has youths counts no charges. */
    private boolean isOfElse(Fact fact, Fact bare) {
        Unit told = fact.figure().unit();
        if (told == null
                || told.code() != null
                || bare.figure().unit() != null
                || fact.figure().kind() != Kind.COUNT) {
            return false;
        }
        String noun = told.name().substring(told.name().lastIndexOf(' ') + 1);
        boolean counted = article.side.facts.get(bare.sentence()).stream()
                .anyMatch(beside -> beside != bare && beside.figure().unit() != null);
        return counted && !article.side.hasKey(bare.sentence(), text.vocabulary.key(noun));
    }

    private @Nullable Derived across(Fact fact, Fact one, Fact other, boolean compares) {
        BigDecimal a = value(one);
        BigDecimal b = value(other);
        boolean bare = one.figure().unit() == null && other.figure().unit() == null;
        boolean apart = bare && fact.figure().unit() != null && one.sentence() != other.sentence();
        if (a == null || b == null || apart || !isOneMeasure(one, other)) {
            return null;
        }
        if (one.sentence() != other.sentence() && (isOfElse(fact, one) || isOfElse(fact, other))) {
            return null;
        }
        if (!compares) {
            boolean sum = exactly(fact.figure(), a.add(b)) && mayBeSum(fact, List.of(one, other));
            return sum ? new Derived(List.of(one, other), List.of(), "their sum") : null;
        }
        return fits(fact.figure(), a.subtract(b).abs())
                ? new Derived(List.of(one, other), List.of(), "their difference")
                : null;
    }

    /** "41 winners to Ames's 29": one of two numbers of a sentence often has no unit. */
    private boolean isOneMeasure(Fact one, Fact other) {
        UnitMatch match = units.match(one, other);
        boolean bare = one.figure().unit() == null || other.figure().unit() == null;
        boolean beside = one.sentence() == other.sentence();
        if (isSeries(one, other) || isSeries(other, one)) {
            return true;
        }
        if (beside && !bare && isOneThing(one, other)) {
            return true;
        }
        if (beside
                && bare
                && match == UnitMatch.OPEN
                && one.figure().kind() == other.figure().kind()) {
            return true;
        }
        return one.figure().kind() == other.figure().kind()
                && (match == UnitMatch.SAME || bare && match == UnitMatch.KIN);
    }

    /** "31 months instead of 18": a number soon after a measure is of its unit where it has none. */
    private static boolean isSeries(Fact measure, Fact bare) {
        return measure.sentence() == bare.sentence()
                && bare.figure().unit() == null
                && Units.isMeasure(measure.figure())
                && measure.figure().kind() != Kind.AGE
                && bare.from() >= measure.to()
                && bare.from() - measure.to() <= WITHIN_SERIES;
    }

    /** "3.1 fewer days a month" and "1.4 days" count days both. */
    private boolean isOneThing(Fact one, Fact other) {
        Unit a = one.figure().unit();
        Unit b = other.figure().unit();
        boolean time = one.figure().kind() == Kind.DURATION || other.figure().kind() == Kind.DURATION;
        return time
                && a != null
                && b != null
                && units.heads(a.name()).stream().anyMatch(units.heads(b.name())::contains);
    }

    /** "55 centimetres ahead" where the article has "78.46 metres" and "77.91". */
    private @Nullable Derived convertedDifference(Fact fact, List<Integer> scope) {
        Normalized told = fact.figure().normalized();
        boolean exact = fact.figure().qualifier() == Qualifier.EXACT;
        if (told == null || told.value().signum() <= 0 || !exact || !comparisons.isCompared(fact)) {
            return null;
        }
        List<Fact> facts = new ArrayList<>();
        scope.forEach(sentence -> article.side.facts.get(sentence).stream()
                .filter(other -> value(other) != null)
                .limit(MOST_OPERANDS)
                .forEach(facts::add));
        for (Fact one : facts) {
            for (Fact other : facts) {
                if (one != other && isDifference(told, one, other)) {
                    return new Derived(List.of(one, other), List.of(), "their difference");
                }
            }
        }
        return null;
    }

    private static boolean isOfOneSize(Fact one, Fact other) {
        BigDecimal a = value(one);
        BigDecimal b = value(other);
        return a != null
                && b != null
                && a.signum() == b.signum()
                && a.abs().max(b.abs()).compareTo(a.abs().min(b.abs()).multiply(BigDecimal.valueOf(2))) <= 0;
    }

    private static boolean isDifference(Normalized told, Fact one, Fact other) {
        Normalized measure = one.figure().normalized();
        Normalized second = other.figure().normalized();
        BigDecimal a = value(one);
        BigDecimal b = value(other);
        boolean fits = measure != null
                && measure.unitCode().equals(told.unitCode())
                && (second != null && second.unitCode().equals(told.unitCode())
                        || other.figure().unit() == null && isOfOneSize(one, other));
        if (!fits || measure == null || a == null || b == null || a.signum() == 0) {
            return false;
        }
        BigDecimal rest = second == null
                ? measure.value().multiply(a.subtract(b)).divide(a, MathContext.DECIMAL64)
                : measure.value().subtract(second.value());
        return rest.abs().subtract(told.value()).abs().compareTo(told.value().multiply(TINY)) <= 0;
    }

    /** "318, or 28% of the 1,136": a share of two numbers that stand beside it. */
    private @Nullable Derived visibleShare(Fact fact) {
        if (fact.figure().kind() != Kind.PERCENT) {
            return null;
        }
        List<Fact> beside = text.facts.get(fact.sentence()).stream()
                .filter(other ->
                        other != fact && value(other) != null && other.figure().kind() == Kind.COUNT)
                .limit(MOST_OPERANDS)
                .toList();
        for (Fact part : beside) {
            for (Fact whole : beside) {
                BigDecimal a = value(part);
                BigDecimal b = value(whole);
                if (a != null && b != null && isShare(fact.figure(), a, b)) {
                    Fact first = known(part);
                    Fact second = known(whole);
                    return first == null || second == null
                            ? null
                            : new Derived(List.of(first, second), List.of(), "the one as a share of the other");
                }
            }
        }
        return null;
    }

    /** "About $68 million" where the article has 22% of $310 million. */
    private @Nullable Derived partOfAmount(Fact fact, List<Integer> scope) {
        for (int sentence : scope) {
            List<Fact> facts = article.side.facts.get(sentence).stream()
                    .filter(other -> value(other) != null || percent(other) != null)
                    .limit(MOST_OPERANDS)
                    .toList();
            for (Fact percent : facts) {
                for (Fact whole : facts) {
                    BigDecimal share = percent(percent);
                    if (share != null && percent != whole && isPartOf(fact, share, percent, whole)) {
                        return new Derived(List.of(percent, whole), List.of(), "the one of the other");
                    }
                }
            }
        }
        return null;
    }

    private boolean isPartOf(Fact fact, BigDecimal share, Fact percent, Fact whole) {
        BigDecimal all = value(whole);
        boolean alike = whole.figure().kind() == fact.figure().kind()
                && (whole.figure().kind() == Kind.MONEY
                        || whole.figure().kind() == Kind.COUNT
                        || isRightBehind(percent, whole))
                && units.match(fact, whole).score >= UnitMatch.KIN.score;
        if (all == null || !alike || share.compareTo(HUNDRED) >= 0 || value(fact) == null) {
            return false;
        }
        BigDecimal part = all.multiply(share).divide(HUNDRED, MathContext.DECIMAL64);
        return exactly(fact.figure(), part) || fact.figure().qualifier() == Qualifier.ABOUT && isRounded(fact, part);
    }

    /** "Half of a six-year term". */
    private boolean isRightBehind(Fact share, Fact whole) {
        List<Word> words = article.side.words.get(whole.sentence());
        int gap = whole.from() - share.to();
        return Units.isMeasure(whole.figure())
                && gap >= 0
                && gap <= 2
                && words.subList(share.from(), whole.to()).stream()
                        .anyMatch(word -> word.lower().equals("of"));
    }

    /** A share in percent: "22%", "half", "one in five"; null for what is none. */
    private static @Nullable BigDecimal percent(Fact fact) {
        BigDecimal fraction = fact.figure().kind() == Kind.RATIO ? value(fact) : null;
        if (fraction != null && fraction.signum() > 0 && fraction.compareTo(BigDecimal.ONE) < 0) {
            return fraction.multiply(HUNDRED);
        }
        if (fact.figure().amount() instanceof Amount.Part part && part.whole().signum() > 0) {
            return part.part().multiply(HUNDRED).divide(part.whole(), MathContext.DECIMAL64);
        }
        return fact.figure().kind() == Kind.PERCENT ? value(fact) : null;
    }

    /** Right to the last digit that the number is written with. */
    private static boolean isRounded(Fact fact, BigDecimal precise) {
        BigDecimal told = value(fact);
        return told != null
                && precise.round(new MathContext(told.stripTrailingZeros().precision()))
                                .compareTo(told)
                        == 0;
    }

    /** "Two weeks" where the article has a fortnight. */
    private @Nullable Derived stretch(Fact fact, List<Integer> scope) {
        Span word = durations.word(fact, scope);
        return word == null ? null : new Derived(List.of(), List.of(word), "The article has a word for this time.");
    }

    /** "Drop by 50%" where the article has "halve". */
    private @Nullable Derived verb(Fact fact, List<Integer> scope) {
        BigDecimal percent = value(fact);
        if (percent == null
                || fact.figure().kind() != Kind.PERCENT
                || fact.figure().qualifier() == Qualifier.MORE_THAN) {
            return null;
        }
        String list = "verbs-of-" + percent.stripTrailingZeros().toPlainString();
        for (int sentence : scope.subList(0, Math.min(3, scope.size()))) {
            for (Word word : article.side.words.get(sentence)) {
                if (article.side.vocabulary.has(list, word.lower())) {
                    return new Derived(List.of(), List.of(word.span()), "The article has a word for this change.");
                }
            }
        }
        return null;
    }

    /** "Around 25%" where the article has "a quarter", which it leaves without a noun. */
    private @Nullable Derived fraction(Fact fact, List<Integer> scope) {
        BigDecimal percent = value(fact);
        if (percent == null || fact.figure().kind() != Kind.PERCENT) {
            return null;
        }
        String list = "fractions-of-" + percent.stripTrailingZeros().toPlainString();
        for (int sentence : scope.subList(0, Math.min(2, scope.size()))) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                boolean one = words.get(at - 1).lower().matches("an?|one");
                if (one && article.side.vocabulary.has(list, words.get(at).lower())) {
                    return new Derived(
                            List.of(), List.of(words.get(at).span()), "The article has a word for this share.");
                }
            }
        }
        return null;
    }

    private static boolean isShare(Figure figure, BigDecimal part, BigDecimal whole) {
        if (part.signum() <= 0 || part.compareTo(whole) >= 0) {
            return false;
        }
        BigDecimal percent = part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL64);
        return near(figure, percent, precision(figure));
    }

    private List<Fact> comparable(Fact fact, int sentence) {
        return article.side.facts.get(sentence).stream()
                .filter(other -> value(other) != null && (fact.figure().unit() == null || mayCount(fact, other)))
                .limit(MOST_OPERANDS)
                .toList();
    }

    /** "12 more winners", "56,000 fewer", "by 7.5 points", "95 behind". */
    private boolean compares(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        boolean by = fact.from() > 0
                && article.side.vocabulary.is(
                        "differing", words.get(fact.from() - 1).lower());
        for (int at = fact.from(); at < Math.min(words.size(), fact.to() + 2); at++) {
            by |= article.side.vocabulary.is("comparing", words.get(at).lower());
        }
        return by;
    }

    /** "Three guards" where the article names three, "eight men" where it gives eight ages. */
    private @Nullable Derived counted(Fact fact, List<Integer> scope) {
        Figure figure = fact.figure();
        boolean small = figure.amount() instanceof Amount.Exact exact
                && exact.value().compareTo(BigDecimal.ONE) > 0
                && exact.value().compareTo(BigDecimal.valueOf(20)) <= 0;
        if (!small
                || figure.amount() instanceof Amount.Exact e
                        && e.value().stripTrailingZeros().scale() > 0) {
            return null;
        }
        int number = ((Amount.Exact) figure.amount()).value().intValue();
        Derived group = collective(number, scope);
        group = group == null ? oneMore(fact, number, scope) : group;
        group = group == null ? oneEach(fact, number) : group;
        if (group != null || figure.kind() != Kind.COUNT) {
            return group;
        }
        for (int sentence : scope) {
            List<Fact> ages = article.side.facts.get(sentence).stream()
                    .filter(other -> other.figure().kind() == Kind.AGE)
                    .toList();
            if (ages.size() == number) {
                return new Derived(ages, List.of(), "one age for each");
            }
            Span list = enumerations.of(sentence, number);
            list = list == null && countsCountries(figure) ? enumerations.countries(sentence, number) : list;
            if (list != null) {
                return new Derived(List.of(), List.of(list), "The article lists as many.");
            }
        }
        return null;
    }

    private static boolean countsCountries(Figure figure) {
        return figure.unit() != null && figure.unit().name().matches("(.* )?(country|nation|state)");
    }

    /** "Six targets" where the article has six prices one after another. */
    private @Nullable Derived oneEach(Fact fact, int number) {
        if (number < 3 || fact.figure().kind() != Kind.COUNT) {
            return null;
        }
        List<Fact> run = new ArrayList<>();
        for (Fact other : article.side.allFacts()) {
            boolean measure = Units.isMeasure(other.figure()) && value(other) != null;
            boolean goesOn = !run.isEmpty() && measure && goesOn(run.get(run.size() - 1), other);
            if (!goesOn && run.size() == number) {
                break;
            }
            if (!goesOn) {
                run.clear();
            }
            if (measure) {
                run.add(other);
            }
        }
        return run.size() == number ? new Derived(run, List.of(), "one for each") : null;
    }

    private static boolean goesOn(Fact one, Fact next) {
        Unit a = one.figure().unit();
        Unit b = next.figure().unit();
        return next.sentence() - one.sentence() <= 1
                && one.figure().kind() == next.figure().kind()
                && (a == null ? b == null : b != null && a.name().equals(b.name()));
    }

    /** "Between $190 and $240" where one sentence tells of $190 and $240. */
    private @Nullable Derived ends(Fact fact) {
        if (!(fact.figure().amount() instanceof Amount.Range range)) {
            return null;
        }
        for (Fact score : article.withNumber(List.of(range.low().stripTrailingZeros()))) {
            boolean both = score.figure().amount() instanceof Amount.Score parts
                    && parts.parts().stream().anyMatch(part -> range.high().compareTo(BigDecimal.valueOf(part)) == 0);
            if (both) {
                return new Derived(List.of(score), List.of(), "both sides");
            }
        }
        for (Fact low : article.withNumber(List.of(range.low().stripTrailingZeros()))) {
            for (Fact high : article.withNumber(List.of(range.high().stripTrailingZeros()))) {
                boolean apart = low != high && (low.sentence() == high.sentence() || isChange(fact));
                if (apart && low.figure().kind() == high.figure().kind() && mayCount(fact, high)) {
                    return new Derived(List.of(low, high), List.of(), "both ends");
                }
            }
        }
        return null;
    }

    /** "From £9,000 to £9,250": both ends of a change may stand apart. */
    private boolean isChange(Fact fact) {
        return Units.isMeasure(fact.figure())
                && fact.figure().unit() != null
                && fact.from() < fact.to()
                && text.words.get(fact.sentence()).get(fact.from()).lower().equals("from");
    }

    /** "Two daughters, a son": a noun with an article counts one. */
    private @Nullable Derived oneMore(Fact fact, int number, List<Integer> scope) {
        if (fact.figure().kind() != Kind.COUNT) {
            return null;
        }
        for (int sentence : scope) {
            List<Fact> counted = article.side.facts.get(sentence).stream()
                    .filter(other -> value(other) != null && units.match(fact, other).score >= UnitMatch.KIN.score)
                    .limit(MOST_OPERANDS)
                    .toList();
            int sum = counted.stream()
                    .map(Derivations::value)
                    .filter(value -> value != null && value.compareTo(BigDecimal.TEN) < 0)
                    .mapToInt(BigDecimal::intValue)
                    .sum();
            List<Span> single = new ArrayList<>(singles(fact, sentence));
            single.addAll(sentence + 1 < article.side.size() ? another(fact, sentence + 1) : List.of());
            if (!counted.isEmpty() && !single.isEmpty() && sum + single.size() == number) {
                return new Derived(counted, single, "their sum");
            }
            for (Fact others : isOthers(counted)) {
                if (!single.isEmpty()
                        && exactly(fact.figure(), others(others).add(BigDecimal.valueOf(single.size())))) {
                    return new Derived(List.of(others), single, "their sum");
                }
            }
        }
        return null;
    }

    /** "Three others", beside whom another one is told of. */
    private List<Fact> isOthers(List<Fact> counted) {
        return counted.stream()
                .filter(other -> other.span().in(article.side.text).endsWith("others"))
                .toList();
    }

    private static BigDecimal others(Fact fact) {
        BigDecimal value = value(fact);
        return value == null ? BigDecimal.ZERO : value;
    }

    /** "Another woman was hurt", after others were counted. */
    private List<Span> another(Fact fact, int sentence) {
        return singles(fact, sentence).stream()
                .filter(span ->
                        span.in(article.side.text).toLowerCase(Locale.ROOT).startsWith("another"))
                .toList();
    }

    private List<Span> singles(Fact fact, int sentence) {
        List<Span> singles = new ArrayList<>();
        List<Word> words = article.side.words.get(sentence);
        for (int at = 1; at < words.size(); at++) {
            boolean one = article.side.vocabulary.is("single", words.get(at - 1).lower());
            if (one && units.mayBe(fact, words.get(at).lower())) {
                singles.add(new Span(
                        words.get(at - 1).span().start(), words.get(at).span().end()));
            }
        }
        return singles;
    }

    /** "A couple", "the trio", "both". */
    private @Nullable Derived collective(int number, List<Integer> scope) {
        if (number > MOST_IN_GROUP) {
            return null;
        }
        for (int sentence : number == 2 ? scope.subList(0, Math.min(3, scope.size())) : withGroup(number)) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                if (isGroup(words, at, number)) {
                    return new Derived(List.of(), List.of(words.get(at).span()), "The article has a word for as many.");
                }
            }
        }
        return null;
    }

    private List<Integer> withGroup(int number) {
        return groups.computeIfAbsent(number, this::findGroup);
    }

    private List<Integer> findGroup(int number) {
        return IntStream.range(0, article.side.size())
                .filter(sentence -> {
                    List<Word> words = article.side.words.get(sentence);
                    return IntStream.range(0, words.size()).anyMatch(at -> isGroup(words, at, number));
                })
                .boxed()
                .toList();
    }

    /** "Trio", "hat-trick". */
    private boolean isGroup(List<Word> words, int at, int number) {
        String list = "groups-of-" + number;
        return article.side.vocabulary.is(list, words.get(at).lower())
                || at + 1 < words.size()
                        && article.side.vocabulary.is(
                                list,
                                words.get(at).lower() + "-" + words.get(at + 1).lower());
    }

    /** "The 13th child" of whom the article gives twelve. */
    private @Nullable Derived next(Fact fact) {
        if (fact.figure().kind() != Kind.RANK || !(fact.figure().amount() instanceof Amount.Exact exact)) {
            return null;
        }
        BigDecimal before = exact.value().subtract(BigDecimal.ONE).stripTrailingZeros();
        for (Fact other : article.withNumber(List.of(before))) {
            boolean count =
                    other.figure().kind() == Kind.COUNT || other.figure().kind() == Kind.RANK;
            if (count
                    && units.match(fact, other).score >= UnitMatch.KIN.score
                    && other.figure().unit() != null) {
                return new Derived(List.of(other), List.of(), "the next one");
            }
        }
        return null;
    }

    /** "Five ships had sunk there before" where the article tells of the sixth. */
    private @Nullable Derived earlier(Fact fact) {
        Unit unit = fact.figure().unit();
        boolean counts = fact.figure().kind() == Kind.COUNT
                && unit != null
                && fact.figure().qualifier() == Qualifier.EXACT
                && isBeforeOther(fact);
        if (!counts || !(fact.figure().amount() instanceof Amount.Exact exact)) {
            return null;
        }
        BigDecimal last = exact.value().add(BigDecimal.ONE).stripTrailingZeros();
        return article.withNumber(List.of(last)).stream()
                .filter(other -> other.figure().kind() == Kind.RANK)
                .filter(other -> units.match(fact, other).score >= UnitMatch.KIN.score)
                .findFirst()
                .map(other -> new Derived(List.of(other), List.of(), "those before this one"))
                .orElse(null);
    }

    /** "The first two cases" where the article tells of the second case. */
    private @Nullable Derived firstOnes(Fact fact) {
        BigDecimal value = value(fact);
        List<Word> words = text.words.get(fact.sentence());
        boolean first = fact.from() > 0 && words.get(fact.from() - 1).lower().equals("first");
        if (value == null || !first || fact.figure().kind() != Kind.COUNT) {
            return null;
        }
        Span last = value.compareTo(BigDecimal.valueOf(ORDINALS.size() + 1)) <= 0 && value.compareTo(BigDecimal.ONE) > 0
                ? lastOf(fact, ORDINALS.get(value.intValue() - 2))
                : null;
        return last == null ? null : new Derived(List.of(), List.of(last), "The article tells of the last of them.");
    }

    /** "A second case", for cases. */
    private @Nullable Span lastOf(Fact fact, String ordinal) {
        Unit unit = fact.figure().unit();
        String noun = unit == null
                ? ""
                : text.vocabulary.key(unit.name().substring(unit.name().lastIndexOf(' ') + 1));
        for (List<Word> words : article.side.words) {
            for (int at = 0; at + 1 < words.size(); at++) {
                boolean of = words.get(at).lower().equals(ordinal)
                        && words.get(at + 1).key().equals(noun);
                if (of && !noun.isEmpty()) {
                    return new Span(
                            words.get(at).span().start(),
                            words.get(at + 1).span().end());
                }
            }
        }
        return null;
    }

    private boolean isBeforeOther(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        int from = Math.max(0, fact.from() - WITHIN_SERIES);
        return words.subList(from, Math.min(words.size(), fact.to() + BEFORE)).stream()
                .anyMatch(word -> word.lower().matches("before|earlier|previous|previously|already|prior|preceded"));
    }

    /** "Seventeen of the thirty counts": both numbers stand in the article. */
    private @Nullable Derived part(Fact fact) {
        if (!(fact.figure().amount() instanceof Amount.Part part) || part.part().compareTo(BigDecimal.ONE) <= 0) {
            return null;
        }
        boolean fraction =
                FRACTION.matcher(fact.figure().number().in(text.text)).find();
        for (Fact one : fraction
                ? Set.<Fact>of()
                : article.withNumber(List.of(part.part().stripTrailingZeros()))) {
            for (Fact other : article.withNumber(List.of(part.whole().stripTrailingZeros()))) {
                boolean near = Math.abs(one.sentence() - other.sentence()) <= WITHIN_STORY && one != other;
                if (near && value(one) != null && value(other) != null) {
                    return new Derived(List.of(one, other), List.of(), "the one out of the other");
                }
            }
        }
        Derived split = split(part);
        Derived elided = split == null ? elided(fact, part) : split;
        return elided == null ? rest(part) : elided;
    }

    /** "54 of the 56" where one sentence has the 54 and the two others, and another one all 56. */
    private @Nullable Derived split(Amount.Part part) {
        BigDecimal others = part.whole().subtract(part.part()).stripTrailingZeros();
        List<Fact> wholes = List.copyOf(article.withNumber(List.of(part.whole().stripTrailingZeros())));
        if (wholes.isEmpty() || others.signum() <= 0 || part.whole().compareTo(BigDecimal.TEN) <= 0) {
            return null;
        }
        Map<Integer, Fact> rests = new HashMap<>();
        article.withNumber(List.of(others)).stream()
                .filter(rest -> value(rest) != null)
                .forEach(rest -> rests.put(rest.sentence(), rest));
        for (Fact one : article.withNumber(List.of(part.part().stripTrailingZeros()))) {
            Fact rest = rests.get(one.sentence());
            if (rest != null && rest != one && value(one) != null) {
                return new Derived(List.of(one, rest, wholes.get(0)), List.of(), "the one out of the other");
            }
        }
        return null;
    }

    /** "Three of their last four games" where the article has "three of their last four". */
    private @Nullable Derived elided(Fact fact, Amount.Part part) {
        List<Word> told = text.words.get(fact.sentence()).subList(fact.from(), fact.to());
        for (Fact one : article.withNumber(List.of(part.part().stripTrailingZeros()))) {
            List<Word> words = article.side.words.get(one.sentence());
            boolean foreign = isOfOther(fact, one);
            for (int at = one.from() + 1; !foreign && at < Math.min(words.size(), one.to() + WITHIN_RATIO); at++) {
                String whole = words.get(at).lower();
                boolean number = words.get(at).isNumber() || article.side.vocabulary.is("small-numbers", whole);
                if (number
                        && told.stream().skip(1).anyMatch(word -> word.lower().equals(whole))) {
                    return new Derived(List.of(one), List.of(words.get(at).span()), "the one out of the other");
                }
            }
        }
        return null;
    }

    /** "12 of 20 tankers" where the article has "12 of 20 freighters", and a tanker beside them or nowhere. */
    private boolean isOfOther(Fact fact, Fact one) {
        Unit unit = fact.figure().unit();
        return unit != null
                && one.figure().amount() instanceof Amount.Part
                && units.match(fact, one) == UnitMatch.OTHER
                && units.heads(unit.name()).stream()
                        .map(article.side.vocabulary::key)
                        .anyMatch(head -> article.side.hasKey(one.sentence(), head) || !article.hasKey(head));
    }

    /** "Three of the twelve votes", "eight votes to none" where the article has 9-3 and 8-0. */
    private @Nullable Derived votes(Fact fact, List<Integer> scope) {
        for (int sentence : scope) {
            for (Fact other : article.side.facts.get(sentence)) {
                if (other.figure().amount() instanceof Amount.Score score && isOfVote(fact, sentence, score)) {
                    return new Derived(List.of(other), List.of(), "one side of the vote");
                }
            }
        }
        return null;
    }

    private boolean isOfVote(Fact fact, int sentence, Amount.Score score) {
        Unit unit = fact.figure().unit();
        if (unit == null || !isNamed(unit, sentence)) {
            return false;
        }
        int sum = score.parts().stream().mapToInt(Integer::intValue).sum();
        if (fact.figure().amount() instanceof Amount.Part part) {
            return part.whole().compareTo(BigDecimal.valueOf(sum)) == 0
                    && score.parts().contains(part.part().intValue());
        }
        return fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().stripTrailingZeros().scale() <= 0
                && score.parts().contains(exact.value().intValue());
    }

    private boolean isNamed(Unit unit, int sentence) {
        return units.heads(unit.name()).stream()
                .map(head -> article.side.vocabulary.key(head))
                .anyMatch(key -> article.side.hasKey(sentence, key));
    }

    /** "Seven of the nine stay open" where two of nine are closed. */
    private @Nullable Derived rest(Amount.Part part) {
        BigDecimal others = part.whole().subtract(part.part()).stripTrailingZeros();
        for (Fact one : article.withNumber(List.of(others))) {
            if (one.figure().amount() instanceof Amount.Part known
                    && known.whole().compareTo(part.whole()) == 0) {
                return new Derived(List.of(one), List.of(), "the rest of them");
            }
            for (Fact whole : article.withNumber(List.of(part.whole().stripTrailingZeros()))) {
                boolean near = Math.abs(one.sentence() - whole.sentence()) <= 1 && one != whole;
                if (near && value(one) != null && value(whole) != null) {
                    return new Derived(List.of(one, whole), List.of(), "the rest of them");
                }
            }
        }
        return null;
    }

    /** "Five had died before him" where the article has the sixth. */
    @Nullable
    Derived before(Fact fact) {
        BigDecimal value = value(fact);
        List<Word> words = text.words.get(fact.sentence());
        boolean earlier =
                words.subList(Math.min(words.size(), fact.to()), Math.min(words.size(), fact.to() + BEFORE)).stream()
                        .anyMatch(word -> word.lower().matches("before|earlier|previously|already"));
        if (value == null || !earlier || fact.figure().kind() != Kind.COUNT) {
            return null;
        }
        return article.withNumber(List.of(value.add(BigDecimal.ONE).stripTrailingZeros())).stream()
                .filter(next -> next.figure().kind() == Kind.RANK)
                .findFirst()
                .map(next -> new Derived(List.of(next), List.of(), "those before it"))
                .orElse(null);
    }

    /** "The 66 other charities" of 67. */
    private @Nullable Derived allButOne(Fact fact) {
        BigDecimal value = value(fact);
        List<Word> words = text.words.get(fact.sentence());
        boolean other = words.subList(Math.max(0, fact.from() - 1), Math.min(words.size(), fact.to() + 1)).stream()
                .anyMatch(word -> word.lower().matches("others?|remaining|rest|further"));
        if (value == null || !other) {
            return null;
        }
        return article.withNumber(List.of(value.add(BigDecimal.ONE).stripTrailingZeros())).stream()
                .filter(whole -> value(whole) != null && units.match(fact, whole).score >= UnitMatch.KIN.score)
                .findFirst()
                .map(whole -> new Derived(List.of(whole), List.of(), "all but the one"))
                .orElse(null);
    }

    /** "More than ten points behind" where the article has "by double digits". */
    private @Nullable Derived doubleDigits(Fact fact, List<Integer> scope) {
        Qualifier bound = fact.figure().qualifier();
        boolean ten =
                exactly(fact.figure(), BigDecimal.TEN) && (bound == Qualifier.MORE_THAN || bound == Qualifier.AT_LEAST);
        Span figures = bound == Qualifier.MORE_THAN || bound == Qualifier.AT_LEAST ? figures(fact) : null;
        if (figures != null) {
            return new Derived(List.of(), List.of(figures), "The article has a word for this.");
        }
        for (int sentence : ten ? scope : List.<Integer>of()) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                boolean digits = words.get(at).lower().startsWith("double-digit")
                        || at > 0
                                && words.get(at - 1).lower().equals("double")
                                && words.get(at).lower().startsWith("digit");
                if (digits) {
                    return new Derived(List.of(), List.of(words.get(at).span()), "The article has a word for this.");
                }
            }
        }
        return null;
    }

    /** "Over £1m" where the article has "the seven-figure mark". */
    private @Nullable Span figures(Fact fact) {
        BigDecimal value = value(fact);
        BigDecimal one = value == null ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (one.compareTo(BigDecimal.valueOf(10_000)) < 0
                || one.unscaledValue().intValue() != 1
                || fact.figure().kind() != Kind.MONEY && fact.figure().kind() != Kind.COUNT) {
            return null;
        }
        int digits = one.precision() - one.scale();
        for (List<Word> words : article.side.words) {
            for (int at = 1; at < words.size(); at++) {
                boolean figure = words.get(at).lower().matches("figures?")
                        && words.get(at - 1).lower().equals(DIGITS.get(digits));
                if (figure) {
                    return new Span(
                            words.get(at - 1).span().start(),
                            words.get(at).span().end());
                }
            }
        }
        return null;
    }

    /** "Two times" where the article has "twice". */
    private @Nullable Derived times(Fact fact, List<Integer> scope) {
        Unit unit = fact.figure().unit();
        BigDecimal value = value(fact);
        if (unit == null || value == null || !unit.name().endsWith("time") || value.compareTo(BigDecimal.TEN) > 0) {
            return null;
        }
        String list = "adverbs-of-" + value.stripTrailingZeros().toPlainString();
        for (int sentence : scope) {
            for (Word word : article.side.words.get(sentence)) {
                if (article.side.vocabulary.has(list, word.lower())) {
                    return new Derived(List.of(), List.of(word.span()), "The article has a word for so many times.");
                }
            }
        }
        return null;
    }

    /** "Over three years" where one sentence tells of 2013 and 2016. */
    private @Nullable Derived years(Fact fact, List<Integer> scope) {
        Unit unit = fact.figure().unit();
        if (fact.figure().kind() != Kind.DURATION
                || unit == null
                || !unit.name().endsWith("year")) {
            return null;
        }
        for (int sentence : scope) {
            List<Word> years = article.side.words.get(sentence).stream()
                    .filter(Derivations::isYear)
                    .toList();
            for (Word one : years.subList(0, Math.min(MOST_OPERANDS, years.size()))) {
                for (Word other : years.subList(0, Math.min(MOST_OPERANDS, years.size()))) {
                    int span = Integer.parseInt(other.text()) - Integer.parseInt(one.text());
                    if (span > 0 && exactly(fact.figure(), BigDecimal.valueOf(span))) {
                        return new Derived(List.of(), List.of(one.span(), other.span()), "The years are so far apart.");
                    }
                }
            }
        }
        return null;
    }

    private static boolean isYear(Word word) {
        return word.text().matches("(1[0-9]|20)[0-9]{2}");
    }

    private static @Nullable BigDecimal value(Fact fact) {
        return fact.figure().amount() instanceof Amount.Exact exact
                        && fact.figure().kind() != Kind.RANK
                ? exact.value()
                : null;
    }

    private static boolean exactly(Figure figure, BigDecimal value) {
        return figure.amount() instanceof Amount.Exact exact && exact.value().compareTo(value) == 0;
    }

    private static boolean near(Figure figure, BigDecimal value, BigDecimal slack) {
        return figure.amount() instanceof Amount.Exact exact
                && exact.value().abs().subtract(value).abs().compareTo(slack) <= 0;
    }

    /** Half of the last digit that a number is written with, in percent. */
    private static BigDecimal precision(Figure figure) {
        int digits = figure.amount() instanceof Amount.Exact exact
                ? Math.max(0, exact.value().stripTrailingZeros().scale())
                : 0;
        return new BigDecimal("0.5").scaleByPowerOfTen(-digits).multiply(new BigDecimal("1.1"));
    }

    /** True where the value is the figure's, or one that its bound allows. */
    static boolean fits(Figure figure, BigDecimal value) {
        if (!(figure.amount() instanceof Amount.Exact exact) || value.signum() <= 0) {
            return false;
        }
        BigDecimal told = exact.value().abs();
        if (told.compareTo(value) == 0) {
            return true;
        }
        BigDecimal slack = told.multiply(new BigDecimal("0.15"));
        BigDecimal more = value.subtract(told);
        return switch (figure.qualifier()) {
            case MORE_THAN, AT_LEAST -> more.signum() > 0 && more.compareTo(slack) <= 0;
            case ABOUT -> more.abs().compareTo(slack.divide(BigDecimal.valueOf(3), MathContext.DECIMAL64)) <= 0;
            case NEARLY, LESS_THAN, AT_MOST ->
                more.signum() < 0 && more.negate().compareTo(slack) <= 0;
            case EXACT -> false;
        };
    }
}

package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.grounding.Derivations.Derived;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes what a reader works out in his head from numbers of the article alone: the rest of a whole ("the rest is given
 * by the public"), what one of them costs, a fraction of those counted beside, how much further the 31st is than 27.
 */
final class Deductions {
    /** Sentences before "the rest" that tell the whole and the part. */
    private static final int STORY = 2;
    /** Words from a number to the one that compares it. */
    private static final int REACH = 4;
    /** Figures of a sentence beyond these are not combined. */
    private static final int MOST = 8;
    /** Of so many sums of money at most two make a share that is meant. */
    private static final int FEW = 5;
    /** Years that lie so far apart do not do so by chance. */
    private static final int LONG = 20;
    /** How a text tells that there are two of them, and so on. */
    private static final List<String> MANY =
            List.of("two|2|both|pair|couple|duo", "three|3|trio", "four|4|quartet", "five|5", "six|6");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Years of an article beyond these are not compared. */
    private static final int MOST_YEARS = 40;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Units units;

    Deductions(Side text, ArticleIndex article, Binder binder, Units units) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.units = units;
    }

    @Nullable
    Derived derive(Fact fact) {
        if (fact.figure().amount() instanceof Amount.Part part && part.whole().signum() > 0) {
            Derived share = fraction(fact, part);
            share = share == null ? fallen(fact, part) : share;
            return share == null ? shareOfRest(fact, part) : share;
        }
        BigDecimal told = value(fact);
        if (told == null || told.signum() <= 0) {
            return null;
        }
        Derived derived = rest(fact);
        derived = derived == null ? percentOfPart(fact, told) : derived;
        derived = derived == null ? ofMoney(fact, told) : derived;
        derived = derived == null ? beforeChange(fact, told) : derived;
        derived = derived == null ? left(fact, told) : derived;
        derived = derived == null ? partOfAll(fact, told) : derived;
        derived = derived == null ? each(fact, told) : derived;
        derived = derived == null ? ofAll(fact, told) : derived;
        derived = derived == null ? perOne(fact, told) : derived;
        derived = derived == null ? whole(fact, told) : derived;
        derived = derived == null ? middle(fact, told) : derived;
        derived = derived == null ? beyond(fact, told) : derived;
        derived = derived == null ? siblings(fact, told) : derived;
        derived = derived == null ? ageAfter(fact, told) : derived;
        return derived == null ? years(fact, told) : derived;
    }

    private static @Nullable BigDecimal value(Fact fact) {
        return fact.figure().amount() instanceof Amount.Exact exact ? exact.value() : null;
    }

    // ---------------------------------------------------------------- the rest of a whole

    private @Nullable Derived rest(Fact fact) {
        for (List<Fact> pair : wholes(fact)) {
            BigDecimal whole = Objects.requireNonNull(value(pair.get(0)));
            BigDecimal part = Objects.requireNonNull(value(pair.get(1)));
            if (Derivations.fits(fact.figure(), whole.subtract(part)) && mayBe(fact, pair.get(0))) {
                return new Derived(pair, List.of(), "the rest of it");
            }
        }
        return null;
    }

    private @Nullable Derived shareOfRest(Fact fact, Amount.Part share) {
        for (List<Fact> pair : wholes(fact)) {
            BigDecimal whole = Objects.requireNonNull(value(pair.get(0)));
            BigDecimal part = Objects.requireNonNull(value(pair.get(1)));
            if (whole.subtract(part).multiply(share.whole()).compareTo(whole.multiply(share.part())) == 0) {
                return new Derived(pair, List.of(), "the rest of it as a share");
            }
        }
        return null;
    }

    /** "£2,000 of the bill, and sold his car to find the rest" of a bill that the article told long before. */
    private void addFar(int sentence, List<List<Fact>> pairs) {
        List<Fact> money = article.side.allFacts().stream()
                .filter(fact ->
                        fact.figure().kind() == Kind.MONEY && value(fact) != null && fact.sentence() <= sentence)
                .limit(MOST)
                .toList();
        for (Fact part : money) {
            for (Fact whole : part.sentence() == sentence ? money : List.<Fact>of()) {
                BigDecimal all = Objects.requireNonNull(value(whole));
                if (areAlike(whole, part) && all.compareTo(Objects.requireNonNull(value(part))) > 0) {
                    pairs.add(List.of(whole, part));
                }
            }
        }
    }

    /** The wholes and their parts that are told right before "the rest" in the places that tell of the same. */
    private List<List<Fact>> wholes(Fact fact) {
        List<List<Fact>> pairs = new ArrayList<>();
        for (int sentence : binder.nearest(fact.sentence())) {
            for (int near = sentence; near <= Math.min(article.side.size() - 1, sentence + STORY); near++) {
                if (tellsRest(near)) {
                    addPairs(near, pairs);
                    addFar(near, pairs);
                }
            }
        }
        return pairs;
    }

    private boolean tellsRest(int sentence) {
        return article.side.words.get(sentence).stream()
                .anyMatch(word -> text.vocabulary.is("rest-words", word.lower()));
    }

    private void addPairs(int sentence, List<List<Fact>> pairs) {
        List<Fact> facts = IntStream.rangeClosed(Math.max(0, sentence - STORY), sentence)
                .mapToObj(article.side.facts::get)
                .flatMap(List::stream)
                .filter(fact -> value(fact) != null && fact.figure().kind() != Kind.RANK)
                .limit(MOST)
                .toList();
        for (Fact whole : facts) {
            for (Fact part : facts) {
                boolean alike = whole.span().start() < part.span().start() && areAlike(whole, part);
                if (alike && Objects.requireNonNull(value(whole)).compareTo(Objects.requireNonNull(value(part))) > 0) {
                    pairs.add(List.of(whole, part));
                }
            }
        }
    }

    private static boolean areAlike(Fact one, Fact other) {
        return one.figure().kind() == other.figure().kind()
                && (one.figure().kind() == Kind.COUNT || Objects.equals(code(one.figure()), code(other.figure())));
    }

    private static @Nullable String code(Figure figure) {
        Unit unit = figure.unit();
        return unit == null ? null : unit.code() == null ? unit.name() : unit.code();
    }

    private boolean mayBe(Fact fact, Fact whole) {
        return areAlike(fact, whole)
                && (fact.figure().kind() != Kind.COUNT || units.match(fact, whole) != UnitMatch.OTHER);
    }

    /** "150 were never found" of "600 cases" and "450 of them": the text tells of those that are left. */
    private @Nullable Derived left(Fact fact, BigDecimal told) {
        boolean others = fact.figure().kind() == Kind.COUNT
                && fact.figure().unit() != null
                && text.words.get(fact.sentence()).stream()
                        .anyMatch(word -> text.vocabulary.is("left-words", word.lower())
                                || text.vocabulary.is("negations", word.lower()));
        for (int sentence : others ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            List<Fact> facts = counts(sentence, Math.min(article.side.size() - 1, sentence + 1));
            for (Fact whole : facts) {
                for (Fact part : facts) {
                    BigDecimal rest =
                            Objects.requireNonNull(value(whole)).subtract(Objects.requireNonNull(value(part)));
                    boolean of = whole.span().start() < part.span().start() && isOfThem(part);
                    if (of && units.match(fact, whole) == UnitMatch.SAME && rest.compareTo(told) == 0) {
                        return new Derived(List.of(whole, part), List.of(), "those that are left");
                    }
                }
            }
        }
        return null;
    }

    private List<Fact> counts(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(article.side.facts::get)
                .flatMap(List::stream)
                .filter(fact -> value(fact) != null && fact.figure().kind() == Kind.COUNT)
                .limit(MOST)
                .toList();
    }

    /** "450 of them". */
    private boolean isOfThem(Fact part) {
        List<Word> words = article.side.words.get(part.sentence());
        int at = article.side.wordAt(part.sentence(), part.figure().number().end());
        return at + 1 < words.size()
                && words.get(at).lower().equals("of")
                && words.get(at + 1).lower().matches("them|these|those|whom|which|the");
    }

    /** "About 386,000 of the volunteers" of 494,585, of whom the article elsewhere gives 78%. */
    private @Nullable Derived partOfAll(Fact fact, BigDecimal told) {
        boolean precise = fact.figure().kind() == Kind.COUNT && told.compareTo(HUNDRED) > 0;
        for (int sentence : precise ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            for (Fact share : article.side.facts.get(sentence)) {
                boolean exact =
                        share.figure().kind() == Kind.PERCENT && share.figure().qualifier() == Qualifier.EXACT;
                BigDecimal percent = exact ? value(share) : null;
                Fact whole = percent == null ? null : whole(fact, told, percent);
                if (whole != null) {
                    return new Derived(List.of(share, whole), List.of(), "the one of the other");
                }
            }
        }
        return null;
    }

    private @Nullable Fact whole(Fact fact, BigDecimal told, BigDecimal percent) {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
            return null;
        }
        BigDecimal whole = told.multiply(HUNDRED).divide(percent, MathContext.DECIMAL64);
        return article.near(whole).stream()
                .filter(other -> other.figure().kind() == Kind.COUNT && value(other) != null)
                .filter(other -> units.countsPeople(fact.figure()) && units.countsPeople(other.figure())
                        || other.figure().unit() != null && units.match(fact, other).score >= UnitMatch.KIN.score)
                .filter(other -> {
                    BigDecimal part = Objects.requireNonNull(value(other))
                            .multiply(percent)
                            .divide(HUNDRED);
                    BigDecimal round = told.stripTrailingZeros();
                    return round.precision() >= 2
                            && part.round(new MathContext(round.precision())).compareTo(round) == 0;
                })
                .findFirst()
                .orElse(null);
    }

    // ---------------------------------------------------------------- one of them

    /** "Each costs £2,000" of £2.4m for 1,200 of them. */
    private @Nullable Derived each(Fact fact, BigDecimal told) {
        List<Word> words = text.words.get(fact.sentence());
        boolean rate = Units.isMeasure(fact.figure())
                && words.stream().anyMatch(word -> text.vocabulary.is("each-words", word.lower()));
        for (int sentence : rate ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            List<Fact> facts = article.side.facts.get(sentence);
            for (Fact whole : facts) {
                for (Fact number : facts) {
                    BigDecimal all = value(whole);
                    BigDecimal count = value(number);
                    boolean fits = all != null
                            && count != null
                            && count.compareTo(BigDecimal.ONE) > 0
                            && (number.figure().kind() == Kind.COUNT || isOwnPeriod(fact, number))
                            && areAlike(fact, whole)
                            && isRounded(fact.figure(), all.divide(count, MathContext.DECIMAL64), told);
                    if (fits) {
                        return new Derived(List.of(whole, number), List.of(), "the one by the other");
                    }
                }
            }
        }
        return null;
    }

    /** "£4m between them" of two who paid £2m each. */
    private @Nullable Derived ofAll(Fact fact, BigDecimal told) {
        for (int many = 2; many <= MANY.size() + 1 && SharedCountCheck.isOfAll(text, fact); many++) {
            BigDecimal one = told.divide(BigDecimal.valueOf(many), MathContext.DECIMAL64);
            String word = MANY.get(many - 2);
            Fact each = article.near(one).stream()
                    .filter(other -> other.figure().kind() == fact.figure().kind()
                            && value(other) != null
                            && one.compareTo(Objects.requireNonNull(value(other))) == 0
                            && areAlike(fact, other)
                            && units.match(fact, other) != UnitMatch.OTHER
                            && SharedCountCheck.isOfEach(article.side, other))
                    .filter(other -> hasWord(text, fact.sentence(), word)
                            || hasWord(article.side, other.sentence(), word)
                            || hasWord(article.side, other.sentence() - 1, word))
                    .findFirst()
                    .orElse(null);
            if (each != null) {
                return new Derived(List.of(each), List.of(), "that much for each of them");
            }
        }
        return null;
    }

    private static boolean hasWord(Side side, int sentence, String word) {
        return sentence >= 0
                && side.words.get(sentence).stream()
                        .anyMatch(other -> other.lower().matches(word));
    }

    /** "£24m a week" of what is told for 13 weeks. */
    private static boolean isOwnPeriod(Fact fact, Fact time) {
        Unit unit = fact.figure().unit();
        Unit period = time.figure().unit();
        return time.figure().kind() == Kind.DURATION
                && unit != null
                && period != null
                && unit.name().endsWith(" per " + period.name());
    }

    /** "About 13 nurses a ward" of 21,000 nurses and 1,640 wards. */
    private @Nullable Derived perOne(Fact fact, BigDecimal told) {
        String noun = nounOfOne(fact);
        List<Fact> numbers = noun.isEmpty()
                ? List.of()
                : article.side.allFacts().stream()
                        .filter(number -> counts(number, noun))
                        .limit(MOST)
                        .toList();
        for (int sentence : numbers.isEmpty() ? List.<Integer>of() : binder.nearest(fact.sentence())) {
            for (Fact whole : article.side.facts.get(sentence)) {
                for (Fact number : numbers) {
                    BigDecimal all = value(whole);
                    BigDecimal count = value(number);
                    boolean fits = all != null
                            && count != null
                            && count.compareTo(BigDecimal.ONE) > 0
                            && mayBe(fact, whole)
                            && isRounded(fact.figure(), all.divide(count, MathContext.DECIMAL64), told);
                    if (fits) {
                        return new Derived(List.of(whole, number), List.of(), "the one by the other");
                    }
                }
            }
        }
        return null;
    }

    /** What stands behind "a", "per" or "for each" right after a number. */
    private String nounOfOne(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        int at = fact.to();
        at += at < words.size() && words.get(at).lower().equals("for") ? 1 : 0;
        boolean rate = at + 1 < words.size()
                && words.get(at).lower().matches("an?|per|each|every")
                && !words.get(at).afterMark();
        return rate ? words.get(at + 1).key() : "";
    }

    private boolean counts(Fact number, String noun) {
        Unit unit = number.figure().unit();
        return unit != null
                && number.figure().kind() == Kind.COUNT
                && units.heads(unit.name()).stream()
                        .anyMatch(head -> text.vocabulary.key(head).equals(noun));
    }

    /** "Her salary of £600,000" of "£450,000, three-quarters of her salary". */
    private @Nullable Derived whole(Fact fact, BigDecimal told) {
        for (int sentence : Units.isMeasure(fact.figure()) ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            List<Fact> facts = article.side.facts.get(sentence);
            for (int at = 0; at + 1 < facts.size(); at++) {
                Fact part = facts.get(at);
                Fact share = facts.get(at + 1);
                BigDecimal value = value(part);
                boolean beside = value != null && areAlike(fact, part) && share.from() - part.to() <= 1;
                BigDecimal percent = beside ? percent(share) : null;
                if (percent != null
                        && value != null
                        && isRounded(
                                fact.figure(), value.multiply(HUNDRED).divide(percent, MathContext.DECIMAL64), told)) {
                    return new Derived(List.of(part, share), List.of(), "the whole of which it is a part");
                }
            }
        }
        return null;
    }

    /** "Three-quarters" and "75%" in percent; null for what is no share. */
    private static @Nullable BigDecimal percent(Fact fact) {
        if (fact.figure().amount() instanceof Amount.Part part && part.whole().signum() > 0) {
            return part.part().signum() <= 0
                    ? null
                    : part.part().multiply(HUNDRED).divide(part.whole(), MathContext.DECIMAL64);
        }
        BigDecimal value = fact.figure().kind() == Kind.PERCENT ? value(fact) : null;
        return value == null || value.signum() <= 0 ? null : value;
    }

    /** "The midpoint, £100m" of £95m to £105m. */
    private @Nullable Derived middle(Fact fact, BigDecimal told) {
        boolean named = text.words.get(fact.sentence()).stream()
                .anyMatch(word -> word.lower().matches("mid-?point|middle|centre|center|halfway"));
        for (int sentence : named ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            for (Fact range : article.side.facts.get(sentence)) {
                boolean fits = range.figure().amount() instanceof Amount.Range ends
                        && areAlike(fact, range)
                        && ends.low().add(ends.high()).compareTo(told.add(told)) == 0;
                if (fits) {
                    return new Derived(List.of(range), List.of(), "the middle of it");
                }
            }
        }
        return null;
    }

    private static boolean isRounded(Figure figure, BigDecimal precise, BigDecimal told) {
        BigDecimal round = told.stripTrailingZeros();
        return Derivations.fits(figure, precise)
                || precise.round(new MathContext(Math.max(2, round.precision())))
                                .compareTo(round)
                        == 0;
    }

    // ---------------------------------------------------------------- fractions

    /** "Two thirds of the members" where six of nine are told in one sentence. */
    private @Nullable Derived fraction(Fact fact, Amount.Part share) {
        Unit unit = fact.figure().unit();
        boolean small = share.whole().compareTo(BigDecimal.TEN) <= 0;
        for (int sentence : unit != null && small ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            List<Fact> facts = article.side.facts.get(sentence).stream()
                    .filter(other -> value(other) != null && other.figure().kind() == Kind.COUNT)
                    .limit(MOST)
                    .toList();
            for (Fact whole : facts) {
                for (Fact part : facts) {
                    if (units.match(fact, whole) == UnitMatch.SAME && isPart(share, part, whole)) {
                        return new Derived(List.of(part, whole), List.of(), "the one as a share of the other");
                    }
                }
            }
        }
        return null;
    }

    /** "Fell by three quarters" of what was 60,000 and is 15,000. */
    private @Nullable Derived fallen(Fact fact, Amount.Part share) {
        boolean by = fact.from() > 0
                && text.words.get(fact.sentence()).get(fact.from() - 1).lower().equals("by");
        for (int sentence : by ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            List<Fact> facts = article.side.facts.get(sentence).stream()
                    .filter(other -> value(other) != null && other.figure().kind() != Kind.RANK)
                    .limit(MOST)
                    .toList();
            for (Fact before : facts) {
                for (Fact now : facts) {
                    BigDecimal more = Objects.requireNonNull(value(before));
                    BigDecimal less = Objects.requireNonNull(value(now));
                    boolean alike = before != now
                            && before.figure().kind() == now.figure().kind()
                            && less.compareTo(BigDecimal.ONE) > 0;
                    if (alike
                            && more.subtract(less).multiply(share.whole()).compareTo(more.multiply(share.part()))
                                    == 0) {
                        return new Derived(List.of(before, now), List.of(), "the change as a share");
                    }
                }
            }
        }
        return null;
    }

    /** "Fewer than 1%, 3,600 of 494,585": the text tells the part and the whole itself, both of the article. */
    private @Nullable Derived percentOfPart(Fact fact, BigDecimal told) {
        for (Fact beside : fact.figure().kind() == Kind.PERCENT ? text.facts.get(fact.sentence()) : List.<Fact>of()) {
            if (beside.figure().amount() instanceof Amount.Part part
                    && part.whole().compareTo(BigDecimal.TEN) > 0) {
                BigDecimal percent = part.part().multiply(HUNDRED).divide(part.whole(), MathContext.DECIMAL64);
                List<Fact> known =
                        new ArrayList<>(article.withNumber(List.of(part.part().stripTrailingZeros())));
                known.addAll(article.withNumber(List.of(part.whole().stripTrailingZeros())));
                boolean small = isBounded(fact.figure(), told, percent);
                if (known.size() > 1 && (small || isRounded(fact.figure(), percent, told))) {
                    return new Derived(known.subList(0, 2), List.of(), "the one as a share of the other");
                }
            }
        }
        return null;
    }

    /** "About 71% of the bill" of the few sums of money that an article has. */
    private @Nullable Derived ofMoney(Fact fact, BigDecimal told) {
        List<Word> words = text.words.get(fact.sentence());
        boolean share = fact.figure().kind() == Kind.PERCENT
                && fact.to() < words.size()
                && words.get(fact.to()).lower().equals("of");
        List<Fact> money = !share
                ? List.of()
                : article.side.allFacts().stream()
                        .filter(other -> other.figure().kind() == Kind.MONEY)
                        .toList();
        if (money.size() > FEW) {
            return null;
        }
        for (Fact whole : money) {
            for (Fact part : money) {
                BigDecimal all = value(whole);
                BigDecimal some = value(part);
                boolean less = all != null
                        && some != null
                        && areAlike(whole, part)
                        && some.signum() > 0
                        && some.compareTo(all) < 0;
                if (less && all != null && some != null) {
                    BigDecimal percent = some.multiply(HUNDRED).divide(all, MathContext.DECIMAL64);
                    if (percent.round(new MathContext(told.stripTrailingZeros().precision()))
                                    .compareTo(told.stripTrailingZeros())
                            == 0) {
                        return new Derived(List.of(part, whole), List.of(), "the one as a share of the other");
                    }
                }
            }
        }
        return null;
    }

    /** "About $6.5bn the year before" of what has fallen 7% to $6.0bn. */
    private @Nullable Derived beforeChange(Fact fact, BigDecimal told) {
        boolean rough = fact.figure().qualifier() == Qualifier.ABOUT
                && told.stripTrailingZeros().precision() > 1
                && (Units.isMeasure(fact.figure()) || fact.figure().kind() == Kind.COUNT)
                && fact.figure().kind() != Kind.PERCENT;
        for (int sentence : rough ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            List<Fact> facts = article.side.facts.get(sentence);
            for (int at = 0; at + 1 < facts.size(); at++) {
                Fact change = facts.get(at);
                Fact now = facts.get(at + 1);
                BigDecimal percent = change.figure().kind() == Kind.PERCENT ? value(change) : null;
                BigDecimal value = value(now);
                int sign = percent == null ? 0 : direction(change);
                if (sign != 0 && value != null && percent != null && areAlike(fact, now) && isTo(now)) {
                    BigDecimal factor = HUNDRED.add(percent.multiply(BigDecimal.valueOf(sign)));
                    BigDecimal before = factor.signum() <= 0
                            ? BigDecimal.ZERO
                            : value.multiply(HUNDRED).divide(factor, MathContext.DECIMAL64);
                    if (before.round(new MathContext(told.stripTrailingZeros().precision()))
                                    .compareTo(told.stripTrailingZeros())
                            == 0) {
                        return new Derived(List.of(change, now), List.of(), "what it was before the change");
                    }
                }
            }
        }
        return null;
    }

    private boolean isTo(Fact now) {
        return now.from() > 0
                && article.side
                        .words
                        .get(now.sentence())
                        .get(now.from() - 1)
                        .lower()
                        .equals("to");
    }

    /** 1 where a percentage tells a rise, -1 for a fall, 0 where it is not plain. */
    private int direction(Fact change) {
        List<Word> words = article.side.words.get(change.sentence());
        for (int at = change.from() - 1; at >= Math.max(0, change.from() - REACH); at--) {
            String word = words.get(at).lower();
            if (word.matches("rose|rise|rises|rising|grew|grown|up|increased|climbed|jumped|gained|soared|surged")) {
                return 1;
            }
            if (word.matches(
                    "fell|fall|falls|falling|dropped|down|declined|decreased|lost|shrank|slid|slumped|plunged")) {
                return -1;
            }
        }
        return 0;
    }

    private static boolean isBounded(Figure figure, BigDecimal told, BigDecimal percent) {
        return switch (figure.qualifier()) {
            case NEARLY, LESS_THAN, AT_MOST ->
                percent.compareTo(told) < 0 && percent.add(percent).compareTo(told) >= 0;
            case MORE_THAN, AT_LEAST -> percent.compareTo(told) > 0 && percent.compareTo(told.add(told)) <= 0;
            default -> false;
        };
    }

    private static boolean isPart(Amount.Part share, Fact part, Fact whole) {
        BigDecimal a = value(part);
        BigDecimal b = value(whole);
        boolean bare = part.figure().unit() == null || Objects.equals(code(part.figure()), code(whole.figure()));
        return a != null
                && b != null
                && bare
                && a.signum() > 0
                && a.compareTo(b) < 0
                && a.multiply(share.whole()).compareTo(b.multiply(share.part())) == 0;
    }

    // ---------------------------------------------------------------- families

    /** "Three children" of whom the article tells a daughter and two sons. */
    private @Nullable Derived siblings(Fact fact, BigDecimal told) {
        Unit unit = fact.figure().unit();
        String noun = unit == null || fact.figure().kind() != Kind.COUNT ? "" : unit.name();
        List<String> both =
                switch (noun) {
                    case "child", "kid" -> List.of("son", "daughter");
                    case "sibling" -> List.of("brother", "sister");
                    case "grandchild" -> List.of("grandson", "granddaughter");
                    default -> List.of();
                };
        if (both.isEmpty()) {
            return null;
        }
        int sum = 0;
        List<Fact> facts = new ArrayList<>();
        for (String one : both) {
            Fact counted = article.side.allFacts().stream()
                    .filter(other -> other.figure().unit() != null
                            && other.figure().unit().name().equals(one)
                            && other.figure().kind() == Kind.COUNT
                            && value(other) != null)
                    .findFirst()
                    .orElse(null);
            if (counted != null) {
                facts.add(counted);
                sum += Objects.requireNonNull(value(counted)).intValue();
            } else if (article.hasWord(one)) {
                sum++;
            } else {
                return null;
            }
        }
        return facts.isEmpty() || told.compareTo(BigDecimal.valueOf(sum)) != 0
                ? null
                : new Derived(facts, List.of(), "all of them");
    }

    /** "Until she was 23" of who began at 14 and stayed for nine years. */
    private @Nullable Derived ageAfter(Fact fact, BigDecimal told) {
        boolean age = fact.figure().kind() == Kind.AGE
                && text.words.get(fact.sentence()).stream()
                        .anyMatch(word -> word.lower().matches("until|till|when"));
        for (int sentence : age ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            List<Fact> facts = article.side.facts.get(sentence);
            for (Fact first : facts) {
                for (Fact years : facts) {
                    boolean began = first.figure().kind() == Kind.AGE
                            || first.figure().kind() == Kind.COUNT
                                    && first.figure().unit() == null
                                    && isAt(first);
                    boolean stayed = years.figure().kind() == Kind.DURATION
                            && years.figure().unit() != null
                            && years.figure().unit().name().equals("year");
                    BigDecimal a = value(first);
                    BigDecimal b = value(years);
                    if (began && stayed && a != null && b != null && a.add(b).compareTo(told) == 0) {
                        return new Derived(List.of(first, years), List.of(), "the age and the years since");
                    }
                }
            }
        }
        return null;
    }

    private boolean isAt(Fact fact) {
        return fact.from() > 0
                && article.side
                        .words
                        .get(fact.sentence())
                        .get(fact.from() - 1)
                        .lower()
                        .equals("at");
    }

    // ---------------------------------------------------------------- places and years

    /** "Its 31st, four more than" the 27 of the article. */
    private @Nullable Derived beyond(Fact fact, BigDecimal told) {
        List<Word> words = text.words.get(fact.sentence());
        boolean compares = fact.figure().kind() == Kind.COUNT
                && words.subList(fact.from(), Math.min(words.size(), fact.to() + REACH)).stream()
                        .anyMatch(word -> word.lower().matches("more|fewer|less"));
        for (Fact rank : compares ? text.facts.get(fact.sentence()) : List.<Fact>of()) {
            BigDecimal place = rank.figure().kind() == Kind.RANK ? value(rank) : null;
            if (place == null) {
                continue;
            }
            for (Fact there : article.withNumber(List.of(place))) {
                Fact other = there.figure().kind() == Kind.RANK
                        ? further(there, place.subtract(told).abs())
                        : null;
                if (other != null) {
                    return new Derived(List.of(there, other), List.of(), "their difference");
                }
            }
        }
        return null;
    }

    private @Nullable Fact further(Fact rank, BigDecimal number) {
        return article.withNumber(List.of(number.stripTrailingZeros())).stream()
                .filter(other ->
                        other.figure().kind() == Kind.COUNT && Math.abs(other.sentence() - rank.sentence()) <= 1)
                .findFirst()
                .orElse(null);
    }

    /** "174 years after" of 1961 and 1787, wherever the article has the one, and the other where it tells of the same. */
    private @Nullable Derived years(Fact fact, BigDecimal told) {
        Unit unit = fact.figure().unit();
        List<Word> words = text.words.get(fact.sentence());
        boolean apart = fact.figure().kind() == Kind.DURATION
                && unit != null
                && unit.name().endsWith("year")
                && told.compareTo(BigDecimal.valueOf(LONG)) >= 0
                && words.subList(fact.to(), Math.min(words.size(), fact.to() + REACH)).stream()
                        .anyMatch(word -> word.lower().matches("after|before|earlier|later|between|apart"));
        List<Word> all = !apart
                ? List.of()
                : article.side.words.stream()
                        .flatMap(List::stream)
                        .filter(Deductions::isYear)
                        .limit(MOST_YEARS)
                        .toList();
        for (int sentence : apart ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            for (Word one : article.side.words.get(sentence)) {
                for (Word other : isYear(one) ? all : List.<Word>of()) {
                    int gap = Math.abs(Integer.parseInt(one.text()) - Integer.parseInt(other.text()));
                    if (told.compareTo(BigDecimal.valueOf(gap)) == 0) {
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
}

package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.grounding.Candidate.Relation;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds every figure of the text to one of the article, or says what is wrong with it. */
final class NumberCheck {
    /** Two words for things that differ may mean the same where this much of the surroundings is shared. */
    private static final double ENOUGH_FOR_OTHER_WORDS = 0.12;
    /** A number of the article stands for this subject where this much of the surroundings is shared. */
    private static final double SAME_SUBJECT = 0.3;
    /** Another figure is meant where it shares at least this much of the surroundings, */
    private static final double CLEARLY_MEANT = 0.5;
    /** and so much more than the one with the same number: in one sentence, */
    private static final double MARGIN_TOGETHER = 0.18;
    /** and elsewhere, where the one with the same number hardly shares anything. */
    private static final double MARGIN_APART = 0.4;

    private static final double HARDLY = 0.2;

    /** From here down the words that tell two numbers apart speak against the one. */
    private static final double SPEAKS_AGAINST = -0.3;

    private static final double SPEAKS_CLEARLY = -0.6;

    /** So many letters at least a verb and its noun begin with: "signed", "signature". */
    private static final int DEED = 4;

    /** Words that a number shares with another one in another sentence, which is meant instead. */
    private static final int ENOUGH_WORDS = 3;

    /** From so many digits on two numbers are hardly ever the same by chance. */
    private static final int TELLING = 2;

    /** And from so many on never. */
    private static final int PRECISE = 4;

    /** A first name and a surname. */
    private static final int NAMES = 2;

    /** So far behind a number stands the noun that it counts, adjectives between. */
    private static final int BEHIND = 3;

    /** "A hundred times" is a figure; "twice" and "ten times" are ways of speaking more often. */
    private static final BigDecimal MANY = BigDecimal.valueOf(20);

    private static final Context NOTHING = new Context(Map.of());

    /** Sentences at the head of an article that tell whom it is about. */
    private static final int LEAD = 4;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Derivations derivations;
    private final Findings findings;
    private final EventClash events;
    private final NumberedNames designations;
    private final OtherNotation notation;
    private final SingleTimes singleTimes;
    private final SingleMeasures singleMeasures;
    private final VagueWords vague;
    private final Announcements announcements;
    private final Twins twins;
    private final Map<Fact, Fact> bound = new IdentityHashMap<>();
    private final Map<Fact, List<Fact>> operands = new IdentityHashMap<>();
    /** All numbers of the text. */
    private final Set<BigDecimal> told = new HashSet<>();

    NumberCheck(
            Side text, ArticleIndex article, Binder binder, Units units, Derivations derivations, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.derivations = derivations;
        this.findings = findings;
        this.notation = new OtherNotation(text, article);
        this.singleTimes = new SingleTimes(text, article, binder);
        this.singleMeasures = new SingleMeasures(article);
        this.vague = new VagueWords(article, binder);
        this.announcements = new Announcements(text);
        this.twins = new Twins(text, article, binder, units);
        this.designations = new NumberedNames(text, article);
        this.events = new EventClash(text, article.side);
        text.allFacts()
                .forEach(fact -> told.addAll(Agreement.numbers(fact.figure().amount())));
    }

    /** The figure of the article that each figure of the text stands for, as far as they were checked. */
    Map<Fact, Fact> bound() {
        return bound;
    }

    /** What each figure of the text that is derived is derived from. */
    Map<Fact, List<Fact>> operands() {
        return operands;
    }

    Item check(Fact fact) {
        if (isAboutTheText(fact)) {
            return findings.unchecked(fact.span(), Item.Kind.NUMBER, "This number is about the summary itself.");
        }
        if (isMarker(fact)) {
            return findings.unchecked(fact.span(), Item.Kind.NUMBER, "This number counts the points of the summary.");
        }
        Span model = designations.find(fact);
        if (model != null) {
            return findings.supportedAt(fact.span(), Item.Kind.NUMBER, List.of(model), "The article has this name.");
        }
        List<Candidate> candidates = binder.candidates(fact);
        if (candidates.isEmpty() && isGoalless(fact)) {
            return findings.supportedAt(fact.span(), Item.Kind.NUMBER, List.of(), "The article has it without goals.");
        }
        if (candidates.isEmpty()) {
            return missing(fact, null);
        }
        Candidate best = partOf(candidates);
        boolean doubtful =
                best.unit() == UnitMatch.OPEN && best.shared() < ENOUGH_FOR_OTHER_WORDS && !isUnmistakable(fact, best);
        boolean other = best.unit() == UnitMatch.OTHER && !isDeed(fact, best);
        if (other || doubtful && !isShareOfTold(fact, best)) {
            return missing(fact, best);
        }
        Candidate turnedHere = best.relation() == Relation.SHARE ? turnedBeside(fact, best, candidates) : null;
        if (turnedHere != null) {
            bound.put(fact, turnedHere.fact());
            return otherBound(fact, turnedHere);
        }
        Candidate nearer = turnedNearer(fact, best, candidates);
        if (nearer != null) {
            bound.put(fact, nearer.fact());
            return otherBound(fact, nearer);
        }
        Candidate withBound = best.bound() ? best : sameWithBound(fact, best, candidates);
        boolean bare = fact.figure().unit() == null && best.shared() < SAME_SUBJECT;
        boolean turned = BoundMatch.turns(Bounds.of(article.side, best.fact()), Bounds.of(text, fact));
        if (withBound == null && (bare || isSoft(fact)) && !(turned && !bare)) {
            return findings.unchecked(
                    fact.span(), Item.Kind.NUMBER, "The article has the number, but not clearly for this.");
        }
        Derivations.Derived clock = withBound == null ? derivations.byClock(fact) : null;
        if (clock != null) {
            return findings.supportedAt(fact.span(), Item.Kind.NUMBER, clock.evidence(), clock.how());
        }
        if (withBound == null) {
            bound.put(fact, best.fact());
            return otherBound(fact, best);
        }
        return isElsewhere(fact, withBound, candidates);
    }

    /** "0-0" where the article has "a goalless draw". */
    private boolean isGoalless(Fact fact) {
        return fact.figure().amount() instanceof Amount.Score score
                && score.parts().stream().allMatch(part -> part == 0)
                && (article.hasWord("goalless") || article.hasWord("scoreless"));
    }

    /** The likeliest; "two people" is the part of "two of the 36 people" rather than the number of anything else. */
    private static Candidate partOf(List<Candidate> candidates) {
        Candidate best = candidates.get(0);
        return best.unit() != UnitMatch.OTHER
                ? best
                : candidates.stream()
                        .filter(c -> c.relation() == Relation.PART && c.unit().score >= UnitMatch.KIN.score)
                        .findFirst()
                        .orElse(best);
    }

    /** A number of many digits stands for the same in both, whatever words are around it. */
    private static boolean isUnmistakable(Fact fact, Candidate best) {
        if (best.relation() == Relation.SHARE) {
            return Agreement.isExactShare(best.fact().figure(), fact.figure());
        }
        if (best.relation() == Relation.ROUNDED) {
            return false;
        }
        return !(fact.figure().amount() instanceof Amount.Exact exact)
                || exact.value().abs().compareTo(HUNDRED) >= 0
                || exact.value().stripTrailingZeros().precision() >= TELLING;
    }

    /** "9,000 signatures" where 9,000 people signed: the noun of what was done. */
    private boolean isDeed(Fact fact, Candidate best) {
        Unit unit = fact.figure().unit();
        if (unit == null
                || best.shared() < CLEARLY_MEANT
                || fact.figure().kind() != Kind.COUNT
                || unit.name().length() < DEED + 2) {
            return false;
        }
        String start = unit.name().substring(0, DEED);
        List<Word> words = article.side.words.get(best.fact().sentence());
        return words.stream()
                .skip(best.fact().to())
                .limit(DEED)
                .anyMatch(word -> word.lower().startsWith(start) && word.lower().endsWith("ed"));
    }

    /** "82% of the tickets" of "212,000 of the 260,000 tickets". */
    private boolean isShareOfTold(Fact fact, Candidate best) {
        Unit unit = best.fact().figure().unit();
        if (best.relation() != Relation.SHARE || unit == null) {
            return false;
        }
        String name = unit.name();
        return text.hasKey(fact.sentence(), text.vocabulary.key(name.substring(name.lastIndexOf(' ') + 1)));
    }

    /** "Just under a quarter" where the article has "just over a quarter, 26 percent". */
    private @Nullable Candidate turnedBeside(Fact fact, Candidate best, List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> c.relation() == Relation.SAME && c.unit() != UnitMatch.OTHER && !c.bound())
                .filter(c -> c.fact().sentence() == best.fact().sentence())
                .filter(c -> BoundMatch.turns(Bounds.of(article.side, c.fact()), Bounds.of(text, fact)))
                .findFirst()
                .orElse(null);
    }

    /** "At least four weeks" of what the article tells as "no more than four weeks", though it has four weeks elsewhere. */
    private @Nullable Candidate turnedNearer(Fact fact, Candidate best, List<Candidate> candidates) {
        boolean plain = best.bound()
                && best.relation() == Relation.SAME
                && Bounds.of(article.side, best.fact()) == Qualifier.EXACT
                && Bounds.of(text, fact) != Qualifier.EXACT;
        return candidates.stream()
                .filter(c -> plain && c.relation() == Relation.SAME && c.unit() == UnitMatch.SAME && !c.bound())
                .filter(c -> BoundMatch.turns(Bounds.of(article.side, c.fact()), Bounds.of(text, fact)))
                .filter(c -> c.shared() >= CLEARLY_MEANT && c.shared() >= best.shared())
                .filter(c -> binder.nearest(fact.sentence()).indexOf(c.fact().sentence()) == 0)
                .findFirst()
                .orElse(null);
    }

    /** Where the article bounds a number now so and now so, either is true; one turned round only where it has that too. */
    private @Nullable Candidate sameWithBound(Fact fact, Candidate best, List<Candidate> candidates) {
        Qualifier own = Bounds.of(text, fact);
        boolean turned = BoundMatch.turns(Bounds.of(article.side, best.fact()), own);
        return candidates.stream()
                .filter(c -> !turned || c.shared() >= best.shared() || Bounds.of(article.side, c.fact()) == own)
                .filter(c -> c.relation() == Relation.SAME || c.relation() == Relation.PART)
                .filter(c -> c.bound() && c.unit().score >= UnitMatch.KIN.score)
                .filter(c -> c.shared() > best.shared() - 0.25
                        || own == Qualifier.EXACT && events.isSame(fact, c.fact()) && events.isSame(fact, best.fact()))
                .findFirst()
                .orElse(null);
    }

    private Item isElsewhere(Fact fact, Candidate best, List<Candidate> candidates) {
        Word clash = events.between(fact, best.fact());
        Candidate calm = clash == null
                ? best
                : candidates.stream()
                        .filter(c -> c.bound()
                                && c.unit().score >= UnitMatch.KIN.score
                                && events.between(fact, c.fact()) == null)
                        .findFirst()
                        .orElse(null);
        Candidate rival = calm == null ? best : strongerRival(fact, best);
        Derivations.Derived listed = rival == null && calm != null ? null : derivations.listed(fact);
        if (listed != null) {
            return findings.supportedAt(fact.span(), Item.Kind.NUMBER, listed.evidence(), listed.how());
        }
        Derivations.Derived before = rival == null ? null : derivations.before(fact);
        if (before != null) {
            return findings.derived(fact.span(), Item.Kind.NUMBER, before.facts(), before.how());
        }
        if (calm == null || rival != null) {
            Fact instead = rival == null ? best.fact() : rival.fact();
            return toOther(fact, best.fact(), instead, "the article gives this number for something else");
        }
        bound.put(fact, calm.fact());
        return supported(fact, calm);
    }

    /** Another figure that fits the surroundings far better than the one with the same number. */
    private @Nullable Candidate strongerRival(Fact fact, Candidate best) {
        return binder.rivals(fact, best.fact()).stream()
                .filter(rival -> !isTold(rival.fact()))
                .filter(rival -> !isSureOf(fact, best.fact(), rival.fact()))
                .filter(rival -> !isOfName(rival.fact()) && !isOfPair(fact, best.fact()))
                .filter(rival -> !isToldAsShare(fact, rival.fact()))
                .filter(rival -> rival.bound() && rival.shared() >= CLEARLY_MEANT)
                .filter(rival -> isOfItsKind(fact.figure(), rival.fact().figure()))
                .filter(rival -> !isBoundOfBest(fact, best, rival))
                .filter(rival -> rival.unit() == UnitMatch.SAME || isShort(fact, best, rival))
                .filter(rival -> rival.shared() >= best.shared() + margin(best, rival))
                .filter(rival -> isNearerTo(fact, rival, best))
                .filter(rival -> !isOfOther(fact, rival, best))
                .filter(rival -> rival.fact().sentence() == best.fact().sentence() || !isPrecise(fact, best))
                .filter(rival -> rival.fact().sentence() == best.fact().sentence() || sharesWords(fact, rival))
                .findFirst()
                .orElse(null);
    }

    /** "Two thirds of the £90m go to farms" where the article has £60m for farms: the text tells the rival as a share. */
    private boolean isToldAsShare(Fact fact, Fact rival) {
        if (!(fact.figure().amount() instanceof Amount.Exact all)
                || !(rival.figure().amount() instanceof Amount.Exact some)
                || all.value().signum() <= 0) {
            return false;
        }
        BigDecimal percent = some.value().multiply(HUNDRED).divide(all.value(), MathContext.DECIMAL64);
        return text.facts.get(fact.sentence()).stream()
                .filter(share -> share.span().end() <= fact.span().start())
                .anyMatch(share -> share.figure().amount() instanceof Amount.Part part
                        && part.whole().signum() > 0
                        && part.part()
                                        .multiply(HUNDRED)
                                        .divide(part.whole(), MathContext.DECIMAL64)
                                        .subtract(percent)
                                        .abs()
                                        .compareTo(HALF)
                                <= 0);
    }

    /** "£821,450" in both is the same, whatever stands around it. */
    private static boolean isPrecise(Fact fact, Candidate best) {
        return best.relation() == Relation.SAME
                && best.unit() == UnitMatch.SAME
                && fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().stripTrailingZeros().precision() >= PRECISE;
    }

    /** The same happened to both and another thing to the rival, or the same noun stands behind both. */
    private boolean isSureOf(Fact fact, Fact same, Fact rival) {
        return events.isSame(fact, same) && !events.isSame(fact, rival)
                || isOfNounBehind(fact, same) && !isOfNounBehind(fact, rival);
    }

    /** "In 4 earlier cases" for "four previous cases": the noun stands a word or two behind the number. */
    private boolean isOfNounBehind(Fact fact, Fact there) {
        Unit unit = there.figure().unit();
        if (unit == null || fact.figure().unit() != null) {
            return false;
        }
        String noun = text.vocabulary.key(unit.name().substring(unit.name().lastIndexOf(' ') + 1));
        List<Word> words = text.words.get(fact.sentence());
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + BEHIND); at++) {
            if (words.get(at).afterMark()) {
                return false;
            }
            if (words.get(at).key().equals(noun)) {
                return true;
            }
        }
        return false;
    }

    /** The 14 of "the 14-Up Express". */
    private boolean isOfName(Fact rival) {
        int end = rival.figure().number().end();
        String there = article.side.text;
        return end + 1 < there.length() && there.charAt(end) == '-' && Character.isUpperCase(there.charAt(end + 1));
    }

    /** "By 516 to 39" in both: two numbers that stand side by side in both texts, with the same word between, are told of the same. */
    private boolean isOfPair(Fact fact, Fact same) {
        return text.facts.get(fact.sentence()).stream()
                .anyMatch(beside -> isPair(text, fact, beside)
                        && article.side.facts.get(same.sentence()).stream()
                                .filter(there -> isPair(article.side, same, there))
                                .filter(there -> (beside.from() < fact.from()) == (there.from() < same.from()))
                                .anyMatch(there -> Agreement.sameNumber(
                                        beside.figure().amount(), there.figure().amount())));
    }

    /** "516 to 39". */
    private static boolean isPair(Side side, Fact one, Fact other) {
        Fact first = one.from() < other.from() ? one : other;
        Fact last = first == one ? other : one;
        return one != other
                && last.from() - first.to() == 1
                && side.words.get(one.sentence()).get(first.to()).lower().equals("to");
    }

    /** One word alone says little of what a number elsewhere is told of. */
    private boolean sharesWords(Fact fact, Candidate rival) {
        return fact.context().weights().keySet().stream()
                        .filter(key ->
                                article.worth(key) > 0 && rival.fact().context().weight(key) > 0)
                        .limit(ENOUGH_WORDS)
                        .count()
                == ENOUGH_WORDS;
    }

    /** "Up to £1m" in both is meant, whatever else the article bounds in another way. */
    private boolean isBoundOfBest(Fact fact, Candidate best, Candidate rival) {
        Qualifier told = Bounds.of(text, fact);
        return told != Qualifier.EXACT
                && told == Bounds.of(article.side, best.fact())
                && told != Bounds.of(article.side, rival.fact());
    }

    /** A magnitude of 6.3 is no rival of 47 people, nor a quarter's profit of the earnings a share. */
    private static boolean isOfItsKind(Figure told, Figure rival) {
        boolean rates = isRate(told) == isRate(rival);
        boolean counts = isWhole(told) == isWhole(rival) || told.kind() != Kind.COUNT;
        return told.kind() == rival.kind() && told.kind() != Kind.SCORE && rates && counts;
    }

    private static boolean isRate(Figure figure) {
        return figure.unit() != null && figure.unit().name().contains(" per ");
    }

    private static boolean isWhole(Figure figure) {
        return Agreement.numbers(figure.amount()).stream()
                .allMatch(number -> number.stripTrailingZeros().scale() <= 0);
    }

    /** "The one took in 2,600 of them and the other 1,400": one of two numbers of a sentence has no unit. */
    private static boolean isShort(Fact fact, Candidate best, Candidate rival) {
        boolean bare = fact.figure().unit() == null || rival.fact().figure().unit() == null;
        return bare
                && rival.unit() == UnitMatch.KIN
                && best.fact().sentence() == rival.fact().sentence()
                && !Units.isMeasure(rival.fact().figure());
    }

    /** Two numbers that the text has both are compared elsewhere. */
    private boolean isTold(Fact rival) {
        return told.containsAll(Agreement.numbers(rival.figure().amount()));
    }

    /** Numbers of one sentence are the easiest to mix up. */
    private double margin(Candidate best, Candidate rival) {
        if (best.fact().sentence() == rival.fact().sentence()) {
            return MARGIN_TOGETHER;
        }
        return best.shared() < HARDLY ? MARGIN_APART : 1;
    }

    /** The words that tell the two of the article apart speak for the rival. */
    private boolean isNearerTo(Fact fact, Candidate rival, Candidate best) {
        boolean together = rival.fact().sentence() == best.fact().sentence();
        boolean alike = rival.fact()
                .figure()
                .amount()
                .getClass()
                .equals(best.fact().figure().amount().getClass());
        return alike
                && !text.isOfOneName(fact, article.side, best.fact())
                && Contrast.of(
                                fact.context(),
                                NOTHING,
                                best.fact().context(),
                                rival.fact().context(),
                                article::worth)
                        <= (together ? SPEAKS_AGAINST : SPEAKS_CLEARLY);
    }

    /** What is shared with the rival's sentence belongs to another number of the text, which stands there. */
    private boolean isOfOther(Fact fact, Candidate rival, Candidate best) {
        return rival.fact().sentence() != best.fact().sentence()
                && text.facts.get(fact.sentence()).stream()
                        .filter(other -> other != fact)
                        .map(binder::candidates)
                        .anyMatch(places -> !places.isEmpty()
                                && places.get(0).fact().sentence()
                                        == rival.fact().sentence());
    }

    private Item supported(Fact fact, Candidate best) {
        if (best.relation() == Relation.SAME || best.relation() == Relation.VAGUE) {
            return findings.supported(fact.span(), Item.Kind.NUMBER, List.of(best.fact()));
        }
        String how =
                switch (best.relation()) {
                    case CONVERTED -> "another unit";
                    case SHARE -> "the same share";
                    case RANGE_END -> "one end of the range";
                    case PART -> "a part of a whole";
                    default -> "rounded";
                };
        return findings.derived(fact.span(), Item.Kind.NUMBER, List.of(best.fact()), how);
    }

    private Item otherBound(Fact fact, Candidate best) {
        String expected = findings.words(best.fact().span());
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.BOUND_DIFFERS,
                best.fact(),
                expected,
                "The article says “" + expected + "”: give the number with the same bound.");
    }

    private Item toOther(Fact fact, Fact same, Fact instead, String why) {
        String expected = findings.words(instead.span());
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                instead,
                expected,
                "For “" + findings.told(fact.span()) + "” " + why + " (“" + findings.words(same.span()) + "”); use “"
                        + expected + "” or say what it counts.");
    }

    // ---------------------------------------------------------------- numbers that do not bind

    /** A number that the article does not have, or not for such a thing. */
    private Item missing(Fact fact, @Nullable Candidate other) {
        Derivations.Derived derived = derivations.derive(fact);
        derived = derived == null ? derivations.shareOfSum(fact, operands) : derived;
        Fact plain = derived == null ? plain(fact) : null;
        derived = plain == null ? derived : derivations.derive(plain);
        if (derived != null && !twins.speakAgainst(fact, derived)) {
            operands.put(fact, derived.facts());
            return derived.facts().isEmpty()
                    ? findings.supportedAt(fact.span(), Item.Kind.NUMBER, derived.evidence(), derived.how())
                    : findings.derived(fact.span(), Item.Kind.NUMBER, derived.facts(), derived.how());
        }
        List<Fact> summed = partsOf(fact);
        if (!summed.isEmpty()) {
            return findings.derived(fact.span(), Item.Kind.NUMBER, summed, "one for each number of the sum");
        }
        Span nothing = nothing(fact);
        if (nothing != null) {
            return findings.supportedAt(
                    fact.span(), Item.Kind.NUMBER, List.of(nothing), "The article has words for none.");
        }
        if (isCentury(fact)) {
            return findings.supportedAt(
                    fact.span(), Item.Kind.NUMBER, List.of(), "The article has years of this century.");
        }
        Span verbatim = verbatim(fact);
        if (verbatim != null) {
            return findings.supportedAt(fact.span(), Item.Kind.NUMBER, List.of(verbatim), "The article has this.");
        }
        Span ranked = ranked(fact);
        if (ranked != null) {
            return findings.supportedAt(
                    fact.span(), Item.Kind.NUMBER, List.of(ranked), "A list of the article has this place.");
        }
        Span single = singleTimes.find(fact);
        single = single == null ? singleMeasures.find(fact) : single;
        if (single != null) {
            return findings.supportedAt(
                    fact.span(), Item.Kind.NUMBER, List.of(single), "The article has this without a number.");
        }
        Fact same = notation.find(fact);
        if (same != null) {
            bound.put(fact, same);
            return findings.supported(fact.span(), Item.Kind.NUMBER, List.of(same));
        }
        Candidate rival = binder.rivals(fact, null).stream()
                .filter(c -> c.unit().score >= UnitMatch.KIN.score && c.shared() >= SAME_SUBJECT)
                .findFirst()
                .orElse(null);
        Fact carried = carried(fact);
        if (carried != null) {
            bound.put(fact, carried);
            return findings.supported(fact.span(), Item.Kind.NUMBER, List.of(carried));
        }
        Fact lent = lent(fact);
        Derivations.Derived follows = lent == null ? null : derivations.derive(lent);
        if (follows != null && !follows.facts().isEmpty()) {
            return findings.derived(fact.span(), Item.Kind.NUMBER, follows.facts(), follows.how());
        }
        List<Fact> ends = ends(fact);
        if (!ends.isEmpty()) {
            return findings.derived(fact.span(), Item.Kind.NUMBER, ends, "both ends");
        }
        if (announcements.has(fact) || announcements.opensWith(fact) && !isCounted(fact)) {
            return findings.unchecked(fact.span(), Item.Kind.NUMBER, "This number counts what the summary lists.");
        }
        boolean counted = other != null && other.shared() >= SAME_SUBJECT;
        if (!counted && isUncounted(fact, rival)) {
            return findings.unchecked(
                    fact.span(), Item.Kind.NUMBER, "The article names several and does not count them.");
        }
        if (isPronoun(fact)) {
            return findings.unchecked(fact.span(), Item.Kind.NUMBER, "This number stands for those named before.");
        }
        Candidate rank = otherRank(fact);
        if (rank != null) {
            return otherValue(fact, rank);
        }
        if (isPlace(fact) && !(rival != null && rival.fact().figure().kind() == Kind.RANK)) {
            return findings.unchecked(
                    fact.span(), Item.Kind.NUMBER, "The article gives no other place for this in its order.");
        }
        Candidate size = vague.differing(fact, SAME_SUBJECT);
        if (size != null) {
            bound.put(fact, size.fact());
            return otherSize(fact, size.fact());
        }
        if (isSoft(fact) && !isOtherShare(fact, rival) && !isOtherMultiple(fact, rival)) {
            return findings.unchecked(
                    fact.span(),
                    Item.Kind.NUMBER,
                    "A word that names no exact number, which the article does not use.");
        }
        if (other != null) {
            return otherUnit(fact, other, rival);
        }
        return rival == null ? notThere(fact) : otherValue(fact, rival);
    }

    /** "Out for nought" of who went "without scoring"; null for any other number. */
    private @Nullable Span nothing(Fact fact) {
        boolean zero = fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().signum() == 0
                && !Units.isMeasure(fact.figure());
        for (int sentence : zero ? binder.nearest(fact.sentence()) : List.<Integer>of()) {
            for (Word word : article.side.words.get(sentence)) {
                if (text.vocabulary.is("nothing-words", word.lower())) {
                    return word.span();
                }
            }
        }
        return null;
    }

    /** "That makes 740 fans of the three clubs": as many as the numbers of a sum beside it; empty for any other. */
    private List<Fact> partsOf(Fact fact) {
        return text.facts.get(fact.sentence()).stream()
                .filter(sum -> sum.span().end() <= fact.span().start())
                .map(sum -> operands.getOrDefault(sum, List.of()))
                .filter(parts -> parts.size() > 1
                        && fact.figure().kind() == Kind.COUNT
                        && fact.figure().amount() instanceof Amount.Exact exact
                        && exact.value().compareTo(BigDecimal.valueOf(parts.size())) == 0)
                .findFirst()
                .orElse(List.of());
    }

    /** True where the article counts the same things. */
    private boolean isCounted(Fact fact) {
        return binder.rivals(fact, null).stream().anyMatch(rival -> rival.unit() == UnitMatch.SAME);
    }

    /** "23 minutes" for "on 23 minutes": a number that the article has beside the same noun, or without any, but not as a figure. */
    private @Nullable Span verbatim(Fact fact) {
        String number = fact.figure().number().in(text.text);
        Unit unit = fact.figure().unit();
        if (fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().compareTo(HUNDRED) < 0
                && Units.isMeasure(fact.figure())) {
            number = exact.value().stripTrailingZeros().toPlainString();
        }
        if (!number.matches("\\d{1,4}(st|nd|rd|th)?")) {
            return null;
        }
        boolean measure = Units.isMeasure(fact.figure()) && fact.figure().kind() != Kind.DURATION;
        for (int sentence = 0; sentence < article.side.size(); sentence++) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                boolean same = !measure && words.get(at).text().equals(number) && isBeside(words, at, unit);
                if ((same || isAbbreviated(words.get(at), number, unit)) && isNoFigure(sentence, at)) {
                    return words.get(at).span();
                }
            }
        }
        return null;
    }

    /** "Ames is seventh" where a list of the article has "7. Ida Ames". */
    private @Nullable Span ranked(Fact fact) {
        if (fact.figure().kind() != Kind.RANK || !(fact.figure().amount() instanceof Amount.Exact exact)) {
            return null;
        }
        String place = exact.value().stripTrailingZeros().toPlainString();
        Span seeded = numbered(fact, place);
        if (seeded != null) {
            return seeded;
        }
        Set<String> names = new HashSet<>();
        text.words.get(fact.sentence()).stream()
                .filter(word ->
                        word.isCapital() && word.span().end() <= fact.span().start())
                .forEach(word -> names.add(word.lower()));
        List<Word> words = new ArrayList<>();
        for (int sentence = 0; names.size() >= NAMES && sentence < article.side.size(); sentence++) {
            words.addAll(article.side.words.get(sentence));
        }
        for (int at = 0; at + NAMES < words.size(); at++) {
            boolean listed = words.get(at).text().equals(place)
                    && article.side.text.startsWith(". ", words.get(at).span().end())
                    && words.subList(at + 1, at + 1 + NAMES).stream()
                            .allMatch(word -> word.isCapital() && names.contains(word.lower()));
            if (listed) {
                return new Span(
                        words.get(at).span().start(),
                        words.get(at + NAMES).span().end());
            }
        }
        return null;
    }

    /** "Ames, ranked 31st" of "Ames, the world number 31". */
    private @Nullable Span numbered(Fact fact, String place) {
        List<Word> told = text.words.get(fact.sentence());
        for (List<Word> words : article.side.words) {
            for (int at = 1; at < words.size(); at++) {
                boolean number = words.get(at).text().equals(place)
                        && words.get(at - 1).lower().matches("number|no|seed|seeded|ranked");
                boolean named = number
                        && words.stream()
                                .anyMatch(word -> word.isCapital()
                                        && !word.key().isEmpty()
                                        && told.stream()
                                                .anyMatch(own -> own.isCapital()
                                                        && own.key().equals(word.key())));
                if (named) {
                    return new Span(
                            words.get(at - 1).span().start(),
                            words.get(at).span().end());
                }
            }
        }
        return null;
    }

    /** "4st" for "four stone". */
    private static boolean isAbbreviated(Word word, String number, @Nullable Unit unit) {
        String rest = word.lower().startsWith(number) ? word.lower().substring(number.length()) : "";
        return rest.matches("[a-z]{2,3}") && unit != null && unit.name().startsWith(rest);
    }

    private boolean isNoFigure(int sentence, int at) {
        return article.side.facts.get(sentence).stream().noneMatch(other -> other.from() <= at && at < other.to());
    }

    private boolean isBeside(List<Word> words, int at, @Nullable Unit unit) {
        return unit == null
                || at + 1 < words.size()
                        && unit.name().endsWith(words.get(at + 1).lower().replaceAll("s$", ""));
    }

    /** "(1) … (2) …": a point of a list. */
    private boolean isMarker(Fact fact) {
        String number = fact.figure().number().in(text.text);
        if (!number.matches("\\d{1,2}") || !text.text.contains("(1)") || !text.text.contains("(2)")) {
            return false;
        }
        int from = fact.figure().number().start();
        int to = fact.figure().number().end();
        return from > 0 && text.text.charAt(from - 1) == '(' && to < text.text.length() && text.text.charAt(to) == ')';
    }

    /** "One got two years, the other four": a bare number behind a measure may be of its unit. */
    private @Nullable Fact carried(Fact fact) {
        Fact told = lent(fact);
        return told == null
                ? null
                : binder.candidates(told).stream()
                        .filter(c -> c.relation() == Relation.SAME
                                        && (c.unit() == UnitMatch.SAME || c.unit() == UnitMatch.KIN && isPoints(told))
                                || c.relation() == Relation.CONVERTED && isBesideConverted(fact))
                        .map(Candidate::fact)
                        .findFirst()
                        .orElseGet(() -> notation.find(told));
    }

    /** "600 acres are 240 hectares, and 300 some 120": the measure before it is converted as well. */
    private boolean isBesideConverted(Fact fact) {
        Fact before = measureBefore(fact);
        return before != null
                && binder.candidates(before).stream().limit(1).anyMatch(c -> c.relation() == Relation.CONVERTED);
    }

    private @Nullable Fact measureBefore(Fact fact) {
        return text.facts.get(fact.sentence()).stream()
                .filter(other -> other.to() <= fact.from())
                .filter(other ->
                        Units.isMeasure(other.figure()) && other.figure().kind() != Kind.AGE || isPoints(other))
                .reduce((one, next) -> next)
                .orElse(null);
    }

    /** A bare number with the unit of the measure before it; null for any other. */
    private @Nullable Fact lent(Fact fact) {
        boolean bare = fact.figure().kind() == Kind.COUNT && fact.figure().unit() == null;
        Fact before = measureBefore(fact);
        if (!bare || before == null) {
            return null;
        }
        Figure measure = Measures.with(
                fact.figure(),
                fact.span(),
                fact.figure().amount(),
                before.figure().kind(),
                before.figure().unit(),
                Measures.scaled(before.figure(), fact.figure().amount()));
        return new Fact(measure, fact.sentence(), fact.from(), fact.to(), fact.context());
    }

    /** "More than doubling from 216 to 466", "£70m of the £174m": what each end of a change or a share follows from; empty where one does not. */
    private List<Fact> ends(Fact fact) {
        if (fact.figure().amount() instanceof Amount.Part part && fact.figure().kind() == Kind.MONEY) {
            List<Fact> one = sources(fact, part.part());
            List<Fact> all = new ArrayList<>(sources(fact, part.whole()));
            String told = fact.span().in(text.text);
            boolean sums = told.chars().limit(Math.max(0, told.indexOf(" of "))).anyMatch(Character::isDigit);
            boolean both = sums && !one.isEmpty() && !all.isEmpty();
            all.addAll(0, one);
            return both ? all : List.of();
        }
        if (!(fact.figure().amount() instanceof Amount.Range range)) {
            return List.of();
        }
        List<Fact> low = sources(fact, range.low());
        List<Fact> high = sources(fact, range.high());
        low = low.isEmpty() && !high.isEmpty() ? changed(fact, range.low(), range.high(), high.get(0)) : low;
        high = high.isEmpty() && !low.isEmpty() ? changed(fact, range.high(), range.low(), low.get(0)) : high;
        List<Fact> all = new ArrayList<>(low);
        all.addAll(high);
        return low.isEmpty() || high.isEmpty()
                ? List.of()
                : all.stream().distinct().toList();
    }

    /** "250 more, from 216 to 466": one end and the change, which the text tells beside it. */
    private List<Fact> changed(Fact fact, BigDecimal end, BigDecimal other, Fact known) {
        return text.facts.get(fact.sentence()).stream()
                .filter(beside -> beside.figure().amount() instanceof Amount.Exact exact
                        && exact.value().compareTo(end.subtract(other).abs()) == 0)
                .map(binder::candidates)
                .filter(places -> !places.isEmpty() && places.get(0).relation() == Relation.SAME)
                .map(places -> List.of(known, places.get(0).fact()))
                .findFirst()
                .orElse(List.of());
    }

    private List<Fact> sources(Fact fact, BigDecimal end) {
        Figure figure = Measures.with(
                fact.figure(),
                fact.span(),
                new Amount.Exact(end),
                fact.figure().kind(),
                fact.figure().unit(),
                null);
        Fact told = new Fact(figure, fact.sentence(), fact.from(), fact.to(), fact.context());
        List<Candidate> same = binder.candidates(told).stream()
                .filter(c -> c.relation() == Relation.SAME && c.unit().score >= UnitMatch.KIN.score)
                .limit(1)
                .toList();
        if (!same.isEmpty()) {
            return List.of(same.get(0).fact());
        }
        Derivations.Derived derived = derivations.derive(told);
        return derived == null ? List.of() : derived.facts();
    }

    /** "650 or about 30% fewer": a number that was read with the unit of another one, without it; null for any other. */
    private static @Nullable Fact plain(Fact fact) {
        Figure figure = fact.figure();
        boolean lent = figure.unit() != null
                && figure.kind() == Kind.PERCENT
                && figure.span().equals(figure.number());
        return lent
                ? new Fact(
                        Measures.with(figure, figure.span(), figure.amount(), Kind.COUNT, null, null),
                        fact.sentence(),
                        fact.from(),
                        fact.to(),
                        fact.context())
                : null;
    }

    /** Points of a poll that does not call itself one. */
    private static boolean isPoints(Fact fact) {
        Unit unit = fact.figure().unit();
        return unit != null && unit.name().endsWith("point");
    }

    /** "Three of the teachers", "the two sides": people of whom the article names as many, without a number. */
    private boolean isUncounted(Fact fact, @Nullable Candidate rival) {
        int number = text.wordAt(fact.sentence(), fact.figure().number().start());
        List<Word> words = text.words.get(fact.sentence());
        Unit unit = fact.figure().unit();
        boolean small = rival == null
                && fact.figure().kind() == Kind.COUNT
                && fact.figure().qualifier() == Qualifier.EXACT
                && unit != null
                && number < words.size()
                && text.vocabulary.is("few", words.get(number).lower())
                && fact.figure().amount() instanceof Amount.Exact;
        if (!small || unit == null || !(fact.figure().amount() instanceof Amount.Exact exact)) {
            return false;
        }
        String noun = unit.name().substring(unit.name().lastIndexOf(' ') + 1);
        boolean pair = exact.value().intValue() == 2 && text.vocabulary.is("pairs", noun);
        return pair
                || derivations.isPerson(noun) && people(fact) >= exact.value().intValue();
    }

    /** How many full names the sentences have that tell of the same, and the first ones of the article. */
    private int people(Fact fact) {
        Set<String> names = new HashSet<>();
        Set<Integer> sentences = new java.util.TreeSet<>(binder.nearest(fact.sentence()));
        for (int lead = 0; lead < Math.min(LEAD, article.side.size()); lead++) {
            sentences.add(lead);
        }
        for (int sentence : sentences) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                boolean full = words.get(at).isCapital()
                        && words.get(at - 1).isCapital()
                        && !words.get(at).afterMark()
                        && !words.get(at).isParty()
                        && !text.vocabulary.is("body-words", words.get(at).lower());
                if (full) {
                    names.add(words.get(at).lower());
                }
            }
        }
        return names.size();
    }

    /** "The 19th and 20th centuries" where the article has years of it. */
    private boolean isCentury(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        boolean told = fact.figure().kind() == Kind.RANK
                && words.subList(fact.from(), Math.min(words.size(), fact.to() + DEED)).stream()
                        .anyMatch(word -> word.lower().startsWith("centur"));
        return told
                && fact.figure().amount() instanceof Amount.Exact exact
                && article.side.words.stream()
                        .flatMap(List::stream)
                        .filter(word -> word.text().matches("1[0-9]\\d\\d|20\\d\\d"))
                        .anyMatch(word -> Integer.parseInt(word.text()) / 100 + 1
                                == exact.value().intValue());
    }

    /** "The two are friends now": a small number with "the" and without a noun. */
    private boolean isPronoun(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        int at = text.wordAt(fact.sentence(), fact.figure().number().start());
        if (at == 0
                || at >= words.size()
                || !text.vocabulary.is("small-numbers", words.get(at).lower())) {
            return false;
        }
        String before = words.get(at - 1).lower();
        boolean the = before.matches("the|these|those") || before.equals("all") && isToldBefore(fact);
        boolean alone = at + 1 >= words.size()
                || words.get(at + 1).afterMark()
                || words.get(at + 1).key().isEmpty()
                || text.vocabulary.is("linking-verbs", words.get(at + 1).lower());
        return the && alone;
    }

    /** "All three" of the three that the text told of before. */
    private boolean isToldBefore(Fact fact) {
        return text.allFacts().stream()
                .anyMatch(other -> other.span().end() <= fact.span().start()
                        && other.figure().kind() == Kind.COUNT
                        && Agreement.sameNumber(
                                other.figure().amount(), fact.figure().amount()));
    }

    /** "Third" in a table, a race, a list, which an article tells by its order. */
    private static boolean isPlace(Fact fact) {
        return fact.figure().kind() == Kind.RANK
                && fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().compareTo(BigDecimal.TEN) <= 0;
    }

    /** "The seventh Swedish official to be fined" where the article has "the fourth Swedish treasurer fined": one word behind is the same. */
    private @Nullable Candidate otherRank(Fact fact) {
        return fact.figure().kind() != Kind.RANK
                ? null
                : binder.rivals(fact, null).stream()
                        .filter(c -> c.fact().figure().kind() == Kind.RANK && c.shared() >= SAME_SUBJECT)
                        .filter(c -> startsAlike(fact, c.fact()))
                        .findFirst()
                        .orElse(null);
    }

    private boolean startsAlike(Fact fact, Fact other) {
        String told = keyBehind(text, fact);
        return !told.isEmpty() && told.equals(keyBehind(article.side, other));
    }

    private static String keyBehind(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        int at = side.wordAt(fact.sentence(), fact.figure().number().end());
        return at >= words.size() || words.get(at).afterMark()
                ? ""
                : words.get(at).key();
    }

    /** "Half of the schools" where the article has a fifth of them. */
    private static boolean isOtherShare(Fact fact, @Nullable Candidate rival) {
        return rival != null
                && fact.figure().amount() instanceof Amount.Part
                && rival.fact().figure().amount() instanceof Amount.Part
                && rival.unit() == UnitMatch.SAME
                && rival.shared() >= CLEARLY_MEANT;
    }

    /** "Five times the area" where the article has seven times. */
    private boolean isOtherMultiple(Fact fact, @Nullable Candidate rival) {
        return rival != null
                && fact.figure().kind() == Kind.MULTIPLE
                && rival.fact().figure().kind() == Kind.MULTIPLE
                && rival.shared() >= SAME_SUBJECT
                && !derivations.isMultiple(fact);
    }

    private Item otherUnit(Fact fact, Candidate other, @Nullable Candidate rival) {
        boolean sameStory = other.shared() >= SAME_SUBJECT
                || Units.isMeasure(fact.figure())
                        && Units.isMeasure(other.fact().figure());
        Fact instead = rival != null && rival.shared() > other.shared() ? rival.fact() : other.fact();
        String expected = findings.words(instead.span());
        if (!sameStory) {
            return toOther(fact, other.fact(), instead, "the article has this number for another thing");
        }
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.UNIT_DIFFERS,
                instead,
                expected,
                "The article counts something else here: “" + expected + "”.");
    }

    private Item notThere(Fact fact) {
        return findings.unsupported(
                fact.span(),
                Item.Kind.NUMBER,
                Code.NOT_IN_ARTICLE,
                null,
                null,
                "The article has no such number as “" + findings.told(fact.span()) + "”: leave it out.");
    }

    private Item otherValue(Fact fact, Candidate rival) {
        String expected = findings.words(rival.fact().span());
        int magnitude = Agreement.magnitude(
                fact.figure().amount(), rival.fact().figure().amount());
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                magnitude > 0 ? Code.MAGNITUDE_DIFFERS : Code.VALUE_DIFFERS,
                rival.fact(),
                expected,
                "The article says “" + expected + "” where the summary says “" + findings.told(fact.span()) + "”.");
    }

    private Item otherSize(Fact fact, Fact rival) {
        String expected = findings.words(rival.span());
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.MAGNITUDE_DIFFERS,
                rival,
                expected,
                "The article says “" + expected + "” where the summary says “" + findings.told(fact.span()) + "”.");
    }

    /** "One", "half", "twice", "dozens": words of speech more often than figures, so that silence is no finding. */
    private boolean isSoft(Fact fact) {
        Figure figure = fact.figure();
        if (figure.amount() instanceof Amount.Vague) {
            return true;
        }
        if (figure.amount() instanceof Amount.Exact exact) {
            boolean spelt = Character.isLetter(text.text.charAt(figure.number().start()));
            boolean one = exact.value().compareTo(BigDecimal.ONE) == 0 && figure.kind() == Kind.COUNT && spelt;
            boolean half = exact.value().compareTo(HALF) == 0;
            boolean times = figure.kind() == Kind.MULTIPLE && exact.value().compareTo(MANY) <= 0;
            return half || one && figure.qualifier() == Qualifier.EXACT || times;
        }
        return figure.amount() instanceof Amount.Part part
                && part.whole().compareTo(BigDecimal.TEN) <= 0
                && figure.kind() == Kind.RATIO
                && part.part().compareTo(BigDecimal.ONE) == 0;
    }

    /** "Here is a summary in 100 words:" */
    private boolean isAboutTheText(Fact fact) {
        if (fact.sentence() > 1 || fact.figure().unit() == null) {
            return false;
        }
        String unit = fact.figure().unit().name();
        String sentence = text.sentence(fact.sentence()).in(text.text);
        boolean opens = sentence.contains(":") || sentence.contains("ummary");
        return opens && text.vocabulary.is("summary-words", unit);
    }
}

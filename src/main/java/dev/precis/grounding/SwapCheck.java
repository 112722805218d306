package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds two true numbers of a text that stand in each other's place. */
final class SwapCheck {
    /** The words around two numbers speak against their order from here down; measured on stories with and without swaps. */
    private static final double SWAPPED = -0.7;
    /** The same for numbers of two sentences. */
    private static final double CLEARLY_SWAPPED = -0.65;
    /** The same where words of both sentences do so wherever the article has the numbers. */
    private static final double SWAPPED_THROUGHOUT = -0.45;

    /** Where the worth of the words speaks less clearly, so many of them do. */
    private static final int WORDS = 3;

    /** From here down they speak against it, so that nouns or crossed words decide. */
    private static final double SPEAKS_AGAINST = -0.25;

    private static final double CROSSED = -0.45;
    /** Two numbers may be mixed up where the one is at most so many times the other. */
    private static final BigDecimal SIZES = BigDecimal.valueOf(1000);
    /** Numbers of a sentence beyond these are not compared with one another. */
    private static final int MOST = 12;
    /** In the article a number is looked at in so many places. */
    private static final int MOST_PLACES = 4;

    /** Digits of a year. */
    private static final int YEAR = 4;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Units units;
    private final Findings findings;

    SwapCheck(Side text, ArticleIndex article, Binder binder, Units units, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.units = units;
        this.findings = findings;
    }

    List<Item> check(Set<Fact> bound) {
        List<Item> items = new ArrayList<>();
        Set<Fact> done = new HashSet<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Fact> facts = new ArrayList<>(known(sentence));
            int own = facts.size();
            facts.addAll(known(sentence + 1));
            for (int i = 0; i < own; i++) {
                for (int j = i + 1; j < facts.size(); j++) {
                    compare(facts.get(i), facts.get(j), bound, done, items);
                }
            }
        }
        return items;
    }

    private List<Fact> known(int sentence) {
        return sentence >= text.size()
                ? List.of()
                : text.facts.get(sentence).stream()
                        .filter(fact -> there(fact) != null)
                        .limit(MOST)
                        .toList();
    }

    private @Nullable Fact there(Fact fact) {
        return binder.candidates(fact).stream()
                .limit(1)
                .filter(best -> best.unit() != UnitMatch.OTHER && !isOfAThing(fact, best.fact()))
                .map(Candidate::fact)
                .findFirst()
                .orElse(null);
    }

    /** "Two" is not the number of "a two-goal lead", which describes one thing. */
    private boolean isOfAThing(Fact fact, Fact there) {
        int end = there.figure().number().end();
        return fact.figure().unit() == null
                && there.figure().kind() == Kind.COUNT
                && end + 1 < article.side.text.length()
                && article.side.text.charAt(end) == '-'
                && Character.isLetter(article.side.text.charAt(end + 1));
    }

    private static boolean isOfKind(Fact one, Fact other) {
        return one.figure().kind() == other.figure().kind() || isShare(one) && isShare(other);
    }

    private static boolean isShare(Fact fact) {
        return fact.figure().kind() == Kind.PERCENT || fact.figure().kind() == Kind.RATIO;
    }

    private void compare(Fact one, Fact other, Set<Fact> bound, Set<Fact> done, List<Item> items) {
        Fact a = there(one);
        Fact b = there(other);
        if (a == null
                || b == null
                || areJoined(one, other, a, b)
                || areOfYears(one, other, a, b)
                || !areOfCrossedYears(one, other, a, b)
                        && !areSwapped(one, other, a, b)
                        && !areParted(one, other)
                        && !areJoinedCrosswise(one, other)) {
            return;
        }
        if (bound.contains(one) && done.add(one)) {
            items.add(finding(one, b));
        }
        if (bound.contains(other) && done.add(other)) {
            items.add(finding(other, a));
        }
    }

    /** "11 killed and 28 injured" of "killed 11 and injured 28": each number has its event. */
    private boolean areJoined(Fact one, Fact other, Fact a, Fact b) {
        return one.sentence() == other.sentence()
                && a.sentence() == b.sentence()
                && JoinedParts.of(text, one, other).agree(JoinedParts.of(article.side, a, b));
    }

    /** "16 in 2014/15 and four in 2011/12" of "16 in 2014/2015" and "four in 2011/12": each number has its year in both. */
    private boolean areOfYears(Fact one, Fact other, Fact a, Fact b) {
        String first = yearBehind(text, one);
        String second = yearBehind(text, other);
        return !first.isEmpty()
                && !second.isEmpty()
                && !first.equals(second)
                && first.equals(yearBehind(article.side, a))
                && second.equals(yearBehind(article.side, b));
    }

    /** "16 in 2011/12 and four in 2014/15" of the same, wherever the article has the two. */
    private boolean areOfCrossedYears(Fact one, Fact other, Fact a, Fact b) {
        return isOfKind(a, b)
                && mayCount(one, b)
                && mayCount(other, a)
                && areOfYears(one, other, b, a)
                && places(one).stream()
                        .noneMatch(place -> yearBehind(article.side, place).equals(yearBehind(text, one)));
    }

    /** "2014" of "16 in 2014/15"; empty where no year follows. */
    private static String yearBehind(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        boolean in = fact.to() + 1 < words.size()
                && side.vocabulary.is("year-before", words.get(fact.to()).lower());
        String year = in ? words.get(fact.to() + 1).text() : "";
        return year.matches("(1[89]|20)\\d\\d.*") ? year.substring(0, YEAR) : "";
    }

    /** "8 won and 17 lost" of "won 17 and lost 8", wherever the article joins the two. */
    private boolean areJoinedCrosswise(Fact one, Fact other) {
        if (one.sentence() != other.sentence()) {
            return false;
        }
        JoinedParts told = JoinedParts.of(text, one, other);
        boolean crossed = false;
        for (Fact a : places(one)) {
            for (Fact b : places(other)) {
                JoinedParts there = JoinedParts.of(article.side, a, b);
                if (told.agree(there)) {
                    return false;
                }
                crossed |= told.areCrossed(there) && isOfKind(a, b) && mayCount(one, b) && mayCount(other, a);
            }
        }
        return crossed;
    }

    /**
     * The words of the one's part of the sentence stand by the other in the article, wherever it has the two. Numbers of two
     * sentences must count the same thing, and all of their words speak against them.
     */
    private boolean areParted(Fact one, Fact other) {
        boolean together = one.sentence() == other.sentence();
        boolean alike = units.match(one, other) == UnitMatch.SAME;
        Parts told = Parts.of(text, one, other);
        boolean crossed = false;
        for (Fact a : places(one)) {
            for (Fact b : places(other)) {
                boolean apart = a == b
                        || a.span().overlaps(b.span())
                        || Agreement.sameNumber(a.figure().amount(), b.figure().amount());
                double agreement = apart ? 0 : told.agreement(Parts.of(article.side, a, b), article::worth);
                if (agreement > 0 || isOfOneNoun(one, other, a, b) || isOfOneNoun(other, one, b, a)) {
                    return false;
                }
                boolean clear = together || alike && told.areWhollyCrossed(Parts.of(article.side, a, b));
                crossed |=
                        agreement < 0 && clear && isAlike(one, other, a, b) && mayCount(one, b) && mayCount(other, a);
            }
        }
        return crossed;
    }

    /** "41 percent to 27", "1,400 square feet, and the deck 3,700": one unit may stand for both, of numbers that are no small ones. */
    private static boolean isAlike(Fact one, Fact other, Fact a, Fact b) {
        boolean ages = (a.figure().kind() == Kind.AGE) != (b.figure().kind() == Kind.AGE);
        boolean elided = a.figure().unit() == null || b.figure().unit() == null;
        boolean small = size(one).min(size(other)).compareTo(BigDecimal.TEN) < 0;
        return isOfKind(a, b) || !ages && (isOfKind(one, other) && !small || elided && !small || isFine(one, other));
    }

    /** "1.4" and "3.1". */
    private static boolean isFine(Fact one, Fact other) {
        return isOfKind(one, other)
                && size(one).stripTrailingZeros().scale() > 0
                && size(other).stripTrailingZeros().scale() > 0;
    }

    /** "The 6 train" in both: the word right behind the number, which stands behind no other, nor behind the other's. */
    private boolean isOfOneNoun(Fact told, Fact other, Fact there, Fact otherThere) {
        String noun = noun(text, told);
        return !noun.isEmpty()
                && noun.equals(noun(article.side, there))
                && !noun.equals(noun(text, other))
                && !noun.equals(noun(article.side, otherThere))
                && article.side.facts.get(there.sentence()).stream()
                        .noneMatch(fact -> fact != there && noun.equals(noun(article.side, fact)));
    }

    private static String noun(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        int at = side.wordAt(fact.sentence(), fact.figure().number().end());
        return at >= words.size() || words.get(at).afterMark()
                ? ""
                : words.get(at).key();
    }

    private List<Fact> places(Fact fact) {
        return binder.candidates(fact).stream()
                .filter(place -> place.relation() == Candidate.Relation.SAME && place.unit() != UnitMatch.OTHER)
                .limit(MOST_PLACES)
                .map(Candidate::fact)
                .toList();
    }

    private boolean areSwapped(Fact one, Fact other, Fact a, Fact b) {
        boolean apart =
                a == b || Agreement.sameNumber(a.figure().amount(), b.figure().amount());
        boolean elsewhere = hasOtherPlace(one) || hasOtherPlace(other);
        double contrast = Contrast.of(one.context(), other.context(), a.context(), b.context(), article::worth);
        boolean nouns = one.sentence() == other.sentence() && contrast <= SPEAKS_AGAINST;
        if (!apart && !elsewhere && nouns && (hasNounOf(one, other) || hasNounOf(other, one))) {
            return true;
        }
        boolean owned = text.isOfOneFarName(one, article.side, a)
                && text.isOfOneFarName(other, article.side, b)
                && !text.isOfOneFarName(one, text, other);
        return !apart
                && !owned
                && isOfKind(a, b)
                && mayCount(one, b)
                && mayCount(other, a)
                && (contrast <= SPEAKS_AGAINST
                                && areSwappedThroughout(one, other, contrast <= SWAPPED_THROUGHOUT ? 1 : WORDS)
                        || !elsewhere && areClearlySwapped(one, other, a, b, contrast));
    }

    private boolean areClearlySwapped(Fact one, Fact other, Fact a, Fact b, double contrast) {
        boolean beside = one.sentence() == other.sentence() && Math.abs(a.sentence() - b.sentence()) <= 1;
        boolean clear = contrast <= (beside ? SWAPPED : CLEARLY_SWAPPED)
                && Contrast.evidence(one.context(), other.context(), a.context(), b.context(), article::worth) > 1;
        return clear || !isDirected(one, a) && !isDirected(other, b) && areCrossed(one, other, a, b, contrast);
    }

    /**
     * Two sentences each tell much of their number: place, period, who counted. The article has that of the other one, wherever
     * it has the two.
     *
     * @param words so many words more must stand crosswise than not
     */
    private boolean areSwappedThroughout(Fact one, Fact other, int words) {
        return one.sentence() != other.sentence()
                && places(one).stream().allMatch(a -> places(other).stream()
                        .allMatch(b -> Contrast.crossed(
                                        one.context(), other.context(), a.context(), b.context(), article::worth)
                                >= words));
    }

    /** "1,261 bankruptcies and 1,144 trust deeds" where the article has 1,144 bankruptcies, and 1,261 of none. */
    private boolean hasNounOf(Fact one, Fact other) {
        boolean counts = one.figure().kind() == Kind.COUNT && other.figure().kind() == Kind.COUNT;
        boolean nouns = one.figure().unit() != null && other.figure().unit() != null;
        if (!counts || !nouns) {
            return false;
        }
        boolean own = binder.candidates(one).stream().anyMatch(place -> place.unit() == UnitMatch.SAME);
        return !own
                && binder.candidates(other).stream()
                        .filter(place -> place.relation() == Candidate.Relation.SAME)
                        .anyMatch(place ->
                                units.match(one, place.fact()) == UnitMatch.SAME && place.unit() != UnitMatch.SAME);
    }

    /** The words around the two stand crosswise; without the names, which tell who speaks, where more speaks against them. */
    private boolean areCrossed(Fact one, Fact other, Fact a, Fact b, double contrast) {
        boolean together = one.sentence() == other.sentence();
        boolean beside = together && Math.abs(a.sentence() - b.sentence()) <= 1;
        boolean names = together
                && a.sentence() == b.sentence()
                && Zones.ofNames(text, one, other).areCrossed(Zones.ofNames(article.side, a, b));
        return names
                || beside && Zones.of(text, one, other).areCrossed(Zones.of(article.side, a, b))
                || together
                        && contrast <= CROSSED
                        && Zones.withoutNames(text, one, other).areCrossed(Zones.withoutNames(article.side, a, b));
    }

    /** Nobody takes 48,200 for two. */
    private boolean mayCount(Fact told, Fact there) {
        UnitMatch match = units.match(told, there);
        return match.score >= UnitMatch.KIN.score || match == UnitMatch.OPEN && isOfOneSize(told, there);
    }

    private static boolean isOfOneSize(Fact one, Fact other) {
        BigDecimal a = size(one);
        BigDecimal b = size(other);
        return a.min(b).multiply(SIZES).compareTo(a.max(b)) >= 0;
    }

    private static BigDecimal size(Fact fact) {
        return Agreement.numbers(fact.figure().amount()).stream().findFirst().orElse(BigDecimal.ZERO);
    }

    /** "From 92,000" in both. */
    private boolean isDirected(Fact told, Fact there) {
        String direction = direction(text, told);
        return !direction.isEmpty() && direction.equals(direction(article.side, there));
    }

    private static String direction(Side side, Fact fact) {
        String before = fact.from() == 0
                ? ""
                : side.words.get(fact.sentence()).get(fact.from() - 1).lower();
        return side.vocabulary.is("directions", before) ? before : "";
    }

    /** A number that the article tells twice for such a thing is in its place where either fits. */
    private boolean hasOtherPlace(Fact fact) {
        return fact.figure().kind() == Kind.MONEY
                && binder.candidates(fact).stream()
                                .filter(place ->
                                        place.relation() == Candidate.Relation.SAME && place.unit() == UnitMatch.SAME)
                                .limit(2)
                                .count()
                        > 1;
    }

    private Item finding(Fact told, Fact right) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                told.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                right,
                expected,
                "Two numbers stand in each other's place: the article has “" + expected + "” here, not “"
                        + findings.told(told.span()) + "”.");
    }
}

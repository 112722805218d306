package dev.precis.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts numbers together that are one amount: ranges, parts of a whole, scores, rates. */
final class Amounts {
    /** "risen 30 to 50ft" is a range, "rose 3 to 53" a change and its end. */
    private static final BigDecimal NEAR = BigDecimal.valueOf(3);

    /** Words between a part and its whole. */
    private static final int MOST_PART_WORDS = 6;

    private final Lexicon words;
    private final Units units;
    private final Nouns nouns;

    Amounts(Lexicon words, Units units, Nouns nouns) {
        this.words = words;
        this.units = units;
        this.nouns = nouns;
    }

    List<Candidate> assemble(Tokens tokens, List<Numeral> numerals) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < numerals.size(); ) {
            int scoreEnd = endOfScore(tokens, numerals, i);
            if (scoreEnd > i + 1) {
                candidates.add(score(tokens, numerals.subList(i, scoreEnd)));
                i = scoreEnd;
                continue;
            }
            Candidate pair = i + 1 < numerals.size() ? pair(tokens, numerals.get(i), numerals.get(i + 1)) : null;
            candidates.add(pair != null ? pair : Candidate.of(numerals.get(i)));
            i += pair != null ? 2 : 1;
        }
        return candidates;
    }

    // ---------------------------------------------------------------- pairs

    private @Nullable Candidate pair(Tokens tokens, Numeral first, Numeral second) {
        if (!first.isPlain() || !second.isPlain()) {
            return null;
        }
        int gapFrom = units.endOfUnit(tokens, first);
        int gapTo = beforeArticle(tokens, units.startOfCurrency(tokens, second.from()));
        if (gapTo < gapFrom) {
            return null;
        }
        if (isPartOfNoun(tokens, first, second)) {
            return part(first, second);
        }
        if (isOneNounIn(tokens, first, second)) {
            return partOf(first, second, tokens.lower(first.to()));
        }
        String gap = gap(tokens, gapFrom, gapTo);
        if (gapFrom == first.to() && words.is("part-gaps", gap) && isPart(tokens, first, second, gap)) {
            return part(first, second);
        }
        boolean money = units.isMoneyBefore(tokens, first.from());
        if (words.is("rate-gaps", gap) && !money && second.value().compareTo(BigDecimal.TEN) >= 0) {
            return part(first, second);
        }
        return isRange(tokens, first, second, gap, gapFrom) ? range(first, second) : null;
    }

    private static String gap(Tokens tokens, int from, int to) {
        StringBuilder words = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i == from && i + 1 < to && tokens.isSuspendedHyphen(i)) {
                continue;
            }
            words.append(words.isEmpty() ? "" : "_")
                    .append(tokens.get(i).isHyphen() ? "-" : tokens.get(i).lower());
        }
        return words.toString();
    }

    /** "41 of the state's 67 counties", "40 vacancies out of 310 posts": a noun stands before or between the words. */
    private boolean isPartOfNoun(Tokens tokens, Numeral first, Numeral second) {
        int gap = second.from() - first.to();
        if (gap < 3 || gap > MOST_PART_WORDS || first.value().compareTo(second.value()) > 0) {
            return false;
        }
        boolean possessed = words.is("partitive-links", tokens.lower(first.to()))
                && words.ends("possessive-endings", tokens.lower(second.from() - 1));
        int of = words.is("every-words", tokens.lower(second.from() - 1)) ? second.from() - 2 : second.from() - 1;
        boolean counted =
                tokens.lower(of - 1).equals(words.word("out")) && words.is("partitive-links", tokens.lower(of));
        return (possessed || counted) && areWords(tokens, first.to(), second.from());
    }

    /** "one household in five", "one child in every 20"; "one man in two cars" counts the cars. */
    private boolean isOneNounIn(Tokens tokens, Numeral first, Numeral second) {
        boolean one = first.value().compareTo(BigDecimal.ONE) == 0
                && tokens.get(first.to()).isWord();
        int gap = first.to() + 1;
        boolean in = words.is("part-gaps", gap(tokens, gap, second.from()))
                && !words.is("partitive-links", tokens.lower(gap));
        return one
                && gap < second.from()
                && in
                && !words.is("stop", tokens.lower(first.to()))
                && second.value().compareTo(BigDecimal.ONE) > 0
                && !LookAlikes.isYear(tokens, second.from())
                && units.endOfUnit(tokens, second) == second.to()
                && !nouns.countFollows(tokens, second.to());
    }

    private Candidate partOf(Numeral first, Numeral second, String noun) {
        Candidate candidate = part(first, second);
        candidate.unit = new Unit(noun, null);
        return candidate;
    }

    private static boolean areWords(Tokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!tokens.get(i).isWord()) {
                return false;
            }
        }
        return true;
    }

    private static Candidate part(Numeral first, Numeral second) {
        Candidate candidate = new Candidate(first, second, new Amount.Part(first.value(), second.value()));
        candidate.kind = Kind.RATIO;
        return candidate;
    }

    /** "10 out of 15"; "one in five" but not "three in two days" or "two in 2023". */
    private boolean isPart(Tokens tokens, Numeral first, Numeral second, String gap) {
        boolean oneOf = first.form() == Numeral.Form.WORDS
                && first.value().compareTo(BigDecimal.ONE) == 0
                && words.is("part-gaps-of", gap);
        if (oneOf) {
            return false;
        }
        boolean smaller = first.value().compareTo(second.value()) < 0;
        if (words.is("part-gaps-sure", gap)) {
            return smaller || first.value().compareTo(second.value()) == 0;
        }
        boolean round = second.value().compareTo(BigDecimal.valueOf(10)) <= 0
                || second.value().remainder(BigDecimal.valueOf(5)).signum() == 0;
        boolean time = words.measures().startingAt(tokens, second.to()) != null;
        boolean chance = first.value().compareTo(BigDecimal.ONE) == 0 && !LookAlikes.isYear(tokens, second.from());
        return smaller && (round || chance) && !time && first.value().compareTo(BigDecimal.valueOf(99)) <= 0;
    }

    private boolean isRange(Tokens tokens, Numeral first, Numeral second, String gap, int gapFrom) {
        BigDecimal low = sharedScale(first, second);
        if (low.compareTo(second.value()) >= 0) {
            return false;
        }
        String before = tokens.lower(beforeArticle(tokens, startOf(tokens, first)) - 1);
        boolean between = words.is("between", before)
                && (gap.equals(words.and()) || words.is("list-joiners", gap) || words.is("range-ends", gap));
        if (between) {
            return true;
        }
        boolean hyphen = gap.equals("-");
        boolean ownUnit = gapFrom > first.to();
        boolean sameUnit = !ownUnit || units.sameUnit(tokens, first, second);
        if (hyphen) {
            return sameUnit;
        }
        if (!words.is("range-gaps", gap) || !sameUnit || second.to() == second.from()) {
            return false;
        }
        boolean change = words.is("range-from", before) && hasChangeBefore(tokens, first.from());
        boolean by = words.is("change-by", before) && !words.is("range-from", before);
        boolean delta = by || isChange(before);
        boolean or = words.is("range-or", gap);
        boolean neighbours =
                second.value().subtract(low).compareTo(second.value().multiply(new BigDecimal("0.5"))) <= 0
                        || second.value().compareTo(BigDecimal.TEN) <= 0;
        boolean near = !ownUnit
                && !words.is("change-by", before)
                && !units.isMoneyBefore(tokens, second.from())
                && second.value().compareTo(low.multiply(NEAR)) <= 0;
        return or ? neighbours && sameForm(first, second) : !change && (!delta || near);
    }

    private static boolean sameForm(Numeral first, Numeral second) {
        return first.form() == second.form();
    }

    /** The article before a number is part of it: "entre un 10 y un 12 %". */
    private int beforeArticle(Tokens tokens, int at) {
        Lexicon.NumberWord word = words.number(tokens.lower(at - 1));
        return word != null && word.role() == Lexicon.NumberWord.Role.ARTICLE ? at - 1 : at;
    }

    private int startOf(Tokens tokens, Numeral first) {
        int from = units.startOfCurrency(tokens, first.from());
        Phrases.Match<Qualifier> bound = words.boundsBefore().endingAt(tokens, from - 1);
        return bound == null ? from : from - bound.length();
    }

    private boolean hasChangeBefore(Tokens tokens, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 10); i--) {
            if (tokens.get(i).isSign(";") || tokens.get(i).isSign(".")) {
                return false;
            }
            if (isChange(tokens.lower(i)) || words.is("change-verbs", tokens.lower(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isChange(String word) {
        return words.is("increase", word) || words.is("decrease", word);
    }

    /** The first number with the scale of the second, where only the second has one: "10 to 12 million". */
    private static BigDecimal sharedScale(Numeral first, Numeral second) {
        boolean shared = first.multiplier().compareTo(BigDecimal.ONE) == 0
                && second.multiplier().compareTo(BigDecimal.ONE) > 0
                && first.value().compareTo(second.written()) < 0;
        return shared ? first.value().multiply(second.multiplier()) : first.value();
    }

    private static Candidate range(Numeral first, Numeral second) {
        return new Candidate(first, second, new Amount.Range(plain(sharedScale(first, second)), second.plainValue()));
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.scale() > 0 ? new BigDecimal(value.stripTrailingZeros().toPlainString()) : value;
    }

    // ---------------------------------------------------------------- scores

    /** After the last number of a score that begins at a numeral: "4-3", "6-4, 7-5". */
    private int endOfScore(Tokens tokens, List<Numeral> numerals, int from) {
        int end = from;
        while (end + 1 < numerals.size()
                && isScorePair(tokens, numerals.get(end), numerals.get(end + 1))
                && (end == from
                        || isSetBreak(
                                tokens,
                                setEnd(tokens, numerals, end - 1),
                                numerals.get(end).from()))) {
            end = afterTieBreak(tokens, numerals, end + 2);
        }
        boolean one = end == from + 2 && !isScore(tokens, numerals.get(from), numerals.get(from + 1));
        return one ? from : end;
    }

    /** "7-6 (9-7)", "7-6 (5)": the points of the tie-break belong to the set and are no part of the score. */
    private static int afterTieBreak(Tokens tokens, List<Numeral> numerals, int next) {
        int open = numerals.get(next - 1).to();
        int close = tokens.get(open + 2).isSign(")") ? open + 2 : open + 4;
        int end = next;
        while (end < numerals.size() && end < next + 2 && numerals.get(end).from() < close) {
            end++;
        }
        boolean bracketed = end > next
                && tokens.get(open).isSign("(")
                && numerals.get(next).from() == open + 1
                && tokens.get(numerals.get(end - 1).to()).isSign(")");
        return bracketed ? end : next;
    }

    /** After the last token of a set, the bracket of its tie-break included. */
    private static int setEnd(Tokens tokens, List<Numeral> numerals, int last) {
        int end = numerals.get(last).to();
        return tokens.get(end).isSign(")") ? end + 1 : end;
    }

    private boolean isScorePair(Tokens tokens, Numeral first, Numeral second) {
        int at = first.to();
        boolean sign = words.is("score-signs", tokens.lower(at)) && tokens.glued(at) && tokens.glued(at + 1);
        boolean joined = second.from() == at + 1 && (sign || tokens.hyphenAt(at));
        return joined && isScoreNumber(tokens, first) && isScoreNumber(tokens, second);
    }

    private static boolean isScoreNumber(Tokens tokens, Numeral numeral) {
        boolean digits = numeral.form() == Numeral.Form.DIGITS && numeral.to() == numeral.from() + 1;
        return digits && tokens.get(numeral.from()).isRunOfDigits(1, 3);
    }

    private static boolean isSetBreak(Tokens tokens, int from, int to) {
        return to - from <= 1 && (to == from || tokens.get(from).isSign(","));
    }

    /** One pair is a score where the first is not smaller, or where a word of winning or a name stands beside it. */
    private boolean isScore(Tokens tokens, Numeral first, Numeral second) {
        if (words.is("age-before", tokens.lower(first.from() - 1))) {
            return false;
        }
        if (units.endOfUnit(tokens, second) > second.to()
                || tokens.glued(second.to()) && tokens.get(second.to()).isHyphen()) {
            return false;
        }
        if (first.value().compareTo(second.value()) >= 0) {
            return true;
        }
        for (int i = first.from() - 4; i <= second.to() + 2; i++) {
            if (words.is("score-words", tokens.lower(i))) {
                return true;
            }
        }
        return !nouns.countFollows(tokens, second.to());
    }

    private static Candidate score(Tokens tokens, List<Numeral> numerals) {
        List<Integer> parts = new ArrayList<>();
        Numeral last = numerals.get(0);
        for (int i = 0; i < numerals.size(); ) {
            parts.add(numerals.get(i).value().intValue());
            last = numerals.get(i);
            boolean pairEnds = parts.size() % 2 == 0;
            i = pairEnds && i + 1 < numerals.size() ? afterTieBreak(tokens, numerals, i + 1) : i + 1;
        }
        Candidate candidate = new Candidate(numerals.get(0), last, new Amount.Score(parts));
        candidate.kind = Kind.SCORE;
        return candidate;
    }
}

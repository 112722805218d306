package dev.precis.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives counts without a noun of their own the noun that the article leaves unsaid: "up from 26 a day earlier", "nine of
 * them", "murders declined to 2,104", "our 41". Only the article's own words are used, and only where one noun offers
 * itself. Keeps the noun counted last; not shared between texts.
 */
final class Ellipses {
    /** Numbers up to this come up for many things in one article. */
    private static final BigDecimal SMALL = BigDecimal.valueOf(12);

    /** A number without its measure is of the size of the one before. */
    private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(30);

    /** Markets quote these as so many dollars, all others as so many to the dollar. */
    private static final Set<String> BASES = Set.of("pound", "euro", "australian dollar", "new zealand dollar");

    private static final int MOST_SUBJECT_WORDS = 12;
    private static final int MOST_VERB_WORDS = 4;
    private static final int MOST_PUT_WORDS = 7;
    private static final int MOST_ANTECEDENT_WORDS = 30;

    private final Lexicon words;
    private @Nullable Unit lastCounted;
    private @Nullable Unit countedHere;
    private @Nullable Unit toldBefore;
    private @Nullable Candidate measuredBefore;

    Ellipses(Lexicon words) {
        this.words = words;
    }

    /** Fills in the units of one sentence; sentences in the order of the text. */
    void apply(Tokens tokens, List<Candidate> candidates) {
        countedHere = null;
        candidates.forEach(candidate -> ofThem(tokens, candidate));
        candidates.forEach(candidate -> ofRate(tokens, candidate));
        ofComparison(tokens, candidates);
        ofShareBeside(tokens, candidates);
        candidates.forEach(Ellipses::ofOtherEnd);
        candidates.forEach(candidate -> ofSubject(tokens, candidate));
        candidates.forEach(candidate -> ofNumberOf(tokens, candidate));
        candidates.forEach(Ellipses::ofOtherEnd);
        ofMeasure(tokens, candidates);
        Unit told = toldBefore;
        for (Candidate candidate : candidates) {
            told = ofDiscourse(tokens, candidate, told);
        }
        toldBefore = countedHere;
    }

    private static @Nullable Unit leftOut(@Nullable Unit unit) {
        return unit == null ? null : unit.leftOut();
    }

    private static boolean lacksUnit(Candidate candidate) {
        return candidate.kind == Kind.COUNT && !candidate.hasUnit();
    }

    /** "nine of them", "the union counts 24", "a crowd of 2,000". */
    /** "We were 60 families. I can count 22 now": what was counted last, in this sentence or the one before. */
    private @Nullable Unit ofDiscourse(Tokens tokens, Candidate candidate, @Nullable Unit told) {
        if (candidate.kind == Kind.COUNT && candidate.hasUnit()) {
            return candidate.unit;
        }
        boolean whole = candidate.last.isWhole() && candidate.last.isPlain();
        if (lacksUnit(candidate) && whole && told != null && !isOfMarket(tokens, candidate)) {
            candidate.unit = leftOut(told);
        }
        return told;
    }

    private boolean isOfMarket(Tokens tokens, Candidate candidate) {
        for (int i = candidate.from - MOST_VERB_WORDS; i < candidate.from; i++) {
            if (words.is("trade-words", tokens.lower(i)) || words.is("score-words", tokens.lower(i))) {
                return true;
            }
        }
        return false;
    }

    private void ofThem(Tokens tokens, Candidate candidate) {
        if (candidate.kind == Kind.COUNT && candidate.hasUnit()) {
            lastCounted = candidate.unit;
            countedHere = candidate.unit;
        } else if (lacksUnit(candidate)) {
            candidate.unit = leftOut(antecedent(tokens, candidate));
        }
    }

    private @Nullable Unit antecedent(Tokens tokens, Candidate candidate) {
        boolean them = words.is("partitive-links", tokens.lower(candidate.to))
                && words.is("anaphors", tokens.lower(candidate.to + 1));
        if (them) {
            Unit noun = countedHere != null ? countedHere : firstPlural(tokens, candidate.from);
            return noun != null ? noun : lastCounted;
        }
        if (words.is("count-verbs", tokens.lower(candidate.from - 1))
                || words.is("parallel-links", tokens.lower(candidate.from - 1))) {
            return countedHere;
        }
        if (countedHere != null
                && words.is("vote-links", tokens.lower(candidate.from - 1))
                && isPluralNoun(tokens, candidate.from - 2)
                && words.singular(tokens.lower(candidate.from - 2)).equals(countedHere.name())) {
            return countedHere;
        }
        Unit put = ofPut(tokens, candidate.from);
        if (put != null) {
            return put;
        }
        boolean crowd = words.is("people-nouns", tokens.lower(candidate.from - 2))
                && words.is("people-links", tokens.lower(candidate.from - 1));
        boolean town = words.is("places-of-people", tokens.lower(candidate.from - 2))
                && words.is("partitive-links", tokens.lower(candidate.from - 1));
        return crowd || town ? new Unit(words.word("person"), null) : null;
    }

    /** "14 million households - nine in ten - gain": a share behind a mark is one of what was counted before the mark. */
    private static void ofShareBeside(Tokens tokens, List<Candidate> candidates) {
        for (int i = 1; i < candidates.size(); i++) {
            Candidate share = candidates.get(i);
            Candidate counted = candidates.get(i - 1);
            boolean mark = share.from == counted.to + 1
                    && (tokens.get(counted.to).isHyphen()
                            || tokens.get(counted.to).isSign(","));
            int end = share.to;
            boolean ends = tokens.get(end).isHyphen() || tokens.get(end).isSign(",");
            if (mark && ends && share.kind == Kind.RATIO && !share.hasUnit() && counted.kind == Kind.COUNT) {
                share.unit = leftOut(counted.unit);
            }
        }
    }

    /** "put the number at 37", "put the number of removals at 3,300". */
    private @Nullable Unit ofPut(Tokens tokens, int at) {
        int link = tokens.get(at - 1).type() == Token.Type.SIGN ? at - 2 : at - 1;
        if (!words.is("age-at", tokens.lower(link))) {
            return null;
        }
        for (int i = link - 1; i >= Math.max(0, link - MOST_PUT_WORDS); i--) {
            if (words.is("toll-nouns", tokens.lower(i))) {
                return new Unit(words.word("person"), null);
            }
            if (isPluralNoun(tokens, i) && !words.is("put-verbs", tokens.lower(i))) {
                return new Unit(words.singular(tokens.lower(i)), null);
            }
            if (words.is("put-verbs", tokens.lower(i))) {
                return countedHere != null ? countedHere : lastCounted;
            }
        }
        return null;
    }

    private @Nullable Unit firstPlural(Tokens tokens, int before) {
        for (int i = Math.max(0, before - MOST_ANTECEDENT_WORDS); i < before; i++) {
            if (isPluralNoun(tokens, i)) {
                return new Unit(words.singular(tokens.lower(i)), null);
            }
        }
        return null;
    }

    /** "The rupee fell to 91.85 against the dollar": so much of the currency that the sentence names before. */
    private void ofRate(Tokens tokens, Candidate candidate) {
        int at = candidate.to;
        if (!lacksUnit(candidate) || !words.is("rate-links", tokens.lower(at))) {
            return;
        }
        int other = words.is("definite-articles", tokens.lower(at + 1)) ? at + 2 : at + 1;
        Phrases.Match<Money> against = moneyFrom(tokens, other, other + 2);
        Phrases.Match<Money> of = moneyFrom(tokens, Math.max(0, candidate.from - MOST_SUBJECT_WORDS), candidate.from);
        boolean base = of != null && BASES.contains(of.meaning().name());
        if (against != null
                && of != null
                && !base
                && !of.meaning().name().equals(against.meaning().name())) {
            String code = of.meaning().code();
            candidate.kind = Kind.MONEY;
            candidate.money = of.meaning();
            candidate.unit = new Unit(
                    code == null ? of.meaning().name() : MeasureTable.get().currencyName(code), code);
        }
    }

    private Phrases.@Nullable Match<Money> moneyFrom(Tokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            Phrases.Match<Money> money = words.money().startingAt(tokens, i);
            money = money != null ? money : words.moneyOrMeasure().startingAt(tokens, i);
            if (money != null && tokens.lower(i).length() > 1) {
                return money;
            }
        }
        return null;
    }

    /** "fell from 91 to 77 wards": one end says what the other counts. */
    private static void ofOtherEnd(Candidate later) {
        Candidate earlier = later.changeFrom;
        if (earlier != null && lacksUnit(later)) {
            share(earlier, later);
        } else if (earlier != null && lacksUnit(earlier)) {
            share(later, earlier);
        }
    }

    /** "71 days of high wind, against 40 a year earlier". */
    private void ofComparison(Tokens tokens, List<Candidate> candidates) {
        for (int i = 1; i < candidates.size(); i++) {
            Candidate before = candidates.get(i - 1);
            Candidate candidate = candidates.get(i);
            String link = tokens.lower(candidate.from - 1);
            boolean compared = words.is("compare-links", link)
                    || words.is("compare-links", tokens.lower(candidate.from - 2) + "_" + link);
            boolean told = before.hasUnit() && before.kind != Kind.RANK && before.kind != Kind.AGE;
            if (compared && told && lacksUnit(candidate)) {
                share(before, candidate);
            }
        }
    }

    /** "asked for 2 million euros and was given 350,000", "It had 70 millimetres. It needs 150." */
    private void ofMeasure(Tokens tokens, List<Candidate> candidates) {
        boolean goesOn = candidates.size() == 1 && words.is("measure-subjects", tokens.lower(0));
        Candidate measured = goesOn ? measuredBefore : null;
        for (Candidate candidate : candidates) {
            if (measured != null && lacksUnit(candidate) && isMeasureLeftOut(tokens, candidate, measured)) {
                share(measured, candidate);
            }
            measured = isMeasured(candidate) ? candidate : null;
        }
        measuredBefore = measured;
    }

    private static boolean isMeasured(Candidate candidate) {
        boolean measure = candidate.measure != null && candidate.kind != Kind.PERCENT && candidate.kind != Kind.AGE;
        return candidate.exact() != null && (measure || candidate.kind == Kind.MONEY);
    }

    /** "five seconds ahead of one and ten ahead of another". */
    private boolean isGap(Tokens tokens, Candidate candidate) {
        return words.is("gap-words", tokens.lower(candidate.to));
    }

    private boolean isMeasureLeftOut(Tokens tokens, Candidate candidate, Candidate measured) {
        BigDecimal value = candidate.exact();
        BigDecimal other = measured.exact();
        Token after = tokens.get(candidate.to);
        boolean ends = after.type() == Token.Type.NONE || after.type() == Token.Type.SIGN && !after.isHyphen();
        boolean link = words.is("measure-links", tokens.lower(candidate.from - 1))
                || words.is("measure-links", tokens.lower(candidate.numberFrom - 1));
        boolean gap = isGap(tokens, candidate) && isGap(tokens, measured);
        return (gap || ends && link)
                && value != null
                && other != null
                && value.compareTo(other.multiply(MOST_TIMES)) <= 0
                && other.compareTo(value.multiply(MOST_TIMES)) <= 0;
    }

    private static void share(Candidate from, Candidate to) {
        to.unit = from.kind == Kind.COUNT ? leftOut(from.unit) : from.unit;
        to.kind = from.kind;
        to.measure = from.measure;
        to.money = from.money;
    }

    /** "cut the number of shops by a fifth to 120": the end of a change counts what the number is of. */
    private void ofNumberOf(Tokens tokens, Candidate candidate) {
        if (!lacksUnit(candidate) || !words.is("change-links", tokens.lower(candidate.from - 1))) {
            return;
        }
        for (int i = candidate.from - 2; i >= Math.max(0, candidate.from - MOST_SUBJECT_WORDS - 2); i--) {
            Token token = tokens.get(i);
            boolean number =
                    words.is("number-nouns", token.lower()) && words.is("partitive-links", tokens.lower(i + 1));
            if (number) {
                Nouns.Phrase noun =
                        isChangedBefore(tokens, i) ? new Nouns(words).read(tokens, i + 2, Nouns.Mode.PLURAL) : null;
                candidate.unit = noun == null ? null : leftOut(new Unit(noun.name(), null));
                return;
            }
            boolean share = token.isDigits() || token.isSign("%");
            if (!token.isWord() && !share) {
                return;
            }
        }
    }

    /** "increase the number", "the rise in the number": a verb of change stands right before. */
    private boolean isChangedBefore(Tokens tokens, int number) {
        int verb = words.is("definite-articles", tokens.lower(number - 1)) ? number - 2 : number - 1;
        return words.is("increase", tokens.lower(verb)) || words.is("decrease", tokens.lower(verb));
    }

    private void ofSubject(Tokens tokens, Candidate candidate) {
        int verb = verbBefore(tokens, candidate.from);
        if (!lacksUnit(candidate) || verb < 0 || candidate.exact() == null) {
            return;
        }
        String noun = subject(tokens, verb);
        if (noun != null && candidate.last.isWhole()) {
            candidate.unit = leftOut(new Unit(noun, null));
        }
    }

    /** The verb of an amount before a number, with only small words between; -1 for none. */
    private int verbBefore(Tokens tokens, int at) {
        int reach = isOfShare(tokens, at - 2) ? MOST_VERB_WORDS * 2 : MOST_VERB_WORDS;
        for (int i = at - 1; i >= Math.max(0, at - reach); i--) {
            String word = tokens.lower(i);
            if (words.is("amount-verbs", word) || words.is("increase", word) || words.is("decrease", word)) {
                return words.is("particles", word) && words.is("be-verbs", tokens.lower(i - 1)) ? i - 1 : i;
            }
            boolean small = words.is("change-links", word) || words.is("bound-fillers", word);
            if (!small && !isOfShare(tokens, i)) {
                return -1;
            }
        }
        return -1;
    }

    /** The words of "40 per cent," in "fell 40 per cent, from 512 to 307". */
    private boolean isOfShare(Tokens tokens, int at) {
        Token token = tokens.get(at);
        return token.isSign(",") || token.isDigits() || words.is("percent-words", token.lower());
    }

    /** The noun of "murders", "the number of murders", "the death toll" before a verb; null where none is clear. */
    private @Nullable String subject(Tokens tokens, int verb) {
        List<Integer> plurals = new ArrayList<>();
        for (int i = verb - 1; i >= Math.max(0, verb - MOST_SUBJECT_WORDS); i--) {
            Token token = tokens.get(i);
            if (isAside(tokens, i)) {
                i -= 2;
                continue;
            }
            if (!token.isWord() || words.is("subject-borders", token.lower())) {
                break;
            }
            if (words.is("toll-nouns", token.lower())) {
                return words.word("person");
            }
            if (isPluralNoun(tokens, i) && !isPluralNoun(tokens, i + 1)) {
                plurals.add(i);
            }
        }
        if (plurals.isEmpty()) {
            return null;
        }
        int first = plurals.get(plurals.size() - 1);
        String noun = tokens.lower(first);
        return words.is("value-nouns", noun) || words.ends("possessive-endings", noun) ? null : words.singular(noun);
    }

    /** A name is none. */
    private boolean isPluralNoun(Tokens tokens, int at) {
        Token token = tokens.get(at);
        boolean name = token.isCapitalised() && at > 0 && words.nouns().shape() == NounForms.Shape.ENDING;
        return !name && token.isWord() && words.isPlural(token.lower()) && !words.is("stop", token.lower());
    }

    /** The second comma of ", however,". */
    private static boolean isAside(Tokens tokens, int at) {
        return tokens.get(at).isSign(",")
                && tokens.get(at - 1).isWord()
                && tokens.get(at - 2).isSign(",");
    }

    /** Figures of the whole text: a bare number that the article counts something with elsewhere counts the same. */
    static List<Figure> repeated(List<Figure> figures) {
        Map<BigDecimal, Unit> units = new HashMap<>();
        Map<BigDecimal, Boolean> several = new HashMap<>();
        for (Figure figure : figures) {
            BigDecimal value = tellingCount(figure);
            Unit unit = figure.unit();
            if (value != null && unit != null) {
                Unit known = units.putIfAbsent(value, unit);
                several.merge(value, known != null && !known.name().equals(unit.name()), Boolean::logicalOr);
            }
        }
        return figures.stream()
                .map(figure -> {
                    BigDecimal value = figure.unit() == null ? tellingCount(figure) : null;
                    Unit unit = value == null || several.getOrDefault(value, false) ? null : units.get(value);
                    return unit == null ? figure : figure.withUnit(unit.leftOut());
                })
                .toList();
    }

    private static @Nullable BigDecimal tellingCount(Figure figure) {
        boolean count = figure.kind() == Kind.COUNT && figure.amount() instanceof Amount.Exact;
        BigDecimal value = count ? ((Amount.Exact) figure.amount()).value().stripTrailingZeros() : null;
        return value != null && value.compareTo(SMALL) > 0 ? value : null;
    }
}

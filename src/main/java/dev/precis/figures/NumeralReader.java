package dev.precis.figures;

import dev.precis.figures.Lexicon.NumberWord;
import dev.precis.figures.Lexicon.NumberWord.Role;
import dev.precis.figures.Numeral.Form;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one number that begins at a token: digits, words, both, fractions, ordinals and vague ones. */
final class NumeralReader {
    private static final Set<Role> SCALES = EnumSet.of(Role.SCALE, Role.HUNDRED, Role.DOZEN);
    private static final Set<Role> SMALL = EnumSet.of(Role.UNIT, Role.TEEN, Role.TEN, Role.SCORE, Role.WHOLE);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DECIMALS = 9;
    /** Tokens to either side that may say what a letter behind a number means. */
    private static final int CUE_REACH = 25;

    private static final int LARGEST_EXPONENT = 30;
    private static final Set<String> DENOMINATORS = Set.of("2", "3", "4", "5", "6", "8", "10", "16");

    private final Lexicon words;

    NumeralReader(Lexicon words) {
        this.words = words;
    }

    /** False where no number begins at a token. */
    boolean mayBegin(Tokens tokens, int at) {
        Token token = tokens.get(at);
        return token.isDigits() || token.isWord() && words.number(token.lower()) != null;
    }

    /**
     * The number that begins at a token.
     *
     * @param money true where a currency stands before it, so that "m" and "b" are scales
     */
    @Nullable
    Numeral readAt(Tokens tokens, int at, boolean money) {
        Token token = tokens.get(at);
        if (token.isDigits()) {
            return token.value() == null ? null : digits(tokens, at, token.value(), money);
        }
        NumberWord word = words.number(token.lower());
        if (word == null || !token.isWord()) {
            return null;
        }
        return switch (word.role()) {
            case UNIT, TEEN, TEN, HUNDRED, DOZEN, SCORE, WHOLE -> spelled(tokens, at);
            case SCALE -> scaleAlone(tokens, at, word.value());
            case FRACTION -> fraction(tokens, at, word);
            case ARTICLE -> afterArticle(tokens, at);
            case HALF -> half(tokens, at, at + 1);
            case VAGUE -> vague(tokens, at, at, word.value());
            case TENS, FEW -> vagueScale(tokens, at, word);
            case ORDINAL -> ordinal(tokens, at, word.value());
            default -> null;
        };
    }

    /** "the top quarter", "a quarter-point cut", "quarter million". */
    private @Nullable Numeral fraction(Tokens tokens, int at, NumberWord word) {
        BigDecimal whole = word.value();
        if (words.is("share-before", tokens.lower(at - 1))) {
            return new Numeral(at, at + 1, BigDecimal.ONE, BigDecimal.ONE, Form.WORDS, whole);
        }
        if (tokens.hyphenAt(at + 1) && words.is("half-nouns", tokens.lower(at + 2))) {
            BigDecimal part =
                    BigDecimal.ONE.divide(whole, 4, RoundingMode.HALF_EVEN).stripTrailingZeros();
            return new Numeral(at, at + 1, part, BigDecimal.ONE, Form.WORDS, null);
        }
        return fractionAlone(tokens, at, word);
    }

    /** A rank; behind "the richest" a share of the whole. */
    private Numeral ordinal(Tokens tokens, int at, BigDecimal value) {
        boolean share =
                words.is("share-before", tokens.lower(at - 1)) && value.intValue() > 2 && value.intValue() <= 10;
        return share
                ? new Numeral(at, at + 1, BigDecimal.ONE, BigDecimal.ONE, Form.WORDS, value)
                : new Numeral(at, at + 1, value, BigDecimal.ONE, Form.ORDINAL, null);
    }

    // ---------------------------------------------------------------- digits

    private Numeral digits(Tokens tokens, int at, BigDecimal value, boolean money) {
        Numeral fraction = slashFraction(tokens, at, at, BigDecimal.ZERO);
        if (fraction != null) {
            return fraction;
        }
        Numeral power = scientific(tokens, at, value);
        if (power != null) {
            return power;
        }
        int next = tokens.hyphenAt(at + 1) ? at + 2 : at + 1;
        boolean compound = MeasureTable.get().bySymbol(tokens.lower(next)) != null
                && tokens.get(next + 1).isDigits();
        if (!compound && isOrdinalSuffix(tokens, next, next > at + 1)) {
            return new Numeral(at, next + 1, value, BigDecimal.ONE, Form.ORDINAL, null);
        }
        if (tokens.get(at + 1).isSign(".") && tokens.glued(at + 1) && isOrdinalSuffix(tokens, at + 2, false)) {
            return new Numeral(at, at + 3, value, BigDecimal.ONE, Form.ORDINAL, null);
        }
        next = at + 1;
        Numeral mixed = mixedFraction(tokens, at, value);
        Numeral number = mixed != null ? mixed : new Numeral(at, next, value, BigDecimal.ONE, Form.DIGITS, null);
        return scaled(tokens, andFraction(tokens, number), money);
    }

    /** "3rd", "3-й"; a point belongs to the number only where a word follows ("3. Platz"). */
    private boolean isOrdinalSuffix(Tokens tokens, int at, boolean hyphen) {
        boolean suffix = words.is(hyphen ? "ordinal-suffix-hyphen" : "ordinal-suffix", tokens.lower(at));
        boolean point = tokens.get(at).isSign(".");
        return suffix && tokens.glued(at) && (!point || tokens.get(at + 1).isWord() && !tokens.glued(at + 1));
    }

    /** "1.3e6", "2.48×10−5", "5 x 10^9": a number times a power of ten. */
    private static @Nullable Numeral scientific(Tokens tokens, int from, BigDecimal value) {
        int at = from + 1;
        if (tokens.glued(at) && tokens.lower(at).equals("e")) {
            return power(tokens, from, at + 1, value);
        }
        boolean times = tokens.get(at).isSign("×") || tokens.lower(at).equals("x");
        if (!times || !tokens.get(at + 1).text().equals("10")) {
            return null;
        }
        return power(tokens, from, tokens.get(at + 2).isSign("^") ? at + 3 : at + 2, value);
    }

    private static @Nullable Numeral power(Tokens tokens, int from, int at, BigDecimal value) {
        boolean minus = tokens.get(at).isHyphen();
        boolean sign = minus || tokens.get(at).isSign("+");
        int digitsAt = sign ? at + 1 : at;
        Token digits = tokens.get(digitsAt);
        boolean shaped = tokens.glued(at)
                && tokens.glued(digitsAt)
                && digits.isDigits()
                && digits.text().length() <= 2;
        BigDecimal exponent = shaped ? digits.value() : null;
        if (exponent == null || exponent.scale() > 0 || exponent.intValue() > LARGEST_EXPONENT) {
            return null;
        }
        int power = minus ? -exponent.intValue() : exponent.intValue();
        BigDecimal product = value.scaleByPowerOfTen(power);
        BigDecimal plain = product.scale() < 0 ? product.setScale(0) : product;
        return new Numeral(from, digitsAt + 1, plain, BigDecimal.ONE, Form.DIGITS, null);
    }

    /** "2½", "3 1/2", "2-1/2". */
    private @Nullable Numeral mixedFraction(Tokens tokens, int at, BigDecimal value) {
        Token next = tokens.get(at + 1);
        boolean vulgar = next.isDigits()
                && next.text().length() == 1
                && !Character.isDigit(next.text().charAt(0));
        if (vulgar && next.value() != null) {
            return new Numeral(at, at + 2, value.add(next.value()), BigDecimal.ONE, Form.DIGITS, null);
        }
        boolean whole = value.scale() <= 0;
        boolean joined = next.isHyphen() && tokens.glued(at + 1) && tokens.glued(at + 2);
        if (joined && tokens.get(at + 2).isDigits()) {
            return whole ? slashFraction(tokens, at, at + 2, value) : null;
        }
        return whole && next.isDigits() && !next.glued() ? slashFraction(tokens, at, at + 1, value) : null;
    }

    /** "1/2", and "3 1/2" where a whole number stands before it. */
    private @Nullable Numeral slashFraction(Tokens tokens, int from, int at, BigDecimal before) {
        Token numerator = tokens.get(at);
        Token denominator = tokens.get(at + 2);
        boolean shaped = tokens.get(at + 1).isSign("/") && tokens.glued(at + 1) && tokens.glued(at + 2);
        if (!shaped
                || numerator.value() == null
                || denominator.value() == null
                || denominator.value().signum() == 0
                || tokens.get(at + 3).isSign("/")) {
            return null;
        }
        boolean proper =
                DENOMINATORS.contains(denominator.text()) && numerator.value().compareTo(denominator.value()) < 0;
        if (!proper && before.signum() != 0) {
            return null;
        }
        if (before.signum() == 0) {
            return new Numeral(from, at + 3, numerator.value(), BigDecimal.ONE, Form.DIGITS, denominator.value());
        }
        BigDecimal part = numerator.value().divide(denominator.value(), 6, RoundingMode.HALF_EVEN);
        BigDecimal sum = before.add(part).stripTrailingZeros();
        return new Numeral(from, at + 3, sum, BigDecimal.ONE, Form.DIGITS, null);
    }

    /** The scale words behind a number: "million", "hundred thousand", "lakh crore", a glued "bn" or "m". */
    private Numeral scaled(Tokens tokens, Numeral number, boolean money) {
        Numeral result = number;
        for (int at = number.to(); ; at = result.to()) {
            int scaleAt = tokens.hyphenAt(at) ? at + 1 : at;
            BigDecimal factor = scaleAt(tokens, scaleAt, money);
            if (factor == null) {
                Numeral whole = result.to() > number.to() ? andFraction(tokens, result) : result;
                return whole == result ? smallerPart(tokens, result, money) : whole;
            }
            Numeral scaled = result.times(factor);
            result = new Numeral(
                    number.from(),
                    afterAbbreviation(tokens, scaleAt),
                    scaled.value(),
                    scaled.multiplier(),
                    number.form(),
                    number.whole());
        }
    }

    private @Nullable BigDecimal scaleAt(Tokens tokens, int at, boolean money) {
        Token token = tokens.get(at);
        NumberWord word = token.isWord() ? words.number(token.lower()) : null;
        if (word == null) {
            return null;
        }
        if (SCALES.contains(word.role())) {
            return word.value();
        }
        boolean glued = tokens.glued(at) && tokens.get(at - 1).isDigits();
        if (word.role() == Role.SUFFIX_MONEY) {
            return glued && money ? word.value() : null;
        }
        boolean apart = tokens.get(at - 1).isDigits() && words.money().startingAt(tokens, at + 1) != null;
        boolean suffix = glued && isSuffixScale(tokens, at, money) || apart;
        return word.role() == Role.SUFFIX && suffix ? word.value() : null;
    }

    /** "m" is a million after a currency or before one, or before a noun in the plural; else a metre. */
    private boolean isSuffixScale(Tokens tokens, int at, boolean money) {
        return money
                || !words.is("suffix-or-measure", tokens.lower(at))
                || tokens.get(at).isCapitalised()
                || words.isPlural(tokens.lower(at + 1)) && !words.is("stop", tokens.lower(at + 1))
                || words.measures().startingAt(tokens, at + 1) != null
                || isListOfMillions(tokens, at)
                || isCountedInMillions(tokens, at);
    }

    /** "the waiting list fell to 7.39m": the sentence speaks of a number of people, and of no length. */
    private boolean isCountedInMillions(Tokens tokens, int at) {
        boolean count = false;
        for (int i = at - CUE_REACH; i < at + CUE_REACH; i++) {
            if (words.is("measure-cues", tokens.lower(i))) {
                return false;
            }
            count |= words.is("scale-cues", tokens.lower(i));
        }
        return count;
    }

    /** "165m and 125m tonnes": the second says what the first is. */
    private boolean isListOfMillions(Tokens tokens, int at) {
        boolean joined = tokens.get(at + 1).isHyphen() || words.is("day-joiners", tokens.lower(at + 1));
        boolean list = joined && tokens.get(at + 2).isDigits();
        return list && words.is("suffix-or-measure", tokens.lower(at + 3)) && isSuffixScale(tokens, at + 3, false);
    }

    /** "1 million 300 thousand": a smaller part with a scale of its own. */
    private Numeral smallerPart(Tokens tokens, Numeral number, boolean money) {
        Token next = tokens.get(number.to());
        boolean possible = number.multiplier().compareTo(BigDecimal.ONE) > 0 && next.isDigits() && !next.glued();
        if (!possible || next.value() == null) {
            return number;
        }
        BigDecimal factor = scaleAt(tokens, number.to() + 1, money);
        if (factor == null || factor.compareTo(number.multiplier()) >= 0) {
            return number;
        }
        BigDecimal sum = number.value().add(next.value().multiply(factor));
        return new Numeral(number.from(), number.to() + 2, sum, BigDecimal.ONE, number.form(), null);
    }

    // ---------------------------------------------------------------- words

    private @Nullable Numeral spelled(Tokens tokens, int from) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal current = BigDecimal.ZERO;
        BigDecimal scale = BigDecimal.ONE;
        BigDecimal small = BigDecimal.ZERO;
        Role last = null;
        int at = from;
        int end = from;
        while (true) {
            NumberWord word = words.number(tokens.lower(at));
            if (word == null || !follows(last, word.role(), current)) {
                break;
            }
            if (word.role() == Role.ORDINAL) {
                return new Numeral(
                        from, at + 1, total.add(current).add(word.value()), BigDecimal.ONE, Form.ORDINAL, null);
            }
            if (word.role() == Role.AND) {
                int next = tokens.hyphenAt(at + 1) ? at + 2 : at + 1;
                if (!isSmallNumber(tokens.lower(next))) {
                    break;
                }
                at = next;
                continue;
            }
            if (word.role() == Role.SCALE) {
                boolean ofAll = total.signum() > 0 && word.value().compareTo(total) > 0;
                total = ofAll
                        ? total.add(current).multiply(word.value())
                        : total.add(orOne(current).multiply(word.value()));
                current = BigDecimal.ZERO;
                scale = word.value();
            } else if (word.role() == Role.HUNDRED || word.role() == Role.DOZEN) {
                current = orOne(current).multiply(word.value());
            } else if (word.role() == Role.SCORE && last == Role.UNIT) {
                current = current.add(small.multiply(word.value().subtract(BigDecimal.ONE)));
            } else {
                current = current.add(word.value());
            }
            small = word.value();
            last = word.role();
            end = afterAbbreviation(tokens, at);
            at = tokens.hyphenAt(end) && words.number(tokens.lower(end + 1)) != null ? end + 1 : end;
        }
        BigDecimal value = total.add(current);
        boolean onlyScale = total.signum() != 0 && current.signum() == 0;
        Numeral number =
                decimals(tokens, new Numeral(from, end, value, onlyScale ? scale : BigDecimal.ONE, Form.WORDS, null));
        Numeral fraction = wordFraction(tokens, number);
        return fraction != null ? fraction : scaledHalf(tokens, number);
    }

    private static BigDecimal orOne(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ONE : value;
    }

    /** The point of "млн." or "Mio." belongs to it where the sentence goes on. */
    private int afterAbbreviation(Tokens tokens, int at) {
        boolean point = tokens.get(at + 1).isSign(".") && tokens.glued(at + 1) && at + 2 < tokens.size();
        return point && words.is("abbreviations", tokens.lower(at)) ? at + 2 : at + 1;
    }

    /** "two point five", "nought point nought three": digit words behind the decimal word, one after the other. */
    private Numeral decimals(Tokens tokens, Numeral number) {
        if (!words.is("decimal-words", tokens.lower(number.to()))) {
            return number;
        }
        StringBuilder digits = new StringBuilder();
        int at = number.to() + 1;
        for (NumberWord word = words.number(tokens.lower(at)); word != null && SMALL.contains(word.role()); ) {
            boolean unitOfTen = word.role() == Role.TEN && tokens.hyphenAt(at + 1);
            NumberWord unit = unitOfTen ? words.number(tokens.lower(at + 2)) : null;
            BigDecimal rest = unit != null && unit.role() == Role.UNIT ? unit.value() : BigDecimal.ZERO;
            digits.append(word.value().add(rest).toBigInteger());
            at += rest.signum() > 0 ? 3 : 1;
            word = words.number(tokens.lower(at));
        }
        if (digits.length() == 0 || digits.length() > MOST_DECIMALS) {
            return number;
        }
        BigDecimal value = number.value().add(new BigDecimal("0." + digits));
        return scaled(tokens, new Numeral(number.from(), at, value, BigDecimal.ONE, Form.WORDS, null), false);
    }

    /** A scale word with no number before it: "mil personas" are 1,000; "millions de personnes" are some. */
    private @Nullable Numeral scaleAlone(Tokens tokens, int at, BigDecimal value) {
        if (words.is("vague-scales", tokens.lower(at))) {
            return vague(tokens, at, at, value);
        }
        return words.is("scales-alone", tokens.lower(at)) ? spelled(tokens, at) : null;
    }

    /** Whether a number word may stand behind the last one. */
    private boolean follows(@Nullable Role last, Role role, BigDecimal current) {
        boolean small = SMALL.contains(role);
        if (last == null) {
            return small || role == Role.HUNDRED || role == Role.DOZEN || role == Role.SCALE;
        }
        boolean afterHundreds = last == Role.HUNDRED
                || last == Role.SCALE
                || last == Role.WHOLE && current.remainder(HUNDRED).signum() == 0;
        boolean afterTens = last == Role.TEN || last == Role.SCORE;
        return switch (role) {
            case UNIT -> afterTens || afterHundreds || isTen(last, current);
            case ARTICLE -> (afterTens || afterHundreds) && words.is("number-grammar", "articles-count");
            case TEEN -> afterHundreds || afterTens && words.is("number-grammar", "teens-after-tens");
            case TEN -> afterHundreds;
            case SCORE ->
                afterHundreds
                        || last == Role.UNIT
                                && current.remainder(BigDecimal.TEN).intValue() == 4;
            case WHOLE -> last == Role.SCALE;
            case HUNDRED ->
                last != Role.HUNDRED
                        && current.compareTo(HUNDRED) < 0
                        && (last != Role.SCALE || words.is("number-grammar", "hundreds-alone"));
            case DOZEN -> SMALL.contains(last) || last == Role.HUNDRED;
            case SCALE -> true;
            case AND -> afterHundreds || afterTens && words.is("number-grammar", "and-after-tens");
            case ORDINAL -> last == Role.TEN || last == Role.HUNDRED;
            default -> false;
        };
    }

    /** "dix" of "dix-sept", also behind a ten: "soixante-dix-sept". */
    private boolean isTen(Role last, BigDecimal current) {
        return last == Role.TEEN
                && current.remainder(BigDecimal.TEN).signum() == 0
                && words.is("number-grammar", "teens-after-tens");
    }

    private boolean isSmallNumber(String word) {
        NumberWord number = words.number(word);
        boolean article =
                number != null && number.role() == Role.ARTICLE && words.is("number-grammar", "articles-count");
        return article || number != null && SMALL.contains(number.role());
    }

    /** "two-thirds", "one in" is none, "three quarters of". */
    private @Nullable Numeral wordFraction(Tokens tokens, Numeral number) {
        int at = tokens.hyphenAt(number.to()) ? number.to() + 1 : number.to();
        NumberWord word = words.number(tokens.lower(at));
        if (word == null || number.value().compareTo(HUNDRED) >= 0) {
            return null;
        }
        boolean one = number.value().compareTo(BigDecimal.ONE) == 0;
        NumberWord scale = words.number(tokens.lower(at + 1));
        if (word.role() == Role.FRACTION && scale != null && scale.role() == Role.SCALE) {
            BigDecimal value = number.value().multiply(scale.value()).divide(word.value(), 0, RoundingMode.HALF_EVEN);
            return new Numeral(number.from(), at + 2, value, BigDecimal.ONE, Form.WORDS, null);
        }
        boolean ofFollows = isOf(tokens, at + 1);
        boolean isQuarter = word.role() == Role.FRACTION && word.value().intValue() == 4;
        boolean share = ofFollows
                || number.value().compareTo(BigDecimal.valueOf(3)) == 0
                        && isBareFraction(tokens, number.from(), at + 1);
        boolean fraction = word.role() == Role.FRACTION && (!isQuarter || share);
        boolean ordinal = word.role() == Role.ORDINAL && one && word.value().intValue() > 2;
        boolean half = word.role() == Role.HALF && one;
        if (!fraction && !ordinal && !half) {
            return null;
        }
        return ofScale(tokens, number.from(), at + 1, number.value(), word.value(), Form.WORDS);
    }

    /** A fraction; "a quarter of a million" is a number of its own. */
    private Numeral ofScale(Tokens tokens, int from, int to, BigDecimal numerator, BigDecimal denominator, Form form) {
        boolean of = isOf(tokens, to) && isArticle(tokens.lower(to + 1));
        NumberWord scale = of ? words.number(tokens.lower(to + 2)) : null;
        if (scale != null && scale.role() == Role.SCALE) {
            BigDecimal value = numerator.multiply(scale.value()).divide(denominator, 0, RoundingMode.HALF_EVEN);
            return new Numeral(from, to + 3, value, BigDecimal.ONE, form, null);
        }
        return new Numeral(from, to, numerator, BigDecimal.ONE, form, denominator);
    }

    /** "two and a half million", "one and a half". */
    private Numeral scaledHalf(Tokens tokens, Numeral number) {
        Numeral half = andFraction(tokens, number);
        return half == number ? number : scaled(tokens, half, false);
    }

    private Numeral andFraction(Tokens tokens, Numeral number) {
        int at = afterHyphen(tokens, number.to());
        NumberWord and = words.number(tokens.lower(at));
        int articleAt = afterHyphen(tokens, at + 1);
        int partAt = afterHyphen(tokens, articleAt + 1);
        NumberWord part = words.number(tokens.lower(partAt));
        boolean three = hasValue(tokens.lower(articleAt), 3);
        boolean one = hasValue(tokens.lower(articleAt), 1);
        boolean counted = three || one || isArticle(tokens.lower(articleAt));
        NumberWord half = words.number(tokens.lower(articleAt));
        if (and != null && and.role() == Role.AND && half != null && half.role() == Role.HALF) {
            return withHalf(number, articleAt + 1);
        }
        if (and == null || and.role() != Role.AND || !counted || part == null || !isPart(part, one) || isYear(number)) {
            return number;
        }
        BigDecimal share = BigDecimal.valueOf(three ? 3 : 1).divide(part.value(), 4, RoundingMode.HALF_EVEN);
        BigDecimal value =
                number.value().add(share.multiply(number.multiplier())).stripTrailingZeros();
        return new Numeral(number.from(), partAt + 1, value, number.multiplier(), number.form(), null);
    }

    /** "since 2019 and three fifths of the cases". */
    private static boolean isYear(Numeral number) {
        return number.to() - number.from() == 1
                && number.value().scale() <= 0
                && number.value().compareTo(BigDecimal.valueOf(1500)) >= 0
                && number.value().compareTo(BigDecimal.valueOf(2100)) <= 0;
    }

    /** "dos millones y medio": half of the last scale more. */
    private static Numeral withHalf(Numeral number, int to) {
        BigDecimal value = number.value()
                .add(number.multiplier().divide(BigDecimal.valueOf(2)))
                .stripTrailingZeros();
        return new Numeral(number.from(), to, value, number.multiplier(), number.form(), null);
    }

    private static int afterHyphen(Tokens tokens, int at) {
        return tokens.hyphenAt(at) ? at + 1 : at;
    }

    /** "half", "quarter"; "one fifth" is a part, "a fifth" may be a rank. */
    private static boolean isPart(NumberWord word, boolean one) {
        return word.role() == Role.HALF
                || word.role() == Role.FRACTION
                || one && word.role() == Role.ORDINAL && word.value().intValue() > 2;
    }

    private boolean hasValue(String word, int value) {
        NumberWord number = words.number(word);
        return number != null && number.role() == Role.UNIT && number.value().compareTo(BigDecimal.valueOf(value)) == 0;
    }

    /** "a hundred", "a million", "a dozen", "a third of", "a half". */
    private @Nullable Numeral afterArticle(Tokens tokens, int at) {
        NumberWord next = words.number(tokens.lower(at + 1));
        if (next == null) {
            return null;
        }
        boolean of = isOf(tokens, at + 2);
        return switch (next.role()) {
            case HUNDRED, DOZEN, SCALE -> from(at, spelled(tokens, at + 1));
            case FRACTION ->
                !of && !isBareFraction(tokens, at, at + 2)
                        ? quarterScale(tokens, at, at + 1)
                        : ofScale(tokens, at, at + 2, BigDecimal.ONE, next.value(), Form.WORDS);
            case ORDINAL ->
                (of || isBareFraction(tokens, at, at + 2) || words.is("multiple-after", tokens.lower(at + 2)))
                                && next.value().intValue() > 2
                        ? ofScale(tokens, at, at + 2, BigDecimal.ONE, next.value(), Form.WORDS)
                        : null;
            case HALF -> from(at, half(tokens, at + 1, at + 2));
            case FEW -> from(at, vagueScale(tokens, at + 1, next));
            default -> null;
        };
    }

    /** "rose by a fifth", "nearly a quarter": a share of what was just named, with no noun behind it. */
    private boolean isBareFraction(Tokens tokens, int article, int after) {
        Token next = tokens.get(after);
        boolean ends = !next.isWord() || words.is("stop", next.lower());
        return ends && words.is("fraction-before", tokens.lower(article - 1));
    }

    /** "quarter million", "a quarter billion". */
    private @Nullable Numeral quarterScale(Tokens tokens, int from, int at) {
        NumberWord part = words.number(tokens.lower(at));
        NumberWord scale = words.number(tokens.lower(at + 1));
        if (part == null
                || scale == null
                || scale.role() != Role.SCALE
                || part.value().intValue() != 4) {
            return null;
        }
        BigDecimal value = scale.value().multiply(new BigDecimal("0.25"));
        return new Numeral(from, at + 2, value, BigDecimal.ONE, Form.WORDS, null);
    }

    /** "half a million", "half-million", "half an hour", "half of", "half the". */
    private @Nullable Numeral half(Tokens tokens, int from, int after) {
        NumberWord before = words.number(tokens.lower(from - 1));
        if (before != null && before.role() == Role.ORDINAL) {
            return null;
        }
        int at = tokens.hyphenAt(after) || isArticle(tokens.lower(after)) ? after + 1 : after;
        NumberWord scale = words.number(tokens.lower(at));
        if (scale != null && SCALES.contains(scale.role())) {
            BigDecimal value = scale.value().multiply(new BigDecimal("0.5")).stripTrailingZeros();
            return new Numeral(from, at + 1, value, BigDecimal.ONE, Form.WORDS, null);
        }
        boolean joined = at > after || words.is("number-grammar", "half-as-adjective");
        if (joined && words.is("half-nouns", tokens.lower(at))) {
            return new Numeral(from, at, new BigDecimal("0.5"), BigDecimal.ONE, Form.WORDS, null);
        }
        boolean share = words.is("half-of", tokens.lower(after)) || isBeforeGenitive(tokens, after);
        return share
                ? new Numeral(from, after, BigDecimal.ONE, BigDecimal.ONE, Form.WORDS, BigDecimal.valueOf(2))
                : null;
    }

    /** "quarter million"; "треть избирателей" where the language has no article. */
    private @Nullable Numeral fractionAlone(Tokens tokens, int at, NumberWord part) {
        if (!isBeforeGenitive(tokens, at + 1)) {
            return quarterScale(tokens, at, at);
        }
        return new Numeral(at, at + 1, BigDecimal.ONE, BigDecimal.ONE, Form.WORDS, part.value());
    }

    /** A noun in the genitive needs no word before it in such a language. */
    private boolean isBeforeGenitive(Tokens tokens, int at) {
        Token next = tokens.get(at);
        return next.isWord()
                && words.is("number-grammar", "fractions-alone")
                && !words.is("stop", next.lower())
                && words.number(next.lower()) == null;
    }

    // ---------------------------------------------------------------- vague

    /** "dozens", "hundreds of thousands"; "scores" only before "of", as it is a verb and a result as well. */
    private @Nullable Numeral vague(Tokens tokens, int from, int at, BigDecimal value) {
        boolean of = isOf(tokens, at + 1);
        int secondAt = of ? at + 2 : at + 1;
        NumberWord second = words.number(tokens.lower(secondAt));
        if (second != null && (second.role() == Role.SCALE || of && second.role() == Role.VAGUE)) {
            return new Numeral(
                    from,
                    afterAbbreviation(tokens, secondAt),
                    value.multiply(second.value()),
                    BigDecimal.ONE,
                    Form.VAGUE,
                    null);
        }
        return of || !words.is("vague-before-of", tokens.lower(at))
                ? new Numeral(from, at + 1, value, BigDecimal.ONE, Form.VAGUE, null)
                : null;
    }

    /** "tens of thousands", "several hundred", "few dozen". */
    private @Nullable Numeral vagueScale(Tokens tokens, int at, NumberWord word) {
        int scaleAt = isOf(tokens, at + 1) ? at + 2 : at + 1;
        NumberWord scale = words.number(tokens.lower(scaleAt));
        boolean tens = word.role() == Role.TENS && scale != null && scale.role() == Role.VAGUE;
        boolean few = word.role() == Role.FEW
                && scale != null
                && (SCALES.contains(scale.role()) || scale.role() == Role.VAGUE);
        if (scale == null || !tens && !few) {
            return null;
        }
        NumberWord more = words.number(tokens.lower(scaleAt + 1));
        boolean longer = few && more != null && more.role() == Role.SCALE;
        BigDecimal value = word.value().multiply(scale.value());
        return new Numeral(
                at,
                scaleAt + (longer ? 2 : 1),
                longer && more != null ? value.multiply(more.value()) : value,
                BigDecimal.ONE,
                Form.VAGUE,
                null);
    }

    private boolean isOf(Tokens tokens, int at) {
        return words.is("partitive-links", tokens.lower(at));
    }

    private boolean isArticle(String word) {
        NumberWord number = words.number(word);
        return number != null && number.role() == Role.ARTICLE;
    }

    private static @Nullable Numeral from(int at, @Nullable Numeral numeral) {
        return numeral == null
                ? null
                : new Numeral(at, numeral.to(), numeral.value(), numeral.multiplier(), numeral.form(), numeral.whole());
    }
}

package dev.precis.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the two parts of one amount in a larger and a smaller unit: "two hours and 51 minutes", "6ft 4in",
 * "three dollars 50 cents". The amount is told in the larger unit, rounded to four decimals; {@code normalized} is exact.
 */
final class Compounds {
    private static final int DECIMALS = 4;
    private static final int LONGEST_GAP = 2;
    private static final BigDecimal INCHES = BigDecimal.valueOf(12);

    /** How many of a smaller unit make a larger one, by the names of both. */
    private static final Map<String, BigDecimal> PARTS = parts();

    private final Lexicon words;

    Compounds(Lexicon words) {
        this.words = words;
    }

    private static Map<String, BigDecimal> parts() {
        Map<String, BigDecimal> parts = new HashMap<>();
        DataFile.rows("compounds.txt")
                .forEach(row -> parts.put(key(row.get(0), row.get(1)), new BigDecimal(row.get(2))));
        return parts;
    }

    private static String key(String larger, String smaller) {
        return larger + "/" + smaller;
    }

    void apply(Tokens tokens, List<Candidate> candidates) {
        for (int i = candidates.size() - 2; i >= 0; i--) {
            Candidate larger = candidates.get(i);
            Candidate smaller = candidates.get(i + 1);
            if (isRate(tokens, larger, smaller)) {
                per(larger, smaller);
                candidates.remove(i + 1);
                continue;
            }
            BigDecimal count = isInches(tokens, larger, smaller) ? INCHES : count(larger, smaller);
            boolean joined = isInches(tokens, larger, smaller)
                    || isJoined(tokens, larger.to, smaller.from) && !isCompared(tokens, larger, smaller);
            if (count != null && joined && fits(larger, smaller, count)) {
                merge(larger, smaller, count);
                candidates.remove(i + 1);
            }
        }
    }

    /** "Stayed three hours, 56 minutes more than allowed". */
    private boolean isCompared(Tokens tokens, Candidate larger, Candidate smaller) {
        return tokens.get(larger.to).isSign(",") && words.is("multiple-after", tokens.lower(smaller.to));
    }

    /** "6-foot-7": the inches go without a name. */
    private static boolean isInches(Tokens tokens, Candidate larger, Candidate smaller) {
        Measure measure = larger.measure;
        return measure != null
                && measure.id().equals("foot")
                && smaller.to == smaller.numberTo
                && smaller.from == larger.to + 1
                && tokens.hyphenAt(larger.to);
    }

    /** "6.2L/100km", "Rs 96,000 per 10 grams", "N1,480/$1". */
    private boolean isRate(Tokens tokens, Candidate of, Candidate per) {
        boolean units = of.hasUnit() && per.hasUnit() && (of.measure != null || of.money != null);
        boolean measured = per.measure != null || per.money != null;
        boolean slash = tokens.get(of.to).isSign("/") && tokens.glued(of.to);
        return units
                && measured
                && per.exact() != null
                && per.from == of.to + 1
                && (slash || tokens.lower(of.to).equals(words.word("per-word")));
    }

    private void per(Candidate of, Candidate per) {
        Unit unit = of.unit;
        Unit other = per.unit;
        BigDecimal number = value(per);
        String amount = number.compareTo(BigDecimal.ONE) == 0 ? "" : number.toPlainString() + " ";
        if (unit != null && other != null) {
            String name = unit.name() + " " + words.word("per-word") + " " + amount + other.name();
            of.unit = new Unit(name, of.money == null ? null : unit.code());
        }
        of.measure = null;
        of.to = per.to;
    }

    private static @Nullable BigDecimal count(Candidate larger, Candidate smaller) {
        Money coin = smaller.money;
        Money money = larger.money;
        if (money != null && coin != null) {
            boolean same = coin.isMinor() && coin.code() != null && coin.code().equals(money.code());
            return same && !money.isMinor() ? BigDecimal.ONE.divide(coin.share(), MathContext.DECIMAL64) : null;
        }
        Measure whole = larger.measure;
        Measure part = smaller.measure;
        return whole == null || part == null ? null : PARTS.get(key(whole.id(), part.id()));
    }

    /** "two hours and 90 minutes" are two amounts. */
    private static boolean fits(Candidate larger, Candidate smaller, BigDecimal count) {
        BigDecimal whole = larger.exact();
        BigDecimal part = smaller.exact();
        return whole != null
                && part != null
                && whole.signum() >= 0
                && whole.stripTrailingZeros().scale() <= 0
                && part.signum() >= 0
                && part.compareTo(count) < 0;
    }

    private boolean isJoined(Tokens tokens, int from, int to) {
        if (to < from || to - from > LONGEST_GAP) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!tokens.get(i).isSign(",") && !tokens.lower(i).equals(words.and())) {
                return false;
            }
        }
        return true;
    }

    private static void merge(Candidate larger, Candidate smaller, BigDecimal count) {
        BigDecimal whole = value(larger);
        BigDecimal share = value(smaller).divide(count, MathContext.DECIMAL64);
        BigDecimal exact = whole.add(share);
        BigDecimal rounded = exact.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        larger.amount = new Amount.Exact(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
        larger.precise = exact;
        larger.numberTo = Math.max(larger.numberTo, smaller.numberTo);
        larger.to = Math.max(larger.to, smaller.to);
        larger.last = smaller.last;
    }

    private static BigDecimal value(Candidate candidate) {
        BigDecimal value = candidate.exact();
        return value == null ? BigDecimal.ZERO : value;
    }
}

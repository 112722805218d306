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
            BigDecimal count = count(larger, smaller);
            if (count != null && fits(larger, smaller, count) && isJoined(tokens, larger.to, smaller.from)) {
                merge(larger, smaller, count);
                candidates.remove(i + 1);
            }
        }
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

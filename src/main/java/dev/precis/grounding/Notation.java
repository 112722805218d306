package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an article writes money and millions; a text about it is read in the same way. Immutable after it is made. */
final class Notation {
    /** Nothing is known: every figure is as it was read. */
    static final Notation NONE = new Notation();

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** The currency that each symbol stands for; null for a symbol of several. */
    private final Map<String, @Nullable Unit> currencies = new HashMap<>();

    private final boolean millions;

    private Notation() {
        this.millions = false;
    }

    private Notation(Side article) {
        boolean metres = false;
        for (Fact fact : article.allFacts()) {
            Unit unit = fact.figure().unit();
            if (fact.figure().kind() == Kind.MONEY && unit != null) {
                addCurrency(symbol(fact.figure(), article.text), unit);
            }
            metres |= fact.figure().kind() == Kind.LENGTH;
        }
        this.millions = !metres;
    }

    static Notation of(Side article) {
        return new Notation(article);
    }

    private void addCurrency(String symbol, Unit unit) {
        Unit known = currencies.get(symbol);
        boolean other = currencies.containsKey(symbol) && (known == null || !isSame(known, unit));
        if (!symbol.isEmpty()) {
            currencies.put(symbol, other ? null : unit);
        }
    }

    private static boolean isSame(Unit one, Unit other) {
        return String.valueOf(one.code()).equals(other.code());
    }

    /** The figure of a text as the article would mean it. */
    Figure read(Figure figure, String text) {
        if (figure.kind() == Kind.MONEY) {
            return money(figure, text);
        }
        boolean million = millions && figure.kind() == Kind.LENGTH && isShort(figure, text);
        return million && figure.amount() instanceof Amount.Exact exact
                ? Measures.with(
                        figure,
                        figure.span(),
                        new Amount.Exact(exact.value().multiply(MILLION).stripTrailingZeros()),
                        Kind.COUNT,
                        null,
                        null)
                : figure;
    }

    /** "Rs 5" is of the currency for which the article has "Rs". */
    private Figure money(Figure figure, String text) {
        Unit meant = currencies.get(symbol(figure, text));
        Unit unit = figure.unit();
        return meant == null
                        || unit == null
                        || isSame(meant, unit)
                        || unit.name().contains(" per ")
                ? figure
                : Measures.with(figure, figure.span(), figure.amount(), figure.kind(), meant, figure.normalized());
    }

    /** What stands right before a number of money: "$", "Rs", "A$". */
    private static String symbol(Figure figure, String text) {
        String words = figure.span().in(text);
        int digit = 0;
        while (digit < words.length() && !Character.isDigit(words.charAt(digit))) {
            digit++;
        }
        String before = words.substring(0, digit).stripTrailing();
        return before.substring(before.lastIndexOf(' ') + 1).replace(".", "");
    }

    /** "1.8m": a digit and the letter. */
    private static boolean isShort(Figure figure, String text) {
        String words = figure.span().in(text);
        return words.matches(".*\\d\\s?m");
    }
}

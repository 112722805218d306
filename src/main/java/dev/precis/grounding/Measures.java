package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Normalized;
import dev.precis.figures.Unit;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings measures to one base unit a kind, so that centimetres can be held against kilometres: a reader's base unit depends on the size. */
final class Measures {
    /** Base units of the finder that have a common one: how many of it they are. */
    private static final Map<String, Normalized> COMMON = Map.ofEntries(
            common("cm", "0.01", "m"),
            common("km", "1000", "m"),
            common("km2", "1000000", "m2"),
            common("g", "0.001", "kg"),
            common("L", "0.001", "m3"),
            common("km3", "1000000000", "m3"),
            common("d", "86400", "s"),
            common("m/s", "3.6", "km/h"),
            common("W.h", "3600", "J"),
            common("kW.h", "3600000", "J"));

    /** Stretches of time that are told in years or months: how many, and of what. */
    private static final Map<String, Stretch> STRETCHES = Map.of(
            "decade", new Stretch(BigDecimal.TEN, new Unit("year", "a")),
            "century", new Stretch(BigDecimal.valueOf(100), new Unit("year", "a")),
            "quarter", new Stretch(BigDecimal.valueOf(3), new Unit("month", "mo")));

    private record Stretch(BigDecimal times, Unit unit) {
        @Nullable
        Amount of(Amount amount) {
            if (amount instanceof Amount.Range range) {
                return new Amount.Range(in(range.low()), in(range.high()));
            }
            return amount instanceof Amount.Exact exact ? new Amount.Exact(in(exact.value())) : null;
        }

        private BigDecimal in(BigDecimal value) {
            return value.multiply(times).stripTrailingZeros();
        }
    }

    private static final Pattern DEGREE =
            Pattern.compile("[ -](?:courses?|program(?:me)?s?|students?|apprenticeships?|subjects?|class(?:es)?)\\b");

    private Measures() {}

    private static Map.Entry<String, Normalized> common(String code, String factor, String base) {
        return Map.entry(code, new Normalized(new BigDecimal(factor), base));
    }

    /** The figure as it is told, its measure in the common unit. */
    static Figure comparable(Figure figure, String text) {
        if (isCompound(figure, text)) {
            return with(figure, figure.number(), figure.amount(), Kind.COUNT, null, null);
        }
        if (figure.kind() == Kind.TEMPERATURE && isDegreeCourse(figure, text)) {
            return with(figure, figure.span(), figure.amount(), Kind.COUNT, new Unit("course", null), null);
        }
        Figure told = inYears(figure.asTold());
        Normalized measure = told.normalized();
        Normalized common = measure == null ? null : COMMON.get(measure.unitCode());
        if (measure == null || common == null) {
            return told;
        }
        Normalized base = new Normalized(measure.value().multiply(common.value()), common.unitCode());
        return with(told, told.span(), told.amount(), told.kind(), told.unit(), base);
    }

    /** "Two decades" are 20 years. */
    private static Figure inYears(Figure figure) {
        Unit unit = figure.unit();
        Stretch stretch = unit == null || figure.kind() != Kind.DURATION ? null : STRETCHES.get(unit.name());
        if (stretch == null) {
            return figure;
        }
        Amount amount = stretch.of(figure.amount());
        return amount == null ? figure : with(figure, figure.span(), amount, figure.kind(), stretch.unit(), null);
    }

    /** "Three degree courses" are no temperature. */
    private static boolean isDegreeCourse(Figure figure, String text) {
        return DEGREE.matcher(text).region(figure.span().end(), text.length()).lookingAt();
    }

    /** "17 second-half shots" are no seconds: the unit is the first part of another word. */
    private static boolean isCompound(Figure figure, String text) {
        int end = figure.span().end();
        return (figure.kind() == Kind.DURATION || figure.kind() == Kind.LENGTH)
                && end + 1 < text.length()
                && text.charAt(end) == '-'
                && Character.isLetter(text.charAt(end + 1))
                && figure.number().end() < end
                && text.charAt(figure.number().end()) == ' ';
    }

    /** What an amount is in the base unit of a measure; null where either has none. */
    static @Nullable Normalized scaled(Figure measure, Amount amount) {
        Normalized base = measure.normalized();
        return base != null
                        && measure.amount() instanceof Amount.Exact own
                        && amount instanceof Amount.Exact exact
                        && own.value().signum() != 0
                ? new Normalized(
                        base.value().multiply(exact.value()).divide(own.value(), MathContext.DECIMAL64),
                        base.unitCode())
                : null;
    }

    static Figure with(
            Figure figure, Span span, Amount amount, Kind kind, @Nullable Unit unit, @Nullable Normalized normalized) {
        return new Figure(
                figure.id(),
                span,
                figure.number(),
                amount,
                figure.qualifier(),
                kind,
                unit,
                normalized,
                figure.change(),
                figure.changeFrom(),
                figure.asOf(),
                figure.quote(),
                figure.sentence());
    }
}

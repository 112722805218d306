package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells true sentences in other true forms: other notations, spellings, roundings, bounds, units and voices. */
final class Rewriter {
    private static final List<String> WORDS = List.of(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                    .split(" "));
    private static final List<String> BOUNDED = List.of("more than", "at least", "up to");
    private static final Map<String, String> SPELLINGS = Map.of(
            " per cent", "%",
            " percent", "%",
            " kilometres", " km",
            " kilometers", " km",
            "more than ", "over ",
            "at least ", "no fewer than ",
            " million", "m",
            "nearly ", "almost ",
            "up to ", "as many as ");

    private static final Pattern MEASURE = Pattern.compile("([\\d,]+(?:\\.\\d+)?) ([a-z]+)");
    private static final Pattern ACTIVE = Pattern.compile(
            "(\\p{Lu}[\\p{L} ]{2,30}?) (arrested|ordered|bought|built|closed|hired|sold|rescued|fined|tested|treated)"
                    + " ([\\d,]{2,} [a-z]+s)( .*|\\.)");
    private static final Pattern DAY =
            Pattern.compile(" on (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?=[ ,.])");
    private static final Pattern YEAR = Pattern.compile("\\bin ((?:19|20)\\d\\d)(?=[ ,.])");
    private static final Map<String, String> STRETCHES = Map.of(
            "10 years", "a decade",
            "ten years", "a decade",
            "14 days", "two weeks",
            "two weeks", "14 days",
            "24 hours", "one day",
            "48 hours", "two days",
            "72 hours", "three days",
            "20 years", "two decades",
            "two decades", "20 years",
            "90 minutes", "an hour and a half");
    private static final Map<String, Conversion> CONVERSIONS = Map.of(
            "kilometres", new Conversion(new BigDecimal("0.621371"), "miles"),
            "kilometers", new Conversion(new BigDecimal("0.621371"), "miles"),
            "km", new Conversion(new BigDecimal("0.621371"), "miles"),
            "miles", new Conversion(new BigDecimal("1.609344"), "kilometres"),
            "metres", new Conversion(new BigDecimal("3.28084"), "feet"),
            "feet", new Conversion(new BigDecimal("0.3048"), "metres"),
            "kilograms", new Conversion(new BigDecimal("2.204623"), "pounds"),
            "hectares", new Conversion(new BigDecimal("2.471054"), "acres"),
            "acres", new Conversion(new BigDecimal("0.404686"), "hectares"));

    private record Conversion(BigDecimal factor, String unit) {}

    private final TextReader reader = new TextReader();

    /** Each in one other form; what is quoted stays as it is. */
    List<String> rewritten(String sentence) {
        List<String> forms = new ArrayList<>();
        if (!Quotation.in(sentence).isEmpty()) {
            return forms;
        }
        for (Figure figure : reader.read(sentence, "en").figures()) {
            word(sentence, figure, forms);
            digits(sentence, figure, forms);
            rounded(sentence, figure, forms);
            without(sentence, figure, forms);
            converted(sentence, figure, forms);
            stretched(sentence, figure, forms);
        }
        passive(sentence, forms);
        relative(sentence, forms);
        SPELLINGS.forEach((from, to) -> {
            int at = sentence.indexOf(from);
            if (at < 0) {
                return;
            }
            boolean money =
                    !to.equals("m") || at > 0 && sentence.substring(0, at).matches("(?s).*[$£€][0-9.]+");
            boolean number = at > 0 && Character.isDigit(sentence.charAt(at - 1))
                    || at >= 0
                            && at + from.length() < sentence.length()
                            && Character.isDigit(sentence.charAt(at + from.length()));
            boolean counts = !to.startsWith("no fewer") && !to.startsWith("as many")
                    || sentence.substring(at + from.length()).matches("(?s)\\d[\\d,]* [a-z].*");
            if (at >= 0 && number && money && counts && !Character.isLetter(after(sentence, at + from.length()))) {
                forms.add(sentence.substring(0, at) + to + sentence.substring(at + from.length()));
            }
        });
        return forms;
    }

    private static char after(String sentence, int at) {
        return at < sentence.length() ? sentence.charAt(at) : ' ';
    }

    private static void word(String sentence, Figure figure, List<String> forms) {
        String number = figure.number().in(sentence);
        boolean small = number.matches("[2-9]|1[0-6]") && figure.kind() == Kind.COUNT;
        boolean alone = figure.number().end() < sentence.length()
                && sentence.charAt(figure.number().end()) == ' '
                && figure.number().start() > 0
                && sentence.charAt(figure.number().start() - 1) == ' ';
        if (small && alone) {
            forms.add(with(sentence, figure.number(), WORDS.get(Integer.parseInt(number))));
        }
    }

    private static void digits(String sentence, Figure figure, List<String> forms) {
        int value = WORDS.indexOf(figure.number().in(sentence));
        if (value > 1 && figure.kind() == Kind.COUNT) {
            forms.add(with(sentence, figure.number(), String.valueOf(value)));
        }
    }

    /** "About 21,000" for 21,384. */
    private static void rounded(String sentence, Figure figure, List<String> forms) {
        boolean exact = figure.qualifier() == Qualifier.EXACT && figure.kind() == Kind.COUNT;
        if (!exact
                || !figure.number().in(sentence).matches("\\d{1,3},\\d{3}")
                || figure.amount() instanceof Amount.Range) {
            return;
        }
        BigDecimal value = new BigDecimal(figure.number().in(sentence).replace(",", ""));
        BigDecimal round = value.round(new MathContext(2, RoundingMode.HALF_UP));
        if (value.stripTrailingZeros().precision() > 2) {
            forms.add(with(sentence, figure.number(), "about " + String.format(Locale.ROOT, "%,d", round.intValue())));
        }
    }

    /** "2,800 homes" for "about 2,800 homes". */
    private static void without(String sentence, Figure figure, List<String> forms) {
        String told = figure.span().in(sentence);
        for (String about : List.of("about ", "around ", "some ", "roughly ")) {
            if (told.startsWith(about) && BOUNDED.stream().noneMatch(told::contains)) {
                Span span = new Span(figure.span().start(), figure.span().start() + about.length());
                forms.add(with(sentence, span, ""));
            }
        }
    }

    /** "7.5 miles" for "12 kilometres". */
    private static void converted(String sentence, Figure figure, List<String> forms) {
        String told = figure.span().in(sentence);
        Matcher matcher = MEASURE.matcher(told);
        Conversion conversion = matcher.matches() ? CONVERSIONS.get(matcher.group(2)) : null;
        if (conversion != null && figure.span().start() == figure.number().start()) {
            BigDecimal value = new BigDecimal(matcher.group(1).replace(",", ""))
                    .multiply(conversion.factor())
                    .setScale(1, RoundingMode.HALF_UP);
            forms.add(with(sentence, figure.span(), value.toPlainString() + " " + conversion.unit()));
        }
    }

    /** "Two weeks" for 14 days, "a decade" for ten years. */
    private static void stretched(String sentence, Figure figure, List<String> forms) {
        String other = STRETCHES.get(figure.span().in(sentence).toLowerCase(Locale.ROOT));
        if (other != null && figure.span().start() > 0) {
            forms.add(with(sentence, figure.span(), other));
        }
    }

    /** "40 people were arrested by police" for "Police arrested 40 people". */
    private static void passive(String sentence, List<String> forms) {
        Matcher matcher = ACTIVE.matcher(sentence);
        if (matcher.matches()) {
            forms.add(matcher.group(3) + " were " + matcher.group(2) + " by " + matcher.group(1) + matcher.group(4));
        }
    }

    /** "Earlier that week" for a weekday, "the year 2021" for 2021. */
    private static void relative(String sentence, List<String> forms) {
        Matcher day = DAY.matcher(sentence);
        if (day.find()) {
            forms.add(day.replaceFirst(" earlier that week"));
        }
        Matcher year = YEAR.matcher(sentence);
        if (year.find()) {
            forms.add(year.replaceFirst("in the year $1"));
        }
    }

    private static String with(String sentence, Span span, String other) {
        return sentence.substring(0, span.start()) + other + sentence.substring(span.end());
    }
}

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

/** Tells true sentences in other true forms: other notations, spellings, roundings and bounds. */
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
        }
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

    private static String with(String sentence, Span span, String other) {
        return sentence.substring(0, span.start()) + other + sentence.substring(span.end());
    }
}

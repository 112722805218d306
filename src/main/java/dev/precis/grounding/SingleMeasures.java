package dev.precis.grounding;

import dev.precis.figures.Normalized;
import dev.precis.figures.Qualifier;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds "1,000 kg" where the article has it without a number: "more than a tonne". */
final class SingleMeasures {
    private static final BigDecimal CLOSE = new BigDecimal("0.02");
    private static final BigDecimal ROUGH = new BigDecimal("0.06");
    /** How far before "a tonne" the words of its bound begin. */
    private static final int REACH = 2;

    /** What one of a unit is. */
    private record One(String unitCode, BigDecimal value) {
        One(String unitCode, String value) {
            this(unitCode, new BigDecimal(value));
        }
    }

    private static final Map<String, One> ONES = Map.ofEntries(
            Map.entry("tonne", new One("kg", "1000")),
            Map.entry("kilogram", new One("kg", "1")),
            Map.entry("kilo", new One("kg", "1")),
            Map.entry("pound", new One("kg", "0.45359237")),
            Map.entry("stone", new One("kg", "6.35029318")),
            Map.entry("ounce", new One("kg", "0.028349523125")),
            Map.entry("mile", new One("m", "1609.344")),
            Map.entry("kilometre", new One("m", "1000")),
            Map.entry("kilometer", new One("m", "1000")),
            Map.entry("metre", new One("m", "1")),
            Map.entry("meter", new One("m", "1")),
            Map.entry("yard", new One("m", "0.9144")),
            Map.entry("foot", new One("m", "0.3048")),
            Map.entry("inch", new One("m", "0.0254")),
            Map.entry("acre", new One("m2", "4046.8564224")),
            Map.entry("hectare", new One("m2", "10000")));

    private final ArticleIndex article;

    SingleMeasures(ArticleIndex article) {
        this.article = article;
    }

    /** The words of the article that tell as much with the same bound; null where none do. */
    @Nullable
    Span find(Fact fact) {
        Normalized told = fact.figure().normalized();
        if (told == null || told.value().signum() <= 0) {
            return null;
        }
        for (List<Word> words : article.side.words) {
            for (int at = 1; at < words.size(); at++) {
                One one = words.get(at - 1).lower().matches("an?|one")
                        ? ONES.get(words.get(at).lower())
                        : null;
                boolean plain =
                        at + 1 >= words.size() || !words.get(at + 1).lower().equals("and");
                if (one != null && plain && fits(fact, told, one, words, at - 1)) {
                    return new Span(
                            words.get(at - 1).span().start(),
                            words.get(at).span().end());
                }
            }
        }
        return null;
    }

    private static boolean fits(Fact fact, Normalized told, One one, List<Word> words, int at) {
        Qualifier bound = fact.figure().qualifier();
        BigDecimal slack = one.value().multiply(bound == Qualifier.ABOUT ? ROUGH : CLOSE);
        return one.unitCode().equals(told.unitCode())
                && one.value().subtract(told.value()).abs().compareTo(slack) <= 0
                && mayBe(bound, words, at);
    }

    private static boolean mayBe(Qualifier told, List<Word> words, int at) {
        String before = "";
        for (Word word : words.subList(Math.max(0, at - REACH), at)) {
            before += word.lower() + " ";
        }
        boolean more = before.matches(".*(more than|over|above|at least) ");
        boolean less = before.matches(".*(less than|under|nearly|almost|up to|below|within|half) ");
        boolean half = before.endsWith("half ") || before.endsWith("quarter of ");
        return switch (told) {
            case MORE_THAN, AT_LEAST -> more;
            case NEARLY, LESS_THAN, AT_MOST -> less && !half;
            case EXACT, ABOUT -> !more && !less && !half;
        };
    }
}

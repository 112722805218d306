package dev.precis.grounding;

import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers with letters before them that nobody could read as a currency: "Sh5,000". They bind by their value alone. */
final class GluedNumbers {
    private static final Pattern GLUED = Pattern.compile("\\p{L}{0,3}(\\d[\\d,]{0,20}(?:\\.\\d{1,6})?)");
    /** Numbers of a sentence beyond these are not added up. */
    private static final int MOST = 8;

    /** One such number of the article. */
    private record Number(Span span, BigDecimal value) {}

    private final Map<BigDecimal, Span> byValue = new HashMap<>();
    private final List<List<Number>> bySentence = new ArrayList<>();

    GluedNumbers(Side article) {
        for (List<Word> words : article.words) {
            List<Number> numbers = new ArrayList<>();
            for (Word word : words) {
                BigDecimal value = value(word.text());
                if (value != null) {
                    byValue.putIfAbsent(value, word.span());
                    numbers.add(new Number(word.span(), value));
                }
            }
            bySentence.add(numbers.subList(0, Math.min(MOST, numbers.size())));
        }
    }

    static boolean isGlued(Word word) {
        return !word.isNumber() && value(word.text()) != null && word.text().length() > 2;
    }

    /** The places of the article that the number is, or is the difference or sum of; empty where there are none. */
    List<Span> find(Word word) {
        BigDecimal value = value(word.text());
        Span same = value == null ? null : byValue.get(value);
        if (same != null) {
            return List.of(same);
        }
        for (List<Number> numbers : bySentence) {
            for (Number one : numbers) {
                for (Number other : numbers) {
                    boolean follows = one != other
                            && (one.value().subtract(other.value()).equals(value)
                                    || one.value().add(other.value()).equals(value));
                    if (follows) {
                        return List.of(one.span(), other.span());
                    }
                }
            }
        }
        return List.of();
    }

    private static @Nullable BigDecimal value(String word) {
        Matcher matcher = GLUED.matcher(word);
        return matcher.matches() ? new BigDecimal(matcher.group(1).replace(",", "")) : null;
    }
}

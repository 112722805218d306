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

    /** The powers of ten of the words that multiply. */
    private static final Map<String, Integer> SCALES = Map.of(
            "thousand", 3, "lakh", 5, "lakhs", 5, "million", 6, "crore", 7, "crores", 7, "billion", 9, "trillion", 12);

    /** One such number of the article. */
    private record Number(Span span, BigDecimal value) {}

    private final Map<BigDecimal, List<Span>> byValue = new HashMap<>();
    private final List<List<Number>> bySentence = new ArrayList<>();

    GluedNumbers(Side article) {
        for (List<Word> words : article.words) {
            List<Number> numbers = new ArrayList<>();
            for (int at = 0; at < words.size(); at++) {
                Word word = words.get(at);
                BigDecimal value = value(words, at);
                if (value != null) {
                    byValue.computeIfAbsent(value, key -> new ArrayList<>()).add(word.span());
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
    List<Span> find(List<Word> words, int at) {
        BigDecimal value = value(words, at);
        if (value == null) {
            return List.of();
        }
        List<Span> same = same(words, at);
        if (!same.isEmpty()) {
            return same.subList(0, 1);
        }
        for (List<Number> numbers : bySentence) {
            for (Number one : numbers) {
                for (Number other : numbers) {
                    boolean follows = one != other
                            && (one.value().subtract(other.value()).compareTo(value) == 0
                                    || one.value().add(other.value()).compareTo(value) == 0);
                    if (follows) {
                        return List.of(one.span(), other.span());
                    }
                }
            }
        }
        return List.of();
    }

    /** The places of the article that have the same number. */
    List<Span> same(List<Word> words, int at) {
        BigDecimal value = value(words, at);
        return value == null ? List.of() : byValue.getOrDefault(value, List.of());
    }

    /** "Sh3 million" is no 3. */
    private static @Nullable BigDecimal value(List<Word> words, int at) {
        BigDecimal value = value(words.get(at).text());
        String scale = at + 1 < words.size() ? words.get(at + 1).lower() : "";
        return value == null
                ? null
                : value.scaleByPowerOfTen(SCALES.getOrDefault(scale, 0)).stripTrailingZeros();
    }

    private static @Nullable BigDecimal value(String word) {
        Matcher matcher = GLUED.matcher(word);
        return matcher.matches() ? new BigDecimal(matcher.group(1).replace(",", "")) : null;
    }
}

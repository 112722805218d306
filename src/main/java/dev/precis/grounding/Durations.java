package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a stretch of time that the article tells in another unit, or in a word: "72 hours" and three days, "a fortnight" and two weeks. */
final class Durations {
    /** Seconds of a unit, by its code; a month has none. */
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "min", 60L, "h", 3_600L, "d", 86_400L, "wk", 604_800L);
    /** Months of a unit, by its code. */
    private static final Map<String, Long> MONTHS = Map.of("mo", 1L, "a", 12L);

    /** Words for a stretch of time: its length in seconds or months. */
    private static final Map<String, Length> WORDS = Map.of(
            "fortnight", new Length(14 * 86_400L, false),
            "fortnightly", new Length(14 * 86_400L, false),
            "decade", new Length(120, true),
            "century", new Length(1200, true),
            "quarter", new Length(3, true),
            "quarterly", new Length(3, true),
            "half-year", new Length(6, true),
            "overnight", new Length(86_400L, false));
    /** What a unit alone is: "an hour", "half a year", "a day and a half". */
    private static final Map<String, Length> ALONE = Map.of(
            "minute", new Length(60, false),
            "hour", new Length(3_600L, false),
            "day", new Length(86_400L, false),
            "week", new Length(604_800L, false),
            "month", new Length(1, true),
            "year", new Length(12, true));

    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** Seconds of a month of middling length. */
    private static final BigDecimal MONTH = BigDecimal.valueOf(2_629_800);

    private static final BigDecimal ROUGH = new BigDecimal("0.06");

    private record Length(BigDecimal value, boolean inMonths) {
        Length(long value, boolean inMonths) {
            this(BigDecimal.valueOf(value), inMonths);
        }

        /** "About two months" are 60 days. */
        boolean isNear(Length other) {
            BigDecimal one = inSeconds();
            BigDecimal gap = one.subtract(other.inSeconds()).abs();
            return inMonths != other.inMonths && gap.compareTo(one.multiply(ROUGH)) <= 0;
        }

        private BigDecimal inSeconds() {
            return inMonths ? value.multiply(MONTH) : value;
        }

        boolean is(Length other) {
            return inMonths == other.inMonths && value.compareTo(other.value) == 0;
        }
    }

    private final ArticleIndex article;

    Durations(ArticleIndex article) {
        this.article = article;
    }

    /** The article's figure for the same stretch of time in another unit; null where there is none. */
    @Nullable
    Fact find(Fact fact) {
        Length told = length(fact);
        if (told == null) {
            return null;
        }
        boolean about = fact.figure().qualifier() == Qualifier.ABOUT;
        return article.durations().stream()
                .filter(other -> Optional.ofNullable(length(other))
                        .filter(length -> told.is(length) || about && told.isNear(length))
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    /** The word of these sentences that names the same stretch of time; null where there is none. */
    @Nullable
    Span word(Fact fact, List<Integer> sentences) {
        Length told = length(fact);
        if (told == null) {
            return null;
        }
        for (int sentence : sentences) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                Length length = WORDS.get(words.get(at).lower());
                length = length == null ? alone(words, at) : length;
                if (length != null && length.is(told)) {
                    return words.get(at).span();
                }
            }
        }
        return null;
    }

    /** "An hour", "an hour and a half", "half an hour", "the past hour". */
    private static @Nullable Length alone(List<Word> words, int at) {
        Length one = ALONE.get(words.get(at).lower());
        boolean single = at > 0 && words.get(at - 1).lower().matches("an?|one") || isJustPast(words, at);
        if (one == null || !single) {
            return null;
        }
        boolean half = at > 1 && words.get(at - 2).lower().equals("half");
        boolean more = at + 3 < words.size()
                && words.get(at + 1).lower().equals("and")
                && words.get(at + 2).lower().equals("a")
                && words.get(at + 3).lower().equals("half");
        BigDecimal times = half ? HALF : more ? HALF.add(BigDecimal.ONE) : BigDecimal.ONE;
        return new Length(one.value().multiply(times), one.inMonths());
    }

    /** "In the past week", "over the last year": just so long, where "last week" would be one of the calendar. */
    private static boolean isJustPast(List<Word> words, int at) {
        return at > 1
                && words.get(at - 2).lower().matches("the|this")
                && words.get(at - 1).lower().matches("past|last|coming|next");
    }

    private static @Nullable Length length(Fact fact) {
        Unit unit = fact.figure().unit();
        String code = unit == null ? null : unit.code();
        if (code == null
                || fact.figure().kind() != Kind.DURATION
                || !(fact.figure().amount() instanceof Amount.Exact exact)) {
            return null;
        }
        Long seconds = SECONDS.get(code);
        if (seconds != null) {
            return new Length(exact.value().multiply(BigDecimal.valueOf(seconds)), false);
        }
        Long months = MONTHS.get(code);
        return months == null ? null : new Length(exact.value().multiply(BigDecimal.valueOf(months)), true);
    }
}

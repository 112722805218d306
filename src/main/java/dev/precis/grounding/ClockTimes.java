package dev.precis.grounding;

import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recomputes a stretch of time from two clock times of one sentence: "between 17:05 and 17:14" are nine minutes. */
final class ClockTimes {
    /** Hours and minutes in any notation of the clock; the hour alone only where "am" or "pm" says so. */
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:.,£$€])([01]?\\d|2[0-3])(?:[:.h]([0-5]\\d)(?![\\d%])(?: ?([ap])\\.?m\\b)?| ?([ap])\\.?m\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final int MINUTES_OF_HOUR = 60;
    private static final int HALF_DAY = 12 * MINUTES_OF_HOUR;
    /** Times beyond these of one sentence are not compared. */
    private static final int MOST = 6;
    /** Hours are told in halves and quarters at best. */
    private static final int PLACES = 2;

    /** @param minute of the day */
    private record Time(Span span, int minute) {}

    private final Side article;

    ClockTimes(Side article) {
        this.article = article;
    }

    /** @return null where the figure is no number of minutes or hours between two times of the article */
    @Nullable
    Derived derive(Fact fact) {
        Unit unit = fact.figure().unit();
        boolean minutes = unit != null && unit.name().equals("minute");
        boolean hours = unit != null && unit.name().equals("hour");
        if (fact.figure().kind() != Kind.DURATION || !minutes && !hours) {
            return null;
        }
        for (int sentence = 0; sentence < article.size(); sentence++) {
            List<Time> times = times(article.sentence(sentence));
            for (int i = 0; i < times.size(); i++) {
                for (int j = i + 1; j < times.size(); j++) {
                    int gap = Math.abs(times.get(j).minute() - times.get(i).minute());
                    if (gap > 0 && Derivations.fits(fact.figure(), hours ? inHours(gap) : BigDecimal.valueOf(gap))) {
                        return new Derived(
                                List.of(),
                                List.of(times.get(i).span(), times.get(j).span()),
                                "The times are so far apart.");
                    }
                }
            }
        }
        return null;
    }

    private static BigDecimal inHours(int minutes) {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(MINUTES_OF_HOUR), PLACES, RoundingMode.HALF_UP);
    }

    private List<Time> times(Span sentence) {
        List<Time> times = new ArrayList<>();
        Matcher matcher = TIME.matcher(article.text).region(sentence.start(), sentence.end());
        while (times.size() < MOST && matcher.find()) {
            times.add(new Time(new Span(matcher.start(), matcher.end()), minute(matcher)));
        }
        return times;
    }

    private static int minute(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group(1));
        String half = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        boolean twelve = half != null && hour == HALF_DAY / MINUTES_OF_HOUR;
        int base = (twelve ? 0 : hour * MINUTES_OF_HOUR) + minute;
        return half != null && half.toLowerCase(Locale.ROOT).equals("p") ? base + HALF_DAY : base;
    }
}

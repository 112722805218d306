package dev.precis.grounding;

import dev.precis.figures.NotFigure;
import dev.precis.figures.NotFigure.Reason;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that the figure finder set aside. */
final class MomentReader {
    private static final int LAST_DAY = 31;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern DECADE = Pattern.compile("(\\d{1,3})0['’]?s");
    private static final Pattern CENTURY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)[ -]century");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private MomentReader() {}

    static List<Moment> read(Side side) {
        List<Moment> moments = new ArrayList<>();
        for (NotFigure other : side.reading.quantities().notFigures()) {
            if (other.reason() == Reason.DATE || other.reason() == Reason.SEASON) {
                moments.add(moment(other.span(), side.text));
            }
        }
        return moments;
    }

    private static Moment moment(Span span, String text) {
        String words = span.in(text).toLowerCase(Locale.ROOT);
        Matcher decade = DECADE.matcher(words);
        if (decade.find()) {
            return new Moment(span, null, null, null, Integer.valueOf(decade.group(1)), null);
        }
        Matcher century = CENTURY.matcher(words);
        if (century.find()) {
            return new Moment(span, null, null, null, null, Integer.valueOf(century.group(1)));
        }
        Matcher day = DAY.matcher(words);
        return day.matches() && isDay(day) ? day(span, day) : calendar(span, words);
    }

    private static boolean isDay(Matcher day) {
        int month = Integer.parseInt(day.group(2));
        int number = Integer.parseInt(day.group(3));
        return month >= 1 && month <= MONTHS.size() && number >= 1 && number <= LAST_DAY;
    }

    /** "2023-06-13". */
    private static Moment day(Span span, Matcher day) {
        return new Moment(
                span,
                Integer.valueOf(day.group(1)),
                Integer.valueOf(day.group(2)),
                Integer.valueOf(day.group(3)),
                null,
                null);
    }

    private static Moment calendar(Span span, String words) {
        Integer year = null;
        Integer day = null;
        Matcher numbers = NUMBER.matcher(words);
        while (numbers.find()) {
            int value = Integer.parseInt(numbers.group());
            if (numbers.group().length() == 4) {
                year = year == null ? value : year;
            } else if (value >= 1 && value <= LAST_DAY && day == null) {
                day = value;
            }
        }
        Integer month = month(words);
        return new Moment(span, year, month, month == null ? null : day, null, null);
    }

    static @Nullable Integer month(String lower) {
        for (int i = 0; i < MONTHS.size(); i++) {
            int at = lower.indexOf(MONTHS.get(i));
            if (at == 0 || at > 0 && !Character.isLetter(lower.charAt(at - 1))) {
                return i + 1;
            }
        }
        return null;
    }
}

package dev.precis.figures;

import dev.precis.text.Span;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words of a sentence that say when: dates, weekdays, "last week"; and which of them stands nearest to a figure. */
final class TimeWords {
    private final NavigableMap<Integer, Span> byStart = new TreeMap<>();
    private final NavigableMap<Integer, Span> byEnd = new TreeMap<>();

    TimeWords(Tokens tokens, List<NotFigure> notFigures, Lexicon words) {
        for (NotFigure notFigure : notFigures) {
            boolean date = notFigure.reason() == NotFigure.Reason.DATE || notFigure.reason() == NotFigure.Reason.SEASON;
            if (date && tokens.sentence().contains(notFigure.span())) {
                add(notFigure.span());
            }
        }
        for (int at = 0; at < tokens.size(); at++) {
            int length = length(tokens, at, words);
            if (length > 0) {
                add(tokens.span(at, at + length));
            }
        }
    }

    /** How many tokens a time takes that begins here; 0 for none. */
    private static int length(Tokens tokens, int at, Lexicon words) {
        String word = tokens.lower(at);
        if (words.is("days", word) || words.is("weekdays-full", word)) {
            return words.is("parts-of-day", tokens.lower(at + 1)) ? 2 : 1;
        }
        boolean relative = words.is("relative", word) && words.is("time-spans", tokens.lower(at + 1));
        return relative ? 2 : 0;
    }

    private void add(Span span) {
        byStart.put(span.start(), span);
        byEnd.put(span.end(), span);
    }

    private static @Nullable Span valueOf(Map.@Nullable Entry<Integer, Span> entry) {
        return entry == null ? null : entry.getValue();
    }

    /** The nearest one that does not lie in the figure itself; the later of two equally near ones. */
    @Nullable
    Span nearest(Span figure) {
        Span before = valueOf(byEnd.floorEntry(figure.start()));
        Span after = valueOf(byStart.ceilingEntry(figure.end()));
        if (before == null || after == null) {
            return before == null ? after : before;
        }
        return after.start() - figure.end() <= figure.start() - before.end() ? after : before;
    }
}

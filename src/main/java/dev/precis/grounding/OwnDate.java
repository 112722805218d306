package dev.precis.grounding;

import dev.precis.article.Furniture;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day an article was written, from which its weekdays, "yesterday" and "last month" are told: the one it was sent with, or
 * else the one that its first line begins with. A date of the story itself is never taken for it.
 */
final class OwnDate {
    /** Characters of the first line: "ARDEN, May 4, 2021 (Northern Press) —". */
    private static final int HEAD = 60;
    /** The length of "2023-06-13". */
    private static final int DAY = 10;

    /** A stamp stands above so many sentences, a headline among them. */
    private static final int TOP = 3;

    private static final Pattern WRITTEN = Pattern.compile("\\b(?:(?<iso>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})"
            + "|(?:(?<before>\\p{L}{3,9})\\.? (?<first>\\d{1,2})"
            + "|(?<second>\\d{1,2})(?:st|nd|rd|th)? (?<behind>\\p{L}{3,9})\\.?),? (?<year>\\d{4}))\\b");

    private final @Nullable LocalDate date;
    private final boolean written;

    OwnDate(Side article) {
        LocalDate sent = sent(article);
        LocalDate head = sent == null ? stamped(article) : null;
        head = sent == null && head == null ? head(article) : head;
        date = sent == null ? head : sent;
        written = head != null;
    }

    @Nullable
    LocalDate get() {
        return date;
    }

    /** True where the text itself shows it. */
    boolean isWritten() {
        return written;
    }

    private static @Nullable LocalDate sent(Side article) {
        String published = article.reading.article().metadata().published();
        if (published == null || published.length() < DAY) {
            return null;
        }
        try {
            return LocalDate.parse(published.substring(0, DAY));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** "LONDON, March 3, 2021 (Reuters) -": what stands above the story and is no part of its sentences. */
    private static @Nullable LocalDate stamped(Side article) {
        int end = article.size() == 0 ? 0 : article.sentence(Math.min(TOP, article.size()) - 1).end();
        for (Furniture part : article.reading.article().furniture()) {
            boolean stamp = part.why().equals("dateline") && part.span().start() < end;
            LocalDate date = stamp ? read(article.vocabulary, part.span().in(article.text)) : null;
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static @Nullable LocalDate read(Vocabulary words, String stamp) {
        Matcher written = WRITTEN.matcher(stamp);
        while (written.find()) {
            LocalDate date = written.group("iso") != null
                    ? date(written.group("iso"), Integer.valueOf(written.group("month")), written.group("day"))
                    : written.group("before") != null
                            ? date(written.group("year"), month(words, written.group("before")), written.group("first"))
                            : date(
                                    written.group("year"),
                                    month(words, written.group("behind")),
                                    written.group("second"));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static @Nullable Integer month(Vocabulary words, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return words.is("months", lower) || words.is("months-short", lower) ? MomentReader.month(lower) : null;
    }

    private static @Nullable LocalDate date(String year, @Nullable Integer month, String day) {
        try {
            return month == null
                    ? null
                    : LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate head(Side article) {
        int start = article.text.length() - article.text.stripLeading().length();
        int line = article.text.indexOf('\n', start);
        int end = Math.min(line < 0 ? article.text.length() : line, start + HEAD);
        for (Moment moment : MomentReader.read(article)) {
            if (moment.span().start() >= end) {
                return null;
            }
            LocalDate date = isOfStory(article, moment) ? null : moment.whole();
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** "On 4 May 2021", "the fire of 4 May 2021". */
    private static boolean isOfStory(Side article, Moment moment) {
        int sentence = Math.max(0, article.sentenceAt(moment.span().start()));
        int at = article.wordAt(sentence, moment.span().start());
        return at > 0
                && article.vocabulary.is(
                        "before-story-dates", article.words.get(sentence).get(at - 1).lower());
    }
}

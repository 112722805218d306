package dev.precis.grounding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reckons dates from an article that has one date in full and tells the others by it: "On Monday, 30 October, … filed last
 * Tuesday" tells of 24 October.
 */
final class Calendar {
    /** A weekday alone is one of the days so near. */
    private static final int NEAR = 13;

    private static final int MONTHS = 12;
    /** A year that has no 29 February; dates without a year are counted in it. */
    private static final int PLAIN_YEAR = 2023;

    /** @param weekday 0 for Monday; -1 where the article does not tell it */
    private record Anchor(LocalDate date, int weekday) {}

    private final ArticleIndex article;
    private final Vocabulary vocabulary;
    private final OwnDate own;
    private final List<Anchor> anchors = new ArrayList<>();

    Calendar(ArticleIndex article, List<Moment> moments) {
        this.article = article;
        this.vocabulary = article.side.vocabulary;
        this.own = article.side.view(OwnDate.class, OwnDate::new);
        LocalDate day = own.get();
        if (day != null) {
            anchors.add(new Anchor(day, day.getDayOfWeek().getValue() - 1));
        }
        for (Moment moment : moments) {
            LocalDate date = date(moment, null);
            if (date != null) {
                anchors.add(new Anchor(date, weekday(moment)));
            }
        }
    }

    /** True where a date follows from another one of the article and its words. */
    boolean has(Moment moment) {
        if (isOwn(moment)) {
            return true;
        }
        for (Anchor anchor : anchors) {
            LocalDate date = date(moment, anchor);
            long gap = date == null ? 0 : ChronoUnit.DAYS.between(anchor.date(), date);
            if (gap != 0 && (isWeekday(anchor, gap) || isReckoned(Math.abs(gap)))) {
                return true;
            }
        }
        return false;
    }

    /** The day or month of the article itself where it tells something of it, or the month before or behind. */
    private boolean isOwn(Moment moment) {
        LocalDate day = own.get();
        Integer month = moment.month();
        Integer year = moment.year();
        if (day == null || month == null) {
            return false;
        }
        if (moment.day() != null) {
            return day.equals(date(moment, new Anchor(day, -1))) && (own.isWritten() || tellsToday(day));
        }
        for (int months = -1; months <= 1; months++) {
            LocalDate other = day.plusMonths(months);
            boolean same = month == other.getMonthValue() && (year == null || year == other.getYear());
            if (same && (months == 0 ? own.isWritten() || tellsToday(day) : tellsMonth(months))) {
                return true;
            }
        }
        return false;
    }

    /** "In July" for the "next month" of an article written in June, or of one that knows no other month than June. */
    boolean hasMonth(int month) {
        LocalDate day = own.get();
        Set<Integer> named = article.side.view(Dates.class, Dates::new).months();
        Integer here = day != null
                ? Integer.valueOf(day.getMonthValue())
                : named.size() == 1 ? named.iterator().next() : null;
        return here != null
                && (month == here % MONTHS + 1 && tellsMonth(1) || here == month % MONTHS + 1 && tellsMonth(-1));
    }

    private boolean tellsToday(LocalDate day) {
        return article.side.view(Dates.class, Dates::new).isRelative()
                || hasWeekday(day.getDayOfWeek().getValue() - 1);
    }

    /** "Last month", "next month". */
    private boolean tellsMonth(int months) {
        for (int sentence : article.sentencesWith(vocabulary.key("month"))) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                if (words.get(at).lower().equals("month")
                        && words.get(at - 1).lower().matches(months < 0 ? "last|previous|past" : "next|coming")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True where "the next day" or the like may mean a weekday that the article does not name. */
    boolean hasBeside(String weekday) {
        int day = index(weekday);
        return tellsNextDay() && (hasWeekday(day - 1) || hasWeekday(day + 1));
    }

    private static @Nullable LocalDate date(Moment moment, @Nullable Anchor anchor) {
        Integer month = moment.month();
        Integer day = moment.day();
        if (month == null || day == null) {
            return null;
        }
        Integer year = moment.year();
        int whole = year != null
                ? year
                : anchor == null ? PLAIN_YEAR : anchor.date().getYear();
        return day > LocalDate.of(whole, month, 1).lengthOfMonth() ? null : LocalDate.of(whole, month, day);
    }

    /** The weekday right before or behind a date, or the one that its year gives. */
    private int weekday(Moment moment) {
        int sentence = article.side.sentenceAt(moment.span().start());
        List<Word> words = article.side.words.get(Math.max(0, sentence));
        int from = article.side.wordAt(sentence, moment.span().start());
        int to = article.side.wordAt(sentence, moment.span().end());
        for (Word word : words.subList(Math.max(0, from - 1), Math.min(words.size(), to + 1))) {
            if (vocabulary.is("weekdays", word.lower())) {
                return index(word.lower());
            }
        }
        LocalDate date = moment.year() == null ? null : date(moment, null);
        return date == null ? -1 : date.getDayOfWeek().getValue() - 1;
    }

    private boolean isWeekday(Anchor anchor, long gap) {
        return anchor.weekday() >= 0 && Math.abs(gap) <= NEAR && hasWeekday(anchor.weekday() + (int) gap);
    }

    private boolean hasWeekday(int index) {
        String name = name(Math.floorMod(index, 7));
        return article.hasWord(name) || article.hasWord(name.substring(0, 3));
    }

    private static String name(int index) {
        return java.time.DayOfWeek.of(index + 1).name().toLowerCase(Locale.ROOT);
    }

    private static int index(String weekday) {
        return java.time.DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT)).getValue() - 1;
    }

    /** "Three days later", "the next day", "a week after". */
    private boolean isReckoned(long days) {
        return days == 1 && tellsNextDay() || article.durations().stream().anyMatch(fact -> isLong(fact, days));
    }

    private static boolean isLong(Fact fact, long days) {
        var unit = fact.figure().unit();
        long each =
                unit == null ? 0 : unit.name().equals("day") ? 1 : unit.name().equals("week") ? 7 : 0;
        return each > 0
                && fact.figure().amount() instanceof dev.precis.figures.Amount.Exact exact
                && exact.value().multiply(BigDecimal.valueOf(each)).compareTo(BigDecimal.valueOf(days)) == 0;
    }

    private boolean tellsNextDay() {
        if (article.hasWord("tomorrow") || article.hasWord("yesterday")) {
            return true;
        }
        for (int sentence : article.sentencesWith(vocabulary.key("day"))) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                boolean day = words.get(at).lower().equals("day");
                boolean before = day && at > 0 && isBeside(words.get(at - 1));
                boolean behind = day && at + 1 < words.size() && isBeside(words.get(at + 1));
                if (before || behind) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isBeside(Word word) {
        return vocabulary.is("day-beside", word.lower());
    }
}

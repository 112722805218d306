package dev.precis.grounding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates that a text names, and whether it tells any as today's. */
final class Dates {
    private static final Pattern SPAN = Pattern.compile("\\b(1[5-9]|20)(\\d\\d)[-–/](\\d\\d)\\b");

    private final Side side;
    private final List<Moment> moments;
    private final Set<Integer> months = new HashSet<>();
    private final Set<Integer> years = new HashSet<>();
    private boolean relative;

    Dates(Side side) {
        this.side = side;
        moments = List.copyOf(MomentReader.read(side));
        side.words.forEach(sentence -> sentence.forEach(this::add));
        moments.forEach(this::add);
        addSpans(side.text);
    }

    private void add(Word word) {
        relative |= side.vocabulary.is("today", word.lower());
        Integer month = word.isCapital() && isMonth(side.vocabulary, word) ? MomentReader.month(word.lower()) : null;
        if (month != null) {
            months.add(month);
        }
        boolean year = word.isNumber()
                && word.text().length() == 4
                && word.text().chars().allMatch(Character::isDigit);
        if (year) {
            years.add(Integer.valueOf(word.text()));
        }
    }

    /** "1963-65": the end leaves out the century. */
    private void addSpans(String text) {
        Matcher spans = SPAN.matcher(text);
        while (spans.find()) {
            years.add(Integer.valueOf(spans.group(1) + spans.group(2)));
            years.add(Integer.valueOf(spans.group(1) + spans.group(3)));
        }
    }

    private void add(Moment moment) {
        Integer month = moment.month();
        Integer year = moment.year();
        if (month != null) {
            months.add(month);
        }
        if (year != null) {
            years.add(year);
        }
    }

    static boolean isMonth(Vocabulary vocabulary, Word word) {
        return vocabulary.is("months", word.lower()) || vocabulary.is("months-short", word.lower());
    }

    List<Moment> moments() {
        return moments;
    }

    /** 1 to 12. */
    Set<Integer> months() {
        return months;
    }

    /** Also numbers of four digits that are not read as dates. */
    Set<Integer> years() {
        return years;
    }

    /** True where the text says "today", "yesterday" or the like. */
    boolean isRelative() {
        return relative;
    }
}

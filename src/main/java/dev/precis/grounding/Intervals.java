package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recomputes a stretch of time from two dates or ages of the article: "three years earlier", "two days later", "six years his senior". */
final class Intervals {
    /** Dates beyond these are not compared. */
    private static final int MOST = 30;
    /** How far from the number the word may stand that makes it a distance in time. */
    private static final int REACH = 4;

    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /** Years behind this one are told of plans. */
    private static final int LATEST = 2035;

    private static final Pattern DAYS =
            Pattern.compile("\\b\\p{Lu}\\p{Ll}{2,8}\\.? (\\d{1,2}) ?(?:-|–|to|and) ?(\\d{1,2})\\b");

    private static final int DAYS_OF_WEEK = 7;
    private static final int YEARS_OF_DECADE = 10;
    /** Fewer years would be told with the article's own year. */
    private static final int LONG = 20;
    /** An article without a year is hardly older. */
    private static final int EARLIEST = 2005;
    /** Letters of " through ", which joins two dates. */
    private static final int JOINT = 14;
    /** Words from the one day of the week to the other. */
    private static final int WITHIN = 6;
    /** Letters of "between ". */
    private static final int BETWEEN = 8;

    private static final int MONTHS_OF_YEAR = 12;
    /** A date without its year is held against others of one year, a leap one. */
    private static final int ANY_YEAR = 2000;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final List<Moment> moments;
    private final List<Moment> told;

    Intervals(Side text, ArticleIndex article, Binder binder) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.moments = MomentReader.read(article.side);
        this.told = MomentReader.read(text);
    }

    @Nullable
    Derived derive(Fact fact, List<Integer> scope) {
        Unit unit = fact.figure().unit();
        boolean bare = fact.figure().kind() == Kind.COUNT && unit == null;
        if (fact.figure().kind() == Kind.AGE || bare) {
            return age(fact);
        }
        boolean time = fact.figure().kind() == Kind.DURATION && unit != null;
        if (!time || unit == null || !(fact.figure().amount() instanceof Amount.Exact exact)) {
            return null;
        }
        Derived since = unit.name().endsWith("year") ? since(fact, exact.value()) : null;
        since = since == null && unit.name().matches("(.* )?(year|decade)")
                ? sinceYear(fact, unit, exact.value())
                : since;
        since = since == null && unit.name().endsWith("day") ? dayRange(exact.value()) : since;
        since = since == null && unit.name().endsWith("month") ? sinceNamed(fact, exact.value()) : since;
        since = since == null ? fromTo(fact, unit) : since;
        since = since == null && unit.name().endsWith("day") ? weekdayStretch(fact) : since;
        if (since != null || !isDistance(fact)) {
            return since;
        }
        Derived derived = ages(fact, unit, scope);
        derived = derived == null ? dates(fact, unit, exact.value(), scope) : derived;
        derived = derived == null && unit.name().endsWith("month") ? months(fact, exact.value(), scope) : derived;
        return derived == null && unit.name().endsWith("day") ? weekdays(fact, exact.value()) : derived;
    }

    /** "The lowest in five years" for "since April 2009" in an article of 2014; "two years ago" for a year so long before its last one. */
    private @Nullable Derived since(Fact fact, BigDecimal length) {
        List<Word> words = text.words.get(fact.sentence());
        boolean ago = fact.to() < words.size() && words.get(fact.to()).lower().equals("ago");
        boolean in = fact.from() > 0 && words.get(fact.from() - 1).lower().matches("in|for");
        int last = years().max().orElse(0);
        if (!ago && !in || last == 0 || ago && tellsAgo()) {
            return null;
        }
        for (List<Word> there : article.side.words) {
            for (int at = 0; at < there.size(); at++) {
                int year =
                        isYear(there.get(at)) ? Integer.parseInt(there.get(at).text()) : 0;
                int gap = last - year - length.intValue();
                boolean told = ago ? gap == 0 || gap == -1 : isSince(there, at) && Math.abs(gap) <= 1;
                if (year > 0 && told && length.signum() > 0) {
                    return new Derived(List.of(), List.of(there.get(at).span()), "The years are so far apart.");
                }
            }
        }
        return null;
    }

    /** "In six months" of what ran "from 1 May to 31 October": both days count. */
    private @Nullable Derived fromTo(Fact fact, Unit unit) {
        for (int at = 0; at + 1 < moments.size(); at++) {
            Moment one = moments.get(at);
            Moment other = moments.get(at + 1);
            if (isJoined(one, other) && isStretch(fact, unit, one, other)) {
                return new Derived(List.of(), spans(one, other), "The dates are so far apart.");
            }
        }
        return null;
    }

    /** "For three days" of what lasts from Friday until Monday. */
    private @Nullable Derived weekdayStretch(Fact fact) {
        for (List<Word> words : article.side.words) {
            int first = -1;
            for (int at = 0; at < words.size(); at++) {
                boolean day = isWeekday(words.get(at));
                if (day && first >= 0 && at - first <= WITHIN && isUntil(words, first, at)) {
                    int gap = Math.floorMod(
                            WEEKDAYS.indexOf(words.get(at).lower())
                                    - WEEKDAYS.indexOf(words.get(first).lower()),
                            DAYS_OF_WEEK);
                    BigDecimal value = value(fact);
                    boolean fits = gap > 0
                            && (value.compareTo(BigDecimal.valueOf(gap)) == 0
                                    || value.compareTo(BigDecimal.valueOf(gap + 1L)) == 0);
                    if (fits) {
                        return new Derived(
                                List.of(),
                                List.of(words.get(first).span(), words.get(at).span()),
                                "The days are so far apart.");
                    }
                }
                first = day ? at : first;
            }
        }
        return null;
    }

    /** "From 19:00 on Friday until 06:00 on Monday". */
    private static boolean isUntil(List<Word> words, int first, int last) {
        boolean from = words.subList(Math.max(0, first - REACH), first).stream()
                .anyMatch(word -> word.lower().matches("from|between"));
        return words.subList(first + 1, last).stream()
                .anyMatch(word -> word.lower().matches("until|till|through")
                        || from && word.lower().matches("to|and"));
    }

    private boolean isJoined(Moment one, Moment other) {
        int from = one.span().end();
        int to = other.span().start();
        String between = from < to && to - from <= JOINT ? article.side.text.substring(from, to) : "";
        return between.matches("\\s*(to|until|till|and|through|-|–|—)\\s*(the )?")
                && (!between.contains("and")
                        || article.side.text.startsWith("between ", one.span().start() - BETWEEN)
                        || article.side.text.startsWith("Between ", one.span().start() - BETWEEN));
    }

    private static boolean isStretch(Fact fact, Unit unit, Moment one, Moment other) {
        LocalDate first = date(one, other);
        LocalDate last = date(other, one);
        if (first == null || last == null) {
            return false;
        }
        LocalDate end = last.isBefore(first) && one.year() == null ? last.plusYears(1) : last;
        LocalDate after = end.plusDays(1);
        String name = unit.name().substring(unit.name().lastIndexOf(' ') + 1);
        BigDecimal value = value(fact);
        return switch (name) {
            case "year" -> isAfter(first, value, ChronoUnit.YEARS, end, after);
            case "month" -> isAfter(first, value, ChronoUnit.MONTHS, end, after);
            case "week" -> isAfter(first, value, ChronoUnit.WEEKS, end, after);
            case "day" -> isAfter(first, value, ChronoUnit.DAYS, end, after);
            default -> false;
        };
    }

    private static boolean isAfter(
            LocalDate first, BigDecimal number, ChronoUnit unit, LocalDate end, LocalDate after) {
        boolean whole = number.signum() > 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(LATEST)) < 0;
        LocalDate there = whole ? first.plus(number.longValue(), unit) : null;
        return there != null && (there.equals(end) || there.equals(after));
    }

    /** "The most in more than 50 years" for "since 1963" in an article that does not tell of when it is: it may be of any year since. */
    private @Nullable Derived sinceYear(Fact fact, Unit unit, BigDecimal number) {
        List<Word> words = text.words.get(fact.sentence());
        boolean in = fact.from() > 0 && words.get(fact.from() - 1).lower().matches("in|for");
        if (!in || article.side.view(OwnDate.class, OwnDate::new).get() != null) {
            return null;
        }
        int years = number.intValue() * (unit.name().endsWith("decade") ? YEARS_OF_DECADE : 1);
        int first = Math.max(years().max().orElse(0), EARLIEST);
        for (List<Word> there : article.side.words) {
            for (int at = 0; at < there.size(); at++) {
                boolean since = isYear(there.get(at)) && isSince(there, at);
                int year = since ? Integer.parseInt(there.get(at).text()) : 0;
                if (since && isWithin(fact, years, first - year, LATEST - year)) {
                    return new Derived(List.of(), List.of(there.get(at).span()), "The years are so far apart.");
                }
            }
        }
        return null;
    }

    private static boolean isWithin(Fact fact, int years, int least, int most) {
        return switch (fact.figure().qualifier()) {
            case MORE_THAN, AT_LEAST -> years < most && years * 2 >= least;
            default -> years >= LONG && years >= least && years <= most;
        };
    }

    /** The article itself says how many years ago something was. */
    private boolean tellsAgo() {
        return article.durations().stream().anyMatch(length -> {
            List<Word> words = article.side.words.get(length.sentence());
            return length.to() < words.size() && words.get(length.to()).lower().equals("ago");
        });
    }

    private java.util.stream.IntStream years() {
        return article.side.words.stream()
                .flatMap(List::stream)
                .filter(Intervals::isYear)
                .mapToInt(word -> Integer.parseInt(word.text()))
                .filter(year -> year <= LATEST);
    }

    private static boolean isYear(Word word) {
        return word.text().matches("(1[89]|20)\\d\\d");
    }

    private static boolean isSince(List<Word> words, int at) {
        return words.subList(Math.max(0, at - 2), at).stream()
                .anyMatch(word -> word.lower().equals("since"));
    }

    /** "May 13-22" are ten days. */
    private @Nullable Derived dayRange(BigDecimal days) {
        Matcher range = DAYS.matcher(article.side.text);
        while (range.find()) {
            int length = Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1));
            boolean month = MomentReader.month(range.group().toLowerCase(Locale.ROOT)) != null;
            boolean same = days.compareTo(BigDecimal.valueOf(length + 1L)) == 0
                    || days.compareTo(BigDecimal.valueOf(length)) == 0;
            if (month && length > 0 && same) {
                return new Derived(
                        List.of(), List.of(new Span(range.start(), range.end())), "The dates are so far apart.");
            }
        }
        return null;
    }

    /** "In January, two months after" something in November: one sentence tells of both. */
    private @Nullable Derived months(Fact fact, BigDecimal length, List<Integer> scope) {
        for (int sentence : scope) {
            List<Word> named = article.side.words.get(sentence).stream()
                    .filter(word -> word.isCapital() && text.vocabulary.is("months", word.lower()))
                    .toList();
            for (Word one : named) {
                for (Word other : named) {
                    int gap = Math.floorMod(month(other) - month(one), MONTHS_OF_YEAR);
                    if (gap > 0 && length.compareTo(BigDecimal.valueOf(gap)) == 0) {
                        return new Derived(
                                List.of(), List.of(one.span(), other.span()), "The months are so far apart.");
                    }
                }
            }
        }
        return null;
    }

    /** "Begun in February 2022, it had lasted 16 months", in an article of June 2023 that has this February. */
    private @Nullable Derived sinceNamed(Fact fact, BigDecimal length) {
        LocalDate day = article.side.view(OwnDate.class, OwnDate::new).get();
        for (Moment end : day == null ? List.<Moment>of() : ends(fact)) {
            Integer year = end.year();
            Integer month = end.month();
            Moment there = year == null || month == null ? null : find(end);
            if (day != null && there != null && year != null && month != null) {
                int gap = (day.getYear() - year) * MONTHS_OF_YEAR + day.getMonthValue() - month;
                if (gap > 0 && length.compareTo(BigDecimal.valueOf(gap)) == 0) {
                    return new Derived(List.of(), List.of(there.span()), "It is so long since then.");
                }
            }
        }
        return null;
    }

    /** The date of the article that a full month of the text is. */
    private @Nullable Moment find(Moment end) {
        return moments.stream()
                .filter(moment -> moment.year() != null && moment.month() != null && same(end, moment))
                .findFirst()
                .orElse(null);
    }

    private static int month(Word word) {
        Integer month = MomentReader.month(word.lower());
        return month == null ? 0 : month;
    }

    /** "On Thursday, two days after the premiere", which was on a Tuesday. */
    private @Nullable Derived weekdays(Fact fact, BigDecimal days) {
        for (Word told : text.words.get(fact.sentence())) {
            Span there = isWeekday(told) ? weekday(told, days) : null;
            if (there != null) {
                return new Derived(List.of(), List.of(there), "The days are so far apart.");
            }
        }
        return null;
    }

    private @Nullable Span weekday(Word told, BigDecimal days) {
        int first = WEEKDAYS.indexOf(told.lower());
        for (List<Word> words : article.side.words) {
            for (Word word : words) {
                int gap = isWeekday(word) ? Math.floorMod(WEEKDAYS.indexOf(word.lower()) - first, DAYS_OF_WEEK) : 0;
                boolean fits = gap > 0
                        && (days.compareTo(BigDecimal.valueOf(gap)) == 0
                                || days.compareTo(BigDecimal.valueOf(DAYS_OF_WEEK - gap)) == 0);
                if (fits) {
                    return word.span();
                }
            }
        }
        return null;
    }

    private static boolean isWeekday(Word word) {
        return word.isCapital() && WEEKDAYS.contains(word.lower());
    }

    /** "Later", "earlier", "after", "before", "for": the words around tell a distance. */
    private boolean isDistance(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        int from = Math.max(0, fact.from() - 2);
        int to = Math.min(words.size(), fact.to() + REACH);
        return words.subList(from, to).stream().anyMatch(word -> text.vocabulary.is("distances", word.lower()));
    }

    // ---------------------------------------------------------------- ages

    /** "Who is 28" where the article has "Ames, 23" and "five years older". */
    private @Nullable Derived age(Fact fact) {
        for (Fact years : article.durations()) {
            List<Word> words = article.side.words.get(years.sentence());
            boolean compares = years.to() < words.size()
                    && text.vocabulary.is("age-comparing", words.get(years.to()).lower());
            for (Fact age : compares ? around(years) : List.<Fact>of()) {
                BigDecimal gap = value(fact).subtract(value(age)).abs();
                if (gap.signum() > 0 && gap.compareTo(value(years)) == 0) {
                    return new Derived(List.of(age, years), List.of(), "the one age and the years between");
                }
            }
        }
        return null;
    }

    /** The ages beside, which may be bare numbers between commas. */
    private List<Fact> around(Fact years) {
        return article.side.allFacts().stream()
                .filter(other -> Math.abs(other.sentence() - years.sentence()) <= 1 && other != years)
                .filter(other -> other.figure().kind() == Kind.AGE
                        || other.figure().kind() == Kind.COUNT && other.figure().unit() == null)
                .filter(other -> Operands.operand(other) != null)
                .limit(MOST)
                .toList();
    }

    private @Nullable Derived ages(Fact fact, Unit unit, List<Integer> scope) {
        List<Word> words = text.words.get(fact.sentence());
        boolean compares = words.subList(fact.from(), Math.min(words.size(), fact.to() + REACH)).stream()
                .anyMatch(word -> text.vocabulary.is("age-comparing", word.lower()));
        if (!compares || !unit.name().endsWith("year")) {
            return null;
        }
        List<Fact> ages = article.side.allFacts().stream()
                .filter(other -> other.figure().kind() == Kind.AGE
                        || scope.contains(other.sentence())
                                && other.figure().kind() == Kind.COUNT
                                && other.figure().unit() == null)
                .filter(other -> Operands.operand(other) != null)
                .limit(MOST)
                .toList();
        for (Fact one : ages) {
            for (Fact other : ages) {
                boolean age = one.figure().kind() == Kind.AGE;
                if (age
                        && one != other
                        && Derivations.fits(
                                fact.figure(), value(one).subtract(value(other)).abs())) {
                    return new Derived(List.of(one, other), List.of(), "their difference");
                }
            }
        }
        return null;
    }

    private static BigDecimal value(Fact fact) {
        return fact.figure().amount() instanceof Amount.Exact exact ? exact.value() : BigDecimal.ZERO;
    }

    // ---------------------------------------------------------------- dates

    private @Nullable Derived dates(Fact fact, Unit unit, BigDecimal length, List<Integer> scope) {
        List<Moment> ends = ends(fact);
        List<Moment> around = moments.stream()
                .filter(moment ->
                        scope.contains(article.side.sentenceAt(moment.span().start()))
                                || ends.stream().anyMatch(end -> same(end, moment)))
                .limit(MOST)
                .toList();
        Set<Integer> nearest = new TreeSet<>(scope.subList(0, Math.min(2, scope.size())));
        for (Moment one : around) {
            boolean tied = ends.stream().anyMatch(end -> same(end, one))
                    || ends.isEmpty()
                            && nearest.contains(
                                    article.side.sentenceAt(one.span().start()));
            for (Moment other : tied ? around : List.<Moment>of()) {
                if (one != other && fits(fact, unit, length, one, other)) {
                    return new Derived(List.of(), spans(one, other), "The dates are so far apart.");
                }
            }
        }
        return null;
    }

    /** The dates that the text tells beside the number. */
    private List<Moment> ends(Fact fact) {
        List<Moment> ends = new ArrayList<>();
        for (Moment moment : told) {
            int sentence = text.sentenceAt(moment.span().start());
            if (Math.abs(sentence - fact.sentence()) <= 1) {
                ends.add(moment);
            }
        }
        return ends;
    }

    private static List<Span> spans(Moment one, Moment other) {
        return one.span().start() < other.span().start()
                ? List.of(one.span(), other.span())
                : List.of(other.span(), one.span());
    }

    /** True where a date of the text may be one of the article. */
    private static boolean same(Moment told, Moment there) {
        Integer year = told.year();
        Integer month = told.month();
        boolean years = year == null || there.year() == null || year.equals(there.year());
        boolean months = month == null || month.equals(there.month());
        boolean days = told.day() == null || there.day() == null || told.day().equals(there.day());
        return years && months && days && (month != null || year != null && year.equals(there.year()));
    }

    private static boolean fits(Fact fact, Unit unit, BigDecimal length, Moment one, Moment other) {
        String name = unit.name().substring(unit.name().lastIndexOf(' ') + 1);
        Long distance =
                switch (name) {
                    case "year" -> years(one, other);
                    case "month" -> months(one, other);
                    case "week", "day" -> days(one, other);
                    default -> null;
                };
        if (distance == null) {
            return false;
        }
        BigDecimal days = name.equals("week") ? length.multiply(BigDecimal.valueOf(DAYS_OF_WEEK)) : length;
        return days.compareTo(BigDecimal.valueOf(Math.abs(distance))) == 0
                || name.equals("year") && Derivations.fits(fact.figure(), BigDecimal.valueOf(Math.abs(distance)));
    }

    private static @Nullable Long years(Moment one, Moment other) {
        Integer a = one.year();
        Integer b = other.year();
        return a == null || b == null ? null : (long) a - b;
    }

    private static @Nullable Long months(Moment one, Moment other) {
        Long years = years(one, other);
        Integer a = one.month();
        Integer b = other.month();
        boolean sameYear = one.year() == null || other.year() == null;
        if (a == null || b == null || years == null && !sameYear) {
            return null;
        }
        return (years == null ? 0 : years * MONTHS_OF_YEAR) + a - b;
    }

    private static @Nullable Long days(Moment one, Moment other) {
        LocalDate a = date(one, other);
        LocalDate b = date(other, one);
        return a == null || b == null ? null : ChronoUnit.DAYS.between(a, b);
    }

    private static @Nullable LocalDate date(Moment moment, Moment other) {
        Integer month = moment.month();
        Integer day = moment.day();
        Integer year = moment.year() == null ? other.year() : moment.year();
        if (month == null || day == null) {
            return null;
        }
        try {
            return LocalDate.of(year == null ? ANY_YEAR : year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

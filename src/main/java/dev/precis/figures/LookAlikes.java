package dev.precis.figures;

import dev.precis.figures.NotFigure.Reason;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells dates, clock times, seasons, contacts and idioms, which begin at a token and may take several. */
final class LookAlikes {
    /** What stands at a token instead of a figure: the token after its last, and why. */
    record Match(int to, Reason reason) {}

    private static final int MOST_PHONE_GROUPS = 6;
    /** Tokens to either side that may tell of a market. */
    private static final int TRADE_REACH = 8;

    private static final Pattern POINTED_DATE = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.(\\d{2}|\\d{4})");

    private final Lexicon words;

    LookAlikes(Lexicon words) {
        this.words = words;
    }

    @Nullable
    Match at(Tokens tokens, int at) {
        Token token = tokens.get(at);
        Phrases.Match<Reason> idiom = words.idioms().startingAt(tokens, at);
        if (idiom != null) {
            return new Match(at + idiom.length(), idiom.meaning());
        }
        if (token.type() == Token.Type.ADDRESS) {
            return token.text().chars().anyMatch(Character::isDigit) ? new Match(at + 1, Reason.CONTACT) : null;
        }
        if (token.isWord()) {
            return wordFirst(tokens, at);
        }
        if (token.isSign("'") || token.isSign("’") || token.isSign("‘")) {
            return shortYear(tokens, at);
        }
        if (token.isSign("[")) {
            return footnote(tokens, at);
        }
        if (token.isSign("+")) {
            return phone(tokens, at + 1, 1);
        }
        return token.isDigits() ? digitsFirst(tokens, at) : null;
    }

    // ---------------------------------------------------------------- beginning with a word

    private @Nullable Match wordFirst(Tokens tokens, int at) {
        if (isMonth(tokens, at)) {
            return monthFirst(tokens, at);
        }
        Lexicon.NumberWord number = words.number(tokens.lower(at));
        if (number == null) {
            return null;
        }
        if (isHourInWords(tokens, at)) {
            return new Match(at + 1, Reason.TIME);
        }
        int end = timeMark(tokens, at + 1);
        boolean hour = number.value().intValue() <= 12 && (end > 0 || isBareHour(tokens, at));
        boolean ordinal = number.role() == Lexicon.NumberWord.Role.ORDINAL;
        boolean counts = number.role() == Lexicon.NumberWord.Role.UNIT || number.role() == Lexicon.NumberWord.Role.TEEN;
        if (hour && counts) {
            return new Match(Math.max(end, at + 1), Reason.TIME);
        }
        return ordinal ? century(tokens, at, at + 1) : compoundCentury(tokens, at, number);
    }

    /** "half past nine", "a quarter to six". */
    private boolean isHourInWords(Tokens tokens, int at) {
        Lexicon.NumberWord number = words.number(tokens.lower(at));
        return number != null
                && number.value().signum() > 0
                && number.value().compareTo(BigDecimal.valueOf(12)) <= 0
                && words.is("clock-links", tokens.lower(at - 1))
                && words.is("clock-parts", tokens.lower(at - 2))
                && !tokens.get(at + 1).isHyphen();
    }

    /** "twenty-first century". */
    private @Nullable Match compoundCentury(Tokens tokens, int at, Lexicon.@Nullable NumberWord number) {
        boolean ten = number != null && number.role() == Lexicon.NumberWord.Role.TEN && tokens.hyphenAt(at + 1);
        Lexicon.NumberWord unit = ten ? words.number(tokens.lower(at + 2)) : null;
        boolean ordinal = unit != null && unit.role() == Lexicon.NumberWord.Role.ORDINAL;
        return ordinal ? century(tokens, at, at + 3) : null;
    }

    private @Nullable Match century(Tokens tokens, int at, int next) {
        int noun = tokens.hyphenAt(next) ? next + 1 : next;
        if (words.is("periods", tokens.lower(noun))) {
            return new Match(noun + 1, Reason.DATE);
        }
        boolean quarter = words.is("reporting-periods", tokens.lower(noun));
        return quarter && !isArticle(tokens, at - 1) ? new Match(noun + 1, Reason.DATE) : null;
    }

    /** "June 13", "Sept. 11, 2001", "March 3-5", "February, 2022", "May 2024". */
    private @Nullable Match monthFirst(Tokens tokens, int at) {
        int next = tokens.get(at + 1).isSign(".") ? at + 2 : at + 1;
        int day = endOfDays(tokens, next);
        if (day > 0) {
            int year = tokens.get(day).isSign(",") ? day + 1 : day;
            return new Match(isYear(tokens, year) ? year + 1 : day, Reason.DATE);
        }
        int year = tokens.get(next).isSign(",") || words.is("date-links", tokens.lower(next)) ? next + 1 : next;
        if (isYear(tokens, year)) {
            return new Match(year + 1, Reason.DATE);
        }
        Match shortYear = shortYear(tokens, next);
        return shortYear;
    }

    /** A day of the month, or several of them ("6 and 7", "3-5"), and an ordinal suffix; -1 for none. */
    private int endOfDays(Tokens tokens, int at) {
        int end = endOfDay(tokens, at);
        if (end < 0) {
            return -1;
        }
        boolean joined = tokens.get(end).isHyphen() || words.is("day-joiners", tokens.lower(end));
        int second = joined ? endOfDay(tokens, end + 1) : -1;
        boolean thing = second > 0 && words.isPlural(tokens.lower(second)) && !words.is("stop", tokens.lower(second));
        return second > 0 && !thing ? second : end;
    }

    private int endOfDay(Tokens tokens, int at) {
        Token token = tokens.get(at);
        boolean day = token.isDigits() && token.text().length() <= 2 && within(token.value(), 1, 31);
        if (!day || measureFollows(tokens, at + 1)) {
            return -1;
        }
        boolean suffix = tokens.glued(at + 1)
                && (words.is("ordinal-suffix", tokens.lower(at + 1))
                        || tokens.get(at + 1).isSign(".") && words.is("number-grammar", "point-after-ordinals"));
        return suffix ? at + 2 : at + 1;
    }

    private boolean measureFollows(Tokens tokens, int at) {
        return tokens.get(at).isSign("%") || words.measures().startingAt(tokens, at) != null;
    }

    // ---------------------------------------------------------------- beginning with digits

    private @Nullable Match digitsFirst(Tokens tokens, int at) {
        Token token = tokens.get(at);
        if (token.value() == null) {
            boolean date = POINTED_DATE.matcher(token.text()).matches();
            return new Match(at + 1, date ? Reason.DATE : Reason.VERSION);
        }
        if (words.is("reading-times", tokens.lower(at + 1) + "_" + tokens.lower(at + 2))) {
            return new Match(at + 3, Reason.FURNITURE);
        }
        Match match = numericDate(tokens, at);
        if (match == null) {
            match = yearSpan(tokens, at);
        }
        if (match == null) {
            match = dayFirst(tokens, at);
        }
        if (match == null) {
            match = clock(tokens, at);
        }
        if (match == null) {
            match = decade(tokens, at);
        }
        if (match == null) {
            match = ordinalPeriod(tokens, at);
        }
        if (match == null) {
            match = phone(tokens, at, 0);
        }
        return match != null ? match : listMarker(tokens, at);
    }

    /** "2023-06-13", "13/06/2023", "6-13-23". */
    private static @Nullable Match numericDate(Tokens tokens, int at) {
        Token first = tokens.get(at);
        Token joint = tokens.get(at + 1);
        boolean shaped = (joint.isHyphen() || joint.isSign("/"))
                && tokens.get(at + 3).text().equals(joint.text())
                && gluedDigits(tokens, at + 2)
                && gluedDigits(tokens, at + 4);
        if (!shaped) {
            return null;
        }
        int middle = tokens.get(at + 2).text().length();
        int last = tokens.get(at + 4).text().length();
        boolean iso = first.text().length() == 4 && middle <= 2 && last <= 2;
        boolean dayOrMonthFirst = first.text().length() <= 2 && middle <= 2 && (last == 2 || last == 4);
        boolean small =
                within(first.value(), 1, 31) && within(tokens.get(at + 2).value(), 1, 31);
        return iso || dayOrMonthFirst && small ? new Match(at + 5, Reason.DATE) : null;
    }

    /** "2012-13", "2019-2021", "1914/18". */
    private static @Nullable Match yearSpan(Tokens tokens, int at) {
        Token joint = tokens.get(at + 1);
        boolean joined = (joint.isHyphen() || joint.isSign("/")) && gluedDigits(tokens, at + 2);
        if (!joined || !isYear(tokens, at)) {
            return null;
        }
        int first = value(tokens, at);
        int length = tokens.get(at + 2).text().length();
        int second = value(tokens, at + 2);
        if (length == 2) {
            boolean season = second == (first + 1) % 100;
            return season || second > first % 100 ? new Match(at + 3, season ? Reason.SEASON : Reason.DATE) : null;
        }
        return isYear(tokens, at + 2) && second > first ? new Match(at + 3, Reason.DATE) : null;
    }

    /** "13 June", "13th of June 2023", "3-5 June", "3 and 4 June". */
    private @Nullable Match dayFirst(Tokens tokens, int at) {
        int end = endOfDays(tokens, at);
        if (end < 0) {
            return null;
        }
        int month = words.is("date-links", tokens.lower(end)) ? end + 1 : end;
        if (!isMonth(tokens, month) || tokens.hyphenAt(end)) {
            return null;
        }
        int next = tokens.get(month + 1).isSign(".") && isYear(tokens, month + 2) ? month + 2 : month + 1;
        int year = tokens.get(next).isSign(",") || words.is("date-links", tokens.lower(next)) ? next + 1 : next;
        return new Match(isYear(tokens, year) ? year + 1 : month + 1, Reason.DATE);
    }

    /** "10:15", "5 p.m.", "5.30pm", "0800 GMT", "9 to 11 a.m.". */
    private @Nullable Match clock(Tokens tokens, int at) {
        if (isPointedTime(tokens, at)) {
            return new Match(at + 1, Reason.TIME);
        }
        int end = endOfTime(tokens, at);
        int mark = timeMark(tokens, end);
        boolean colon = end > at + 1;
        if (mark > 0 && (colon || isHour(tokens, at))) {
            return new Match(afterMinutes(tokens, mark), Reason.TIME);
        }
        Match spoken = colon ? null : spokenClock(tokens, at);
        if (spoken != null) {
            return spoken;
        }
        if (colon) {
            return new Match(end, Reason.TIME);
        }
        boolean joined = isHour(tokens, at)
                && (tokens.get(end).isHyphen() || words.is("day-joiners", tokens.lower(end)))
                && tokens.get(end + 1).isDigits();
        int second = joined ? endOfTime(tokens, end + 1) : -1;
        int secondMark = second > 0 && isHour(tokens, end + 1) ? timeMark(tokens, second) : -1;
        return secondMark > 0 ? new Match(secondMark, Reason.TIME) : null;
    }

    /** "à 18 heures", "18h30", "a las 18.30", "о 18": by the hour word, the minutes glued to it, or the word before. */
    private @Nullable Match spokenClock(Tokens tokens, int at) {
        boolean before = isClockBefore(tokens, at);
        boolean hour = words.is("clock-words", tokens.lower(at + 1)) && isHour(tokens, at);
        int minutes = hour ? afterMinutes(tokens, at + 2) : -1;
        boolean glued = minutes > at + 2 && tokens.glued(at + 1) && tokens.glued(at + 2);
        if (hour && (before || glued)) {
            return new Match(minutes, Reason.TIME);
        }
        boolean shape = tokens.get(at).text().matches("([01]?\\d|2[0-4])\\.[0-5]\\d")
                && words.orthography().decimal() != '.';
        boolean counts = measureFollows(tokens, at + 1) || words.money().startingAt(tokens, at + 1) != null;
        return before && shape && !counts || isBareHour(tokens, at) ? new Match(at + 1, Reason.TIME) : null;
    }

    /** Behind "30" of "18 Uhr 30" or "18h30"; the place itself where no minutes stand. */
    private int afterMinutes(Tokens tokens, int at) {
        Token minutes = tokens.get(at);
        boolean shaped = minutes.isDigits() && isMinutes(minutes) && words.is("clock-words", tokens.lower(at - 1));
        return shaped && !measureFollows(tokens, at + 1) ? at + 1 : at;
    }

    /** "a las ocho", "о 18": an hour with nothing behind it that it could count, where the word before tells enough. */
    private boolean isBareHour(Tokens tokens, int at) {
        Token after = tokens.get(at + 1);
        boolean ends = after.type() == Token.Type.NONE
                || after.type() == Token.Type.SIGN && !after.isHyphen() && !after.isSign("%")
                || words.is("stop", after.lower());
        boolean hour = !tokens.get(at).isDigits() || isHour(tokens, at);
        return ends && hour && words.is("number-grammar", "bare-hours") && isClockBefore(tokens, at);
    }

    private boolean isClockBefore(Tokens tokens, int at) {
        String before = tokens.lower(at - 1);
        boolean range = tokens.get(at - 2).isDigits();
        return !range && words.is("clock-before", before)
                || words.is("clock-before", tokens.lower(at - 2) + "_" + before);
    }

    /** "at 11.30": hours and minutes with a point, as British papers write them, where nothing is measured or traded. */
    private boolean isPointedTime(Tokens tokens, int at) {
        Token token = tokens.get(at);
        int point = token.text().indexOf('.');
        boolean shaped = point > 0 && token.text().length() - point == 3 && isHour(tokens, at) && point <= 2;
        if (!shaped || token.text().charAt(point + 1) > '5' || !words.is("clock-at", tokens.lower(at - 1))) {
            return false;
        }
        Token after = tokens.get(at + 1);
        boolean alone = after.type() != Token.Type.DIGITS
                && !after.isHyphen()
                && !measureFollows(tokens, at + 1)
                && (!after.isWord() || words.is("stop", after.lower()) || words.is("weekdays-full", after.lower()));
        for (int i = at - TRADE_REACH; i < at + TRADE_REACH; i++) {
            String word = tokens.lower(i);
            alone &= !words.is("increase", word) && !words.is("decrease", word) && !words.is("trade-words", word);
        }
        return alone;
    }

    /** After "10", "10:15" or "10:15:30". */
    private static int endOfTime(Tokens tokens, int at) {
        int end = at + 1;
        while (end <= at + 3
                && tokens.get(end).isSign(":")
                && tokens.glued(end)
                && gluedDigits(tokens, end + 1)
                && isMinutes(tokens.get(end + 1))
                && within(tokens.get(at).value(), 0, 99)) {
            end += 2;
        }
        return end;
    }

    private static boolean isMinutes(Token token) {
        String digits = token.text().split("\\.")[0];
        return digits.length() == 2 && within(token.value(), 0, 60);
    }

    private static boolean isHour(Tokens tokens, int at) {
        BigDecimal value = tokens.get(at).value();
        return within(value, 0, 24) || tokens.get(at).text().length() == 4 && within(value, 0, 2400);
    }

    /** After "a.m.", "GMT", "o'clock" at a token (a hyphen may stand before it); -1 where there is none. */
    private int timeMark(Tokens tokens, int at) {
        int mark = tokens.hyphenAt(at) ? at + 1 : at;
        if (words.is("parts-of-day", tokens.lower(at + 2)) && words.is("partitive-in", tokens.lower(at))) {
            return at + 3;
        }
        if (!tokens.get(mark).isWord() || !words.is("time-marks", tokens.lower(mark))) {
            return -1;
        }
        boolean zone = tokens.get(mark).text().length() > 1 && words.is("time-marks", tokens.lower(mark + 1));
        return zone ? mark + 2 : mark + 1;
    }

    /** "1990s", "90's". */
    private @Nullable Match decade(Tokens tokens, int at) {
        BigDecimal value = tokens.get(at).value();
        boolean ten = value != null
                && value.scale() <= 0
                && value.remainder(BigDecimal.TEN).signum() == 0;
        boolean plural = tokens.glued(at + 1)
                && (isDecadeSuffix(tokens, at + 1)
                        || (tokens.get(at + 1).isSign("'") || tokens.get(at + 1).isHyphen())
                                && isDecadeSuffix(tokens, at + 2));
        int end = isDecadeSuffix(tokens, at + 1) ? at + 2 : at + 3;
        boolean size = within(value, 10, 90) || within(value, 1000, 2100);
        return ten && plural && size ? new Match(end, Reason.DATE) : null;
    }

    /** "19th century", "3rd quarter", "21st-century". */
    private @Nullable Match ordinalPeriod(Tokens tokens, int at) {
        boolean ordinal = tokens.glued(at + 1) && words.is("ordinal-suffix", tokens.lower(at + 1));
        return ordinal ? century(tokens, at, at + 2) : null;
    }

    /** "+44 20 7946 0018", "555-0123", "1-800-555-0199", "(212) 555-0199". */
    private static @Nullable Match phone(Tokens tokens, int at, int groupsNeeded) {
        Token second = tokens.get(at + 1);
        if (groupsNeeded == 0 && second.isDigits() && !second.glued()) {
            return spacedPhone(tokens, at);
        }
        int groups = 0;
        int digits = 0;
        int end = at;
        while (groups < MOST_PHONE_GROUPS
                && tokens.get(end).isDigits()
                && tokens.get(end).isDigitsAndSpaces()) {
            groups++;
            digits += tokens.get(end).text().length();
            end++;
            boolean joined = tokens.get(end).isHyphen() || tokens.get(end).isSign(")") || groupsNeeded == 1;
            if (joined && tokens.get(end).isSign(")") && tokens.get(end + 1).isDigits()) {
                end++;
            } else if (tokens.get(end).isHyphen() && gluedDigits(tokens, end + 1)) {
                end++;
            } else if (groupsNeeded != 1) {
                break;
            }
        }
        int last = tokens.get(end - 1).text().length();
        boolean international = groupsNeeded == 1 && digits >= 8;
        boolean local = groups >= 2 && digits >= 7 && last == 4;
        return international || local ? new Match(end, Reason.CONTACT) : null;
    }

    /** "0800 555 0199", "1300 477 722": nine digits or more in groups. */
    private static @Nullable Match spacedPhone(Tokens tokens, int at) {
        int digits = 0;
        int end = at;
        while (end < at + 5
                && tokens.get(end).isDigitsAndSpaces()
                && tokens.get(end).isDigits()
                && !(end > at && tokens.glued(end))) {
            digits += tokens.get(end).text().replace(" ", "").length();
            end++;
        }
        boolean start = tokens.get(at).isRunOfDigits(2, 5);
        return start && end > at + 1 && digits >= 9 ? new Match(end, Reason.CONTACT) : null;
    }

    private static @Nullable Match footnote(Tokens tokens, int at) {
        boolean footnote = tokens.get(at + 1).isDigits() && tokens.get(at + 2).isSign("]");
        return footnote && within(tokens.get(at + 1).value(), 1, 199) ? new Match(at + 3, Reason.FOOTNOTE) : null;
    }

    private static @Nullable Match listMarker(Tokens tokens, int at) {
        boolean mark = at == 0 && (tokens.get(1).isSign(".") || tokens.get(1).isSign(")")) && tokens.glued(1);
        boolean text = tokens.get(2).isWord() && !tokens.glued(2);
        return mark && text && within(tokens.get(0).value(), 0, 99) ? new Match(2, Reason.LIST_MARKER) : null;
    }

    private @Nullable Match shortYear(Tokens tokens, int at) {
        boolean quote =
                "'’‘".contains(tokens.get(at).text()) && !tokens.get(at).text().isEmpty();
        Token year = tokens.get(at + 1);
        boolean digits = gluedDigits(tokens, at + 1) && year.text().length() == 2;
        boolean closed = "'’\"”".contains(tokens.get(at + 2).text()) && tokens.size() > at + 2;
        boolean measured = measureFollows(tokens, at + 2);
        if (!quote || !digits || closed || measured) {
            return null;
        }
        boolean decade = tokens.glued(at + 2) && isDecadeSuffix(tokens, at + 2);
        return new Match(decade ? at + 3 : at + 2, Reason.DATE);
    }

    // ---------------------------------------------------------------- small questions

    private boolean isArticle(Tokens tokens, int at) {
        Lexicon.NumberWord word = words.number(tokens.lower(at));
        return word != null && word.role() == Lexicon.NumberWord.Role.ARTICLE;
    }

    private boolean isDecadeSuffix(Tokens tokens, int at) {
        return words.is("decade-suffixes", tokens.lower(at));
    }

    private boolean isMonth(Tokens tokens, int at) {
        Token token = tokens.get(at);
        if (!words.isMonth(token.lower())) {
            return false;
        }
        boolean clear = token.isCapitalised()
                || !words.is("months-ambiguous", token.lower())
                || words.is("month-before", tokens.lower(at - 1));
        return token.isWord() && clear;
    }

    /** A whole number of four digits from 1000 to 2199, written without a separator. */
    static boolean isYear(Tokens tokens, int at) {
        Token token = tokens.get(at);
        return token.isDigits() && token.text().length() == 4 && within(token.value(), 1000, 2199);
    }

    private static boolean gluedDigits(Tokens tokens, int at) {
        return tokens.glued(at) && tokens.get(at).isDigits() && tokens.get(at).value() != null;
    }

    private static int value(Tokens tokens, int at) {
        BigDecimal value = tokens.get(at).value();
        return value == null ? -1 : value.intValue();
    }

    private static boolean within(@Nullable BigDecimal value, int low, int high) {
        return value != null
                && value.compareTo(BigDecimal.valueOf(low)) >= 0
                && value.compareTo(BigDecimal.valueOf(high)) <= 0;
    }
}

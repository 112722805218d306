package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds days that the article has for something else: "on 25 March" of what it tells of 2 March. */
final class DayCheck {
    /** A sentence of the article is meant that has this share of the words' worth, and so many of them; */
    private static final double CLEAR = 0.6;

    private static final int CLEAR_WORDS = 4;
    /** others that have this share of the best one's may be meant too. */
    private static final double NEXT = 0.7;

    private static final int LAST_DAY = 31;
    /** So many words beside a day tell what happened on it. */
    private static final int LOCAL = 4;

    /** "March 25", "25 March". */
    private record Day(String month, String number, Span span) {
        boolean isSame(Day other) {
            return month.equals(other.month) && number.equals(other.number);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    DayCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (List<Word> words : text.words) {
            List<Day> days = days(text, words);
            if (days.size() == 1) {
                Day day = days.get(0);
                Day right = isTold(day, told) ? null : right(words, day);
                if (right != null) {
                    items.add(finding(day, right));
                }
            }
        }
        return items;
    }

    private static boolean isTold(Day day, List<Item> told) {
        return Item.isFound(told, day.span());
    }

    /** The day on which the article has what a sentence tells; null where it is the same one, or none. */
    private @Nullable Day right(List<Word> words, Day day) {
        Set<String> keys = new HashSet<>();
        for (Word word : words) {
            if (!text.vocabulary.is("months", word.lower())) {
                keys.add(word.key());
            }
        }
        if (!isKnown(day)) {
            return null;
        }
        List<Statements.Match> matches = article.statements().find(keys);
        Day right = null;
        for (Statements.Match match : matches) {
            if (match.coverage() < matches.get(0).coverage() * NEXT) {
                break;
            }
            List<Day> there = days(article.side, article.side.words.get(match.sentence()));
            if (there.stream().anyMatch(day::isSame)) {
                return null;
            }
            boolean clear = match.coverage() >= CLEAR && match.shared() >= CLEAR_WORDS;
            boolean local = there.size() == 1 && isToldThere(words, day, match.sentence());
            right = right == null && clear && local ? there.get(0) : right;
        }
        return right;
    }

    /** The article has the day, for something else. */
    private boolean isKnown(Day day) {
        return article.side.words.stream()
                .anyMatch(words -> days(article.side, words).stream().anyMatch(day::isSame));
    }

    /** The words right before "on 25 March", or right behind it where it opens the sentence, stand in the article's sentence. */
    private boolean isToldThere(List<Word> words, Day day, int sentence) {
        int first = 0;
        while (words.get(first).span().start() < day.span().start()) {
            first++;
        }
        if (first == 0 || !words.get(first - 1).lower().equals("on")) {
            return false;
        }
        List<Word> around = first == 1 ? words.subList(first + 2, words.size()) : reversed(words.subList(0, first - 1));
        return around.stream()
                        .filter(word -> !word.key().isEmpty())
                        .limit(LOCAL)
                        .filter(word -> article.side.hasKey(sentence, word.key()))
                        .count()
                >= LOCAL - 1;
    }

    private static List<Word> reversed(List<Word> words) {
        List<Word> reversed = new ArrayList<>(words);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Day> days(Side side, List<Word> words) {
        List<Day> days = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            Word month = words.get(at);
            if (side.vocabulary.is("months", month.lower()) && month.isCapital()) {
                Word before = at > 0 && !month.afterMark() ? words.get(at - 1) : null;
                Word after = at + 1 < words.size() && !words.get(at + 1).afterMark() ? words.get(at + 1) : null;
                Word number = isDay(after) ? after : isDay(before) ? before : null;
                if (number != null) {
                    Span span = new Span(
                            Math.min(month.span().start(), number.span().start()),
                            Math.max(month.span().end(), number.span().end()));
                    days.add(new Day(month.lower(), number(number), span));
                }
            }
        }
        return days;
    }

    private static boolean isDay(@Nullable Word word) {
        return word != null
                && number(word).matches("\\d{1,2}")
                && Integer.parseInt(number(word)) <= LAST_DAY
                && Integer.parseInt(number(word)) > 0;
    }

    private static String number(Word word) {
        return word.lower().replaceAll("(?:st|nd|rd|th)$", "");
    }

    private Item finding(Day day, Day right) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                day.span(),
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells this of “" + expected + "”, not of “" + findings.told(day.span()) + "”.");
    }
}

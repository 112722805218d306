package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds "next week" where the article has "next month". Such words are no dates, so that no other check looks at them; a text
 * may drop them, but hardly has a reason to change them.
 */
final class PeriodCheck {
    /** A sentence of the article is meant that has this share of the words' worth, and so many of them; */
    private static final double CLEAR = 0.4;

    private static final int CLEAR_WORDS = 4;
    /** others that have this share of the best one's may be meant too. */
    private static final double NEXT = 0.75;
    /** How far from the period the words stand that tell what happens then. */
    private static final int REACH = 9;
    /** So many words that say something, on either side, tell what a period is said of; */
    private static final int OWN_WORDS = 2;
    /** so many where the sentence does not tell which one is meant, and so many of them are shared; */
    private static final int WIDE = 3;

    private static final int CLEAR_NEAR = 2;
    /** among so many of the article, which may put it in other words. */
    private static final int THEIR_WORDS = 4;

    private static final Map<String, String> SIDES = Map.of(
            "last", "last", "past", "last", "previous", "last", "next", "next", "coming", "next", "this", "this");

    /** A weekend may be told as its week, a season as its year. */
    private static final Map<String, String> LENGTHS = Map.of(
            "week",
            "week",
            "weekend",
            "week",
            "fortnight",
            "week",
            "month",
            "month",
            "year",
            "year",
            "season",
            "year",
            "decade",
            "decade",
            "century",
            "century");

    private static final List<String> ORDER = List.of("week", "month", "year", "decade", "century");

    /** "Next month": two words of a sentence. */
    private record Period(int sentence, int at, String side, String length) {
        boolean isSame(Period other) {
            return side.equals(other.side) && length.equals(other.length);
        }

        /** "This week" is a part of "this year": both may be true. */
        boolean isWithin(Period other) {
            return side.equals("this") && ORDER.indexOf(length) < ORDER.indexOf(other.length);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    PeriodCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        List<Period> told = periods(text);
        List<Period> there = told.isEmpty() ? List.of() : article.side.view(Periods.class, Periods::new).all;
        for (Period period : told) {
            Span span = span(text, period);
            boolean found = Item.isFound(known, span);
            Period rival = found || mayBeTold(period, there) ? null : rival(period, told, there);
            if (rival != null) {
                items.add(finding(span, span(article.side, rival)));
            }
        }
        return items;
    }

    /** The periods of an article, read once. */
    private static final class Periods {
        private final List<Period> all;

        Periods(Side side) {
            all = periods(side);
        }
    }

    private static List<Period> periods(Side side) {
        List<Period> periods = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            List<Word> words = side.words.get(sentence);
            for (int at = 0; at + 1 < words.size(); at++) {
                String direction = SIDES.get(words.get(at).lower());
                String length = LENGTHS.get(words.get(at + 1).lower());
                if (direction != null && length != null && !words.get(at + 1).afterMark()) {
                    periods.add(new Period(sentence, at, direction, length));
                }
            }
        }
        return periods;
    }

    /** The article has the period, of something else only where another one stands among the same words. */
    private boolean mayBeTold(Period period, List<Period> there) {
        List<Period> same = there.stream().filter(period::isSame).toList();
        return !same.isEmpty()
                && (shared(period, same) > 0
                        || same.stream().anyMatch(other -> there.stream()
                                .anyMatch(rival -> !rival.isSame(other) && rival.sentence() == other.sentence()))
                        || shared(period, there) < CLEAR_NEAR);
    }

    /** How many of the words around a period stand around one of others. */
    private int shared(Period period, List<Period> others) {
        Set<String> near = around(text.words.get(period.sentence()), period.at(), WIDE);
        return others.stream()
                .mapToInt(other ->
                        (int) around(article.side.words.get(other.sentence()), other.at(), THEIR_WORDS).stream()
                                .filter(near::contains)
                                .count())
                .max()
                .orElse(0);
    }

    /** What the article has for a period, in the sentence that clearly tells the same, or among the same words. */
    private @Nullable Period rival(Period period, List<Period> told, List<Period> there) {
        Period clear = ofSentence(period, told, there);
        return clear != null
                ? clear
                : there.stream()
                        .filter(other -> other.side().equals(period.side()) && !other.isSame(period))
                        .filter(other -> !period.isWithin(other))
                        .filter(other -> told.stream().noneMatch(other::isSame))
                        .filter(other -> shared(period, List.of(other)) >= CLEAR_NEAR)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable Period ofSentence(Period period, List<Period> told, List<Period> there) {
        List<Word> words = text.words.get(period.sentence());
        List<String> keys = words.stream()
                .filter(word -> !SIDES.containsKey(word.lower()) && !LENGTHS.containsKey(word.lower()))
                .map(Word::key)
                .toList();
        List<Statements.Match> matches = article.statements().find(keys);
        Period rival = null;
        for (Statements.Match match : matches) {
            if (match.coverage() < Math.max(CLEAR, matches.get(0).coverage() * NEXT) || match.shared() < CLEAR_WORDS) {
                break;
            }
            for (Period other : there) {
                boolean here = other.sentence() == match.sentence();
                boolean half =
                        other.side().equals(period.side()) || other.length().equals(period.length());
                boolean free = told.stream().noneMatch(other::isSame);
                if (here && half && free && rival == null && areAlike(words, period, other)) {
                    rival = other;
                }
            }
        }
        return rival;
    }

    /** A word that says something near the one stands near the other, with other words between them or not. */
    private boolean areAlike(List<Word> words, Period period, Period other) {
        Set<String> near = around(article.side.words.get(other.sentence()), other.at(), THEIR_WORDS);
        return around(words, period.at(), OWN_WORDS).stream().anyMatch(near::contains);
    }

    /** The nearest words that say something, so many before a period and behind it. */
    private static Set<String> around(List<Word> words, int at, int most) {
        Set<String> keys = new HashSet<>();
        List<String> before = keys(words.subList(Math.max(0, at - REACH), at));
        keys.addAll(before.subList(Math.max(0, before.size() - most), before.size()));
        int behind = Math.min(words.size(), at + 2);
        List<String> after = keys(words.subList(behind, Math.min(words.size(), behind + REACH)));
        keys.addAll(after.subList(0, Math.min(most, after.size())));
        return keys;
    }

    private static List<String> keys(List<Word> words) {
        return words.stream().map(Word::key).filter(key -> !key.isEmpty()).toList();
    }

    private static Span span(Side side, Period period) {
        List<Word> words = side.words.get(period.sentence());
        return new Span(
                words.get(period.at()).span().start(),
                words.get(period.at() + 1).span().end());
    }

    private Item finding(Span span, Span rival) {
        String right = findings.words(rival);
        return findings.contradicted(
                span,
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                right,
                "The article tells this of “" + right + "”, not of “" + findings.told(span) + "”.");
    }
}

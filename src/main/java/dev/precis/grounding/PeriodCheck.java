package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final int REACH = 5;

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

    /** "Next month": two words of a sentence. */
    private record Period(int sentence, int at, String side, String length) {
        boolean isSame(Period other) {
            return side.equals(other.side) && length.equals(other.length);
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
            boolean found = known.stream()
                    .anyMatch(item -> item.isFinding() && item.span().overlaps(span));
            Period rival = found || there.stream().anyMatch(period::isSame) ? null : rival(period, told, there);
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

    /** What the article has for a period, in the sentence that clearly tells the same. */
    private @Nullable Period rival(Period period, List<Period> told, List<Period> there) {
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

    /** The word that says something nearest to the one stands near the other. */
    private boolean areAlike(List<Word> words, Period period, Period other) {
        Set<String> near = new HashSet<>(around(article.side.words.get(other.sentence()), other.at(), REACH));
        return around(words, period.at(), 2).stream().anyMatch(near::contains);
    }

    private static Set<String> around(List<Word> words, int at, int reach) {
        Set<String> keys = words.subList(Math.max(0, at - reach), at).stream()
                .map(Word::key)
                .collect(Collectors.toCollection(HashSet::new));
        words.subList(Math.min(words.size(), at + 2), Math.min(words.size(), at + 2 + reach)).stream()
                .map(Word::key)
                .forEach(keys::add);
        keys.remove("");
        return keys;
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

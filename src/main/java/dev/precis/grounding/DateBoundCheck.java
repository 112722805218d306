package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds "after 2010" where the article has "by 2010": a true date with the other side of time. */
final class DateBoundCheck {
    private static final Set<String> UP_TO = Set.of("by", "before", "until", "till");
    private static final Set<String> ONWARD = Set.of("after", "since");
    /** "After the year 2010". */
    private static final Set<String> BETWEEN = Set.of("the", "year");

    /** So many words behind both dates are the same. */
    private static final int ALIKE = 2;

    private static final int REACH = 8;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    DateBoundCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Moment moment : MomentReader.read(text)) {
            Word link = link(text, moment);
            Set<String> opposite = link == null ? null : opposite(link);
            if (link == null || opposite == null) {
                continue;
            }
            Span span = new Span(start(link), moment.span().end());
            Word right = right(moment, opposite);
            boolean found = Item.isFound(known, span);
            if (right != null && !found) {
                items.add(finding(span, link, right));
            }
        }
        return items;
    }

    /** "Only after" is one word for it. */
    private int start(Word link) {
        int sentence = text.sentenceAt(link.span().start());
        int at = text.wordAt(sentence, link.span().start());
        Word before = at > 0 ? text.words.get(sentence).get(at - 1) : link;
        return before.lower().equals("only")
                ? before.span().start()
                : link.span().start();
    }

    private static @Nullable Set<String> opposite(Word link) {
        return UP_TO.contains(link.lower()) ? ONWARD : ONWARD.contains(link.lower()) ? UP_TO : null;
    }

    /** The article's word for the other side of the date; null where it has the date without such a word anywhere. */
    private @Nullable Word right(Moment moment, Set<String> opposite) {
        Word right = null;
        for (Moment other : article.side.view(Dates.class, Dates::new).moments()) {
            if (isSame(moment, other)) {
                Word link = link(article.side, other);
                if (link == null || !opposite.contains(link.lower()) || !tellSame(moment, other)) {
                    return null;
                }
                right = right == null ? link : right;
            }
        }
        return right;
    }

    /** What is told behind both dates begins alike: who has until 1 May is late after 1 May. */
    private boolean tellSame(Moment moment, Moment other) {
        List<String> behind = behind(text, moment);
        return behind.size() == ALIKE && behind.equals(behind(article.side, other));
    }

    private static List<String> behind(Side side, Moment moment) {
        int sentence = side.sentenceAt(moment.span().start());
        List<Word> words = sentence < 0 ? List.of() : side.words.get(sentence);
        int at = sentence < 0 ? 0 : side.wordAt(sentence, moment.span().end());
        return words.subList(at, Math.min(words.size(), at + REACH)).stream()
                .map(Word::key)
                .filter(key -> !key.isEmpty())
                .limit(ALIKE)
                .toList();
    }

    private static boolean isSame(Moment one, Moment other) {
        return Objects.equals(one.month(), other.month())
                && (one.month() == null
                        || one.year() == null
                        || other.year() == null
                        || one.year().equals(other.year()))
                && (one.month() != null || Objects.equals(one.year(), other.year()))
                && Objects.equals(one.day(), other.day())
                && Objects.equals(one.decade(), other.decade())
                && Objects.equals(one.century(), other.century());
    }

    /** The word right before a date; null for none. */
    private static @Nullable Word link(Side side, Moment moment) {
        int sentence = side.sentenceAt(moment.span().start());
        List<Word> words = sentence < 0 ? List.of() : side.words.get(sentence);
        int at = sentence < 0 ? 0 : side.wordAt(sentence, moment.span().start());
        int before = at - 1;
        while (before > 0
                && at - before <= BETWEEN.size()
                && BETWEEN.contains(words.get(before).lower())) {
            before--;
        }
        // "After the 6 June vote" tells of the vote.
        boolean named = before < at - 1 && !words.get(at - 1).lower().equals("year");
        return before < 0 || named ? null : words.get(before);
    }

    private Item finding(Span span, Word link, Word right) {
        return findings.contradicted(
                span,
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                right.lower(),
                "The article has “" + right.lower() + "” this date, not “" + link.lower() + "”.");
    }
}

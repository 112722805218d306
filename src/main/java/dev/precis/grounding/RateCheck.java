package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a rate is per: "£3,000 per fire engine" is not "£3,000 per firefighter". */
final class RateCheck {
    /** Words that may stand between a number and "per". */
    private static final int REACH = 2;
    /** Words of what a rate is per. */
    private static final int LONGEST = 4;

    /** The words behind "per". */
    private record Base(List<Word> words) {
        Word head() {
            return words.get(words.size() - 1);
        }

        Span span() {
            return new Span(words.get(0).span().start(), head().span().end());
        }

        Set<String> keys() {
            Set<String> keys = new HashSet<>();
            words.forEach(word -> keys.add(word.key()));
            keys.remove("");
            return keys;
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    RateCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /**
     * @param bound the figure of the article that each figure of the text stands for
     * @param known what other checks have found
     */
    List<Item> check(Map<Fact, Fact> bound, List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Fact fact : text.allFacts()) {
            Fact there = bound.get(fact);
            Base told = there == null ? null : base(text, fact);
            Base right = told == null || there == null ? null : base(article.side, there);
            if (told != null
                    && right != null
                    && isOther(told, right)
                    && !isToldPer(fact, told)
                    && !Item.isFound(known, told.span())) {
                items.add(differs(told, right));
            }
        }
        return items;
    }

    /** Two things that the article has both, none of them a word for anybody or a time. */
    private boolean isOther(Base told, Base right) {
        Set<String> shared = told.keys();
        shared.retainAll(right.keys());
        return shared.isEmpty()
                && !told.head().key().isEmpty()
                && !isAnybody(told.head())
                && !isAnybody(right.head())
                && isTime(told.head()) == isTime(right.head())
                && article.hasKey(told.head().key())
                && !isKindOf(told.head(), right.head());
    }

    /** "Vehicle" for a fire engine. */
    private boolean isKindOf(Word one, Word other) {
        String a = Vocabulary.stem(one.lower());
        String b = Vocabulary.stem(other.lower());
        return text.vocabulary.isKindOf(a, b) || text.vocabulary.isKindOf(b, a) || text.vocabulary.sameNoun(a, b);
    }

    private boolean isAnybody(Word word) {
        return text.vocabulary.is("generic-persons", word.lower())
                || text.vocabulary.is("generic-things", word.lower())
                || word.lower().matches("head|capita|cent|annum");
    }

    private boolean isTime(Word word) {
        return text.vocabulary.is("time-units", word.lower());
    }

    /** True where the article has the number with this base elsewhere. */
    private boolean isToldPer(Fact fact, Base told) {
        return article.side.allFacts().stream()
                .filter(other -> AmountMatch.between(other.figure(), fact.figure()) != null)
                .map(other -> base(article.side, other))
                .anyMatch(base -> base != null && base.keys().stream().anyMatch(told.keys()::contains));
    }

    private static @Nullable Base base(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        int end = Math.min(words.size(), fact.to() + REACH);
        for (int at = fact.from(); at < end; at++) {
            if (at >= fact.to() && words.get(at).afterMark()) {
                return null;
            }
            boolean each = words.get(at).lower().equals("for")
                    && at + 1 < words.size()
                    && words.get(at + 1).lower().matches("each|every");
            if (words.get(at).lower().equals("per") || each) {
                return base(side, words, each ? at + 2 : at + 1);
            }
        }
        return null;
    }

    private static @Nullable Base base(Side side, List<Word> words, int from) {
        int to = from;
        while (to < Math.min(words.size(), from + LONGEST)
                && !words.get(to).key().isEmpty()
                && !words.get(to).isNumber()
                && !(to > from && words.get(to).afterMark())
                && !side.vocabulary.is("stop", words.get(to).lower())) {
            to++;
        }
        return to == from ? null : new Base(words.subList(from, to));
    }

    private Item differs(Base told, Base right) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                told.span(),
                Item.Kind.NUMBER,
                Code.UNIT_DIFFERS,
                null,
                expected,
                "In the article this number is per “" + expected + "”, not per “" + findings.told(told.span()) + "”.");
    }
}

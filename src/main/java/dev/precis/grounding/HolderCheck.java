package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a number that one of two sides is told to have where the article has the other one having it: "despite having 64% of
 * the ball, Orsk lost to the champions". Both sides stand in the sentence, so that they are two.
 */
final class HolderCheck {
    /** How far behind "had" a number stands. */
    private static final int REACH = 3;
    /** The words of the other side that both have. */
    private static final int SHARED = 2;
    /** How far behind "by" or "against" its words stand. */
    private static final int OTHER = 5;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;

    HolderCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
    }

    /** @param told what other checks have found */
    List<Item> check(Map<Fact, Fact> bound, List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (Fact fact : text.allFacts()) {
            Word holder = bound.containsKey(fact) && !Item.isFound(told, fact.span()) ? holder(fact) : null;
            Set<String> others = holder == null ? Set.of() : others(text.words.get(fact.sentence()), holder);
            Span right = holder == null || others.size() < SHARED ? null : right(fact, holder, others);
            if (right != null) {
                items.add(finding(fact, right));
            }
        }
        return items;
    }

    /** The name that has the number: "Orsk had 64%", "despite having 64% of the ball, Orsk". */
    private @Nullable Word holder(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        int verb = verb(words, fact.from());
        if (verb < 0) {
            return null;
        }
        if (!words.get(verb).lower().equals("having")) {
            return verb > 0 && isName(words.get(verb - 1)) && !words.get(verb).afterMark() ? words.get(verb - 1) : null;
        }
        int at = fact.to();
        while (at < words.size() && !words.get(at).afterMark()) {
            at++;
        }
        boolean opens = words.subList(0, fact.from()).stream().noneMatch(HolderCheck::isName);
        return opens && at < words.size() && isName(words.get(at)) ? words.get(at) : null;
    }

    private static int verb(List<Word> words, int number) {
        for (int at = Math.min(number, words.size()) - 1; at >= Math.max(0, number - REACH); at--) {
            if (words.get(at).lower().matches("had|has|have|having|enjoyed|held")) {
                return at;
            }
            if (at + 1 < words.size() && words.get(at + 1).afterMark()) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isName(Word word) {
        return word.isCapital() && !word.isNumber() && !word.key().isEmpty();
    }

    /** The words of the side behind "by", "to" or "against". */
    private static Set<String> others(List<Word> words, Word holder) {
        Set<String> keys = new HashSet<>();
        for (int at = words.indexOf(holder) + 1; at < words.size(); at++) {
            boolean joins = words.get(at).lower().matches("by|to|against|over") && at + 1 < words.size();
            for (int i = at + 1;
                    joins
                            && i < Math.min(words.size(), at + OTHER)
                            && !words.get(i).afterMark();
                    i++) {
                if (words.get(i).lower().matches("in|at|on|for|after|with")) {
                    break;
                }
                keys.add(words.get(i).key());
            }
        }
        keys.remove("");
        keys.remove(holder.key());
        return keys;
    }

    /** The other side stands before the verb wherever the article has the number, and the holder nowhere beside it. */
    private @Nullable Span right(Fact fact, Word holder, Set<String> others) {
        Span right = null;
        for (Candidate candidate : binder.candidates(fact)) {
            if (candidate.relation() == Candidate.Relation.SAME && candidate.unit() != UnitMatch.OTHER) {
                Fact there = candidate.fact();
                List<Word> words = article.side.words.get(there.sentence());
                int verb = verb(words, there.from());
                int from = Math.max(0, verb - SHARED);
                boolean other = verb >= SHARED
                        && words.subList(from, verb).stream().allMatch(word -> others.contains(word.key()))
                        && words.subList(from + 1, verb + 1).stream().noneMatch(Word::afterMark)
                        && words.subList(0, verb).stream()
                                .noneMatch(word -> word.key().equals(holder.key()));
                if (!other) {
                    return null;
                }
                right = new Span(
                        words.get(from).span().start(),
                        words.get(verb - 1).span().end());
            }
        }
        return right;
    }

    private Item finding(Fact fact, Span right) {
        String expected = findings.words(right);
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells “" + findings.told(fact.span()) + "” of “" + expected + "”.");
    }
}

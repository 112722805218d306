package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a person who is told to do what another one does in the article, or to have what is another's: "Ames saluted the
 * firefighters", "Ames's only over cost 16 runs". Both are named right at the deed, and much of what follows is the same.
 */
final class PersonsDeedCheck {
    /** How far behind a deed its objects stand. */
    private static final int BEHIND = 11;
    /** So many words of them are the same. */
    private static final int SHARED = 4;
    /** A verb or a thing that the article has more often is too common. */
    private static final int COMMON = 12;

    /** A person in a sentence: the words of the name, the last one the family name. */
    private record Doer(int sentence, int from, int to) {
        Word last(Side side) {
            return side.words.get(sentence).get(to - 1);
        }

        Span span(Side side) {
            List<Word> words = side.words.get(sentence);
            return new Span(
                    words.get(from).span().start(), words.get(to - 1).span().end());
        }
    }

    /** The family names of a text, each with the first names that stand before it. */
    private static final class People {
        private final Map<String, Set<String>> firstNames = new HashMap<>();

        People(Side side) {
            for (List<Word> words : side.words) {
                for (int at = 1; at < words.size(); at++) {
                    boolean pair = isName(side.vocabulary, words.get(at - 1))
                            && isName(side.vocabulary, words.get(at))
                            && !words.get(at).afterMark()
                            && !isPossessive(side, words.get(at - 1))
                            && !(at > 1
                                    && isName(side.vocabulary, words.get(at - 2))
                                    && !words.get(at - 1).afterMark())
                            && !(at + 1 < words.size()
                                    && !isPossessive(side, words.get(at))
                                    && !words.get(at + 1).afterMark()
                                    && words.get(at + 1).isCapital());
                    if (pair) {
                        firstNames
                                .computeIfAbsent(words.get(at).lower(), key -> new HashSet<>())
                                .add(words.get(at - 1).lower());
                    }
                }
            }
        }

        boolean has(Word last) {
            return firstNames.containsKey(last.lower());
        }

        boolean has(Word first, Word last) {
            return firstNames.getOrDefault(last.lower(), Set.of()).contains(first.lower());
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Vocabulary vocabulary;
    private final People people;

    PersonsDeedCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
        this.people = article.side.view(People.class, People::new);
    }

    private static boolean isName(Vocabulary vocabulary, Word word) {
        return word.isCapital()
                && !word.isNumber()
                && !word.isParty()
                && !word.key().isEmpty()
                && word.text().length() > 2
                && !vocabulary.isPlace(word.lower())
                && !vocabulary.is("body-words", word.lower())
                && !vocabulary.is("opening-adverbs", word.lower())
                && !vocabulary.is("name-roles", word.lower())
                && !vocabulary.is("official-words", word.lower())
                && !vocabulary.is("compass", word.lower())
                && !vocabulary.is("weekdays", word.lower())
                && !vocabulary.is("months", word.lower());
    }

    private static boolean isPossessive(Side side, Word word) {
        int end = word.span().end();
        return word.text().matches(".*['’]s?") || end < side.text.length() && "'’".indexOf(side.text.charAt(end)) >= 0;
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Word> words = text.words.get(sentence);
            for (int at = 1; at + 1 < words.size(); at++) {
                Doer doer = person(sentence, at);
                Doer right = doer == null ? null : right(doer);
                if (doer != null && right != null && !Item.isFound(told, doer.span(text))) {
                    items.add(finding(doer, right));
                }
            }
        }
        return items;
    }

    /** A first and a family name of the article, no team's: those are many. */
    private @Nullable Doer person(int sentence, int last) {
        List<Word> words = text.words.get(sentence);
        boolean named = isName(vocabulary, words.get(last))
                && !words.get(last).afterMark()
                && people.has(words.get(last - 1), words.get(last))
                && !words.get(last).lower().endsWith("s")
                && !words.get(last + 1).afterMark()
                && !words.get(last + 1).isCapital()
                && !(last > 1 && words.get(last - 2).lower().equals("the"));
        return named ? new Doer(sentence, last - 1, last + 1) : null;
    }

    private @Nullable Doer right(Doer doer) {
        List<Word> words = text.words.get(doer.sentence());
        boolean owns = isPossessive(text, doer.last(text));
        Word deed = words.get(doer.to());
        boolean verb = deed.lower().endsWith("ed")
                && !deed.key().isEmpty()
                && !vocabulary.is("saying", deed.lower())
                && !vocabulary.is("telling", deed.lower())
                && doer.to() + 1 < words.size()
                && !words.get(doer.to() + 1).lower().equals("by");
        if (!owns && !verb) {
            return null;
        }
        return owns ? rightOwner(doer, deed) : rightDoer(doer, deed);
    }

    private @Nullable Doer rightDoer(Doer doer, Word deed) {
        Set<String> objects = keys(text.words.get(doer.sentence()), doer.to() + 1);
        Doer right = null;
        List<Integer> places = article.sentencesWith(deed.key());
        for (int place : places.size() > COMMON ? List.<Integer>of() : places) {
            List<Word> there = article.side.words.get(place);
            for (int at = 1; at < there.size(); at++) {
                if (there.get(at).key().equals(deed.key()) && shared(objects, there, at + 1) >= SHARED) {
                    Doer other = doer(place, at);
                    if (other == null || isNear(doer, place)) {
                        return null;
                    }
                    right = other;
                }
            }
        }
        return right;
    }

    /** Whose "only over" it is, wherever the article has one that the same is told of. */
    private @Nullable Doer rightOwner(Doer doer, Word trait) {
        List<Word> words = text.words.get(doer.sentence());
        if (doer.to() + 1 >= words.size() || words.get(doer.to() + 1).afterMark()) {
            return null;
        }
        String thing = words.get(doer.to() + 1).lower();
        Set<String> objects = keys(words, doer.to() + 2);
        Doer right = null;
        for (int place = 0; place < article.side.size(); place++) {
            List<Word> there = article.side.words.get(place);
            for (int at = 2; at < there.size(); at++) {
                boolean same = there.get(at).lower().equals(thing)
                        && there.get(at - 1).lower().equals(trait.lower())
                        && shared(objects, there, at + 1) >= SHARED;
                if (same) {
                    Doer other = owner(place, at - 2);
                    if (other == null || isNear(doer, place)) {
                        return null;
                    }
                    right = other;
                }
            }
        }
        return right;
    }

    private static int shared(Set<String> objects, List<Word> words, int from) {
        Set<String> shared = keys(words, from);
        shared.retainAll(objects);
        return shared.size();
    }

    private static Set<String> keys(List<Word> words, int from) {
        Set<String> keys = new HashSet<>();
        for (int at = from; at < Math.min(words.size(), from + BEHIND * 2); at++) {
            keys.add(
                    words.get(at).isNumber()
                            ? words.get(at).lower()
                            : words.get(at).key());
        }
        keys.remove("");
        return keys;
    }

    /** The one whom the text names stands in the sentence as well. */
    private boolean isNear(Doer doer, int sentence) {
        return article.side.hasLower(sentence, doer.last(text).lower());
    }

    /** "Brown's only over". */
    private @Nullable Doer owner(int sentence, int last) {
        Word owner = article.side.words.get(sentence).get(last);
        return isPossessive(article.side, owner) && people.has(owner) ? whole(sentence, last) : null;
    }

    /** "Brown had saluted", "Brown ended the show by saluting". */
    private @Nullable Doer doer(int sentence, int verb) {
        List<Word> words = article.side.words.get(sentence);
        int before = verb - 1;
        while (before > 0
                && (words.get(before).lower().matches("has|have|had|also|then|later")
                        || words.get(before).lower().endsWith("ly"))) {
            before--;
        }
        if (words.get(verb).lower().endsWith("ed")) {
            return people.has(words.get(before))
                            && !words.get(verb).afterMark()
                            && !isPossessive(article.side, words.get(before))
                    ? whole(sentence, before)
                    : null;
        }
        boolean going = words.get(verb).lower().endsWith("ing")
                && words.get(verb - 1).lower().matches("by|before|after|while");
        int last = verb - 1;
        while (going
                && last > 0
                && !words.get(last).isCapital()
                && !words.get(last + 1).afterMark()) {
            last--;
        }
        boolean ofHim = going
                && last + 2 < verb
                && people.has(words.get(last))
                && !isPossessive(article.side, words.get(last))
                && isSubject(words, last);
        return ofHim ? whole(sentence, last) : null;
    }

    /** A verb in the past stands right behind the name, and no preposition before it. */
    private boolean isSubject(List<Word> words, int last) {
        int from = last;
        while (from > 0 && words.get(from - 1).isCapital()) {
            from--;
        }
        Word next = words.get(last + 1);
        boolean verb =
                !next.afterMark() && !next.key().isEmpty() && next.lower().matches(".*(ed|[^s]s|an|ew|ook|ave|ell)");
        return verb
                && !(from > 0 && words.get(from - 1).lower().matches("of|by|for|with|to|against|from|and|or|than|at"));
    }

    private Doer whole(int sentence, int last) {
        List<Word> words = article.side.words.get(sentence);
        boolean first = last > 0 && !words.get(last).afterMark() && people.has(words.get(last - 1), words.get(last));
        return new Doer(sentence, first ? last - 1 : last, last + 1);
    }

    private Item finding(Doer doer, Doer right) {
        String expected = findings.words(right.span(article.side));
        return findings.contradicted(
                doer.span(text),
                Item.Kind.SOURCE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells this of “" + expected + "”, not of “" + findings.told(doer.span(text)) + "”.");
    }
}

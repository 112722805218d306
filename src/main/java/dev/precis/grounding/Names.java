package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the names of places in a sentence: capitalised words in the position of a place. */
final class Names {
    /**
     * A name that stands where a place stands.
     *
     * @param from first word in the sentence
     * @param to after the last word
     */
    record Place(int from, int to, Span span, List<String> keys) {
        Place {
            keys = List.copyOf(keys);
        }
    }

    private static final int LONGEST = 4;
    /** "Near the annexed …": words between a preposition and a name. */
    private static final int ADJECTIVES = 2;

    private final Vocabulary vocabulary;

    Names(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Place> places(List<Word> words) {
        List<Place> places = new ArrayList<>();
        for (int at = 1; at < words.size(); at++) {
            if (!isName(words, at) || isName(words, at - 1) && !words.get(at).afterMark()) {
                continue;
            }
            int end = at + 1;
            while (end < words.size()
                    && end < at + LONGEST
                    && isName(words, end)
                    && !words.get(end).afterMark()) {
                end++;
            }
            if (standsAsPlace(words, at, end)
                    && !isAcronym(words, at, end)
                    && !isOfName(words, at)
                    && !isModifier(words, at, end)) {
                places.add(place(words, withoutParty(words, at, end), end));
            }
            at = end - 1;
        }
        return places;
    }

    /** "An expert in PTSD": letters that stand for no country are seldom a place. */
    private static boolean isAcronym(List<Word> words, int from, int to) {
        Word word = words.get(from);
        return to - from == 1
                && !word.isParty()
                && word.text().length() > 2
                && word.text().chars().allMatch(Character::isUpperCase);
    }

    /** "Ukraine's Kharkiv" is about Kharkiv. */
    private static int withoutParty(List<Word> words, int from, int to) {
        int at = from;
        while (at + 1 < to && words.get(at).isParty()) {
            at++;
        }
        return at;
    }

    private boolean standsAsPlace(List<Word> words, int from, int to) {
        if (to < words.size()
                && vocabulary.is("place-after", words.get(to).lower())
                && !words.get(to).afterMark()) {
            return true;
        }
        int before = from - 1;
        boolean list = words.get(before).lower().equals("and")
                && before > 0
                && words.get(before - 1).isCapital();
        if (list) {
            return startsPlace(words, before - 2) || startsPlace(words, before - 3);
        }
        if (words.get(from).afterMark()) {
            return false;
        }
        int at = before;
        while (at > 0
                && before - at < ADJECTIVES
                && mayStandBetween(words.get(at).lower())) {
            at--;
        }
        return startsPlace(words, at);
    }

    /** "The Duchess of Ayr", "the Department of Trade": part of a longer name. */
    private boolean isOfName(List<Word> words, int from) {
        int of = words.get(from - 1).lower().equals("the") ? from - 2 : from - 1;
        if (of < 1 || !words.get(of).lower().equals("of") || words.get(of).afterMark()) {
            return false;
        }
        Word head = words.get(of - 1);
        boolean titled = vocabulary.is("heads-of-names", head.lower());
        return head.isCapital() && !head.isNumber() && (titled || of > 1 && isName(words, of - 1) && !head.isParty());
    }

    /** "The LED maker": capitals alone before the noun that they describe. */
    private static boolean isModifier(List<Word> words, int from, int to) {
        Word name = words.get(from);
        return to == from + 1
                && to < words.size()
                && !name.isParty()
                && name.text().length() > 1
                && name.text().chars().allMatch(Character::isUpperCase)
                && !words.get(to).afterMark()
                && !words.get(to).isCapital()
                && !words.get(to).key().isEmpty()
                && !words.get(to).isEvent();
    }

    private static boolean mayStandBetween(String lower) {
        return lower.equals("the") || lower.endsWith("ed") || lower.endsWith("ern") || lower.equals("nearby");
    }

    private boolean startsPlace(List<Word> words, int at) {
        return at >= 0 && vocabulary.is("place-before", words.get(at).lower());
    }

    private boolean isName(List<Word> words, int at) {
        Word word = words.get(at);
        return word.isCapital()
                && word.text().chars().noneMatch(Character::isDigit)
                && !word.key().isEmpty()
                && !word.text().equals("Â")
                && !vocabulary.is("no-names", word.lower())
                && !vocabulary.is("weekdays", word.lower())
                && !vocabulary.is("months", word.lower())
                && !vocabulary.is("months-short", word.lower());
    }

    private static Place place(List<Word> words, int from, int to) {
        Span span = new Span(
                words.get(from).span().start(), words.get(to - 1).span().end());
        return new Place(
                from, to, span, words.subList(from, to).stream().map(Word::key).toList());
    }
}

package dev.precis.grounding;

import dev.precis.grounding.Statements.Match;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a name that stands where the article has another one: "a Molde court" for a Bergen court. Both is needed: the
 * sentence clearly tells a sentence of the article, and there another name stands before the same word or behind the same
 * words, which the text does not have.
 */
final class NameSlotCheck {
    private static final int LONGEST = 3;
    /** How far back the word stands that a name belongs to. */
    private static final int BACK = 5;
    /** A sentence of the article is meant that has this share of a sentence's words, */
    private static final double CLEAR = 0.4;
    /** and so many of them; */
    private static final int CLEAR_WORDS = 3;
    /** of a sentence with a well-known place that the article nowhere has a little less is enough; */
    private static final double ALIEN = 0.3;
    /** others that have this share of the best one's may be meant as well. */
    private static final double NEXT = 0.75;
    /** Where a name of the article stands in a sentence that tells this much of the best one's, it may belong there. */
    private static final double OWN = 0.5;
    /** First letters that two forms of one name share. */
    private static final int STEM = 4;
    /** By how many letters one form of a name may be longer. */
    private static final int LONGEST_ENDING = 3;

    /** Nearly all of a sentence. */
    private static final double PLAIN = 0.6;

    /** A name and the words around it. */
    private record Slot(List<Word> words, int from, int to) {
        List<Word> name() {
            return words.subList(from, to);
        }

        Word last() {
            return words.get(to - 1);
        }

        /** The word right behind it, no mark between. */
        @Nullable
        Word next() {
            return to < words.size() && !words.get(to).afterMark() ? words.get(to) : null;
        }

        /** True where it goes on from another capitalised word. */
        boolean isContinued() {
            return from > 0
                    && words.get(from - 1).isCapital()
                    && !words.get(from).afterMark();
        }

        /** The word that says something behind auxiliaries and adverbs. */
        @Nullable
        Word verb() {
            for (int at = to; at < Math.min(words.size(), to + LONGEST); at++) {
                if (words.get(at).afterMark() || words.get(at).isNumber()) {
                    return null;
                }
                if (!words.get(at).key().isEmpty() && !words.get(at).lower().endsWith("ly")) {
                    return words.get(at);
                }
            }
            return null;
        }

        /** The word that says something before it, a few words back. */
        @Nullable
        Word before() {
            for (int at = from - 1; at >= Math.max(0, from - BACK); at--) {
                if (words.get(at + 1).afterMark()) {
                    return null;
                }
                if (!words.get(at).key().isEmpty()) {
                    return words.get(at);
                }
            }
            return null;
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Initials initials;
    /** The article's capitalised words, by their first letters. */
    private final Map<String, Set<String>> names = new HashMap<>();

    NameSlotCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.initials = article.side.view(Initials.class, Initials::new);
        for (List<Word> words : article.side.words) {
            for (Word word : words) {
                if (word.isCapital()) {
                    names.computeIfAbsent(start(word.lower()), key -> new HashSet<>())
                            .add(word.lower());
                }
            }
        }
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Word> words = text.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                int end = endOfName(words, at);
                if (end > at) {
                    Item item = check(sentence, at, end);
                    if (item != null && !Item.isFound(told, item.span())) {
                        items.add(item);
                    }
                    at = end - 1;
                } else if (isCompass(words.get(at))) {
                    Item item = turned(sentence, at);
                    if (item != null) {
                        items.add(item);
                    }
                }
            }
        }
        return items;
    }

    /** After the capitalised words that begin here and are all new to the article, or all known to it. */
    private int endOfName(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && at < from + LONGEST
                && isName(words.get(at))
                && (at == from || !words.get(at).afterMark() && isKnown(words.get(at)) == isKnown(words.get(from)))) {
            at++;
        }
        return at;
    }

    private boolean isName(Word word) {
        Vocabulary vocabulary = text.vocabulary;
        return word.isCapital()
                && !word.isNumber()
                && word.text().length() > 1
                && !word.key().isEmpty()
                && !vocabulary.is("stop", word.lower())
                && !vocabulary.is("weekdays", word.lower())
                && !vocabulary.is("months", word.lower())
                && !vocabulary.is("months-short", word.lower())
                && !vocabulary.is("name-roles", word.lower())
                && !vocabulary.is("compass", word.lower())
                && !vocabulary.is("official-words", word.lower())
                && !vocabulary.is("body-words", word.lower());
    }

    private @Nullable Item check(int sentence, int from, int to) {
        List<Word> words = text.words.get(sentence);
        List<Word> name = words.subList(from, to);
        boolean known = isKnown(name.get(0));
        if (from == 0
                && to - from == 1
                && !name.get(0).isParty()
                && !text.vocabulary.isPlace(name.get(0).lower())) {
            return null;
        }
        if (to < words.size() && article.hasNumbered(words.get(to - 1), words.get(to))) {
            return null;
        }
        List<Match> matches = matches(sentence, from, to);
        if (matches.isEmpty() || known && mayBelong(name, matches)) {
            return null;
        }
        double best = matches.get(0).coverage();
        for (Match match : matches) {
            boolean near = match.coverage() >= best * NEXT;
            boolean same = near || match.coverage() >= best * OWN && hasPhrase(words, from, match.sentence());
            Span rival = same ? rival(new Slot(words, from, to), match, known) : null;
            if (rival != null) {
                return finding(span(name), rival, known);
            }
        }
        return null;
    }

    /** "St Olaf's Hospital in" stands in both. */
    private boolean hasPhrase(List<Word> words, int from, int there) {
        if (from < LONGEST) {
            return false;
        }
        List<String> phrase =
                words.subList(from - LONGEST, from).stream().map(Word::lower).toList();
        List<String> others =
                article.side.words.get(there).stream().map(Word::lower).toList();
        return words.get(from - 2).isCapital() && Collections.indexOfSubList(others, phrase) >= 0;
    }

    /** The sentences of the article that a sentence clearly tells, this name left out. */
    private List<Match> matches(int sentence, int from, int to) {
        List<Word> words = text.words.get(sentence);
        List<String> keys = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            if (at < from || at >= to) {
                keys.add(words.get(at).key());
            }
        }
        List<Match> matches = article.statements().find(keys);
        boolean alien = isPlace(words.subList(from, to)) && !isKnown(words.get(from));
        boolean clear = !matches.isEmpty()
                && (matches.get(0).coverage() >= CLEAR && matches.get(0).shared() >= CLEAR_WORDS
                        || alien
                                && matches.get(0).coverage() >= ALIEN
                                && matches.get(0).shared() > CLEAR_WORDS);
        return clear ? matches : List.of();
    }

    /** True where the article has a name in a sentence that tells much of the same, or beside the one that tells it. */
    private boolean mayBelong(List<Word> name, List<Match> matches) {
        Match best = matches.get(0);
        boolean near = false;
        for (int at = best.sentence() - 1; at <= best.sentence() + 1; at++) {
            int there = at;
            near |= name.stream().anyMatch(word -> hasName(there, word));
        }
        return near
                || matches.stream()
                        .takeWhile(match -> match.coverage() >= best.coverage() * OWN)
                        .anyMatch(match -> name.stream().anyMatch(word -> hasName(match.sentence(), word)));
    }

    /** A capital is looked for by its own name, else what stands for the country is the same. */
    private boolean hasName(int sentence, Word word) {
        return text.vocabulary.isSeat(word.lower())
                ? article.side.hasLower(sentence, word.lower())
                : article.side.hasKey(sentence, word.key());
    }

    // ---------------------------------------------------------------- the other name

    private @Nullable Span rival(Slot slot, Match match, boolean known) {
        List<Word> words = article.side.words.get(match.sentence());
        for (int at = 0; at < words.size(); at++) {
            for (int end = at + 1; end <= Math.min(words.size(), at + LONGEST); end++) {
                Word last = words.get(end - 1);
                boolean creed = end == at + 1 && text.vocabulary.is("creeds", last.lower());
                if (creed || !isName(last) || end > at + 1 && last.afterMark()) {
                    break;
                }
                Slot other = new Slot(words, at, end);
                boolean places = !known && isPlace(slot.name()) && isPlace(other.name());
                if ((places || isUntold(other.name())) && isSame(slot, other, known, match.coverage() >= PLAIN)) {
                    return span(other.name());
                }
            }
        }
        return null;
    }

    /** None of its words, and nothing of its country, is in the text, but within a longer name. */
    private boolean isUntold(List<Word> name) {
        for (List<Word> words : text.words) {
            for (int at = 0; at < words.size(); at++) {
                Word told = words.get(at);
                boolean longer = at + 1 < words.size()
                        && words.get(at + 1).isCapital()
                        && !words.get(at + 1).afterMark()
                        && text.vocabulary.is("body-words", words.get(at + 1).lower());
                if (!longer && name.stream().anyMatch(word -> isToldBy(told, word))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isToldBy(Word told, Word word) {
        return told.key().equals(word.key()) || told.isCapital() && isFormOf(told.lower(), word.lower());
    }

    private boolean isSame(Slot slot, Slot other, boolean known, boolean plain) {
        boolean town = isCountry(slot.last()) && !other.last().isParty();
        boolean whole = town && isPlace(other.name());
        if (known) {
            return isCountry(slot.last()) == isCountry(other.last())
                    && (isBehindSame(slot, other)
                            || isPlace(slot.name()) && isPlace(other.name()) && isBeforeSame(slot, other));
        }
        return !whole
                && (isBeforeSame(slot, other)
                        || !slot.isContinued() && doesSame(slot, other)
                        || !town && isBehindSame(slot, other)
                        || isWithinSame(slot, other)
                        || isUntold(other.name()) && arePeople(slot, other, plain));
    }

    /** A country or its people, not the capital that stands for it. */
    private boolean isCountry(Word word) {
        return word.isParty() && !text.vocabulary.isSeat(word.lower());
    }

    /** "Molde court" and "Bergen court". */
    private boolean isBeforeSame(Slot slot, Slot other) {
        Word next = slot.next();
        return next != null
                && isSame(next, other.next())
                && !next.key().isEmpty()
                && !next.isNumber()
                && !next.isEvent()
                && !next.lower().endsWith("ed")
                && !text.vocabulary.is("person-verbs", next.lower())
                && !text.vocabulary.is("saying", next.lower());
    }

    /** "Bitmore secretly moved" and "Coinway moved": one does what the article tells of another. */
    private boolean doesSame(Slot slot, Slot other) {
        Word verb = slot.verb();
        return verb != null
                && isSame(verb, other.verb())
                && !verb.isCapital()
                && !text.vocabulary.is("person-verbs", verb.lower())
                && !text.vocabulary.is("telling", verb.lower())
                && !text.vocabulary.is("saying", verb.lower());
    }

    private boolean isPlace(List<Word> name) {
        String lower = name.stream().map(Word::lower).collect(Collectors.joining(" "));
        return text.vocabulary.isPlace(lower) || name.stream().allMatch(Word::isParty);
    }

    /** "The hospital in Molde" and "the hospital in Bergen". */
    private boolean isBehindSame(Slot slot, Slot other) {
        if (slot.from() < 2 || other.from() < 2) {
            return false;
        }
        Word preposition = slot.words().get(slot.from() - 1);
        Word head = slot.words().get(slot.from() - 2);
        return preposition.lower().equals(other.words().get(other.from() - 1).lower())
                && text.vocabulary.is("locating", preposition.lower())
                && !slot.name().get(0).afterMark()
                && !other.name().get(0).afterMark()
                && !head.key().isEmpty()
                && !head.isNumber()
                && isSame(head, other.words().get(other.from() - 2));
    }

    /** "The Hillview North Two plant" and "the Hillview North One plant": the name goes on differently. */
    private boolean isWithinSame(Slot slot, Slot other) {
        return slot.isContinued()
                && other.isContinued()
                && isName(slot.words().get(slot.from() - 1))
                && isSame(slot.words().get(slot.from() - 1), other.words().get(other.from() - 1))
                && (isSame(slot.next(), other.next()) || slot.next() == null && other.next() == null);
    }

    /**
     * Both name a country or the people of a place beside the same word: "Finns asked", "Estonians asked".
     *
     * @param plain true where nearly all of the sentence is the article's
     */
    private boolean arePeople(Slot slot, Slot other, boolean plain) {
        Word next = slot.next();
        boolean ofSomebody = next != null && isName(next);
        return !ofSomebody
                && isPeople(slot.last())
                && isPeople(other.last())
                && !text.vocabulary.isKin(slot.last().key(), other.last().key())
                && (plain || isSame(slot.before(), other.before()) || isSame(slot.verb(), other.verb()));
    }

    private static boolean isSame(@Nullable Word one, @Nullable Word other) {
        return one != null && other != null && one.key().equals(other.key());
    }

    private boolean isPeople(Word word) {
        return isCountry(word)
                ? !word.text().endsWith("land") && !word.lower().equals("united")
                : word.text().matches("[A-Z].*(?:ans|ians|ese|ish)");
    }

    // ---------------------------------------------------------------- north and south

    private boolean isCompass(Word word) {
        return text.vocabulary.is("compass", word.lower());
    }

    /** "The northern region" where the article has the southern one. */
    private @Nullable Item turned(int sentence, int at) {
        List<Word> words = text.words.get(sentence);
        int last = lastPoint(words, at);
        String told = point(words, at, last);
        String head = head(words, last);
        if (head.isEmpty() || at > 0 && isCompass(words.get(at - 1))) {
            return null;
        }
        List<Match> matches = matches(sentence, at, last + 1);
        double least = matches.isEmpty() ? 0 : matches.get(0).coverage() * NEXT;
        Word right = null;
        for (Match match : matches) {
            List<Word> others = article.side.words.get(match.sentence());
            for (int there = 0; match.coverage() >= least && there < others.size(); there++) {
                if (isCompass(others.get(there))) {
                    int end = lastPoint(others, there);
                    boolean same = head(others, end).equals(head);
                    if (point(others, there, end).equals(told)) {
                        return null;
                    }
                    right = same && right == null ? others.get(there) : right;
                    there = end;
                }
            }
        }
        return right == null ? null : finding(words.get(at).span(), right.span(), true);
    }

    /** "South-west" is one point of two words. */
    private int lastPoint(List<Word> words, int at) {
        return at + 1 < words.size() && isCompass(words.get(at + 1)) ? at + 1 : at;
    }

    /** "north" of "northern", "northwards"; "southwest" of "south-western". */
    private static String point(List<Word> words, int from, int last) {
        return words.subList(from, last + 1).stream()
                .map(word -> word.lower().replaceAll("(?:ern|wards?|ers?|erly)$", ""))
                .collect(Collectors.joining());
    }

    /** The word that a point of the compass stands before: "region", "of the coast". */
    private String head(List<Word> words, int at) {
        for (int next = at + 1; next < Math.min(words.size(), at + LONGEST + 1); next++) {
            if (words.get(next).afterMark()) {
                return "";
            }
            if (!words.get(next).key().isEmpty()) {
                return words.get(next).key();
            }
        }
        return "";
    }

    // ---------------------------------------------------------------- what the article knows

    /** True where the article has the word, another form or spelling of it, its country or what it is the short form of. */
    private boolean isKnown(Word word) {
        if (isCountry(word)) {
            return article.hasKey(word.key());
        }
        return article.hasWord(word.lower())
                || article.hasKey(word.key())
                || names.getOrDefault(start(word.lower()), Set.of()).stream()
                        .anyMatch(other -> isFormOf(word.lower(), other))
                || initials.names(word.text().replaceAll("['’]s$", ""));
    }

    /** "Orsk" and "Orskan", "Kupiansk" and "Kupyansk"; not "Orsk" and "Orskshire". */
    private static boolean isFormOf(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        int least = Math.min(one.length(), other.length());
        boolean form = same >= Math.min(STEM, least)
                && same >= STEM - 1
                && same >= least - 2
                && Math.abs(one.length() - other.length()) <= LONGEST_ENDING;
        return form || least > STEM && NameCheck.isOneLetterOff(one, other);
    }

    private static String start(String lower) {
        return lower.substring(0, Math.min(2, lower.length()));
    }

    private static Span span(List<Word> name) {
        return new Span(
                name.get(0).span().start(), name.get(name.size() - 1).span().end());
    }

    private Item finding(Span span, Span rival, boolean known) {
        String right = findings.words(rival);
        String told = findings.told(span);
        return known
                ? findings.contradicted(
                        span,
                        Item.Kind.SOURCE,
                        Code.BOUND_TO_OTHER,
                        null,
                        right,
                        "The article tells this of “" + right + "”, not of “" + told + "”.")
                : findings.unsupported(
                        span,
                        Item.Kind.SOURCE,
                        Code.NOT_IN_ARTICLE,
                        null,
                        right,
                        "The article has “" + right + "” here, and nowhere has “" + told + "”.");
    }
}

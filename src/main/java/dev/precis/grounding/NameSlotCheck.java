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
 * Finds a name that stands where the article has another one: "an Alexandria court" for a Cairo court. Both is needed: the
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
        this.initials = new Initials(article.side);
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
                    if (item != null
                            && told.stream()
                                    .noneMatch(other -> other.isFinding()
                                            && other.span().overlaps(item.span()))) {
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
        return isNameWord(word, text.vocabulary);
    }

    private static boolean isNameWord(Word word, Vocabulary vocabulary) {
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
        if (from == 0 && to - from == 1 && !name.get(0).isParty() && !text.vocabulary.isPlace(name.get(0).lower())) {
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
            Span rival = same ? rival(sentence, from, to, match.sentence(), known) : null;
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
                        || alien && matches.get(0).coverage() >= ALIEN && matches.get(0).shared() > CLEAR_WORDS);
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

    private @Nullable Span rival(int sentence, int from, int to, int there, boolean known) {
        List<Word> words = article.side.words.get(there);
        for (int at = 0; at < words.size(); at++) {
            int end = at;
            while (end < words.size()
                    && end < at + LONGEST
                    && isNameWord(words.get(end), text.vocabulary)
                    && (end == at || !words.get(end).afterMark())) {
                end++;
                boolean places = !known
                        && isPlace(text.words.get(sentence).subList(from, to))
                        && isPlace(words.subList(at, end));
                boolean other = isUntold(words.subList(at, end)) || places;
                if (other && isSameSlot(text.words.get(sentence), from, to, words, at, end, known)) {
                    return span(words.subList(at, end));
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

    private boolean isSameSlot(
            List<Word> words, int from, int to, List<Word> others, int at, int end, boolean known) {
        boolean whole = isCountry(words.get(to - 1)) && !others.get(end - 1).isParty() && !isPeople(others.get(end - 1));
        boolean kinds = !whole && !known || known && isCountry(words.get(to - 1)) == isCountry(others.get(end - 1));
        return kinds
                && (isBeforeSame(words, from, to, others, at, end, known)
                        || isBehindSame(words, from, others, at)
                        || !known && isWithinSame(words, from, to, others, at, end)
                        || !known && isUntold(others.subList(at, end)) && arePeople(words, from, to, others, at, end));
    }

    /** A country or its people, not the capital that stands for it. */
    private boolean isCountry(Word word) {
        return word.isParty() && !text.vocabulary.isSeat(word.lower());
    }

    /** "Alexandria court" and "Cairo court". */
    private boolean isBeforeSame(
            List<Word> words, int from, int to, List<Word> others, int at, int end, boolean known) {
        if (to >= words.size() || end >= others.size()) {
            return false;
        }
        if (known && !(isPlace(words.subList(from, to)) && isPlace(others.subList(at, end)))) {
            return false;
        }
        Word next = words.get(to);
        Word other = others.get(end);
        boolean noun = !next.key().isEmpty()
                && !next.isNumber()
                && !next.isEvent()
                && !next.lower().endsWith("ed")
                && !text.vocabulary.is("person-verbs", next.lower())
                && !text.vocabulary.is("saying", next.lower());
        return noun && next.key().equals(other.key()) && !next.afterMark() && !other.afterMark()
                || !known
                        && (from == 0 || !words.get(from - 1).isCapital())
                        && doesSame(words, to, others, end);
    }

    /** "Bitmore secretly moved" and "Coinway moved": one does what the article tells of another. */
    private boolean doesSame(List<Word> words, int to, List<Word> others, int end) {
        Word verb = verb(words, to);
        Word other = verb(others, end);
        return verb != null
                && other != null
                && verb.key().equals(other.key())
                && !verb.isCapital()
                && !text.vocabulary.is("person-verbs", verb.lower())
                && !text.vocabulary.is("telling", verb.lower())
                && !text.vocabulary.is("saying", verb.lower());
    }

    /** The word that says something behind auxiliaries and adverbs. */
    private static @Nullable Word verb(List<Word> words, int from) {
        for (int at = from; at < Math.min(words.size(), from + LONGEST); at++) {
            if (words.get(at).afterMark() || words.get(at).isNumber()) {
                return null;
            }
            if (!words.get(at).key().isEmpty() && !words.get(at).lower().endsWith("ly")) {
                return words.get(at);
            }
        }
        return null;
    }

    private boolean isPlace(List<Word> name) {
        String lower = name.stream().map(Word::lower).collect(Collectors.joining(" "));
        return text.vocabulary.isPlace(lower) || name.stream().allMatch(Word::isParty);
    }

    /** "The hospital in Oxford" and "the hospital in Cambridge". */
    private boolean isBehindSame(List<Word> words, int from, List<Word> others, int at) {
        if (from < 2 || at < 2) {
            return false;
        }
        Word preposition = words.get(from - 1);
        boolean same = preposition.lower().equals(others.get(at - 1).lower())
                && text.vocabulary.is("locating", preposition.lower())
                && !words.get(from).afterMark()
                && !others.get(at).afterMark();
        Word head = words.get(from - 2);
        return same
                && !head.key().isEmpty()
                && !head.isNumber()
                && head.key().equals(others.get(at - 2).key());
    }

    /** "Hillview North Two" and "Hillview North One": the name goes on differently. */
    private boolean isWithinSame(List<Word> words, int from, int to, List<Word> others, int at, int end) {
        return to < words.size()
                && end < others.size()
                && words.get(to).key().equals(others.get(end).key())
                && from > 0
                && at > 0
                && words.get(from - 1).isCapital()
                && !words.get(from).afterMark()
                && !others.get(at).afterMark()
                && isName(words.get(from - 1))
                && words.get(from - 1).lower().equals(others.get(at - 1).lower());
    }

    /** Both name a country or the people of a place beside the same word: "Puerto Ricans polled", "Cuban-Americans polled". */
    private boolean arePeople(List<Word> words, int from, int to, List<Word> others, int at, int end) {
        Word one = words.get(to - 1);
        Word other = others.get(end - 1);
        boolean ofSomebody = to < words.size() && isName(words.get(to)) && !words.get(to).afterMark();
        return !ofSomebody
                && isPeople(one)
                && isPeople(other)
                && !text.vocabulary.isKin(one.key(), other.key())
                && (isSame(before(words, from), before(others, at)) || isSame(verb(words, to), verb(others, end)));
    }

    private static boolean isSame(@Nullable Word one, @Nullable Word other) {
        return one != null && other != null && one.key().equals(other.key());
    }

    /** The word that says something before a name, a few words back. */
    private static @Nullable Word before(List<Word> words, int from) {
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
        String told = point(words.get(at).lower());
        String head = head(words, at);
        if (head.isEmpty()) {
            return null;
        }
        List<Match> matches = matches(sentence, at, at + 1);
        double least = matches.isEmpty() ? 0 : matches.get(0).coverage() * NEXT;
        Word right = null;
        for (Match match : matches) {
            List<Word> others = article.side.words.get(match.sentence());
            for (int there = 0; match.coverage() >= least && there < others.size(); there++) {
                if (isCompass(others.get(there))) {
                    boolean same = head(others, there).equals(head);
                    if (point(others.get(there).lower()).equals(told)) {
                        return null;
                    }
                    right = same && right == null ? others.get(there) : right;
                }
            }
        }
        return right == null ? null : finding(words.get(at).span(), right.span(), true);
    }

    /** "north" of "northern", "northwards". */
    private static String point(String lower) {
        return lower.replaceAll("(?:ern|wards?|ers?|erly)$", "").replace("-", "");
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
        return new Span(name.get(0).span().start(), name.get(name.size() - 1).span().end());
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

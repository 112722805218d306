package dev.precis.grounding;

import dev.precis.grounding.Statements.Match;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    /** A sentence of the article is meant that has this share of a sentence's words, */
    private static final double CLEAR = 0.4;
    /** and so many of them; */
    private static final int CLEAR_WORDS = 3;
    /** others that have this share of the best one's may be meant as well. */
    private static final double NEXT = 0.75;
    /** Where a name of the article stands in a sentence that tells this much of the best one's, it may belong there. */
    private static final double OWN = 0.5;
    /** First letters that two forms of one name share. */
    private static final int STEM = 4;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Initials initials;
    private final Set<String> starts;

    NameSlotCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.initials = new Initials(article.side);
        this.starts = article.side.words.stream()
                .flatMap(List::stream)
                .filter(Word::isCapital)
                .map(word -> start(word.lower()))
                .collect(Collectors.toCollection(HashSet::new));
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
                                    .noneMatch(other ->
                                            other.isFinding() && other.span().overlaps(item.span()))) {
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
        if (from == 0
                && to - from == 1
                && !name.get(0).isParty()
                && !text.vocabulary.isPlace(name.get(0).lower())) {
            return null;
        }
        List<Match> matches = matches(sentence, from, to);
        if (matches.isEmpty() || known && mayBelong(name, matches)) {
            return null;
        }
        double least = matches.get(0).coverage() * NEXT;
        for (Match match : matches) {
            Span rival = match.coverage() < least ? null : rival(sentence, from, to, match.sentence(), known);
            if (rival != null) {
                return finding(span(name), rival, known);
            }
        }
        return null;
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
        boolean clear = !matches.isEmpty()
                && matches.get(0).coverage() >= CLEAR
                && matches.get(0).shared() >= CLEAR_WORDS;
        return clear ? matches : List.of();
    }

    /** True where the article has a name in a sentence that tells much of the same, or beside the one that tells it. */
    private boolean mayBelong(List<Word> name, List<Match> matches) {
        Match best = matches.get(0);
        Set<String> keys = name.stream().map(Word::key).collect(Collectors.toSet());
        boolean near = false;
        for (int at = best.sentence() - 1; at <= best.sentence() + 1; at++) {
            int there = at;
            near |= keys.stream().anyMatch(key -> article.side.hasKey(there, key));
        }
        return near
                || matches.stream()
                        .takeWhile(match -> match.coverage() >= best.coverage() * OWN)
                        .anyMatch(match -> keys.stream().anyMatch(key -> article.side.hasKey(match.sentence(), key)));
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
                boolean other = isUntold(sentence, words.subList(at, end));
                if (other && isSameSlot(text.words.get(sentence), from, to, words, at, end, known)) {
                    return span(words.subList(at, end));
                }
            }
        }
        return null;
    }

    /** None of its words, and nothing of its country, is in the text. */
    private boolean isUntold(int sentence, List<Word> name) {
        return name.stream().noneMatch(word -> text.words.stream()
                .flatMap(List::stream)
                .anyMatch(told -> told.key().equals(word.key())
                        || told.isCapital() && start(told.lower()).equals(start(word.lower()))));
    }

    private boolean isSameSlot(List<Word> words, int from, int to, List<Word> others, int at, int end, boolean known) {
        boolean kinds = words.get(to - 1).isParty() == others.get(end - 1).isParty() || !known;
        return kinds
                && (isBeforeSame(words, to, others, end, known)
                        || isBehindSame(words, from, others, at)
                        || !known && isWithinSame(words, from, others, at)
                        || !known && arePeople(words.get(to - 1), others.get(end - 1)));
    }

    /** "Alexandria court" and "Cairo court". */
    private boolean isBeforeSame(List<Word> words, int to, List<Word> others, int end, boolean known) {
        if (to >= words.size() || end >= others.size() || known) {
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
        return noun && next.key().equals(other.key()) && !next.afterMark() && !other.afterMark();
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
    private boolean isWithinSame(List<Word> words, int from, List<Word> others, int at) {
        return from > 0
                && at > 0
                && words.get(from - 1).isCapital()
                && !words.get(from).afterMark()
                && !others.get(at).afterMark()
                && isName(words.get(from - 1))
                && words.get(from - 1).lower().equals(others.get(at - 1).lower());
    }

    /** Both name the people of a place: "Puerto Ricans" and "Cuban-Americans". */
    private boolean arePeople(Word one, Word other) {
        return isPeople(one) && isPeople(other);
    }

    private boolean isPeople(Word word) {
        return word.text().matches(".*(?:ans|ians|ese|ish)") && word.isCapital();
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

    /** True where the article has the word, another form of it, its country or what it is the short form of. */
    private boolean isKnown(Word word) {
        return article.hasWord(word.lower())
                || article.hasKey(word.key())
                || starts.contains(start(word.lower()))
                || initials.names(word.text().replaceAll("['’]s$", ""));
    }

    private static String start(String lower) {
        return lower.substring(0, Math.min(STEM, lower.length()));
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

package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds another club or another year in "joined from Ayr in 2011", "bought from the Mint in 2013": from whom somebody came or
 * got something, and when. The article has the same move with one of the two otherwise, and nothing that joins the name
 * with the year.
 */
final class ArrivalCheck {
    /** From the verb to "from": "bought the old town hall from". */
    private static final int VERB = 6;
    /** Words of the longest name, and from the name to its year: "in the summer of 2011". */
    private static final int LONGEST = 4;
    /** Moves of an article beyond these are not compared. */
    private static final int MOST = 300;

    /**
     * A move.
     *
     * @param verb the word-list its verb is of
     * @param name the keys of from whom
     */
    private record Move(int sentence, String verb, Set<String> name, Span house, String year, Span date) {
        boolean isOfName(Move other) {
            return name.stream().anyMatch(other.name::contains);
        }
    }

    /** Those of an article. */
    private static final class Moves {
        private final List<Move> all;

        Moves(Side side) {
            all = moves(side);
        }
    }

    private static final List<String> VERBS = List.of("arriving-verbs", "buying-verbs");

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    ArrivalCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        List<Move> told = moves(text);
        if (told.isEmpty()) {
            return items;
        }
        List<Move> there = article.side.view(Moves.class, Moves::new).all;
        for (Move move : told) {
            Item item = areJoined(move) ? null : check(move, there);
            if (item != null && !Item.isFound(known, item.span())) {
                items.add(item);
            }
        }
        return items;
    }

    private @Nullable Item check(Move told, List<Move> there) {
        List<Move> same =
                there.stream().filter(other -> other.verb().equals(told.verb())).toList();
        for (Move other : same) {
            if (other.isOfName(told) && !other.year().equals(told.year())) {
                boolean all = same.stream()
                        .allMatch(move -> !move.isOfName(told) || move.year().equals(other.year()));
                return all ? finding(told.date(), other.date(), Item.Kind.DATE) : null;
            }
        }
        List<Move> then =
                same.stream().filter(other -> other.year().equals(told.year())).toList();
        boolean other = then.size() == 1 && !isFrom(told.name());
        return other ? finding(told.house(), then.get(0).house(), Item.Kind.SOURCE) : null;
    }

    /** The article has something from this name. */
    private boolean isFrom(Set<String> name) {
        return name.stream()
                .flatMap(key -> article.sentencesWith(key).stream())
                .distinct()
                .anyMatch(sentence -> {
                    List<Word> words = article.side.words.get(sentence);
                    for (int at = 1; at < words.size(); at++) {
                        int before = words.get(at - 1).lower().equals("the") && at > 1 ? at - 2 : at - 1;
                        if (name.contains(words.get(at).key())
                                && words.get(before).lower().equals("from")) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    /** Name and year stand together somewhere, no mark between: the article may tell it in other words. */
    private boolean areJoined(Move told) {
        for (String key : told.name()) {
            for (int sentence : article.sentencesWith(key)) {
                List<Word> words = article.side.words.get(sentence);
                for (int at = 0; at < words.size(); at++) {
                    if (words.get(at).key().equals(key)
                            && (isYearBeside(words, at, 1, told) || isYearBeside(words, at, -1, told))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isYearBeside(List<Word> words, int from, int step, Move told) {
        for (int at = from; at >= 0 && at < words.size(); at += step) {
            if (words.get(at).text().equals(told.year())) {
                return true;
            }
            int marked = step > 0 ? at + 1 : at;
            if (marked < words.size() && words.get(marked).afterMark()) {
                return false;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- moves

    private static List<Move> moves(Side side) {
        List<Move> moves = new ArrayList<>();
        for (int sentence = 0; sentence < side.size() && moves.size() < MOST; sentence++) {
            List<Word> words = side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                Move move = words.get(at).lower().equals("from") ? move(side, sentence, at) : null;
                if (move != null) {
                    moves.add(move);
                }
            }
        }
        return moves;
    }

    private static @Nullable Move move(Side side, int sentence, int link) {
        List<Word> words = side.words.get(sentence);
        String verb = verb(side, words, link);
        int from = link + 1;
        while (from < words.size() && words.get(from).lower().equals("the")) {
            from++;
        }
        int to = from;
        Map<String, Word> name = new HashMap<>();
        while (to < words.size()
                && to - from < LONGEST
                && words.get(to).isCapital()
                && !words.get(to).afterMark()) {
            if (!words.get(to).key().isEmpty()
                    && !side.vocabulary.is("body-words", words.get(to).lower())) {
                name.put(words.get(to).key(), words.get(to));
            }
            to++;
        }
        int year = verb.isEmpty() || name.isEmpty() ? -1 : year(words, to);
        if (year < 0) {
            return null;
        }
        Span house = new Span(
                words.get(from).span().start(), words.get(to - 1).span().end());
        return new Move(
                sentence,
                verb,
                Set.copyOf(name.keySet()),
                house,
                words.get(year).text(),
                words.get(year).span());
    }

    /** The list of the verb before "from"; empty where none of them stands there. */
    private static String verb(Side side, List<Word> words, int link) {
        for (int at = link - 1;
                at >= Math.max(0, link - VERB) && !words.get(at + 1).afterMark();
                at--) {
            String word = words.get(at).lower();
            for (String verbs : VERBS) {
                if (side.vocabulary.is(verbs, word)) {
                    return verbs;
                }
            }
        }
        return "";
    }

    /** "In 2011", "in May 2011", "back in the summer of 2011". */
    private static int year(List<Word> words, int from) {
        boolean in = false;
        for (int at = from; at < Math.min(words.size(), from + LONGEST + 2); at++) {
            Word word = words.get(at);
            if (word.afterMark()) {
                return -1;
            }
            if (word.text().matches("(?:1[89]|20)\\d\\d")) {
                return in ? at : -1;
            }
            in |= word.lower().equals("in");
        }
        return -1;
    }

    private Item finding(Span span, Span right, Item.Kind kind) {
        String expected = findings.words(right);
        return findings.contradicted(
                span,
                kind,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article has “" + expected + "” here, not “" + findings.told(span) + "”.");
    }
}

package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts names that stand in a list: "Ames, Boyle and Crane" are three. */
final class Enumerations {
    private static final int LONGEST_NAME = 5;
    /** "And then", "as well as". */
    private static final int LONGEST_LINK = 3;

    private static final Set<String> SMALL =
            Set.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private final Side article;

    Enumerations(Side article) {
        this.article = article;
    }

    /** A list of exactly so many names in a sentence; null where there is none. */
    @Nullable
    Span of(int sentence, int number) {
        List<Word> words = article.words.get(sentence);
        for (int at = 0; at < words.size(); ) {
            int end = endOfList(words, at, number);
            if (end > 0) {
                return new Span(
                        words.get(at).span().start(), words.get(end - 1).span().end());
            }
            at = Math.max(at + 1, endOfName(words, at));
        }
        return null;
    }

    /** So many countries in a sentence, wherever they stand; null where it has more or fewer. */
    @Nullable
    Span countries(int sentence, int number) {
        List<Word> found = article.words.get(sentence).stream()
                .filter(word -> word.isParty() && word.isCapital() && !article.vocabulary.isSeat(word.lower()))
                .toList();
        long different = found.stream().map(Word::key).distinct().count();
        return different != number
                ? null
                : new Span(
                        found.get(0).span().start(),
                        found.get(found.size() - 1).span().end());
    }

    /** The word after a list of so many names that begins here; -1 where there is none. */
    private int endOfList(List<Word> words, int from, int number) {
        int at = endOfName(words, from);
        if (at == from) {
            return -1;
        }
        int names = 1;
        boolean last = false;
        while (!last && at < words.size()) {
            boolean comma = words.get(at).afterMark();
            int next = afterLink(words, at);
            last = next > at;
            int end = endOfName(words, next);
            if (!last && !comma || end == next) {
                return -1;
            }
            names++;
            at = end;
            last &= names == number || afterLink(words, at) == at;
        }
        return last && names == number ? at : -1;
    }

    /** After "and", "followed by", "as well as". */
    private int afterLink(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && at < from + LONGEST_LINK
                && article.vocabulary.is("listing", words.get(at).lower())) {
            at++;
        }
        return at;
    }

    /** After a name that begins at a word and runs to a comma; the word itself where none begins. */
    private int endOfName(List<Word> words, int from) {
        boolean part = from + 1 < words.size()
                && article.vocabulary.is("compass", words.get(from).lower())
                && words.get(from + 1).isCapital();
        return part ? endOfCapitals(words, from + 1) : endOfCapitals(words, from);
    }

    private static int endOfCapitals(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && at < from + LONGEST_NAME
                && words.get(at).isCapital()
                && (at == from || !words.get(at).afterMark())) {
            at++;
        }
        return at > from ? withAge(words, at) : at;
    }

    /** "Ames, 41, Boyle, 39, and Crane". */
    private static int withAge(List<Word> words, int at) {
        boolean age = at < words.size()
                && (words.get(at).isNumber() && words.get(at).text().length() <= 2
                        || SMALL.contains(words.get(at).lower()));
        return age ? at + 1 : at;
    }
}

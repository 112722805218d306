package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a name behind the very words behind which the article has another: "in the opening win against Ayr" for the opening
 * win against Troon. So many words of a phrase are no chance, even where the name stands in the next sentence.
 */
final class PhraseSlotCheck {
    /** Words of a phrase that say something: */
    private static final int FEW = 2;
    /** so many where one only stands before the name; */
    private static final int MANY = 3;
    /** how many places of the word before a name are looked at. */
    private static final int MOST_PLACES = 100;
    /** How many words before a name are its phrase. */
    private static final int PHRASE = 6;
    /** How many words behind the article's name another may be told with it. */
    private static final int LIST = 6;

    /** A run of capitalised words. */
    private record Run(int sentence, int from, int to) {}

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Vocabulary vocabulary;

    PhraseSlotCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            for (Run run : runs(text, sentence)) {
                Run rival = rival(run);
                Span span = span(text, run);
                if (rival != null && !Item.isFound(told, span)) {
                    items.add(finding(span, span(article.side, rival)));
                }
            }
        }
        return items;
    }

    private List<Run> runs(Side side, int sentence) {
        List<Word> words = side.words.get(sentence);
        List<Run> runs = new ArrayList<>();
        for (int at = 2; at < words.size(); at++) {
            int end = at;
            while (end < words.size()
                    && isName(words.get(end))
                    && (end == at || !words.get(end).afterMark())) {
                end++;
            }
            boolean linked = end > at
                    && words.subList(at, end).stream().anyMatch(this::isProper)
                    && !words.get(at).afterMark()
                    && vocabulary.is("locating", words.get(at - 1).lower());
            if (linked) {
                runs.add(new Run(sentence, at, end));
            }
            at = Math.max(at, end);
        }
        return runs;
    }

    private boolean isName(Word word) {
        return word.isCapital()
                && !word.isNumber()
                && (!word.key().isEmpty() || word.lower().equals("new"))
                && !vocabulary.is("weekdays", word.lower())
                && !vocabulary.is("months", word.lower());
    }

    private boolean isProper(Word word) {
        return !vocabulary.is("official-words", word.lower())
                && !vocabulary.is("name-roles", word.lower())
                && !vocabulary.is("body-words", word.lower());
    }

    // ---------------------------------------------------------------- the article's name

    private @Nullable Run rival(Run run) {
        List<Word> words = text.words.get(run.sentence());
        Word head = words.get(run.from() - 2);
        if (head.key().isEmpty()
                || head.isCapital()
                || head.isNumber()
                || words.get(run.from() - 1).afterMark()) {
            return null;
        }
        Set<Integer> sentences = new LinkedHashSet<>(article.sentencesWith(head.key()));
        if (sentences.size() > MOST_PLACES) {
            return null;
        }
        Run found = null;
        for (int sentence : sentences) {
            for (Run there : runs(article.side, sentence)) {
                boolean same = isBehindSame(run, there);
                if (same && sharesName(run, there)) {
                    return null;
                }
                boolean rival = same && isPhrase(run, there) && !isListed(run, there) && !isTold(run, there);
                found = found == null && rival ? there : found;
            }
            boolean elsewhere = found == null || found.sentence() != sentence;
            if (elsewhere && isToldWith(run, sentence)) {
                return null;
            }
        }
        return found;
    }

    /** "Win against" stands before both. */
    private boolean isBehindSame(Run run, Run there) {
        List<Word> one = text.words.get(run.sentence());
        List<Word> two = article.side.words.get(there.sentence());
        return one.get(run.from() - 1).lower().equals(two.get(there.from() - 1).lower())
                && one.get(run.from() - 2)
                        .key()
                        .equals(two.get(there.from() - 2).key());
    }

    /** So many words around the two are the same, without a gap, that one phrase is meant. */
    private boolean isPhrase(Run run, Run there) {
        List<Word> one = text.words.get(run.sentence());
        List<Word> two = article.side.words.get(there.sentence());
        int before = 0;
        for (int back = 2; back <= Math.min(run.from(), there.from()); back++) {
            Word own = one.get(run.from() - back);
            Word other = two.get(there.from() - back);
            if (!isSame(own, other) || own.afterMark() && other.afterMark()) {
                before += isSame(own, other) && !own.key().isEmpty() ? 1 : 0;
                break;
            }
            before += own.key().isEmpty() ? 0 : 1;
        }
        int behind = tail(run, there);
        for (int on = 0; run.to() + on < one.size() && there.to() + on < two.size(); on++) {
            Word own = one.get(run.to() + on);
            if (!isSame(own, two.get(there.to() + on))) {
                break;
            }
            behind += own.key().isEmpty() ? 0 : 1;
        }
        return before >= FEW || before > 0 && before + behind >= MANY;
    }

    private static boolean isSame(Word one, Word other) {
        return one.key().isEmpty()
                ? one.lower().equals(other.lower())
                : one.key().equals(other.key());
    }

    /** How many last words the two names share: "Moy Sheriff Court", "Hale Sheriff Court". */
    private int tail(Run run, Run there) {
        int same = 0;
        while (same < run.to() - run.from()
                && same < there.to() - there.from()
                && text.words
                        .get(run.sentence())
                        .get(run.to() - 1 - same)
                        .key()
                        .equals(article.side
                                .words
                                .get(there.sentence())
                                .get(there.to() - 1 - same)
                                .key())) {
            same++;
        }
        return same;
    }

    /** The first words of both names are one: else the one may be a short form of the other. */
    private boolean sharesName(Run run, Run there) {
        int tail = tail(run, there);
        boolean named = text.words.get(run.sentence()).subList(run.to() - tail, run.to()).stream()
                .noneMatch(word -> vocabulary.is("body-words", word.lower()));
        if (tail > 0 && named) {
            return true;
        }
        List<Word> own = text.words.get(run.sentence()).subList(run.from(), run.to() - tail);
        List<Word> others = article.side.words.get(there.sentence()).subList(there.from(), there.to() - tail);
        return own.isEmpty()
                || others.isEmpty()
                || own.stream().anyMatch(word -> others.stream().anyMatch(other -> isOne(word, other)))
                || Acronyms.same(plain(own), plain(others))
                || article.aliases().same(plain(own), plain(others));
    }

    private static String plain(List<Word> words) {
        return String.join(" ", words.stream().map(Word::text).toList());
    }

    private static boolean isOne(Word one, Word other) {
        return !one.key().isEmpty() && one.key().equals(other.key())
                || one.lower().startsWith(other.lower())
                || other.lower().startsWith(one.lower())
                || NameCheck.isOneLetterOff(one.lower(), other.lower());
    }

    /** "Against Troon and then Ayr": the name follows the article's. */
    private boolean isListed(Run run, Run there) {
        List<Word> words = article.side.words.get(there.sentence());
        List<Word> own = text.words.get(run.sentence()).subList(run.from(), run.to());
        int last = tail(run, there) > 0 ? there.from() : Math.min(words.size(), there.to() + LIST);
        return words.subList(there.from(), last).stream()
                .anyMatch(word -> own.stream().anyMatch(name -> isOne(word, name)));
    }

    /** Another sentence that has the name has as much of the phrase. */
    private boolean isToldWith(Run run, int sentence) {
        List<Word> words = text.words.get(run.sentence());
        List<Word> others = article.side.words.get(sentence);
        String name = name(text, run).key();
        int at = others.size() - 1;
        while (at >= 0 && !others.get(at).key().equals(name)) {
            at--;
        }
        if (at < 0) {
            return false;
        }
        List<Word> near = others.subList(Math.max(0, at - PHRASE), Math.min(others.size(), at + PHRASE));
        List<Word> phrase = words.subList(Math.max(0, run.from() - PHRASE), run.from()).stream()
                .filter(word -> !word.key().isEmpty())
                .toList();
        long shared = phrase.stream()
                .filter(word -> near.stream().anyMatch(other -> other.key().equals(word.key())))
                .count();
        return shared * 3 >= phrase.size() * 2;
    }

    /** The text's sentence has the article's name too: "Hale, Kent" of "Kent". */
    private boolean isTold(Run run, Run there) {
        return text.hasKey(run.sentence(), name(article.side, there).key());
    }

    /** The word that tells it apart: no "New" of "New Kent", nor "South". */
    private Word name(Side side, Run run) {
        List<Word> words = side.words.get(run.sentence());
        int at = run.from();
        while (at + 1 < run.to()
                && (vocabulary.is("compass", words.get(at).lower())
                        || words.get(at).lower().matches("new|san|st|saint|el|la"))) {
            at++;
        }
        return words.get(at);
    }

    private static Span span(Side side, Run run) {
        List<Word> words = side.words.get(run.sentence());
        return new Span(
                words.get(run.from()).span().start(),
                words.get(run.to() - 1).span().end());
    }

    private Item finding(Span span, Span right) {
        String expected = findings.words(right);
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells this of “" + expected + "”, not of “" + findings.told(span) + "”.");
    }
}

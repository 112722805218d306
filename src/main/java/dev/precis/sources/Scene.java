package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.article.Passage;
import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article made ready for the rules: its words, its quotations, its periods. A period is a sentence, or the sentences
 * that one quotation holds together. Immutable.
 */
final class Scene {
    final Article article;
    final Lexicon lexicon;
    final Words words;
    final List<Quotation> quotations;
    final List<Period> periods;
    /** How far behind a quotation its verb may stand. */
    private static final int NEAR_VERB = 10;

    private static final Set<String> QUOTED_END = Set.of(".", "?", "!", "\u2026", "...", "\'", "\u2019");
    private final int[] quotationAt;
    private final int[] periodAt;
    private final Set<Integer> labels;

    /**
     * Sentences that belong together.
     *
     * @param from its first word
     * @param to behind its last word
     */
    record Period(int index, int from, int to, int passage, Passage.Role role) {}

    private Scene(Article article, Lexicon lexicon, WordCutter.Cut cut) {
        this.article = article;
        this.lexicon = lexicon;
        this.words = cut.words();
        this.quotations = cut.quotations();
        this.quotationAt = quotationAt(cut);
        this.periodAt = new int[words.size()];
        this.labels = Labels.of(article, words, lexicon.grammar);
        this.periods = List.copyOf(cutPeriods());
    }

    static Scene of(Article article) {
        Lexicon lexicon = Lexicon.of(article.language());
        return new Scene(article, lexicon, WordCutter.cut(article, lexicon.grammar));
    }

    private static int[] quotationAt(WordCutter.Cut cut) {
        int[] table = new int[cut.words().size()];
        java.util.Arrays.fill(table, -1);
        for (int i = 0; i < cut.quotations().size(); i++) {
            Quotation quotation = cut.quotations().get(i);
            java.util.Arrays.fill(table, quotation.from(), quotation.to(), i);
        }
        return table;
    }

    private List<Period> cutPeriods() {
        List<Period> all = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= words.size(); at++) {
            if (at == words.size() || endsPeriod(at)) {
                java.util.Arrays.fill(periodAt, from, at, all.size());
                var sentence = article.sentences().get(words.at(from).sentence());
                all.add(new Period(all.size(), from, at, sentence.passage(), sentence.role()));
                from = at;
            }
        }
        return all;
    }

    private boolean endsPeriod(int at) {
        if (labels.contains(at)) {
            return true;
        }
        boolean newSentence = words.at(at).sentence() != words.at(at - 1).sentence() || startsBehindQuotation(at);
        boolean inQuotation = quotationAt[at] >= 0 && quotationAt[at] == quotationAt[at - 1];
        return newSentence && !inQuotation;
    }

    /** "…?' Shops said they knew": a sentence of its own, which the splitter cannot tell from "…?' he said". */
    private boolean startsBehindQuotation(int at) {
        boolean ended = words.is(at - 1, Shape.QUOTE_CLOSE) && words.is(at - 2, QUOTED_END) && words.isCapital(at);
        for (int next = at; ended && next < at + NEAR_VERB && words.at(next).isWord(); next++) {
            if (lexicon.cues.verb(words.lower(next)) != null) {
                return startsClause(next + 1);
            }
        }
        return false;
    }

    private boolean startsClause(int at) {
        return words.is(at, lexicon.grammar.complementizers())
                || lexicon.grammar.isPronoun(words.lower(at));
    }

    boolean inQuotation(int word) {
        return word >= 0 && word < quotationAt.length && quotationAt[word] >= 0;
    }

    /** The quotation a word or mark belongs to. */
    @Nullable
    Quotation quotation(int word) {
        return inQuotation(word) ? quotations.get(quotationAt[word]) : null;
    }

    Period period(int word) {
        return periods.get(periodAt[word]);
    }

    /** "WHO" and "US" are names, whatever they mean in lower case. */
    boolean isAcronym(int word) {
        Word written = words.at(word);
        return written.shape() == Shape.CAPITAL
                && written.end() - written.start() > 1
                && isWithoutSmallLetters(written);
    }

    /** "Bread Without Borders", "the daily A Jogada": inside a sentence that is no headline small words with a capital are names. */
    boolean isSmallWordOfName(int word) {
        boolean capitals = words.isCapital(word)
                && words.isCapital(word + 1)
                && words.at(word - 1).isWord();
        if (!capitals || word <= period(word).from() || period(word).role() != Passage.Role.BODY) {
            return false;
        }
        String lower = words.lower(word);
        return !isAcronym(word)
                && (words.isCapital(word - 1) || lexicon.grammar.indefinites().contains(lower))
                && (lexicon.grammar.prepositions().contains(lower)
                        || lexicon.grammar.determiners().contains(lower));
    }

    /** True where a word has no letter in lower case. */
    boolean isWithoutSmallLetters(Word word) {
        for (int at = word.start(); at < word.end(); at++) {
            if (Character.isLowerCase(article.text().charAt(at))) {
                return false;
            }
        }
        return true;
    }

    boolean is(int word, Shape shape) {
        return words.is(word, shape);
    }

    String lower(int word) {
        return words.lower(word);
    }
}

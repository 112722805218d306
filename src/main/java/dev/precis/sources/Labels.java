package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.sources.Word.Shape;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the labels with which paragraphs start: "LEEDS, May 3 (Northern Wire) —", "17:31 —", "Perth |". The sentence
 * starts behind them.
 */
final class Labels {
    private static final int LONGEST = 14;
    private final Article article;
    private final Words words;
    private final Lexicon.Grammar grammar;

    private Labels(Article article, Words words, Lexicon.Grammar grammar) {
        this.article = article;
        this.words = words;
        this.grammar = grammar;
    }

    /** The words right behind the labels. */
    static Set<Integer> of(Article article, Words words, Lexicon.Grammar grammar) {
        Labels labels = new Labels(article, words, grammar);
        Set<Integer> ends = new HashSet<>();
        int passage = -1;
        for (int at = 0; at < words.size(); at++) {
            int here = article.sentences().get(words.at(at).sentence()).passage();
            if (here != passage) {
                passage = here;
                int end = labels.end(at);
                if (end > at) {
                    ends.add(end);
                }
            }
        }
        return ends;
    }

    /** Behind the label that starts at a word, or that word where none does. */
    private int end(int from) {
        int at = from;
        while (at < Math.min(words.size() - 1, from + LONGEST) && isInside(at)) {
            at++;
        }
        int agency = behindAgency(from);
        if (agency > from) {
            return agency;
        }
        boolean mark = words.is(at, Shape.DASH) || written(at).equals("|");
        boolean label = written(at).equals("|") || isTime(from) || isPlace(from, at);
        return at > from && mark && label ? at + 1 : from;
    }

    /** "Tern, Norland (NRW)The": the agency in parentheses, with no space behind it. */
    private int behindAgency(int from) {
        int close = from;
        while (close < Math.min(words.size() - 1, from + LONGEST)
                && isInside(close)
                && !words.is(close, Shape.CLOSE)) {
            close++;
        }
        boolean tight = words.is(close, Shape.CLOSE)
                && close + 1 < words.size()
                && words.isCapital(close + 1)
                && words.at(close).end() == words.at(close + 1).start();
        return tight ? close + 1 : from;
    }

    private boolean isInside(int at) {
        return switch (words.at(at).shape()) {
            case CAPITAL, NUMBER, COMMA, OPEN, CLOSE -> true;
            case LOWER -> grammar.abbreviations().contains(words.lower(at));
            case STOP -> words.is(at + 1, Shape.DASH) || words.is(at + 1, Shape.NUMBER);
            default -> false;
        };
    }

    /** "17:31", "9.15pm". */
    private boolean isTime(int at) {
        String written = written(at);
        return words.is(at, Shape.NUMBER) && (written.indexOf(':') > 0 || written.indexOf('.') > 0 || isColon(at));
    }

    private boolean isColon(int at) {
        return words.is(at + 1, Shape.COLON) && words.is(at + 2, Shape.NUMBER);
    }

    /** "LEEDS", "Tessala, Karvan (Northern Wire)", "Leeds, May 3". */
    private boolean isPlace(int from, int to) {
        boolean capitals = written(from).length() > 2 && written(from).chars().noneMatch(Character::isLowerCase);
        boolean agency = words.is(to - 1, Shape.CLOSE);
        boolean dated = words.is(to - 1, Shape.NUMBER) && words.is(to - 2, grammar.months());
        return words.isCapital(from) && (capitals || agency || dated);
    }

    private String written(int at) {
        return at < words.size() ? words.at(at).span().in(article.text()) : "";
    }
}

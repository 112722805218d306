package dev.precis.figures;

import dev.precis.figures.NotFigure.Reason;
import dev.precis.text.Interruption;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the quantities of a text, sentence by sentence: a lexer, then a chain of passes (what is no figure, numbers, amounts,
 * units, bounds, changes), each going by the word lists of the language. Thread-safe.
 */
public final class FigureFinder {
    /** Each figure is answered with its quotation, so that an answer stays within tens of megabytes. */
    public static final int MOST_FIGURES = 20_000;

    /** UTF-16 units; no sentence of news is as long. */
    private static final int LONGEST_SENTENCE = 20_000;

    private static final int LONGEST_WORD = 500;

    /**
     * Reads the given sentences of a text.
     *
     * @param sentences in order, not overlapping; figures never cross a sentence
     * @param language BCP 47; a language that we have no words for is read with those of English
     * @throws TooManyFiguresException where there are more than {@link #MOST_FIGURES}
     */
    public Quantities find(String text, List<Span> sentences, String language) {
        return find(text, sentences, List.of(), language);
    }

    /**
     * Reads the given sentences of a text, and counts the numbers that stand in page furniture.
     *
     * @param furniture spans in which a number is no figure
     * @throws TooManyFiguresException where there are more than {@link #MOST_FIGURES}
     */
    public Quantities find(String text, List<Span> sentences, List<Span> furniture, String language) {
        SentencePasses passes = new SentencePasses(Lexicon.of(language), Currencies.of(text), text);
        List<Figure> figures = new ArrayList<>();
        List<NotFigure> notFigures = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            for (Span piece : pieces(text, sentences.get(i))) {
                Interruption.check();
                passes.read(text, piece, i, figures, notFigures);
                if (figures.size() > MOST_FIGURES) {
                    throw new TooManyFiguresException(MOST_FIGURES);
                }
            }
        }
        for (Span span : furniture) {
            Tokens tokens = Lexer.lex(text, span, Lexicon.of(language).orthography());
            tokens.list().stream()
                    .filter(Token::isDigits)
                    .forEach(t -> notFigures.add(new NotFigure(t.span(), Reason.FURNITURE)));
        }
        notFigures.sort(Comparator.comparing(NotFigure::span));
        return new Quantities(Ellipses.repeated(figures), notFigures);
    }

    /** A stretch longer than any sentence is read in pieces, so that memory stays bounded; cut at white space. */
    private static List<Span> pieces(String text, Span sentence) {
        if (sentence.length() <= LONGEST_SENTENCE) {
            return List.of(sentence);
        }
        List<Span> pieces = new ArrayList<>();
        for (int start = sentence.start(); start < sentence.end(); ) {
            int end = Math.min(sentence.end(), start + LONGEST_SENTENCE);
            int cut = end == sentence.end() ? end : lastSpace(text, end - LONGEST_WORD, end);
            pieces.add(new Span(start, cut));
            start = cut;
        }
        return pieces;
    }

    /** After the last white space between two places; the end of a whole character where there is none. */
    private static int lastSpace(String text, int from, int end) {
        for (int at = end; at > from; at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    /** The chain of passes over one sentence. */
    private static final class SentencePasses {
        private final Lexicon words;
        private final LookAlikes lookAlikes;
        private final NumeralReader numerals;
        private final Designations designations;
        private final Units units;
        private final Amounts amounts;
        private final Compounds compounds;
        private final Bounds bounds;
        private final Changes changes;
        private final Shares shares;
        private final Spelling spelling;
        private final Ellipses ellipses;
        private final Multiples multiples;

        SentencePasses(Lexicon words, Currencies currencies, String text) {
            Nouns nouns = new Nouns(words);
            this.words = words;
            this.lookAlikes = new LookAlikes(words);
            this.numerals = new NumeralReader(words);
            this.designations = new Designations(words, nouns, currencies);
            this.units = new Units(words, nouns, currencies);
            this.amounts = new Amounts(words, units, nouns);
            this.compounds = new Compounds(words);
            this.bounds = new Bounds(words);
            this.changes = new Changes(words);
            this.shares = new Shares(words, text);
            this.spelling = Spelling.of(words, text);
            this.ellipses = new Ellipses(words);
            this.multiples = new Multiples(words);
        }

        void read(String text, Span sentence, int index, List<Figure> figures, List<NotFigure> all) {
            List<NotFigure> notFigures = new ArrayList<>();
            Tokens tokens = Lexer.lex(text, sentence, words.orthography());
            List<Numeral> found = numerals(tokens, notFigures);
            List<Candidate> candidates = amounts.assemble(tokens, found);
            units.apply(tokens, candidates);
            compounds.apply(tokens, candidates);
            multiples.apply(tokens, candidates);
            bounds.apply(tokens, candidates);
            changes.apply(tokens, candidates);
            shares.apply(tokens, candidates);
            ellipses.apply(tokens, candidates);
            spelling.apply(tokens, candidates);
            keepApart(candidates);
            Map<Candidate, String> ids = new HashMap<>();
            for (Candidate candidate : candidates) {
                ids.put(candidate, "f" + (figures.size() + ids.size() + 1));
            }
            Quotes quotes = new Quotes(tokens);
            all.addAll(notFigures);
            TimeWords times = new TimeWords(tokens, notFigures, words);
            for (Candidate candidate : candidates) {
                figures.add(figure(tokens, candidate, ids, quotes, times, index));
            }
        }

        private List<Numeral> numerals(Tokens tokens, List<NotFigure> notFigures) {
            List<Numeral> found = new ArrayList<>();
            for (int at = 0; at < tokens.size(); ) {
                LookAlikes.Match lookAlike = lookAlikes.at(tokens, at);
                if (lookAlike != null) {
                    notFigures.add(new NotFigure(tokens.span(at, lookAlike.to()), lookAlike.reason()));
                    at = lookAlike.to();
                    continue;
                }
                boolean possible = numerals.mayBegin(tokens, at);
                Numeral numeral = possible ? numerals.readAt(tokens, at, units.isMoneyBefore(tokens, at)) : null;
                if (numeral == null) {
                    at++;
                    continue;
                }
                Reason reason = designations.reason(tokens, numeral);
                if (reason == null) {
                    Numeral negative = Bounds.negated(tokens, numeral, words);
                    found.add(negative == null ? numeral : negative);
                } else {
                    notFigures.add(new NotFigure(tokens.span(numeral.from(), numeral.to()), reason));
                }
                at = units.endOfPhrase(tokens, numeral);
            }
            return found;
        }

        /** Figures do not overlap: what two claim belongs to the later number's own words. */
        private static void keepApart(List<Candidate> candidates) {
            for (int i = 0; i + 1 < candidates.size(); i++) {
                Candidate one = candidates.get(i);
                Candidate next = candidates.get(i + 1);
                if (one.to > next.from) {
                    one.to = Math.max(one.numberTo, Math.min(one.to, next.from));
                    next.from = Math.max(next.from, one.to);
                    next.from = Math.min(next.from, next.numberFrom);
                }
            }
        }

        private static Figure figure(
                Tokens tokens,
                Candidate candidate,
                Map<Candidate, String> ids,
                Quotes quotes,
                TimeWords times,
                int sentence) {
            String id = ids.getOrDefault(candidate, "");
            Span span = tokens.span(candidate.from, candidate.to);
            return new Figure(
                    id,
                    span,
                    tokens.span(candidate.numberFrom, candidate.numberTo),
                    candidate.amount,
                    candidate.qualifier,
                    candidate.kind,
                    candidate.unit,
                    normalized(candidate),
                    candidate.change,
                    candidate.changeFrom == null ? null : ids.get(candidate.changeFrom),
                    candidate.kind == Kind.AGE ? null : times.nearest(span),
                    quotes.around(span),
                    sentence);
        }

        private static @Nullable Normalized normalized(Candidate candidate) {
            BigDecimal value = candidate.precise != null ? candidate.precise : candidate.exact();
            Measure measure = candidate.measure;
            Money money = candidate.money;
            if (value == null) {
                return null;
            }
            if (money != null && money.isMinor() && money.code() != null) {
                return new Normalized(plain(value.multiply(money.share())), money.code());
            }
            if (measure == null || measure.siCode() == null) {
                return null;
            }
            if (measure.factor() == null) {
                BigDecimal celsius = value.subtract(BigDecimal.valueOf(32))
                        .multiply(BigDecimal.valueOf(5))
                        .divide(BigDecimal.valueOf(9), 1, RoundingMode.HALF_EVEN);
                return new Normalized(plain(celsius), measure.siCode());
            }
            return new Normalized(rounded(value, measure.factor()), measure.siCode());
        }

        /** Two decimals more than written, and never fewer than four digits that count. */
        private static BigDecimal rounded(BigDecimal value, BigDecimal factor) {
            BigDecimal product = value.multiply(factor);
            int scale = Math.max(value.scale(), 0) + 2;
            int magnitude = product.precision() - product.scale();
            return plain(product.setScale(Math.max(scale, 4 - magnitude), RoundingMode.HALF_EVEN));
        }

        private static BigDecimal plain(BigDecimal value) {
            BigDecimal stripped = value.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }
}

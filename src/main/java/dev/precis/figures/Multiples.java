package dev.precis.figures;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Adds the multiples that are one word: "doubled", "threefold". */
final class Multiples {
    private final Lexicon words;

    Multiples(Lexicon words) {
        this.words = words;
    }

    void apply(Tokens tokens, List<Candidate> candidates) {
        for (int at = 0; at < tokens.size(); at++) {
            Lexicon.MultipleVerb verb = words.multipleVerb(tokens.lower(at));
            if (verb != null && isMultiple(tokens, at)) {
                candidates.add(candidate(tokens, at, verb));
            }
        }
        candidates.sort(Comparator.comparingInt(candidate -> candidate.numberFrom));
    }

    /** "double" and "twice" multiply only where something is compared: "more than double", "twice as many". */
    private boolean isMultiple(Tokens tokens, int at) {
        return !words.is("multiple-words", tokens.lower(at))
                || words.is("multiple-after", tokens.lower(at + 1))
                || words.is("multiple-modals", tokens.lower(at - 1)) && words.is("multiple-ends", tokens.lower(at + 1))
                || words.boundsBefore().endingAt(tokens, at - 1) != null;
    }

    private Candidate candidate(Tokens tokens, int at, Lexicon.MultipleVerb verb) {
        Numeral numeral = new Numeral(at, at + 1, verb.factor(), BigDecimal.ONE, Numeral.Form.WORDS, null);
        Candidate candidate = Candidate.of(numeral);
        candidate.kind = Kind.MULTIPLE;
        candidate.unit = new Unit(words.word("time"), null);
        boolean verbless =
                words.is("multiple-words", tokens.lower(at)) && !words.is("multiple-modals", tokens.lower(at - 1));
        boolean either = verbless || words.is("multiple-adverbs", tokens.lower(at));
        candidate.change = either ? null : verb.change();
        return candidate;
    }
}

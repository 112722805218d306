package dev.precis.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives each candidate its qualifier: the words that bound or hedge it, before or behind, and what a denial makes of them. */
final class Bounds {
    private static final int NEGATION_REACH = 7;
    private static final int CHANGE_REACH = 9;
    private static final int LIFT_REACH = 8;

    private final Lexicon words;

    Bounds(Lexicon words) {
        this.words = words;
    }

    void apply(Tokens tokens, List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            if (candidate.kind != Kind.SCORE && candidate.kind != Kind.RANK) {
                before(tokens, candidate);
                behind(tokens, candidate);
            }
        }
    }

    private void before(Tokens tokens, Candidate candidate) {
        int at = skipFillers(tokens, candidate.numberFrom);
        Phrases.Match<Qualifier> match = words.boundsBefore().endingAt(tokens, at - 1);
        boolean joined =
                match != null && tokens.get(at - match.length() - 1).isHyphen() && tokens.glued(at - match.length());
        if (match == null
                || joined
                || isRiseTo(tokens, candidate, at - match.length())
                || !bounds(tokens, candidate, at, match)) {
            between(tokens, candidate);
            return;
        }
        candidate.qualifier = denied(tokens, at - match.length()) ? turned(match.meaning()) : match.meaning();
        candidate.from = at - match.length();
        widen(tokens, candidate);
    }

    /** "edged up to 1.9%": "up" belongs to the verb; "снизилась с 5 до 4": the bound is the end of a change. */
    private boolean isRiseTo(Tokens tokens, Candidate candidate, int at) {
        boolean particle = words.is("particles", tokens.lower(at)) && words.is("up-to-verbs", tokens.lower(at - 1));
        return particle
                || !isWay(candidate) && isLiftedTo(tokens, at)
                || words.is("change-to", tokens.lower(at)) && isChangeBefore(tokens, at);
    }

    /** "took them up to 40 metres" bounds the way, "within two weeks" the time. */
    private static boolean isWay(Candidate candidate) {
        return candidate.kind == Kind.LENGTH || candidate.kind == Kind.DURATION;
    }

    /** "pushing the rate up to 7.1%": what is lifted stands between the verb and "up". */
    private boolean isLiftedTo(Tokens tokens, int at) {
        for (int i = at - 2; words.is("particles", tokens.lower(at)) && i >= at - LIFT_REACH; i--) {
            if (words.is("lift-verbs", tokens.lower(i)) && words.is("determiners", tokens.lower(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isChangeBefore(Tokens tokens, int at) {
        for (int i = at - 1;
                i >= at - CHANGE_REACH
                        && !tokens.get(i).isSign(",")
                        && !tokens.get(i).isSign(";");
                i--) {
            if (words.is("increase", tokens.lower(i)) || words.is("decrease", tokens.lower(i))) {
                return true;
            }
        }
        return false;
    }

    /** "at least an estimated 50": the outer bound counts. */
    private void widen(Tokens tokens, Candidate candidate) {
        Phrases.Match<Qualifier> outer = words.boundsBefore().endingAt(tokens, candidate.from - 1);
        if (outer != null
                && candidate.qualifier == Qualifier.ABOUT
                && bounds(tokens, candidate, candidate.from, outer)) {
            candidate.qualifier = outer.meaning();
            candidate.from -= outer.length();
        }
    }

    /** Words that may stand between the bound and the number: "more than a record 500". */
    private int skipFillers(Tokens tokens, int at) {
        int start = at;
        while (start > at - 3 && words.is("bound-fillers", tokens.lower(start - 1))) {
            start--;
        }
        return words.boundsBefore().endingAt(tokens, start - 1) != null ? start : at;
    }

    /** "over" bounds a duration only where a word of lasting stands before it: "over three days" may mean during. */
    private boolean bounds(Tokens tokens, Candidate candidate, int at, Phrases.Match<Qualifier> match) {
        String word = tokens.lower(at - 1);
        if (words.is("bound-after-change", word)) {
            String verb = tokens.lower(at - 2);
            return words.is("increase", verb) || words.is("decrease", verb) || words.is("up-to-verbs", verb);
        }
        if (words.is("bounds-of-way", word)) {
            return isWay(candidate);
        }
        if (match.length() > 1 || !words.is("bound-or-preposition", word)) {
            return true;
        }
        if (candidate.kind == Kind.COUNT
                && words.is("over-verbs", tokens.lower(at - 2))
                && words.is("over-particles", word)) {
            return false;
        }
        if (candidate.kind == Kind.DURATION) {
            String before = tokens.lower(at - 2);
            return words.is("lasting", before) || words.is("not-before-preposition", before);
        }
        return !words.is("bound-needs-number-only", word) || candidate.kind != Kind.AGE;
    }

    /** "between 3 and 5", "from 10 to 12": the first word belongs to the span. */
    private void between(Tokens tokens, Candidate candidate) {
        boolean range = candidate.amount instanceof Amount.Range;
        String before = tokens.lower(candidate.numberFrom - 1);
        if (range && (words.is("between", before) || words.is("range-from", before))) {
            candidate.from = candidate.numberFrom - 1;
        }
    }

    private void behind(Tokens tokens, Candidate candidate) {
        if (candidate.qualifier != Qualifier.EXACT) {
            return;
        }
        if (tokens.get(candidate.numberTo).isSign("+")) {
            candidate.qualifier = Qualifier.AT_LEAST;
            candidate.to = Math.max(candidate.to, candidate.numberTo + 1);
            return;
        }
        Phrases.Match<Qualifier> inner =
                words.boundsAfter().startingAt(tokens, afterHyphen(tokens, candidate.numberTo));
        if (inner != null && isBoundBehind(tokens, candidate.numberTo, inner)) {
            candidate.qualifier = inner.meaning();
            candidate.to = Math.max(candidate.to, candidate.numberTo + inner.length());
            olderThan(tokens, candidate);
            return;
        }
        Phrases.Match<Qualifier> match = words.boundsAfter().startingAt(tokens, candidate.to);
        if (match != null && isBoundBehind(tokens, candidate.to, match)) {
            candidate.qualifier = match.meaning();
            candidate.to += match.length();
        }
        olderThan(tokens, candidate);
    }

    /** "45 and older" is an age. */
    private void olderThan(Tokens tokens, Candidate candidate) {
        if (!candidate.hasUnit() && words.is("age-word-ends", tokens.lower(candidate.to - 1))) {
            candidate.kind = Kind.AGE;
            candidate.unit = new Unit(words.word("year"), "a");
        }
    }

    /** "at least" behind one number may belong to the next: "killed 5, at least 3 of them children". */
    private boolean isBoundBehind(Tokens tokens, int at, Phrases.Match<Qualifier> match) {
        Token next = tokens.get(at + match.length());
        boolean adjective =
                words.is("bound-or-adjective", tokens.lower(at)) && next.isWord() && !words.is("stop", next.lower());
        if (adjective) {
            return false;
        }
        boolean another = next.isDigits()
                || MeasureTable.get().currency(next.text()) != null
                || words.number(next.lower()) != null;
        return !another || words.is("range-or", tokens.lower(at));
    }

    private static int afterHyphen(Tokens tokens, int at) {
        return tokens.get(at).isHyphen() && tokens.glued(at) ? at + 1 : at;
    }

    // ---------------------------------------------------------------- denials

    /** True where a negation stands shortly before, with no clause border between. */
    private boolean denied(Tokens tokens, int at) {
        for (int i = at - 1; i >= Math.max(0, at - NEGATION_REACH); i--) {
            Token token = tokens.get(i);
            if (token.type() == Token.Type.SIGN && !token.isSign("'")
                    || words.is("negation-reach-stops", token.lower())) {
                return false;
            }
            boolean near = i >= at - 2 || !words.is("negations-near", token.lower());
            if (near && words.is("negations", token.lower()) || words.ends("negation-endings", token.lower())) {
                return true;
            }
        }
        return false;
    }

    /** "did not speak of more than 3,000" says at most 3,000. */
    private static Qualifier turned(Qualifier qualifier) {
        return switch (qualifier) {
            case MORE_THAN -> Qualifier.AT_MOST;
            case AT_LEAST -> Qualifier.LESS_THAN;
            case LESS_THAN -> Qualifier.AT_LEAST;
            case AT_MOST -> Qualifier.MORE_THAN;
            default -> qualifier;
        };
    }

    /** A written minus makes the value negative; a hyphen between words or numbers does not. */
    static @Nullable Numeral negated(Tokens tokens, Numeral numeral, Lexicon words) {
        Token before = tokens.get(numeral.from() - 1);
        boolean word = words.is("minus", before.lower())
                && !words.is("range-or", tokens.lower(numeral.from() - 2))
                && words.boundsBefore().endingAt(tokens, numeral.from() - 1) == null;
        boolean sign = before.isHyphen()
                && tokens.glued(numeral.from())
                && (!tokens.glued(numeral.from() - 1)
                        || tokens.get(numeral.from() - 2).isSign("("));
        if (!word && !sign || numeral.value().signum() <= 0) {
            return null;
        }
        BigDecimal value = numeral.value().negate();
        return new Numeral(
                numeral.from() - 1, numeral.to(), value, numeral.multiplier(), numeral.form(), numeral.whole());
    }
}

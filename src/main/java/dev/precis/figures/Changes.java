package dev.precis.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives candidates their direction: "rose 3%", "a 5% cut", "fell from 5.1% to 4.9%". */
final class Changes {
    private static final int REACH = 7;
    /** Tokens between "29 ships" and "eight" in "29 ships were waiting, up from eight". */
    private static final int LONGEST_ASIDE = 9;

    private final Lexicon words;

    Changes(Lexicon words) {
        this.words = words;
    }

    void apply(Tokens tokens, List<Candidate> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            int left = i == 0 ? 0 : candidates.get(i - 1).to;
            if (candidate.change == null && candidate.kind != Kind.AGE && candidate.kind != Kind.RANK) {
                candidate.change = direction(tokens, candidate, left);
            }
        }
        linkEnds(tokens, candidates);
    }

    private @Nullable Change direction(Tokens tokens, Candidate candidate, int left) {
        for (int i = candidate.from - 1; i >= Math.max(left, candidate.from - REACH); i--) {
            if (isBorder(tokens, i)) {
                break;
            }
            boolean compound = tokens.hyphenAt(i - 1);
            Change change = compound ? null : changeOf(tokens.lower(i));
            if (change != null && isChangeOfThis(tokens, i, candidate)) {
                return change;
            }
        }
        return behind(tokens, candidate);
    }

    /** "a 3% rise", "5 percent lower". */
    private @Nullable Change behind(Tokens tokens, Candidate candidate) {
        for (int i = candidate.to; i < candidate.to + 2; i++) {
            if (isBorder(tokens, i)) {
                return null;
            }
            Change change = changeOf(tokens.lower(i));
            if (change != null
                    && (candidate.kind == Kind.PERCENT
                            || candidate.kind == Kind.MULTIPLE
                            || candidate.kind == Kind.MONEY)) {
                return change;
            }
        }
        return null;
    }

    /** Between the verb and the number only small words, adverbs and the subject of "growth of" may stand. */
    private boolean isChangeOfThis(Tokens tokens, int verb, Candidate candidate) {
        int distance = candidate.from - verb;
        boolean linked = words.is("change-links", tokens.lower(candidate.from - 1));
        boolean points = candidate.unit != null && words.is("change-units", candidate.unit.name());
        if (candidate.kind != Kind.PERCENT
                && !points
                && !linked
                && words.is("change-of-measures", tokens.lower(verb))) {
            return false;
        }
        if (words.is("particles", tokens.lower(verb)) && isParticle(tokens, verb)) {
            return false;
        }
        for (int i = verb + 1; i < candidate.from; i++) {
            if (words.is("change-blocks", tokens.lower(i)) || !linked && words.is("possessives", tokens.lower(i))) {
                return false;
            }
        }
        return distance <= 3 || linked;
    }

    /** "up" in "snapped up" belongs to its verb; in "was up 3%", "closed up" it is a change. */
    private boolean isParticle(Tokens tokens, int at) {
        String before = tokens.lower(at - 1);
        boolean verb = words.ends("particle-verb-endings", before);
        boolean rising = words.is("market-verbs", before) || words.is("up-to-verbs", before);
        return verb && !rising || words.is("particle-verbs", before);
    }

    private static boolean isBorder(Tokens tokens, int at) {
        Token token = tokens.get(at);
        return token.isHyphen() && !token.glued()
                || token.isSign(",")
                || token.isSign(";")
                || token.isSign(".")
                || token.isSign(":")
                || token.isSign("”")
                || token.isSign("\"");
    }

    private @Nullable Change changeOf(String word) {
        if (words.is("increase", word)) {
            return Change.INCREASE;
        }
        return words.is("decrease", word) ? Change.DECREASE : null;
    }

    /** "fell from 5.1% to 4.9%": the second changed from the first. */
    private void linkEnds(Tokens tokens, List<Candidate> candidates) {
        for (int i = 1; i < candidates.size(); i++) {
            Candidate from = candidates.get(i - 1);
            Candidate to = candidates.get(i);
            boolean forward = words.is("range-from", tokens.lower(from.from - 1))
                    && to.from - from.to <= 6
                    && words.is("change-to", tokens.lower(to.from - 1))
                    && !hasBorder(tokens, from.to, to.from);
            boolean backward = to.from - from.to <= 4
                    && words.is("range-from", tokens.lower(to.from - 1))
                    && words.is("change-to", tokens.lower(from.from - 1));
            boolean aside = to.from - from.to <= LONGEST_ASIDE
                    && words.is("range-from", tokens.lower(to.from - 1))
                    && changeOf(tokens.lower(to.from - 2)) != null
                    && tokens.get(to.from - 3).isSign(",")
                    && !hasBorder(tokens, from.to, to.from - 3);
            if (forward) {
                link(from, to);
            } else if (backward || aside) {
                link(to, from);
            }
        }
    }

    private static boolean hasBorder(Tokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isBorder(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    private static void link(Candidate earlier, Candidate later) {
        boolean alike = earlier.kind == later.kind || !earlier.hasUnit() || !later.hasUnit();
        if (!alike) {
            return;
        }
        later.changeFrom = earlier;
        Change seen = later.change != null ? later.change : earlier.change;
        later.change = seen != null ? seen : compared(earlier, later);
        earlier.change = null;
    }

    private static @Nullable Change compared(Candidate earlier, Candidate later) {
        if (earlier.exact() == null || later.exact() == null) {
            return null;
        }
        int order = earlier.exact().compareTo(later.exact());
        if (order == 0) {
            return null;
        }
        return order < 0 ? Change.INCREASE : Change.DECREASE;
    }
}

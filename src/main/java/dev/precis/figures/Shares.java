package dev.precis.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives the percent and the percentage points that reports of polls, votes and rates leave unsaid: "Labour is on 34%, nine
 * points ahead; the Greens slip to 8". Points of games and of stock indices stay what they are. For one text; remembers
 * whether a percentage was told in the sentence before.
 */
final class Shares {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(50);
    private static final String PERCENT = "percent";
    private static final String POINT = "percentage point";

    private final Lexicon words;
    private final boolean poll;
    private int sentencesSince = Integer.MAX_VALUE;

    /** @param text the whole article: only one that names a poll or a vote leaves a percent unsaid */
    Shares(Lexicon words, String text) {
        this.words = words;
        this.poll = names(text.toLowerCase(Locale.ROOT));
    }

    private boolean names(String text) {
        return words.list("poll-words").stream().anyMatch(word -> begins(text, word));
    }

    private static boolean begins(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetter(text.charAt(at - 1));
            if (starts && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Fills in one sentence; sentences in the order of the text. */
    void apply(Tokens tokens, List<Candidate> candidates) {
        boolean percent = candidates.stream().anyMatch(c -> c.kind == Kind.PERCENT);
        sentencesSince = percent ? 0 : Math.min(sentencesSince, Integer.MAX_VALUE - 1) + 1;
        if (isOfGameOrMarket(tokens)) {
            return;
        }
        for (Candidate candidate : candidates) {
            if (isPoints(candidate) && (poll || percent) || isStep(tokens, candidate)) {
                give(candidate, POINT);
            } else if (poll && sentencesSince <= 1 && isBare(candidate) && !isEndOfCount(candidate, candidates)) {
                unsaid(tokens, candidate);
            }
        }
    }

    private boolean isOfGameOrMarket(Tokens tokens) {
        return tokens.list().stream().anyMatch(token -> words.is("points-otherwise", token.lower()));
    }

    private static boolean isPoints(Candidate candidate) {
        Unit unit = candidate.unit;
        BigDecimal value = largest(candidate.amount);
        return candidate.kind == Kind.COUNT
                && unit != null
                && unit.name().equals("point")
                && value != null
                && value.compareTo(MOST_POINTS) <= 0;
    }

    /** "rose by two to 27%": so many points, not two percent. */
    private boolean isStep(Tokens tokens, Candidate candidate) {
        String before = tokens.lower(candidate.from - 1);
        boolean unsaid = candidate.kind == Kind.PERCENT && candidate.to == candidate.numberTo;
        return unsaid
                && words.is("share-to", tokens.lower(candidate.to))
                && (words.is("points-before", before) || words.is("increase", before) || words.is("decrease", before));
    }

    private static @Nullable BigDecimal largest(Amount amount) {
        if (amount instanceof Amount.Range range) {
            return range.high();
        }
        return amount instanceof Amount.Exact exact ? exact.value() : null;
    }

    private static boolean isBare(Candidate candidate) {
        BigDecimal value = candidate.exact();
        return candidate.kind == Kind.COUNT
                && !candidate.hasUnit()
                && value != null
                && value.compareTo(HUNDRED) <= 0
                && candidate.last.isPlain();
    }

    /** "12 seats, down from 15". */
    private static boolean isEndOfCount(Candidate candidate, List<Candidate> candidates) {
        return candidates.stream()
                .anyMatch(later -> later.changeFrom == candidate && later.hasUnit() && later.kind != Kind.PERCENT);
    }

    /** "National on 32", "slips to 8.4" are shares; "down three", "ahead by 20" are points. */
    private void unsaid(Tokens tokens, Candidate candidate) {
        Token next = tokens.get(candidate.to);
        boolean ends = next.type() != Token.Type.WORD
                || words.is("stop", next.lower())
                || words.is("year-before", next.lower());
        if (!ends) {
            return;
        }
        int at = candidate.from - 1;
        while (words.is("share-fillers", tokens.lower(at))) {
            at--;
        }
        if (words.is("points-before", tokens.lower(at))) {
            give(candidate, POINT);
        } else if (isShareBefore(tokens, at)) {
            give(candidate, PERCENT);
        }
    }

    private boolean isShareBefore(Tokens tokens, int at) {
        if (words.is("share-verbs", tokens.lower(at))) {
            return true;
        }
        if (words.is("share-at", tokens.lower(at))) {
            Token who = tokens.get(at - 1);
            return who.isCapitalised() || words.is("share-holders", who.lower()) || words.is("be-verbs", who.lower());
        }
        String verb = tokens.lower(at - 1);
        boolean change = words.is("increase", verb) || words.is("decrease", verb) || words.is("change-verbs", verb);
        return words.is("share-to", tokens.lower(at)) && change;
    }

    private static void give(Candidate candidate, String id) {
        Measure measure = MeasureTable.get().measure(id);
        boolean told = candidate.hasUnit();
        candidate.kind = Kind.PERCENT;
        candidate.measure = measure;
        Unit unit = new Unit(measure.id(), measure.code());
        candidate.unit = told ? unit : unit.leftOut();
    }
}

package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers by which a text announces what it lists itself: "Three things to know:" above three points, "two dates mark
 * the dispute: 4 May and 9 June". The article need not count them; what is listed is checked by itself.
 */
final class Announcements {
    /** Nobody lists more. */
    private static final BigDecimal MOST = BigDecimal.valueOf(20);

    /** Two names stand side by side for many reasons. */
    private static final int FEWEST_NAMES = 3;

    /** "Here, then, are" stands before the number at most. */
    private static final int HEAD = 3;

    private static final Pattern POINT = Pattern.compile("(?m)^[ \\t]*(?:\\d{1,2}[.)]|[-*•–])[ \\t]+\\S");

    private final Side text;
    private final Enumerations enumerations;

    Announcements(Side text) {
        this.text = text;
        this.enumerations = new Enumerations(text);
    }

    /** True where the text lists exactly as many behind the number. */
    boolean has(Fact fact) {
        Figure figure = fact.figure();
        boolean count = figure.kind() == Kind.COUNT && figure.qualifier() == Qualifier.EXACT && figure.unit() != null;
        if (!count
                || !(figure.amount() instanceof Amount.Exact exact)
                || exact.value().compareTo(BigDecimal.ONE) <= 0
                || exact.value().compareTo(MOST) > 0
                || exact.value().stripTrailingZeros().scale() > 0) {
            return false;
        }
        int number = exact.value().intValue();
        return points(fact) == number || dates(fact) == number || names(fact, number);
    }

    /**
     * "Two verdicts on one dam. It is safe, says Ames …": a number of something that a text makes itself, at the head of a
     * sentence. How many of them follow cannot be counted for sure, but for the points of a list.
     */
    boolean opensWith(Fact fact) {
        Figure figure = fact.figure();
        return figure.kind() == Kind.COUNT
                && figure.qualifier() == Qualifier.EXACT
                && figure.unit() != null
                && fact.from() <= HEAD
                && figure.amount() instanceof Amount.Exact exact
                && exact.value().compareTo(BigDecimal.ONE) > 0
                && exact.value().compareTo(MOST) <= 0
                && text.vocabulary.is("announced-nouns", figure.unit().name())
                && points(fact) == 0;
    }

    /** The lines that begin with a mark below the line of the number, which ends with a colon. */
    private int points(Fact fact) {
        int end = text.text.indexOf('\n', fact.span().end());
        if (end < 0 || !text.text.substring(fact.span().end(), end).strip().endsWith(":")) {
            return 0;
        }
        Matcher points = POINT.matcher(text.text.substring(end));
        int count = 0;
        while (points.find()) {
            count++;
        }
        return count;
    }

    /** The dates behind a colon in the sentence of "two dates". */
    private int dates(Fact fact) {
        int end = text.sentence(fact.sentence()).end();
        int colon = text.text.indexOf(':', fact.span().end());
        boolean dates = text.words.get(fact.sentence()).subList(fact.from(), fact.to()).stream()
                .anyMatch(word -> word.lower().matches("dates|days"));
        if (!dates || colon < 0 || colon >= end) {
            return 0;
        }
        return (int) MomentReader.read(text).stream()
                .filter(moment -> moment.span().start() > colon && moment.span().end() <= end)
                .count();
    }

    /** "In three talks, with Ames, Boyle and Crane": the names right behind a comma or a colon. */
    private boolean names(Fact fact, int number) {
        Span list = number < FEWEST_NAMES ? null : enumerations.of(fact.sentence(), number);
        return list != null && list.start() > fact.span().end();
    }
}

package dev.precis.grounding;

import dev.precis.figures.Qualifier;
import java.util.EnumSet;
import java.util.Set;

/** Whether a text may bound a number as it does, when the article bounds the same number in its way. */
final class BoundMatch {
    private static final Set<Qualifier> LEAST = EnumSet.of(Qualifier.AT_LEAST, Qualifier.MORE_THAN);
    private static final Set<Qualifier> MOST = EnumSet.of(Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.NEARLY);
    private static final Set<Qualifier> LOOSE = EnumSet.of(Qualifier.EXACT, Qualifier.ABOUT, Qualifier.NEARLY);

    private BoundMatch() {}

    /** "More than one in ten" where the article has fewer. */
    static boolean turns(Qualifier article, Qualifier text) {
        return LEAST.contains(article) && MOST.contains(text) || MOST.contains(article) && LEAST.contains(text);
    }

    /**
     * As {@link #turns}, for a number that was converted: "nearly 56 miles" may stand for "over 90 km", since the conversion
     * is rounded up.
     */
    static boolean turnsConverted(Qualifier article, Qualifier text) {
        return article != Qualifier.NEARLY && text != Qualifier.NEARLY && turns(article, text);
    }

    /** Dropping "about" or "nearly" is no fault; dropping "up to" or "at least", adding or turning a bound is. */
    static boolean allows(Qualifier article, Qualifier text) {
        return switch (text) {
            case EXACT -> LOOSE.contains(article);
            case ABOUT -> LOOSE.contains(article) || LEAST.contains(article);
            case NEARLY -> MOST.contains(article) || article == Qualifier.ABOUT;
            case AT_LEAST -> LEAST.contains(article) || article == Qualifier.EXACT;
            case MORE_THAN -> article == Qualifier.MORE_THAN;
            case AT_MOST -> MOST.contains(article);
            case LESS_THAN -> MOST.contains(article);
        };
    }
}

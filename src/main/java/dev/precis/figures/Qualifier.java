package dev.precis.figures;

/** How the article bounds or hedges an amount. */
public enum Qualifier {
    EXACT,
    /** "about", "some", "roughly", "an estimated". */
    ABOUT,
    /** "nearly", "almost", "just under": a little less. */
    NEARLY,
    /** "at least", "no fewer than", "or more". */
    AT_LEAST,
    /** "up to", "as many as", "at most", "no more than". */
    AT_MOST,
    /** "more than", "over", "in excess of". */
    MORE_THAN,
    /** "less than", "fewer than", "under", "below". */
    LESS_THAN
}

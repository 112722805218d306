package dev.precis.grounding;

/** What is wrong with a number, source or quotation. */
public enum Code {
    VALUE_DIFFERS,
    MAGNITUDE_DIFFERS,
    UNIT_DIFFERS,
    BOUND_DIFFERS,
    /** The number stands in the article but says something else: another thing counted, event, place, party or time. */
    BOUND_TO_OTHER,
    SOURCE_DIFFERS,
    /** A claim given as confirmed. */
    STATUS_OVERSTATED,
    NOT_IN_ARTICLE,
    QUOTATION_ALTERED
}

package dev.precis.figures;

/** What sort of quantity a figure is. */
public enum Kind {
    COUNT,
    MONEY,
    PERCENT,
    LENGTH,
    AREA,
    MASS,
    VOLUME,
    SPEED,
    TEMPERATURE,
    ENERGY,
    DURATION,
    AGE,
    /** A part of a whole ("10 out of 15", "a third") or one quantity per another. */
    RATIO,
    /** "10 times higher", "doubled". */
    MULTIPLE,
    SCORE,
    /** A place in an order ("the sixth general killed"). */
    RANK,
    OTHER
}

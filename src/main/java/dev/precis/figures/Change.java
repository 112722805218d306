package dev.precis.figures;

/** Which way a figure moved. */
public enum Change {
    INCREASE,
    DECREASE
}

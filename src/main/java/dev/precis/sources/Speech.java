package dev.precis.sources;

/** How an attribution stands in the article. */
public enum Speech {
    /** Inside quotation marks. */
    DIRECT,
    /** Told in the outlet's words. */
    REPORTED,
    /** The article's own voice. */
    NONE
}

package dev.precis.sources;

/** How sure the article makes a figure or statement. */
public enum Status {
    /** The article's own voice. */
    STATED,
    /** A source says so. */
    ATTRIBUTED,
    /** The article says that it is not confirmed or verified. */
    UNCONFIRMED,
    /** The article carries a denial or a rival figure. */
    DISPUTED,
    /** A target, plan or expectation. */
    FORECAST
}

package dev.precis.sources;

/** What a source is. */
public enum SourceKind {
    PERSON,
    ORGANISATION,
    OUTLET,
    DOCUMENT,
    /** Several people without a name: "local officials". */
    GROUP,
    /** One person without a name: "a senior US officer". */
    ANONYMOUS
}

package dev.precis.text;

/** What a caller counts when it counts offsets. */
public enum OffsetUnit {
    /** Unicode code points, as Python slices count. */
    CODEPOINT,
    /** UTF-16 code units, as Java and JavaScript count. */
    UTF16,
    /** Bytes of the UTF-8 form, as Go and Rust count. */
    UTF8
}

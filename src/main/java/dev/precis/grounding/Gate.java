package dev.precis.grounding;

import dev.precis.sources.Reading;

/** Reads a text against an article. Thread-safe. */
public final class Gate {
    /** Checks every number, date, source and quotation of a text. */
    public Report check(Reading reading, String text) {
        throw new UnsupportedOperationException();
    }
}

package dev.precis.summary;

import dev.precis.sources.Reading;

/** What a run reports on its way. */
public sealed interface Step {
    /** Figures and sources are read; no model has been asked yet. */
    record FiguresFound(Reading reading) implements Step {}

    /** A sentence has passed the gate. */
    record SentenceChecked(Summary.CheckedSentence sentence) implements Step {}

    /** A sentence could not be proven. */
    record SentenceWithheld(Summary.Withheld withheld) implements Step {}
}

package dev.precis.summary;

import dev.precis.sources.Reading;
import java.util.function.Consumer;

/** What a run reports on its way. */
public sealed interface Step {
    /**
     * A listener that wants each sentence while the model is still writing. For any other the model is asked for all at
     * once, and another model stands in for one that breaks off in the middle.
     */
    interface Live extends Consumer<Step> {}

    /** Figures and sources are read; no model has been asked yet. */
    record FiguresFound(Reading reading) implements Step {}

    /**
     * A sentence has passed the gate, and will stand in the summary with these words. What proves it, and its span, are
     * those of the text that is out so far; another sentence may still join before it.
     *
     * @param place of the sentence among all that were drafted, from 0: the summary has them in this order
     */
    record SentenceChecked(int place, Summary.CheckedSentence sentence) implements Step {}

    /** A sentence could not be proven. */
    record SentenceWithheld(Summary.Withheld withheld) implements Step {}
}

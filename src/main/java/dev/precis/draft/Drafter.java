package dev.precis.draft;

import dev.precis.sources.Reading;
import java.util.List;
import java.util.function.Consumer;

/** Writes a summary of an article, unchecked. Thread-safe. */
public interface Drafter {
    /** The model as callers name it: {@code embedded/extractive}, {@code openai/gpt-…}. */
    String name();

    /**
     * Writes a first draft.
     *
     * @throws ModelUnavailableException where the model cannot be reached or gives no usable answer
     */
    Draft draft(Reading reading, Brief brief);

    /**
     * Writes a first draft and tells of each sentence as soon as it is written, in order, on the calling thread. A drafter
     * that writes all at once tells of all at the end.
     *
     * @throws ModelUnavailableException as {@link #draft(Reading, Brief)}; sentences may have been told of before
     */
    default Draft draft(Reading reading, Brief brief, Consumer<Draft.DraftSentence> written) {
        Draft draft = draft(reading, brief);
        draft.sentences().forEach(written);
        return draft;
    }

    /**
     * Writes the sentences objected to anew. Gives a draft with as many sentences as the earlier one, and behind them
     * those it was asked for beyond; a sentence that cannot be mended is left as it was.
     *
     * @throws ModelUnavailableException as {@link #draft}
     */
    Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections);

    /** True where a revision can make sentences shorter, or more of them. */
    default boolean writesToLength() {
        return true;
    }

    /**
     * This drafter for one request, held to what that request may still ask of models.
     *
     * @param others how many more models may stand in for this one: it leaves each of them a call
     */
    default Drafter within(Allowance allowance, int others) {
        return this;
    }
}

package dev.precis.draft;

import dev.precis.sources.Reading;
import java.util.List;

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
     * Writes the sentences objected to anew. Gives a draft with as many sentences as the earlier one; a sentence that
     * cannot be mended is left as it was.
     *
     * @throws ModelUnavailableException as {@link #draft}
     */
    Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections);
}

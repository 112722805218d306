package dev.precis.sources;

import dev.precis.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Whose a figure is.
 *
 * @param source id of the most direct claimant; null in the article's own voice
 * @param via id of the outlet, document or channel between the claimant and the article
 * @param cue the words that attribute it; null in the article's own voice
 * @param hedge the words that weaken it ("allegedly")
 * @param rule the name of the rule that made it; {@code own-voice} where none did
 */
public record Attribution(
        @Nullable String source,
        @Nullable String via,
        @Nullable Span cue,
        Speech speech,
        Status status,
        @Nullable Span hedge,
        String rule) {
    public static final Attribution OWN_VOICE =
            new Attribution(null, null, null, Speech.NONE, Status.STATED, null, "own-voice");
}

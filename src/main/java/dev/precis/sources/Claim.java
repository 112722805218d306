package dev.precis.sources;

import dev.precis.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that the article attributes to a source.
 *
 * @param content what is said: one span for each stretch, in order (the cue may stand between two)
 * @param source id of the most direct claimant
 * @param via id of the outlet, document or channel it comes through, where another stands behind it
 * @param cue the words that attribute it: "Konashenkov said"
 * @param rule the name of the rule that made it
 */
public record Claim(
        List<Span> content, String source, @Nullable String via, Span cue, Speech speech, String rule) {
    public Claim {
        content = List.copyOf(content);
    }
}

package dev.precis.sources;

import dev.precis.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that the article names as the origin of a statement.
 *
 * @param id "s1", "s2", … in the order of first mention
 * @param name the fullest form that the article has, in the article's words
 * @param role what the article says of it ("Defense Ministry spokesman"), in the article's words
 * @param mentions everywhere it is named or meant ("he", "the report"), in the order of the text
 * @param statements how many statements the article attributes to it
 */
public record Source(
        String id, String name, @Nullable String role, SourceKind kind, List<Span> mentions, int statements) {
    public Source {
        mentions = List.copyOf(mentions);
    }
}

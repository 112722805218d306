package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number, date, source or quotation of a checked text, and what the article says of it.
 *
 * @param span in the checked text
 * @param figures ids of the article's figures it binds to; several where it is derived from them
 * @param source id of the article's source it binds to
 * @param evidence places in the article that prove it; empty where nothing does
 * @param expected what the article has instead, in a few words
 * @param explanation one sentence that a model can act on and a person understands
 */
public record Item(
        Span span,
        Kind kind,
        Status status,
        @Nullable Code code,
        List<String> figures,
        @Nullable String source,
        List<Span> evidence,
        @Nullable String expected,
        String explanation) {
    public Item {
        figures = List.copyOf(figures);
        evidence = List.copyOf(evidence);
    }

    /** What is checked. */
    public enum Kind {
        NUMBER,
        DATE,
        SOURCE,
        QUOTATION
    }

    /** How it came out. */
    public enum Status {
        SUPPORTED,
        /** Recomputes from figures of the article: a sum, difference, share or conversion. */
        DERIVED,
        CONTRADICTED,
        UNSUPPORTED,
        /** Nothing that needs proof: a list marker, "one of". */
        UNCHECKED
    }

    /** True where one of some items finds fault with words of the span. */
    static boolean isFound(List<Item> items, Span span) {
        return items.stream().anyMatch(item -> item.isFinding() && item.span().overlaps(span));
    }

    /** True where the item must not leave the service as it is. */
    public boolean isFinding() {
        return status == Status.CONTRADICTED || status == Status.UNSUPPORTED;
    }
}

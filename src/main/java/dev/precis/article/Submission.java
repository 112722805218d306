package dev.precis.article;

import org.jspecify.annotations.Nullable;

/**
 * An article as a caller sends it.
 *
 * @param content plain text, taken exactly as sent, an HTML page, or the address of either
 * @param language BCP 47; null where it is to be found out
 */
public record Submission(
        String content,
        Format format,
        Metadata metadata,
        @Nullable String language) {
    /** What the content is. */
    public enum Format {
        TEXT,
        HTML,
        LINK
    }

    public static Submission ofText(String text) {
        return new Submission(text, Format.TEXT, Metadata.NONE, null);
    }
}

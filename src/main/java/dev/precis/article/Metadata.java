package dev.precis.article;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the article beside its text, from the caller or the page.
 *
 * @param sourceUrl an http or https address
 * @param published an RFC 3339 date or date-time
 * @param author one or several names, as the page writes them
 */
public record Metadata(
        @Nullable String title,
        @Nullable String outlet,
        @Nullable String sourceUrl,
        @Nullable String published,
        @Nullable String author) {
    public static final Metadata NONE = new Metadata(null, null, null, null, null);

    /** The same, standing at an address unless another is known. */
    Metadata at(String url) {
        return sourceUrl != null ? this : new Metadata(title, outlet, url, published, author);
    }
}

package dev.precis.article;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the article beside its text, from the caller or the page.
 *
 * @param published an RFC 3339 date or date-time
 */
public record Metadata(
        @Nullable String title,
        @Nullable String outlet,
        @Nullable String sourceUrl,
        @Nullable String published) {
    public static final Metadata NONE = new Metadata(null, null, null, null);
}

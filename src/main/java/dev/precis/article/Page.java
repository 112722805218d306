package dev.precis.article;

import org.jspecify.annotations.Nullable;

/**
 * What is read from a submission before anybody looks at its words.
 *
 * @param text one paragraph a line
 * @param language what the page says of itself, BCP 47
 */
record Page(String text, Metadata metadata, @Nullable String language) {}

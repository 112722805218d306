package dev.precis.article;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read from a submission before anybody looks at its words.
 *
 * @param text one paragraph a line
 * @param roles of the lines whose mark-up says what they are, by the position at which the line starts
 * @param language what the page says of itself, BCP 47
 * @param around the page's title and all its words, also those that are not the article's, cut to a length; folded
 * @param paid true where the page says that it is not free to read
 */
record Page(
        String text,
        Map<Integer, Passage.Role> roles,
        Metadata metadata,
        @Nullable String language,
        String around,
        boolean paid) {
    static Page ofText(String text, Metadata metadata) {
        return new Page(text, Map.of(), metadata, null, "", false);
    }
}

package dev.precis.web;

import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares entity tags (RFC 9110, 8.8.3). */
final class EntityTag {
    /** The quoted part, so without the mark of a weak one. */
    private static final Pattern TAG = Pattern.compile("\"[^\"]*\"|\\*");

    private EntityTag() {}

    /**
     * True where a list of tags, as If-None-Match has it, names this one or any. A weak tag names the strong one of the
     * same text.
     */
    static boolean isIn(Enumeration<String> headers, String tag) {
        return Collections.list(headers).stream()
                .flatMap(header -> TAG.matcher(header).results())
                .map(MatchResult::group)
                .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }
}

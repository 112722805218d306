package dev.precis.grounding;

import dev.precis.text.Span;

/**
 * A word of a text as the gate compares it.
 *
 * @param lower in lower case, apostrophes made plain, without a possessive ending
 * @param key what it is compared by: a party ("=russia"), a kind of event ("#kill") or a stem; empty where it says nothing
 * @param afterMark true where a comma, colon or the like stands before it
 */
record Word(Span span, String text, String lower, String key, boolean afterMark) {
    boolean isCapital() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }

    boolean isParty() {
        return key.startsWith("=");
    }

    boolean isEvent() {
        return key.startsWith("#");
    }
}

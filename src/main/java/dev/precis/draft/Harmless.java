package dev.precis.draft;

import java.util.regex.Pattern;

/**
 * Takes the power out of words that others wrote before they go into a prompt: forged fences and chat-template tokens
 * lose their angle bracket, typed handles ({@code [f3]}, {@code [12]}) their square brackets, and characters that
 * nobody sees are dropped. What a reader reads stays the same.
 */
final class Harmless {
    /** Stands for a character to drop, so that positions hold until {@link #join}. */
    private static final char DROPPED = '\0';
    /** A longer bracket is no handle list. */
    private static final int LONGEST_HANDLE = 48;

    private static final Pattern HANDLE =
            Pattern.compile("(?:[fs]\\d{1,6}|\\d{1,6}|/?inst)(?:[,;][fs]?\\d{1,6}){0,12}");

    private Harmless() {}

    /** The text without its powers; positions change. */
    static String words(String text) {
        return join(samePositions(text));
    }

    /** The text without its powers, every position as before; to be cut where needed and then {@link #join}ed. */
    static String samePositions(String text) {
        char[] chars = text.toCharArray();
        dropUnseen(chars);
        for (int at = 0; at < chars.length; at++) {
            if (chars[at] == '<' && opensTag(chars, at)) {
                chars[at] = '‹';
            } else if (chars[at] == '[' || chars[at] == '［') {
                disarmHandle(chars, at);
            }
        }
        return new String(chars);
    }

    static String join(String text) {
        return text.replace(String.valueOf(DROPPED), "");
    }

    private static void dropUnseen(char[] chars) {
        for (int at = 0; at < chars.length; at++) {
            char c = chars[at];
            if (c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029') {
                chars[at] = ' ';
            } else if (Character.isISOControl(c) || isUnseen(c)) {
                chars[at] = DROPPED;
            } else if (c == '\uDB40' && at + 1 < chars.length) {
                // The plane of tags and variation selectors: whole sentences can hide in it.
                chars[at] = DROPPED;
                chars[++at] = DROPPED;
            }
        }
    }

    /** Zero-width and direction characters. The joiners stay: some scripts need them. */
    private static boolean isUnseen(char c) {
        return c == '\u00AD'
                || c == '\u200B'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u206F')
                || c == '\uFEFF';
    }

    private static boolean opensTag(char[] chars, int at) {
        int next = at + 1;
        while (next < chars.length && chars[next] == DROPPED) {
            next++;
        }
        return next < chars.length && (Character.isLetter(chars[next]) || "/|!?<_".indexOf(chars[next]) >= 0);
    }

    private static void disarmHandle(char[] chars, int open) {
        StringBuilder inside = new StringBuilder();
        int end = Math.min(chars.length, open + LONGEST_HANDLE);
        for (int at = open + 1; at < end; at++) {
            char c = chars[at];
            if (c == ']' || c == '］') {
                if (HANDLE.matcher(inside).matches()) {
                    chars[open] = '(';
                    chars[at] = ')';
                }
                return;
            }
            if (c != DROPPED && c != ' ' && c != '\u00A0' && c != '\u200C' && c != '\u200D') {
                inside.append(Character.toLowerCase(c));
            }
        }
    }
}

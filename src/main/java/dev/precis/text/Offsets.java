package dev.precis.text;

import org.jspecify.annotations.Nullable;

/**
 * Converts positions of one text from UTF-16 units into another unit. Immutable; building it reads the text once, each
 * look-up is constant time. A lone surrogate counts as one code point and as three bytes (the length of U+FFFD, by which
 * encoders replace it).
 */
public final class Offsets {
    private final int @Nullable [] table;

    private Offsets(int @Nullable [] table) {
        this.table = table;
    }

    public static Offsets of(String text, OffsetUnit unit) {
        if (unit == OffsetUnit.UTF16 || isAscii(text)) {
            return new Offsets(null);
        }
        int[] table = new int[text.length() + 1];
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int units = Character.charCount(codePoint);
            for (int i = 0; i < units; i++) {
                table[at + i] = count;
            }
            count += unit == OffsetUnit.CODEPOINT ? 1 : utf8Length(codePoint);
            at += units;
        }
        table[text.length()] = count;
        return new Offsets(table);
    }

    /**
     * The position in the caller's unit.
     *
     * @param utf16 from 0 to the text's length, inclusive
     */
    public int at(int utf16) {
        return table == null ? utf16 : table[utf16];
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}

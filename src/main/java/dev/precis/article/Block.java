package dev.precis.article;

import dev.precis.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph on its way to becoming a passage or furniture. The passes decide about it one after the other; what is
 * decided stays.
 *
 * @param words the words of the span, line breaks within as spaces
 * @param folded the words folded ({@link Fold#text})
 * @param afterGap true where a blank line stands before it
 * @param role null while open or furniture
 * @param why null while open or a passage
 */
record Block(
        Span span,
        String words,
        String folded,
        boolean afterGap,
        Passage.@Nullable Role role,
        @Nullable String why) {
    /** Longer than any line of page furniture that is known by its wording. */
    private static final int FURNITURE_LENGTH = 400;

    static Block of(String text, Span span, boolean afterGap) {
        String words = span.in(text);
        return new Block(span, words, Fold.text(words), afterGap, null, null);
    }

    boolean isOpen() {
        return role == null && why == null;
    }

    boolean isFurniture() {
        return why != null;
    }

    boolean isFurniture(String kind) {
        return kind.equals(why);
    }

    Block as(Passage.Role decided) {
        return isOpen() ? new Block(span, words, folded, afterGap, decided, null) : this;
    }

    Block asFurniture(String reason) {
        return new Block(span, words, folded, afterGap, null, reason);
    }

    boolean isShort() {
        return words.length() <= FURNITURE_LENGTH;
    }

    /** Words are counted up to a limit: nobody needs to know how many words a megabyte has. */
    int wordCount() {
        int count = 0;
        for (int i = 0; i < folded.length() && count < 1000; i++) {
            if (folded.charAt(i) != ' ' && (i == 0 || folded.charAt(i - 1) == ' ')) {
                count++;
            }
        }
        return count;
    }

    /** True where the last mark, quotation marks and brackets aside, ends a sentence. */
    boolean endsSentence() {
        char last = lastMark();
        return Characters.isTerminal(last);
    }

    boolean endsWithPeriod() {
        char last = lastMark();
        return last == '.' || last == '。' || last == '।';
    }

    char lastMark() {
        int end = words.length();
        while (end > 0 && Characters.isClosing(words.charAt(end - 1))) {
            end--;
        }
        return end == 0 ? ' ' : words.charAt(end - 1);
    }

    /** Reads like a title or a link: short, and no sentence that ends. */
    boolean isTitleLike(int mostWords) {
        return isShort() && wordCount() <= mostWords && !endsWithPeriod() && !endsOpen();
    }

    private boolean endsOpen() {
        char last = words.charAt(words.length() - 1);
        return last == ',' || last == ';' || last == ':';
    }

    boolean isListItem() {
        char first = words.charAt(0);
        return first == '•'
                || first == '▪'
                || first == '●'
                || first == '*'
                || first == '·'
                || (first == '-' && !words.endsWith("-"));
    }

    boolean hasQuote() {
        return words.chars().anyMatch(c -> Characters.isQuote((char) c));
    }
}

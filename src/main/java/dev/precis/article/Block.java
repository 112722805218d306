package dev.precis.article;

import dev.precis.text.Characters;
import dev.precis.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph on its way to becoming a passage or furniture. The passes decide about it one after the other; what is
 * decided stays.
 *
 * @param words the words of the span, line breaks within as spaces
 * @param line the words folded, once for all passes
 * @param afterGap true where a blank line stands before it
 * @param role null while open or furniture
 * @param why null while open or a passage
 */
record Block(
        Span span,
        String words,
        Folded line,
        boolean afterGap,
        Passage.@Nullable Role role,
        @Nullable String why) {
    /** Longer than any line of page furniture that is known by its wording. */
    static final int FURNITURE_LENGTH = 400;

    private static final int MOST_ITEM_WORDS = 22;
    private static final int FEWEST_SENTENCE_WORDS = 7;

    static Block of(String text, Span span, boolean afterGap) {
        String words = span.in(text);
        return new Block(span, words, Folded.of(words), afterGap, null, null);
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
        return isOpen() ? new Block(span, words, line, afterGap, decided, null) : this;
    }

    Block asFurniture(String reason) {
        return new Block(span, words, line, afterGap, null, reason);
    }

    boolean isShort() {
        return words.length() <= FURNITURE_LENGTH;
    }

    String folded() {
        return line.text();
    }

    String shape() {
        return line.shape();
    }

    int wordCount() {
        return line.wordCount();
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

    /** An item of a numbered list, one line long: "2. Rail fares to rise". */
    boolean isNumbered() {
        int at = 0;
        while (at < words.length() && at < 3 && Character.isDigit(words.charAt(at))) {
            at++;
        }
        boolean marked = at > 0 && at < words.length() && (words.charAt(at) == '.' || words.charAt(at) == ')');
        return marked && isShort() && wordCount() <= MOST_ITEM_WORDS;
    }

    /** What an article is made of, and menus, links and titles are not: a sentence of some length, to its end. */
    boolean isRunningText() {
        return why == null && wordCount() >= FEWEST_SENTENCE_WORDS && endsSentence();
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

    /** True where somebody's words are quoted. An apostrophe quotes nobody, curly or not. */
    boolean hasQuote() {
        for (int i = 0; i < words.length(); i++) {
            boolean apostrophe = words.charAt(i) == '’' && i > 0 && Character.isLetter(words.charAt(i - 1));
            if (!apostrophe && Characters.isQuotationMark(words.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}

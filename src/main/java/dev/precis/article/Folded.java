package dev.precis.article;

/**
 * A line in the forms in which phrases are sought, made once.
 *
 * @param text see {@link Fold#text}
 * @param shape see {@link Fold#shape}; the text itself where the line is too long for furniture known by its wording
 * @param wordCount counted up to a limit: nobody needs to know how many words a megabyte has
 */
record Folded(String text, String shape, int wordCount) {
    private static final int MOST_WORDS = 1000;

    static Folded of(String words) {
        String text = Fold.text(words);
        String shape = text.length() <= Block.FURNITURE_LENGTH ? Fold.shape(text) : text;
        return new Folded(text, shape, count(text));
    }

    private static int count(String text) {
        int count = 0;
        for (int i = 0; i < text.length() && count < MOST_WORDS; i++) {
            if (text.charAt(i) != ' ' && (i == 0 || text.charAt(i - 1) == ' ')) {
                count++;
            }
        }
        return count;
    }
}

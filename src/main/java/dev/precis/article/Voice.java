package dev.precis.article;

/** Hears whether a paragraph is the page speaking of itself to its reader: what it sells, and how sure that is. */
final class Voice {
    private static final int MOST_WORDS = 160;
    private static final int ENOUGH_SIGNALS = 2;
    private static final int SHORTEST_PITCH = 16;

    private final WordingSet strong;
    private final WordingSet signals;
    private final WordingSet address;
    private final WordingSet report;

    Voice(Phrases phrases, String kind) {
        this.strong = phrases.section("strong " + kind);
        this.signals = phrases.section("signal " + kind);
        this.address = phrases.section("address");
        this.report = phrases.section("report");
    }

    /** Sure without any heading: the reader is addressed, nobody is quoted or reported, and it sells. */
    boolean isPitch(Block block) {
        return block.folded().length() >= SHORTEST_PITCH
                && isPlain(block)
                && !block.hasQuote()
                && !report.isIn(block.folded())
                && address.isIn(block.folded())
                && (strong.isIn(block.folded()) || signals.countIn(block.folded()) > ENOUGH_SIGNALS);
    }

    /** Sells, where a heading already says that it does. */
    boolean sells(Block block) {
        return isPlain(block)
                && !report.isIn(block.folded())
                && (strong.isIn(block.folded()) || signals.countIn(block.folded()) >= ENOUGH_SIGNALS);
    }

    boolean sellsInBox(Block block) {
        return isPlain(block)
                && !report.isIn(block.folded())
                && (strong.isIn(block.folded()) || signals.isIn(block.folded()))
                && (address.isIn(block.folded()) || block.isTitleLike(12));
    }

    /** Neither sells nor breaks the voice: it speaks of "we" or "you". */
    boolean goesOn(Block block) {
        return address.isIn(block.folded()) && isPatter(block);
    }

    /** Tells nothing that anybody said: it may stand between two paragraphs that sell. */
    boolean isPatter(Block block) {
        return isPlain(block) && !block.hasQuote() && !report.isIn(block.folded());
    }

    private static boolean isPlain(Block block) {
        return block.words().length() < MOST_WORDS * 8 && block.wordCount() <= MOST_WORDS;
    }
}

package dev.precis.article;

import java.util.ArrayList;
import java.util.List;

/** Captions of photos and videos, by their label, their wording, or the credit beside them. */
final class Captions implements Pass {
    private static final int MOST_WORDS = 90;
    private static final int MOST_TITLE_WORDS = 16;
    private static final int LABEL_LENGTH = 24;

    private final WordingSet labels;
    private final WordingSet wordings;
    private final WordingSet report;
    private final Credits credits;

    Captions(Phrases phrases) {
        this.labels = phrases.section("caption label");
        this.wordings = phrases.section("caption");
        this.report = phrases.section("report");
        this.credits = new Credits(phrases);
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        boolean gaps = blocks.stream().filter(Block::afterGap).count() * 2 > blocks.size();
        List<Block> decided = new ArrayList<>(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.isOpen() && mayBeCaption(block) && (speaksFor(block, i) || isBeside(decided, i, gaps))) {
                decided.set(i, block.as(Passage.Role.CAPTION));
            }
        }
        return decided;
    }

    private static boolean mayBeCaption(Block block) {
        return block.words().length() < MOST_WORDS * 10 && block.wordCount() <= MOST_WORDS;
    }

    private boolean speaksFor(Block block, int i) {
        return isLabelled(block) || (i > 0 && isWorded(block));
    }

    /** "WATCH: ...", "FILE - ...". */
    private boolean isLabelled(Block block) {
        String folded = block.folded();
        int end = 0;
        while (end < folded.length() && end < LABEL_LENGTH && folded.charAt(end) != ':' && folded.charAt(end) != '-') {
            end++;
        }
        boolean marked = end < folded.length() && end < LABEL_LENGTH;
        return marked && labels.has(folded.substring(0, end).strip());
    }

    private boolean isWorded(Block block) {
        return !block.hasQuote()
                && !report.isIn(block.folded())
                && wordings.fitting(block.shape()).isPresent();
    }

    /** Directly above or below a picture's credit, where blank lines part the other lines; or a title below a video player. */
    private boolean isBeside(List<Block> blocks, int i, boolean gaps) {
        return (gaps && i > 0 && (isAboveCredit(blocks, i) || isBelowCredit(blocks, i))) || isBelowPlayer(blocks, i);
    }

    private boolean isAboveCredit(List<Block> blocks, int i) {
        return i + 1 < blocks.size() && !blocks.get(i + 1).afterGap() && isPictureCredit(blocks.get(i + 1));
    }

    private boolean isBelowCredit(List<Block> blocks, int i) {
        return i > 2
                && !blocks.get(i).afterGap()
                && isPictureCredit(blocks.get(i - 1))
                && blocks.get(i - 1).afterGap();
    }

    private boolean isPictureCredit(Block block) {
        return block.isFurniture("credit") && (credits.isCredit(block.words()) || isLabelled(block));
    }

    private static boolean isBelowPlayer(List<Block> blocks, int i) {
        return i > 1
                && blocks.get(i - 1).isFurniture("player")
                && blocks.get(i - 2).role() == Passage.Role.CAPTION
                && blocks.get(i).isTitleLike(MOST_TITLE_WORDS);
    }
}

package dev.precis.article;

import java.util.ArrayList;
import java.util.List;

/**
 * Titles of other articles below a heading such as "Related News". Above the article's first sentence there are none: the
 * title below such a word in a menu is the article's own.
 */
final class RelatedLists implements Pass {
    private static final int FEWEST = 2;
    private static final int MOST_TITLE_WORDS = 22;
    private static final int MOST_HEADING_WORDS = 6;

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        boolean textSeen = false;
        for (int i = 0; i < decided.size(); i++) {
            textSeen |= decided.get(i).isRunningText();
            if (textSeen && isHeading(decided.get(i))) {
                i = decideList(decided, i) - 1;
            }
        }
        return decided;
    }

    /** Where the list ends: a heading within it would only find the rest of the same list. */
    private static int decideList(List<Block> blocks, int heading) {
        int end = endOfTitles(blocks, heading + 1);
        if (end - heading > FEWEST || (end == blocks.size() && end - heading > 1)) {
            mark(blocks, heading + 1, end);
        }
        return end;
    }

    private static boolean isHeading(Block block) {
        return block.isFurniture("related") && block.wordCount() <= MOST_HEADING_WORDS;
    }

    private static int endOfTitles(List<Block> blocks, int start) {
        int end = start;
        while (end < blocks.size() && isTitle(blocks.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTitle(Block block) {
        return block.isFurniture() || (block.isOpen() && (isUnended(block) || block.isNumbered()));
    }

    private static boolean isUnended(Block block) {
        return block.isTitleLike(MOST_TITLE_WORDS);
    }

    private static void mark(List<Block> blocks, int start, int end) {
        for (int i = start; i < end; i++) {
            if (blocks.get(i).isOpen()) {
                blocks.set(i, blocks.get(i).asFurniture("related"));
            }
        }
    }
}

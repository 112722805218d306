package dev.precis.article;

import java.util.ArrayList;
import java.util.List;

/** Titles of other articles below a heading such as "Related News". */
final class RelatedLists implements Pass {
    private static final int FEWEST = 2;
    private static final int MOST_TITLE_WORDS = 22;
    private static final int MOST_HEADING_WORDS = 5;

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        for (int i = 0; i < decided.size(); i++) {
            if (isHeading(decided.get(i))) {
                int end = endOfTitles(decided, i + 1);
                if (end - i > FEWEST || (end == decided.size() && end - i > 1)) {
                    mark(decided, i + 1, end);
                }
            }
        }
        return decided;
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
        return block.isFurniture() || (block.isOpen() && block.isTitleLike(MOST_TITLE_WORDS) && block.wordCount() > 2);
    }

    private static void mark(List<Block> blocks, int start, int end) {
        for (int i = start; i < end; i++) {
            if (blocks.get(i).isOpen()) {
                blocks.set(i, blocks.get(i).asFurniture("related"));
            }
        }
    }
}

package dev.precis.article;

import java.util.ArrayList;
import java.util.List;

/**
 * Buttons and labels that nobody knows, below the article's last sentence: one or two of them with furniture on both
 * sides are furniture of the same kind.
 */
final class Leftovers implements Pass {
    private static final int MOST_WORDS = 4;
    private static final int LONGEST = 2;

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        int i = endOfArticle(decided);
        while (i > 0 && i < decided.size()) {
            int end = endOfLabels(decided, i);
            boolean between = decided.get(i - 1).isFurniture() && end - i <= LONGEST;
            for (int at = i; between && at < end; at++) {
                decided.set(
                        at,
                        decided.get(at)
                                .asFurniture(String.valueOf(decided.get(i - 1).why())));
            }
            i = end + 1;
        }
        return decided;
    }

    private static int endOfArticle(List<Block> blocks) {
        int end = blocks.size();
        while (end > 0 && (blocks.get(end - 1).isFurniture() || isLabel(blocks.get(end - 1)))) {
            end--;
        }
        return end;
    }

    private static int endOfLabels(List<Block> blocks, int start) {
        int end = start;
        while (end < blocks.size() && isLabel(blocks.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLabel(Block block) {
        return block.isOpen() && block.wordCount() <= MOST_WORDS && !block.endsSentence();
    }
}

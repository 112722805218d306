package dev.precis.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A line that stands twice in a row is a caption and its copy; later copies are copies, too. */
final class Repeats implements Pass {
    private static final int FEWEST_WORDS = 4;

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        Set<String> captions = new HashSet<>();
        for (int i = 0; i < decided.size(); i++) {
            Block block = decided.get(i);
            if (!block.isOpen() || block.wordCount() < FEWEST_WORDS) {
                continue;
            }
            if (captions.contains(block.folded())) {
                decided.set(i, block.asFurniture("caption_repeat"));
            } else if (i + 1 < decided.size() && isSame(block, decided.get(i + 1))) {
                captions.add(block.folded());
                decided.set(i, i == 0 ? block : block.as(Passage.Role.CAPTION));
            }
        }
        return decided;
    }

    private static boolean isSame(Block block, Block next) {
        return next.isOpen() && next.folded().equals(block.folded());
    }
}

package dev.precis.article;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Furniture that a line betrays by its wording alone: widgets, links, legal lines, credits in words. */
final class LineFurniture implements Pass {
    /** Kinds whose lines are never whole sentences: an open pattern fits only without a final period. */
    private static final Set<String> NEVER_SENTENCES =
            Set.of("share", "related", "newsletter", "comments", "navigation");

    private static final int MOST_WORDS = 45;

    private final Phrases phrases;

    LineFurniture(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        return blocks.stream().map(this::decide).toList();
    }

    private Block decide(Block block) {
        if (!block.isOpen() || !block.isShort() || block.wordCount() > MOST_WORDS) {
            return block;
        }
        String shape = Fold.shape(block.folded());
        for (String kind : phrases.kinds("line")) {
            if (fits(kind, shape, block)) {
                return block.asFurniture(kind);
            }
        }
        return block;
    }

    private boolean fits(String kind, String shape, Block block) {
        WordingSet wording = phrases.section("line " + kind);
        if (wording.has(shape)) {
            return true;
        }
        Optional<Wording> found = wording.fitting(shape);
        return found.isPresent() && (found.get().isLabel() || isFree(kind, block));
    }

    private boolean isFree(String kind, Block block) {
        boolean sentence = NEVER_SENTENCES.contains(kind) && block.endsWithPeriod();
        return !sentence && !phrases.section("report").isIn(block.folded());
    }
}

package dev.precis.article;

import java.util.List;

/** Lines that name nobody but an agency or a photographer: "REUTERS", "via AP", "Jane Doe/AFP/Getty Images". */
final class CreditLines implements Pass {
    private static final int MOST_WORDS = 16;

    private final Credits credits;

    CreditLines(Phrases phrases) {
        this.credits = new Credits(phrases);
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.isOpen() && isCredit(block) ? block.asFurniture("credit") : block)
                .toList();
    }

    private boolean isCredit(Block block) {
        return block.isShort()
                && block.wordCount() <= MOST_WORDS
                && credits.namesAgency(block.folded())
                && credits.isCredit(block.words());
    }
}

package dev.precis.article;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The title line, and the headings between paragraphs. Whatever is still open then is body. */
final class Headlines implements Pass {
    private static final int MOST_HEADLINE_WORDS = 32;
    private static final int MOST_CROSSHEAD_WORDS = 12;
    private static final int MOST_CLOSED_HEADLINE_WORDS = 18;

    private final String title;
    private final Datelines datelines;

    Headlines(@Nullable String title, Datelines datelines) {
        this.title = title == null ? "" : Fold.text(title);
        this.datelines = datelines;
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        int first = nextOpen(decided, 0);
        if (first < decided.size() && isHeadline(decided, first)) {
            decided.set(first, decided.get(first).as(Passage.Role.HEADLINE));
            dropCopy(decided, first);
        }
        markCrossheads(decided);
        return decided.stream().map(block -> block.as(Passage.Role.BODY)).toList();
    }

    private boolean isHeadline(List<Block> blocks, int first) {
        Block block = blocks.get(first);
        int next = nextPassage(blocks, first + 1);
        if (next == blocks.size()) {
            return false;
        }
        boolean dated = datelines.startOf(block.words(), true) > 0;
        boolean titled = block.folded().equals(title) || isTitleCased(block);
        boolean beforeDateline = block.wordCount() <= MOST_CLOSED_HEADLINE_WORDS
                && datelines.startOf(blocks.get(next).words(), false) > 0;
        return !dated && (titled || beforeDateline || (block.isTitleLike(MOST_HEADLINE_WORDS) && !block.isListItem()));
    }

    /** A title written as one, but with a period: most of its longer words are capitalised. */
    private static boolean isTitleCased(Block block) {
        if (block.wordCount() > MOST_CLOSED_HEADLINE_WORDS || block.hasQuote()) {
            return false;
        }
        int longer = 0;
        int capitals = 0;
        for (String word : block.words().split("[^\\p{L}\\p{N}'’]+")) {
            if (word.length() > 3) {
                longer++;
                capitals += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
            }
        }
        return longer >= 4 && capitals * 5 >= longer * 4;
    }

    private static void dropCopy(List<Block> blocks, int first) {
        int next = nextOpen(blocks, first + 1);
        if (next < blocks.size()
                && blocks.get(next).folded().equals(blocks.get(first).folded())) {
            blocks.set(next, blocks.get(next).asFurniture("navigation"));
        }
    }

    /** A short line between two that end sentences. Where most lines are short, none is a heading. */
    private static void markCrossheads(List<Block> blocks) {
        List<Integer> found = new ArrayList<>();
        int open = 0;
        for (int i = 0; i < blocks.size(); i++) {
            open += blocks.get(i).isOpen() ? 1 : 0;
            if (blocks.get(i).isOpen() && isCrosshead(blocks, i)) {
                found.add(i);
            }
        }
        if (found.size() * 2 < open) {
            found.forEach(i -> blocks.set(i, blocks.get(i).as(Passage.Role.CROSSHEAD)));
        }
    }

    private static boolean isCrosshead(List<Block> blocks, int i) {
        Block block = blocks.get(i);
        boolean spoken = block.lastMark() == '!' || (block.endsSentence() && block.hasQuote());
        if (!block.isTitleLike(MOST_CROSSHEAD_WORDS) || block.isListItem() || spoken) {
            return false;
        }
        int before = i - 1;
        while (before >= 0 && blocks.get(before).isFurniture()) {
            before--;
        }
        int after = nextPassage(blocks, i + 1);
        return before >= 0
                && after < blocks.size()
                && blocks.get(after).endsSentence()
                && (blocks.get(before).endsSentence() || blocks.get(before).role() != null);
    }

    private static int nextOpen(List<Block> blocks, int start) {
        int i = start;
        while (i < blocks.size() && !blocks.get(i).isOpen()) {
            i++;
        }
        return i;
    }

    private static int nextPassage(List<Block> blocks, int start) {
        int i = start;
        while (i < blocks.size() && blocks.get(i).isFurniture()) {
            i++;
        }
        return i;
    }
}

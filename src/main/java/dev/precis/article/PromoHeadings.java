package dev.precis.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The heading of a promotion box that repeats the words of the box. */
final class PromoHeadings implements Pass {
    private static final int MOST_WORDS = 12;
    private static final int LETTERS = 4;

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        for (int i = 0; i + 1 < decided.size(); i++) {
            if (decided.get(i).isOpen() && decided.get(i + 1).isFurniture("promo") && announces(decided, i)) {
                decided.set(i, decided.get(i).asFurniture("promo"));
            }
        }
        return decided;
    }

    /** A short line most of whose long words come again in the box below it. The first line is the headline. */
    private static boolean announces(List<Block> blocks, int i) {
        Block heading = blocks.get(i);
        if (i == 0 || !heading.isTitleLike(MOST_WORDS)) {
            return false;
        }
        Set<String> words = longWords(heading);
        Set<String> below = longWords(blocks.get(i + 1));
        long shared = words.stream().filter(below::contains).count();
        return shared >= 2 && shared * 2 >= words.size();
    }

    private static Set<String> longWords(Block block) {
        Set<String> words = new HashSet<>();
        for (String word : block.folded().split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= LETTERS) {
                words.add(word);
            }
        }
        return words;
    }
}

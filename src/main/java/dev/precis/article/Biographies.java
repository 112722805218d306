package dev.precis.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who wrote the article, below it: "Jane Doe is a reporter at the Gazette." The writer named in the byline is known;
 * of anybody else it must be said at the page's end, in words that only a page uses.
 */
final class Biographies implements Pass {
    private static final int MOST_WORDS = 70;
    private static final int MOST_NAME_WORDS = 4;
    private static final int MOST_TITLE_WORDS = 8;
    private static final int LETTERS = 3;

    private final WordingSet lives;
    private final WordingSet offices;
    private final WordingSet report;
    private final WordingSet byline;

    Biographies(Phrases phrases) {
        this.lives = phrases.section("biography");
        this.offices = phrases.section("biography sure");
        this.report = phrases.section("report");
        this.byline = phrases.section("byline");
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        Set<String> writers = writers(blocks);
        boolean tail = true;
        for (int i = decided.size() - 1; i > 0 && tail; i--) {
            Block block = decided.get(i);
            if (block.isOpen() && (isLife(block, writers) || isName(block, writers))) {
                decided.set(i, block.asFurniture("credit"));
            } else {
                tail = block.isFurniture() || block.isTitleLike(MOST_TITLE_WORDS);
            }
        }
        return decided;
    }

    private Set<String> writers(List<Block> blocks) {
        Set<String> names = new HashSet<>();
        for (Block block : blocks) {
            String[] words = block.isFurniture("credit") && block.isShort() ? words(block) : new String[] {""};
            if (byline.has(words[0])) {
                names.addAll(List.of(words).subList(1, words.length));
            }
        }
        names.removeIf(name -> name.length() < LETTERS || name.equals("and"));
        return names;
    }

    private boolean isLife(Block block, Set<String> writers) {
        if (block.wordCount() < 3
                || block.wordCount() > MOST_WORDS
                || !block.isShort()
                || !Character.isUpperCase(block.words().charAt(0))) {
            return false;
        }
        boolean known = writers.contains(words(block)[0]);
        boolean told = startsWithName(block) && !block.hasQuote() && !report.isIn(block.folded());
        return (told && offices.fits(block.shape())) || (known && lives.isIn(block.folded()));
    }

    private static boolean isName(Block block, Set<String> writers) {
        return !writers.isEmpty()
                && block.wordCount() <= MOST_NAME_WORDS
                && List.of(words(block)).stream().allMatch(writers::contains);
    }

    /** The first two words are capitalised, and are no beginning of a sentence such as "The Mayor". */
    private static boolean startsWithName(Block block) {
        String[] words = block.words().split(" ", 3);
        return words.length == 3
                && words[0].length() > LETTERS - 1
                && !words[0].equals("The")
                && Character.isUpperCase(words[0].codePointAt(0))
                && !words[1].isEmpty()
                && Character.isUpperCase(words[1].codePointAt(0));
    }

    private static String[] words(Block block) {
        return block.folded().split("[^\\p{L}\\p{N}]+");
    }
}

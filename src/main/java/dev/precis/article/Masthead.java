package dev.precis.article;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What stands above the article's first sentence beside its title: the rest of a menu, dates, where the writer sits. */
final class Masthead implements Pass {
    private static final int MOST_ITEM_WORDS = 3;
    private static final int MOST_OFFICE_WORDS = 5;

    private final StampLines stamps;

    Masthead(Phrases phrases) {
        this.stamps = new StampLines(phrases);
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        int body = first(decided, Block::isRunningText);
        int title = first(decided.subList(0, body), Masthead::isTitle);
        if (body == decided.size() || title == body) {
            return decided;
        }
        leaveOutMenu(decided, title);
        for (int i = title + 1; i < body; i++) {
            if (decided.get(i).isOpen() && stamps.isDate(decided.get(i))) {
                decided.set(i, decided.get(i).asFurniture("dateline"));
            }
        }
        leaveOutOffices(decided, title, body);
        return decided;
    }

    private static int first(List<Block> blocks, Predicate<Block> wanted) {
        int i = 0;
        while (i < blocks.size() && !wanted.test(blocks.get(i))) {
            i++;
        }
        return i;
    }

    private static boolean isTitle(Block block) {
        return !block.isFurniture() && (block.role() != null || block.wordCount() > MOST_ITEM_WORDS);
    }

    /** One or two words above the title, where there are several or the page's furniture is about. */
    private static void leaveOutMenu(List<Block> blocks, int title) {
        if (title < 2) {
            return;
        }
        for (int i = 0; i < title; i++) {
            if (blocks.get(i).isOpen()) {
                blocks.set(i, blocks.get(i).asFurniture("navigation"));
            }
        }
    }

    /** "The Gazette", "Jane Doe | The Gazette": names beside a byline or a date. */
    private static void leaveOutOffices(List<Block> blocks, int title, int body) {
        for (int i = title + 1; i < body; i++) {
            boolean beside = isStamp(blocks.get(i - 1)) || isStamp(blocks.get(i + 1));
            if (beside && blocks.get(i).isOpen() && isNames(blocks.get(i))) {
                blocks.set(i, blocks.get(i).asFurniture("credit"));
            }
        }
    }

    private static boolean isStamp(Block block) {
        return block.isFurniture("dateline") || block.isFurniture("credit");
    }

    private static boolean isNames(Block block) {
        boolean parted = block.words().contains(" | ");
        int most = parted ? 2 * MOST_OFFICE_WORDS : MOST_OFFICE_WORDS;
        return block.isTitleLike(most) && block.words().chars().noneMatch(Character::isDigit) && isCapitalised(block);
    }

    private static boolean isCapitalised(Block block) {
        for (String word : block.words().split(" ")) {
            if (word.length() > 3 && !Character.isUpperCase(word.codePointAt(0))) {
                return false;
            }
        }
        return true;
    }
}

package dev.precis.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Furniture that a line betrays by its wording alone: widgets, links, legal lines, credits in words. */
final class LineFurniture implements Pass {
    /** Kinds whose lines are never whole sentences: an open pattern fits only without a final period. */
    private static final Set<String> NEVER_SENTENCES = Set.of("share", "related", "newsletter", "navigation");

    /** Kinds whose lines quote titles and buttons. */
    private static final Set<String> MAY_QUOTE = Set.of("credit", "legal");

    private static final int FEWEST_MENU_ITEMS = 3;
    private static final int MOST_MENU_WORDS = 2;
    private static final int MOST_WORDS = 60;

    private final WordingSet report;
    private final Map<String, WordingSet> kinds = new LinkedHashMap<>();

    LineFurniture(Phrases phrases) {
        this.report = phrases.section("report");
        phrases.kinds("line").forEach(kind -> kinds.put(kind, phrases.section("line " + kind)));
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        return blocks.stream().map(this::decide).toList();
    }

    private Block decide(Block block) {
        if (!block.isOpen() || !block.isShort() || block.wordCount() > MOST_WORDS) {
            return block;
        }
        String shape = block.shape();
        for (Map.Entry<String, WordingSet> kind : kinds.entrySet()) {
            if (fits(kind.getKey(), kind.getValue(), shape, block)) {
                return block.asFurniture(kind.getKey());
            }
        }
        return isMenu(shape) ? block.asFurniture("navigation") : block;
    }

    /** "Home | News | Culture": a bar of short words, one of which is known from menus. */
    private boolean isMenu(String shape) {
        if (shape.indexOf('|') < 0) {
            return false;
        }
        List<String> items = Stream.of(shape.split("\\|")).map(String::strip).toList();
        WordingSet menu = kinds.getOrDefault("navigation", WordingSet.EMPTY);
        return items.size() >= FEWEST_MENU_ITEMS
                && items.stream().allMatch(item -> item.split(" ").length <= MOST_MENU_WORDS)
                && items.stream().anyMatch(menu::has);
    }

    private boolean fits(String kind, WordingSet wording, String shape, Block block) {
        if (wording.has(shape)) {
            return true;
        }
        Optional<Wording> found = wording.fitting(shape);
        return found.isPresent() && (found.get().isLabel() || isFree(kind, block));
    }

    private boolean isFree(String kind, Block block) {
        boolean sentence = NEVER_SENTENCES.contains(kind) && block.endsWithPeriod();
        boolean quotes = !MAY_QUOTE.contains(kind) && block.hasQuote();
        return !sentence && !quotes && !report.isIn(block.folded());
    }
}

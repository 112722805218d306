package dev.precis.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Boxes in which the page speaks of itself to its reader: appeals for money, newsletter boxes, promotion of its own
 * programmes. A box is a heading and what follows in the same voice; a single paragraph in that voice is one, too.
 */
final class Boxes implements Pass {
    private static final int LONGEST = 24;
    private static final int MOST_HEADING_WORDS = 14;
    private static final int MOST_BUTTON_WORDS = 4;
    private static final int FEWEST_BUTTONS = 2;

    /** Furniture that is part of a box where it stands in one: its privacy line, its buttons. */
    private static final Set<String> TAKEN_IN = Set.of("legal", "navigation");

    private final Voice voice;
    private final WordingSet openings;
    private final WordingSet weak;
    private final WordingSet buttons;
    private final String kind;
    private final boolean hasLetters;

    Boxes(Phrases phrases, String kind) {
        this.voice = new Voice(phrases, kind);
        this.openings = phrases.section("open " + kind);
        this.weak = phrases.section("weak " + kind);
        this.buttons = phrases.section("button " + kind);
        this.kind = kind;
        this.hasLetters = kind.equals("appeal");
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        List<Block> decided = new ArrayList<>(blocks);
        for (int i = 0; i < decided.size(); i++) {
            boolean pitch = decided.get(i).isOpen() && voice.isPitch(decided.get(i));
            if (pitch) {
                decided.set(i, decided.get(i).asFurniture(kind));
            }
            if (pitch || isOpening(decided.get(i))) {
                i = Math.max(i, decideBox(decided, i, pitch));
            }
        }
        return weakOnes(decided);
    }

    private boolean isOpening(Block block) {
        boolean mayOpen = block.isOpen() || block.isFurniture(kind);
        return mayOpen
                && block.isShort()
                && block.wordCount() <= MOST_HEADING_WORDS
                && !block.endsWithPeriod()
                && (block.isFurniture(kind) || openings.fits(block.shape()));
    }

    /**
     * Marks the box that opens at a block; the index of the last block looked at for it. A heading alone is no box, and
     * paragraphs that only keep the voice belong to it where something that sells follows.
     */
    private int decideBox(List<Block> blocks, int opening, boolean sure) {
        int last = opening;
        int pending = 0;
        int amounts = 0;
        boolean form = false;
        for (int i = opening + 1; i < blocks.size() && i <= opening + LONGEST; i++) {
            Block block = blocks.get(i);
            boolean button = isSureButton(block);
            boolean closing = pending <= 1 && isForm(block, blocks.get(opening));
            if (block.isOpen() && (voice.sellsInBox(block) || button) || closing || (pending == 0 && belongs(block))) {
                last = i;
                pending = 0;
                amounts += button ? 1 : 0;
                form |= closing;
            } else if (runsOn(block, pending)) {
                pending++;
            } else if (!block.isFurniture() && !isButton(block)) {
                break;
            }
        }
        if (sure || form || amounts >= FEWEST_BUTTONS || hasPitch(blocks, opening, last)) {
            for (int i = opening; i <= last; i++) {
                blocks.set(i, inBox(blocks.get(i)));
            }
        }
        return last;
    }

    private boolean belongs(Block block) {
        return isOpening(block) || block.isFurniture();
    }

    /** In a letter the voice may go on for long, and one paragraph may speak of the times in general. */
    private boolean runsOn(Block block, int pending) {
        if (!block.isOpen() || isButton(block)) {
            return false;
        }
        return hasLetters
                ? voice.goesOn(block) || (pending == 0 && voice.isPatter(block))
                : pending == 0 && voice.goesOn(block);
    }

    /** The form below a pitch, or its small print: whatever the words between, the heading and this make a box. */
    private boolean isForm(Block block, Block opening) {
        return !hasLetters
                && block.isFurniture()
                && (block.isFurniture(kind) || block.isFurniture("legal"))
                && openings.fits(opening.shape());
    }

    private boolean isSureButton(Block block) {
        return block.isShort() && block.wordCount() <= MOST_HEADING_WORDS && buttons.fits(block.shape());
    }

    private Block inBox(Block block) {
        boolean keepsItsKind = block.isFurniture() && !TAKEN_IN.contains(String.valueOf(block.why()));
        return keepsItsKind ? block : block.asFurniture(kind);
    }

    private boolean hasPitch(List<Block> blocks, int opening, int last) {
        return blocks.subList(opening + 1, last + 1).stream()
                .anyMatch(block -> !block.isFurniture() && voice.sells(block));
    }

    /** Something like "Monthly", "Continue": counts only where more of the box follows. */
    private static boolean isButton(Block block) {
        return block.wordCount() <= MOST_BUTTON_WORDS && !block.endsWithPeriod();
    }

    /** Lines that mean nothing alone, but are furniture on a page that has such a box. */
    private List<Block> weakOnes(List<Block> blocks) {
        if (blocks.stream().noneMatch(block -> block.isFurniture(kind))) {
            return blocks;
        }
        return blocks.stream()
                .map(block -> isWeak(block) ? block.asFurniture(kind) : block)
                .toList();
    }

    private boolean isWeak(Block block) {
        return block.isOpen() && block.isShort() && block.wordCount() <= MOST_HEADING_WORDS && weak.fits(block.shape());
    }
}

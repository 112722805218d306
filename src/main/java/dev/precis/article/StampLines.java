package dev.precis.article;

import dev.precis.text.Characters;
import java.util.List;
import java.util.regex.Pattern;

/** Lines that only say when and by whom: "Published 3 May 2024, 10:15 GMT", "By Jane Doe". */
final class StampLines implements Pass {
    private static final Pattern STAMP_PARTS = Pattern.compile("[\\s\\p{Z},/|:()+-]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CLOCK = Pattern.compile("\\d[:.]\\d{2}");
    private static final int MOST_WORDS = 16;
    private static final int MOST_BYLINE_WORDS = 12;
    private static final int MOST_OFFICE_WORDS = 8;

    private final WordingSet stamp;
    private final WordingSet sure;
    private final WordingSet months;
    private final WordingSet offices;
    private final WordingSet byline;

    StampLines(Phrases phrases) {
        this.stamp = phrases.section("stamp");
        this.sure = phrases.section("stamp sure");
        this.months = phrases.section("month");
        this.offices = phrases.section("office");
        this.byline = phrases.section("byline");
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        return blocks.stream().map(this::decide).toList();
    }

    private Block decide(Block block) {
        if (!block.isOpen() || !block.isShort() || block.wordCount() > MOST_WORDS) {
            return block;
        }
        if (isStamp(block)) {
            return block.asFurniture("dateline");
        }
        return isByline(block) || isOffice(block) ? block.asFurniture("credit") : block;
    }

    /** A number, nothing but words of time, and among them one that only a stamp has, or a time of day. */
    private boolean isStamp(Block block) {
        return isTime(block, sure, CLOCK.matcher(block.folded()).find());
    }

    /** A date with the name of its month. In the middle of an article it may be a heading; not above it. */
    boolean isDate(Block block) {
        return block.isShort() && block.wordCount() <= MOST_WORDS && isTime(block, months, false);
    }

    private boolean isTime(Block block, WordingSet telling, boolean told) {
        if (block.folded().chars().noneMatch(Character::isDigit)) {
            return false;
        }
        boolean number = false;
        boolean certain = told;
        for (String word : STAMP_PARTS.split(block.folded())) {
            String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            boolean numeral = !bare.isEmpty() && bare.chars().anyMatch(Character::isDigit) && isTimeNumeral(bare);
            if (!bare.isEmpty() && !numeral && !stamp.has(bare)) {
                return false;
            }
            number |= numeral;
            certain |= telling.has(bare);
        }
        return number && certain;
    }

    /** "2024", "10.15", "3rd", "9am", "2024-05-03t10", but not "$5" or "3%". */
    private static boolean isTimeNumeral(String word) {
        return word.length() <= 12 && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.');
    }

    /** "By" and nothing but names; a comma may bring in an office, "and" another name. */
    private boolean isByline(Block block) {
        if (block.wordCount() > MOST_BYLINE_WORDS || Characters.isTerminal(block.lastMark())) {
            return false;
        }
        int space = block.folded().indexOf(' ');
        if (space < 0 || !byline.has(block.folded().substring(0, space))) {
            return false;
        }
        String[] words = SPACES.split(block.words());
        if (words.length < 2 || !byline.has(Fold.text(words[0]))) {
            return false;
        }
        boolean office = false;
        for (int i = 1; i < words.length; i++) {
            boolean name = Character.isUpperCase(words[i].codePointAt(0)) || words[i].length() <= 3 || isMark(words[i]);
            boolean inOffice = isOfficeWord(words, i) || isOfficeWord(words, i + 1);
            office |= inOffice;
            if (!(name || inOffice) || Character.isDigit(words[i].charAt(0))) {
                return false;
            }
        }
        return office || Character.isUpperCase(words[1].codePointAt(0));
    }

    private boolean isOfficeWord(String[] words, int i) {
        return i < words.length && offices.has(Fold.text(words[i]));
    }

    /** A name and what its bearer is: "Jane Doe, Health Correspondent", "Jane Doe Home affairs editor". */
    private boolean isOffice(Block block) {
        int words = block.wordCount();
        String folded = block.folded();
        if (words < 3 || words > MOST_OFFICE_WORDS || block.endsSentence()) {
            return false;
        }
        if (!offices.has(folded.substring(folded.lastIndexOf(' ') + 1))) {
            return false;
        }
        String[] parts = SPACES.split(block.words());
        return parts.length > 2
                && Character.isUpperCase(parts[0].codePointAt(0))
                && Character.isUpperCase(parts[1].codePointAt(0));
    }

    private static boolean isMark(String word) {
        return word.chars().noneMatch(Character::isLetterOrDigit);
    }
}

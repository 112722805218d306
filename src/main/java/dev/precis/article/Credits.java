package dev.precis.article;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a credit from other words: agencies and names, joined by slashes, commas and "via". */
final class Credits {
    private static final Pattern JOINT =
            // Spaces in front count from the first of them only: else a long row of them is read once for each.
            Pattern.compile(
                    "(?:(?<!\\s)\\s+)?(?:[/|,;©]\\s*|\\b(?i:via|for|photo by|photo:)\\s+)|(?<!\\s)\\s+[-–—]\\s+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final int MOST_NAME_WORDS = 6;

    private final WordingSet agencies;

    Credits(Phrases phrases) {
        this.agencies = phrases.section("agency");
    }

    /** Cheap: false for most lines, which name no agency anywhere. */
    boolean namesAgency(String folded) {
        return agencies.isIn(folded);
    }

    /** True for a text of at least one agency and otherwise only names. */
    boolean isCredit(String words) {
        List<String> parts = List.of(JOINT.split(unbracketed(Fold.text(words).isEmpty() ? "" : words.strip())));
        List<String> named = parts.stream().filter(part -> !part.isBlank()).toList();
        return named.stream().anyMatch(this::isAgency) && named.stream().allMatch(this::isAgencyOrName);
    }

    boolean isAgency(String words) {
        return agencies.has(Fold.shape(Fold.text(words)));
    }

    private boolean isAgencyOrName(String words) {
        return isAgency(words) || isName(words.strip());
    }

    private static boolean isName(String words) {
        String[] parts = SPACES.split(words);
        if (parts.length > MOST_NAME_WORDS) {
            return false;
        }
        for (String part : parts) {
            boolean small = part.length() <= 3 && part.toLowerCase(Locale.ROOT).equals(part);
            if (!small && !Character.isUpperCase(part.charAt(0)) && !Character.isDigit(part.charAt(0))) {
                return false;
            }
        }
        return !words.endsWith(".") || parts[parts.length - 1].length() <= 4;
    }

    private static String unbracketed(String words) {
        boolean bracketed = words.length() > 2 && words.charAt(0) == '(' && words.endsWith(")");
        return bracketed ? words.substring(1, words.length() - 1) : words;
    }
}

package dev.precis.grounding;

import java.util.Locale;

/** Tells that "the ONS" is the Office for National Statistics: by the capitals of the long name. */
final class Acronyms {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    /** A word gives no more letters than this. */
    private static final int FEW = 2;

    private Acronyms() {}

    /** True where one of two names is the other's acronym. */
    static boolean same(String one, String other) {
        return isShortFor(one, other) || isShortFor(other, one);
    }

    private static boolean isShortFor(String acronym, String name) {
        String letters = withoutArticle(acronym);
        boolean shaped = letters.length() >= SHORTEST
                && letters.length() <= LONGEST
                && letters.chars().allMatch(Character::isUpperCase);
        return shaped
                && name.indexOf(' ') > 0
                && (capitals(name).equals(letters) || letters.length() > SHORTEST && spells(letters, name));
    }

    /** "JAXA" of the Japan Aerospace Exploration Agency: each word with a capital gives its first letter, or a few. */
    private static boolean spells(String letters, String name) {
        String rest = letters;
        for (String word : name.split("[\\s-]+")) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                int used = used(rest, word.toUpperCase(Locale.ROOT));
                if (used == 0) {
                    return false;
                }
                rest = rest.substring(used);
            }
        }
        return rest.isEmpty();
    }

    /** How many of the letters a word gives: as it begins, or the "X" of "Ex". */
    private static int used(String letters, String word) {
        if (letters.startsWith("X") && word.startsWith("EX")) {
            return 1;
        }
        int same = 0;
        while (same < Math.min(FEW, Math.min(letters.length(), word.length()))
                && letters.charAt(same) == word.charAt(same)) {
            same++;
        }
        return same;
    }

    private static String withoutArticle(String name) {
        String stripped = name.strip();
        int space = stripped.indexOf(' ');
        boolean small = space > 0 && !stripped.substring(0, space).chars().allMatch(Character::isUpperCase);
        return (small ? stripped.substring(space + 1) : stripped).replace(".", "");
    }

    /** The first letter of each word with a capital; all letters of a word that is itself an acronym. */
    private static String capitals(String name) {
        StringBuilder capitals = new StringBuilder();
        for (String word : name.split("[\\s-]+")) {
            boolean acronym = word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
            if (acronym) {
                capitals.append(word);
            } else if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                capitals.append(word.charAt(0));
            }
        }
        return capitals.toString();
    }
}

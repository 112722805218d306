package dev.precis.sources;

/** Compares spellings of names. */
final class Spelling {
    private static final int SHORTEST_VARIANT = 6;

    private Spelling() {}

    /** True for two spellings of one long name: the same three letters first, at most two letters changed, added or left out. */
    static boolean isVariant(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        boolean comparable = Math.min(one.length(), other.length()) >= SHORTEST_VARIANT
                && Math.max(one.length(), other.length()) <= 30
                && Math.abs(one.length() - other.length()) <= 2
                && one.regionMatches(0, other, 0, 3);
        return comparable && distance(one, other) <= (Math.min(one.length(), other.length()) > 7 ? 2 : 1);
    }

    /** True for a name long enough to be known in another spelling. */
    static boolean mayVary(String name) {
        return name.length() >= SHORTEST_VARIANT;
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** True where the short name is made of the first letters of the long one's words: those of small words may be left out. */
    static boolean isAcronym(String shortName, String longName) {
        if (shortName.length() < 2 || shortName.length() > 8 || longName.indexOf(' ') < 0) {
            return false;
        }
        StringBuilder telling = new StringBuilder();
        StringBuilder all = new StringBuilder();
        for (String word : longName.split(" ")) {
            all.append(word.charAt(0));
            if (word.length() > 3) {
                telling.append(word.charAt(0));
            }
        }
        String plain = shortName.replace(".", "");
        return plain.contentEquals(all) || plain.contentEquals(telling);
    }
}

package dev.precis.grounding;

/** Tells that "the ONS" is the Office for National Statistics: by the capitals of the long name. */
final class Acronyms {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;

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
        return shaped && name.indexOf(' ') > 0 && capitals(name).equals(letters);
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

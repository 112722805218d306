package dev.precis.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the forms of nouns tell in one language: which word is a noun that a number can count, and its singular. Goes by
 * the lists {@code noun-shape}, {@code plural-endings}, {@code singular-endings} and {@code irregular} of words.txt.
 * Immutable.
 */
final class NounForms {
    /** How a counted noun is known from the words around it. */
    enum Shape {
        /** By its ending: English, French, Spanish. */
        ENDING,
        /** By its capital: German. */
        CAPITAL,
        /** By its place, the first word that is no adjective: Slavic languages, whose plurals have many endings. */
        PLACE
    }

    private record Rule(String plural, String singular) {}

    private static final int SHORTEST = 4;

    private final Shape shape;
    private final Map<String, Set<String>> lists;
    private final Map<String, String> irregular = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    NounForms(Map<String, String> settings, Map<String, Set<String>> lists) {
        this.shape = Shape.valueOf(settings.getOrDefault("noun-shape", "ending").toUpperCase(Locale.ROOT));
        this.lists = lists;
        pairs(settings, "irregular").forEach(pair -> irregular.put(pair[0], pair[1]));
        pairs(settings, "singular-endings").forEach(pair -> rules.add(new Rule(pair[0], pair[1])));
        rules.sort(Comparator.comparingInt((Rule rule) -> rule.plural.length()).reversed());
    }

    private static List<String[]> pairs(Map<String, String> settings, String name) {
        String words = settings.getOrDefault(name, "");
        List<String[]> pairs = new ArrayList<>();
        for (String pair : words.isEmpty() ? new String[0] : words.split("\\s+")) {
            pairs.add(pair.split(":", -1));
        }
        return pairs;
    }

    Shape shape() {
        return shape;
    }

    /** True for a word that can be a noun in the plural, as far as its form tells; lower case. */
    boolean isPlural(String word) {
        if (irregular.containsKey(word)) {
            return true;
        }
        return word.length() >= SHORTEST
                && ends("plural-endings", word)
                && !ends("plural-endings-not", word)
                && !is("plural-not", word);
    }

    /** The singular of a noun; the word itself where it is none. Case of the letters that stay is kept. */
    String singular(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String known = irregular.get(lower);
        if (known != null) {
            return known;
        }
        boolean plural = isPlural(lower) || is("verbs-or-nouns", lower) || shape != Shape.ENDING;
        return plural ? byRule(word, lower) : word;
    }

    private String byRule(String word, String lower) {
        for (Rule rule : rules) {
            if (lower.endsWith(rule.plural) && lower.length() > rule.plural.length() + 1) {
                return word.substring(0, word.length() - rule.plural.length()) + rule.singular;
            }
        }
        return word;
    }

    private boolean ends(String list, String word) {
        for (String ending : lists.getOrDefault(list, Set.of())) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(String list, String word) {
        return lists.getOrDefault(list, Set.of()).contains(word);
    }
}

package dev.precis.grounding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The first letters of an article's names: "IMF" where it has the International Monetary Fund, and the other way round. */
final class Initials {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 7;
    /** How many sentences around a number belong to the same story. */
    private static final int BESIDE = 3;
    /** A name that the article has so often is what it is about. */
    private static final int TOPIC = 5;
    /** What initials may have between and behind them: "U.S.", "IMF's". */
    private static final Pattern POINTS = Pattern.compile("['’]s$|\\.");
    /** Small words within a name. */
    private static final Set<String> SMALL = Set.of("of", "for", "and", "the", "on", "to");

    /** Sentences whose names have these first letters. */
    private final Map<String, Set<Integer>> sentences = new HashMap<>();

    private final Map<String, Integer> counts = new HashMap<>();
    /** Words in capitals that the article has. */
    private final Set<String> acronyms = new HashSet<>();

    private final Side article;

    Initials(Side article) {
        this.article = article;
        for (int sentence = 0; sentence < article.size(); sentence++) {
            addNames(sentence, article.words.get(sentence));
        }
    }

    private void addNames(int sentence, List<Word> words) {
        for (int at = 0; at < words.size(); at++) {
            String plain = POINTS.matcher(words.get(at).text()).replaceAll("");
            if (isAcronym(plain)) {
                acronyms.add(plain);
                counts.merge(plain, 1, Integer::sum);
            }
            if (words.get(at).isCapital() && !words.get(at).isNumber()) {
                addFrom(sentence, words, at);
            }
        }
    }

    private void addFrom(int sentence, List<Word> words, int from) {
        StringBuilder letters = new StringBuilder();
        for (int at = from; at < words.size() && letters.length() < LONGEST; at++) {
            Word word = words.get(at);
            if (at > from && word.afterMark()) {
                return;
            }
            if (word.isCapital() && !word.isNumber()) {
                letters.append(word.text().charAt(0));
                if (letters.length() >= SHORTEST) {
                    sentences
                            .computeIfAbsent(letters.toString(), key -> new HashSet<>())
                            .add(sentence);
                }
            } else if (!SMALL.contains(word.lower())) {
                return;
            }
        }
    }

    private static boolean isAcronym(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isUpperCase);
    }

    /** True where the article has the name in the other form. */
    boolean names(String name) {
        String plain = name.strip().replaceAll("^(?i)the ", "");
        if (isAcronym(plain.replace(".", ""))) {
            return sentences.containsKey(plain.replace(".", ""));
        }
        return acronyms.contains(initials(plain));
    }

    /** The first letters of a name of three words or more; empty for a shorter one. */
    private static String initials(String name) {
        StringBuilder letters = new StringBuilder();
        for (String word : name.split("[\\s-]+")) {
            if (!word.isEmpty()
                    && Character.isUpperCase(word.charAt(0))
                    && !SMALL.contains(word.toLowerCase(Locale.ROOT))) {
                letters.append(word.charAt(0));
            }
        }
        return letters.length() > SHORTEST ? letters.toString() : "";
    }

    /** True where the article has the first letters of the name around a sentence. */
    boolean near(String name, int sentence) {
        String letters = initials(name);
        if (counts.getOrDefault(letters, 0) >= TOPIC) {
            return true;
        }
        for (int at = Math.max(0, sentence - BESIDE);
                !letters.isEmpty() && at <= Math.min(article.size() - 1, sentence + BESIDE);
                at++) {
            if (article.words.get(at).stream().anyMatch(word -> word.text().startsWith(letters))) {
                return true;
            }
        }
        return false;
    }

    /** True where the article has a name with these first letters in one sentence with the last word of another name. */
    boolean beside(String acronym, List<Word> name) {
        Set<Integer> found = isAcronym(acronym) ? sentences.getOrDefault(acronym, Set.of()) : Set.<Integer>of();
        if (name.isEmpty()) {
            return false;
        }
        String last = name.get(name.size() - 1).key();
        return new ArrayList<>(found).stream().anyMatch(sentence -> article.hasKey(sentence, last));
    }
}

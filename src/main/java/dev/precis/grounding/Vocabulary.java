package dev.precis.grounding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the gate knows of words: parties, kinds of event, nouns that count the same, word lists. Immutable. */
final class Vocabulary {
    private static final Vocabulary ENGLISH = new Vocabulary("en");

    private final Map<String, Set<String>> lists;
    private final Map<String, String> parties = new HashMap<>();
    private final Set<String> seats = new HashSet<>();
    private final Set<String> countries = new HashSet<>();
    private final Set<String> places = new HashSet<>();
    private final Map<String, String> events = new HashMap<>();
    private final Map<String, String> families = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Map<String, List<String>> opposites = new HashMap<>();
    private final Map<String, Set<Integer>> groups = new HashMap<>();
    private final Map<String, Set<String>> kinds = new HashMap<>();

    private Vocabulary(String language) {
        lists = WordFile.lists(language + "/words.txt");
        WordFile.lines("countries.txt").forEach(this::readParty);
        for (String line : WordFile.lines("places.txt")) {
            places.addAll(List.of(line.split(", ")));
        }
        WordFile.lines(language + "/events.txt").forEach(this::readEvent);
        WordFile.lines(language + "/families.txt").forEach(this::readFamily);
        WordFile.lines(language + "/spellings.txt").forEach(this::readSpellings);
        List<String> pairs = WordFile.lines(language + "/opposites.txt");
        for (int i = 0; i < pairs.size(); i++) {
            readOpposites(pairs.get(i), i);
        }
        List<String> rows = WordFile.lines(language + "/synonyms.txt");
        for (int i = 0; i < rows.size(); i++) {
            readNouns(rows.get(i), i);
        }
    }

    /** A language that we have no words for is read with those of English. */
    static Vocabulary of(String language) {
        return ENGLISH;
    }

    boolean is(String list, String lower) {
        Set<String> words = lists.get(list);
        if (words == null) {
            throw new IllegalArgumentException("No word list " + list);
        }
        return words.contains(lower);
    }

    /** As {@link #is}, for a list that there may be none of. */
    boolean has(String list, String lower) {
        return lists.getOrDefault(list, Set.of()).contains(lower);
    }

    /** The country or bloc that a word stands for: "kremlin" for Russia; null for none. */
    @Nullable
    String party(String lower) {
        return parties.get(lower);
    }

    /** True for a word that names the people of a country: "canadian". */
    boolean isPeople(String noun) {
        return parties.containsKey(noun) && noun.endsWith("an") && !seats.contains(noun);
    }

    /** True where one of two countries may be told for the other: a part and its whole. */
    boolean isKin(String one, String other) {
        return one.equals(other) || is("british", one.replace("=", "")) && is("british", other.replace("=", ""));
    }

    /** True for a capital or a seat of power, which stands for its country as a speaker only. */
    boolean isSeat(String lower) {
        return seats.contains(lower);
    }

    /** True for a well-known region or city, and for a country by its own name. */
    boolean isPlace(String lower) {
        return places.contains(lower) || countries.contains(lower);
    }

    /** What a word that says something is compared by: its kind of event, its family, else the stem of its usual spelling. */
    String key(String lower) {
        String event = events.get(lower);
        if (event != null) {
            return "#" + event;
        }
        String family = families.get(lower);
        return family == null ? stem(spelling(lower)) : "~" + family;
    }

    /** The usual spelling of a name that has several; any other word as it is. */
    String spelling(String lower) {
        return spellings.getOrDefault(lower, lower);
    }

    /** The sides that each word stands on: "+3" or "-3" for the fourth pair of opposites. */
    Map<String, List<String>> opposites() {
        return opposites;
    }

    /** "-3" for "+3". */
    static String opposite(String side) {
        return (side.charAt(0) == '+' ? '-' : '+') + side.substring(1);
    }

    /** True for nouns that count the same thing. */
    boolean sameNoun(String one, String other) {
        if (one.equals(other) || one.indexOf(' ') < 0 && stem(one).equals(stem(other))) {
            return true;
        }
        Set<Integer> a = groups.getOrDefault(one, Set.of());
        Set<Integer> b = groups.getOrDefault(other, Set.of());
        return a.stream().anyMatch(b::contains);
    }

    /** True where the noun may stand for the other: "equipment" for "tank". */
    boolean isKindOf(String noun, String general) {
        return kinds.getOrDefault(general, Set.of()).contains(noun);
    }

    boolean knowsNoun(String noun) {
        return groups.containsKey(noun) || is("person-nouns", noun);
    }

    /** The part of a word that its forms share; words of one stem are taken for one. */
    static String stem(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        w = strip(strip(strip(w, "'s"), "’s"), "s'");
        if (w.length() > 4 && w.endsWith("ies")) {
            w = w.substring(0, w.length() - 3) + "y";
        } else if (w.length() > 3 && w.endsWith("s") && !w.endsWith("ss") && !w.endsWith("us") && !w.endsWith("is")) {
            w = w.substring(0, w.length() - 1);
        }
        w = w.length() > 5 ? strip(strip(w, "ing"), "ed") : w;
        w = w.length() > 4 ? strip(w, "e") : w;
        w = w.endsWith("defenc") ? "defens" : w;
        return w.length() > 6 ? w.substring(0, 6) : w;
    }

    private static String strip(String word, String ending) {
        return word.endsWith(ending) && word.length() > ending.length() + 2
                ? word.substring(0, word.length() - ending.length())
                : word;
    }

    private void readParty(String row) {
        String[] columns = row.split("\\|", -1);
        String id = columns[0].strip();
        countries.add(id.replace('-', ' '));
        WordFile.words(columns[1]).forEach(word -> parties.put(word, id));
        if (columns.length > 2) {
            for (String word : WordFile.words(columns[2])) {
                parties.put(word, id);
                seats.add(word);
            }
        }
    }

    private void readEvent(String row) {
        String[] columns = row.split("\\|", -1);
        WordFile.words(columns[1]).forEach(word -> events.put(word, columns[0].strip()));
    }

    private void readFamily(String row) {
        List<String> words = WordFile.words(row);
        words.forEach(word -> families.put(word, words.get(0)));
    }

    private void readSpellings(String row) {
        List<String> words = WordFile.words(row);
        words.forEach(word -> spellings.put(word, words.get(0)));
    }

    private void readOpposites(String row, int number) {
        String[] columns = row.split("\\|", -1);
        for (int i = 0; i < 2; i++) {
            String side = (i == 0 ? "+" : "-") + number;
            WordFile.words(columns[i]).forEach(word -> opposites
                    .computeIfAbsent(word, key -> new ArrayList<>())
                    .add(side));
        }
    }

    private void readNouns(String row, int number) {
        if (row.startsWith(">")) {
            List<String> nouns = WordFile.words(row.substring(1));
            kinds.computeIfAbsent(nouns.get(0), key -> new HashSet<>()).addAll(nouns.subList(1, nouns.size()));
            nouns.forEach(noun -> groups.computeIfAbsent(noun, key -> new HashSet<>()));
        } else {
            WordFile.words(row).forEach(noun -> groups.computeIfAbsent(noun, key -> new HashSet<>())
                    .add(number));
        }
    }
}

package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Finds places of an article by number and by words, so that no check has to walk through all of it. */
final class ArticleIndex {
    /** Of a word that stands more often than this the first places only are looked at, */
    private static final int MOST_PLACES = 200;
    /** and of a number, so that a check takes no longer for each number however often an article has it. */
    private static final int MOST_FACTS = 60;
    /** How many sentences a sentence is compared with. */
    private static final int NEAREST = 6;
    /** By how many of its rarest words a sentence is looked up. */
    private static final int KEYS = 14;

    /** Begins the key of "from" or "to" right before a number. */
    static final String DIRECTION = "^";

    private static final double WORTH_OF_DIRECTION = 3;

    final Side side;
    final Notation notation;
    private final Map<BigDecimal, List<Fact>> byNumber = new HashMap<>();
    private final TreeMap<BigDecimal, List<Fact>> inOrder = new TreeMap<>();
    private final Map<String, TreeMap<BigDecimal, List<Fact>>> byMeasure = new HashMap<>();
    private final Map<String, List<Integer>> sentencesByKey = new HashMap<>();
    private final Set<String> lowerWords = new HashSet<>();
    private final List<Fact> durations = new ArrayList<>();
    private final Statements statements;
    private final Aliases aliases;

    ArticleIndex(Side side) {
        this.side = side;
        this.notation = Notation.of(side);
        side.allFacts().forEach(this::addFact);
        for (int i = 0; i < side.size(); i++) {
            addSentence(i);
        }
        statements = new Statements(this);
        aliases = new Aliases(side.text);
    }

    Aliases aliases() {
        return aliases;
    }

    Statements statements() {
        return statements;
    }

    private void addFact(Fact fact) {
        for (BigDecimal number :
                new LinkedHashSet<>(Agreement.numbers(fact.figure().amount()))) {
            byNumber.computeIfAbsent(number, key -> new ArrayList<>()).add(fact);
            inOrder.computeIfAbsent(number, key -> new ArrayList<>()).add(fact);
        }
        if (fact.figure().kind() == Kind.DURATION && durations.size() < MOST_PLACES) {
            durations.add(fact);
        }
        var measure = fact.figure().normalized();
        if (measure != null) {
            byMeasure
                    .computeIfAbsent(measure.unitCode(), key -> new TreeMap<>())
                    .computeIfAbsent(measure.value().abs(), key -> new ArrayList<>())
                    .add(fact);
        }
    }

    private void addSentence(int index) {
        Set<String> keys = new HashSet<>();
        for (Word word : side.words.get(index)) {
            keys.add(word.key());
            lowerWords.add(side.vocabulary.spelling(word.lower()));
        }
        keys.remove("");
        keys.forEach(key ->
                sentencesByKey.computeIfAbsent(key, k -> new ArrayList<>()).add(index));
    }

    /** Figures with one of these numbers. */
    Set<Fact> withNumber(Collection<BigDecimal> numbers) {
        Set<Fact> found = new LinkedHashSet<>();
        for (BigDecimal number : numbers) {
            byNumber.getOrDefault(number, List.of()).stream().limit(MOST_FACTS).forEach(found::add);
        }
        return found;
    }

    /** Figures whose number lies near, a quarter less or more. */
    Set<Fact> near(BigDecimal number) {
        return near(inOrder, number, new BigDecimal("0.25"));
    }

    /** Measures that lie near in the same base unit, whatever unit the article uses. */
    Set<Fact> near(String unitCode, BigDecimal value) {
        return near(byMeasure.getOrDefault(unitCode, new TreeMap<>()), value, new BigDecimal("0.2"));
    }

    private static Set<Fact> near(NavigableMap<BigDecimal, List<Fact>> map, BigDecimal value, BigDecimal share) {
        BigDecimal slack = value.abs().multiply(share);
        Set<Fact> found = new LinkedHashSet<>();
        for (List<Fact> facts : map.subMap(
                        value.abs().subtract(slack), true, value.abs().add(slack), true)
                .values()) {
            facts.stream().limit(MOST_FACTS - found.size()).forEach(found::add);
            if (found.size() >= MOST_FACTS) {
                break;
            }
        }
        return found;
    }

    /** The first stretches of time of the article. */
    List<Fact> durations() {
        return durations;
    }

    boolean hasKey(String key) {
        return sentencesByKey.containsKey(key);
    }

    /** "F1" for "Formula 1", "M4" for "the M 4". */
    boolean hasNumbered(Word name, Word number) {
        String digits = number.lower();
        return number.isNumber()
                && !number.afterMark()
                && (hasWord(name.lower() + digits) || hasWord(name.lower().charAt(0) + digits));
    }

    boolean hasWord(String lower) {
        return lowerWords.contains(side.vocabulary.spelling(lower));
    }

    List<Integer> sentencesWith(String key) {
        return sentencesByKey.getOrDefault(key, List.of());
    }

    /** What sharing a word is worth: the more the rarer it is; 0 where the article does not have it. */
    double worth(String key) {
        if (key.startsWith(DIRECTION)) {
            return WORTH_OF_DIRECTION;
        }
        int places = sentencesWith(key).size();
        return places == 0 ? 0 : Math.log(1 + (side.size() + 1.0) / places);
    }

    /** The sentences that share the most with these keys, the nearest first. */
    List<Integer> nearest(Collection<String> keys) {
        Map<Integer, Double> scores = new HashMap<>();
        keys.stream()
                .filter(this::hasKey)
                .distinct()
                .sorted(Comparator.comparingInt(
                                (String key) -> sentencesWith(key).size())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(KEYS)
                .forEach(key -> sentencesWith(key).stream()
                        .limit(MOST_PLACES)
                        .forEach(sentence -> scores.merge(sentence, worth(key), Double::sum)));
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NEAREST)
                .map(Map.Entry::getKey)
                .toList();
    }
}

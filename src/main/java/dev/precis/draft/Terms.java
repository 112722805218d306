package dev.precis.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The content words of a text with their weights, of length 1.
 *
 * @param weights by term; empty for a text without content words
 */
record Terms(Map<String, Double> weights) {
    static final Terms NONE = new Terms(Map.of());

    /** The weights of each text among the others: a word that many of them have says less (TF-IDF). */
    static List<Terms> of(List<Map<String, Integer>> counts) {
        Map<String, Integer> spread = new HashMap<>();
        counts.forEach(text -> text.keySet().forEach(term -> spread.merge(term, 1, Integer::sum)));
        return counts.stream().map(text -> weigh(text, spread, counts.size())).toList();
    }

    static Map<String, Integer> count(String text, ExtractWords words) {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        for (Token token : Token.of(text)) {
            if (token.text().length() > 1 && !words.has("stop words", token.lower())) {
                counts.merge(token.term(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Terms weigh(Map<String, Integer> text, Map<String, Integer> spread, int texts) {
        Map<String, Double> weights = new java.util.TreeMap<>();
        text.forEach((term, count) ->
                weights.put(term, count * Math.log(1 + (double) texts / spread.getOrDefault(term, texts))));
        return new Terms(weights).unit();
    }

    private Terms unit() {
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        return length == 0 ? NONE : scaled(1 / length);
    }

    private Terms scaled(double by) {
        Map<String, Double> scaled = new java.util.TreeMap<>();
        weights.forEach((term, weight) -> scaled.put(term, weight * by));
        return new Terms(scaled);
    }

    /** The middle of several texts, of length 1. */
    static Terms middle(List<Terms> texts) {
        Map<String, Double> sum = new java.util.TreeMap<>();
        texts.forEach(text -> text.weights.forEach((term, weight) -> sum.merge(term, weight, Double::sum)));
        return new Terms(sum).unit();
    }

    /** The cosine of the angle between two: 0 with no word in common, 1 for the same. */
    double likeness(Terms other) {
        double sum = 0;
        for (Map.Entry<String, Double> entry : weights.entrySet()) {
            sum += entry.getValue() * other.weights.getOrDefault(entry.getKey(), 0.0);
        }
        return sum;
    }
}

package dev.precis.grounding;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Tells two numbers of one text apart by the words that stand nearer to the one than to the other. */
final class Contrast {
    /** A smaller difference of weights says nothing. */
    private static final double FAINT = 0.05;

    private Contrast() {}

    /**
     * How two pairs of surroundings agree: 1 where the words that tell the first of the text from the second do so in
     * the article, -1 where they do the opposite, 0 where they say nothing.
     *
     * @param worth of a key, 0 where the article does not have it
     */
    static double of(
            Context first, Context second, Context thereFirst, Context thereSecond, ToDoubleFunction<String> worth) {
        double product = 0;
        double text = 0;
        double article = 0;
        for (String key : keys(first, second)) {
            double value = worth.applyAsDouble(key);
            double told = first.weight(key) - second.weight(key);
            double there = thereFirst.weight(key) - thereSecond.weight(key);
            product += value * told * there;
            text += value * told * told;
            article += value * there * there;
        }
        return text == 0 || article == 0 ? 0 : product / Math.sqrt(text * article);
    }

    /** How many words tell the first from the second in both texts. */
    static long evidence(
            Context first, Context second, Context thereFirst, Context thereSecond, ToDoubleFunction<String> worth) {
        return keys(first, second).stream()
                .filter(key -> worth.applyAsDouble(key) > 0)
                .filter(key -> Math.abs(first.weight(key) - second.weight(key)) > FAINT
                        && Math.abs(thereFirst.weight(key) - thereSecond.weight(key)) > FAINT)
                .count();
    }

    /**
     * How many words of either surroundings stand by the other number in the article, less those that stand by the same; of
     * the two numbers the lower count.
     */
    static int crossed(
            Context first, Context second, Context thereFirst, Context thereSecond, ToDoubleFunction<String> worth) {
        int firsts = 0;
        int seconds = 0;
        for (String key : keys(first, second)) {
            double told = first.weight(key) - second.weight(key);
            double there = thereFirst.weight(key) - thereSecond.weight(key);
            boolean says = worth.applyAsDouble(key) > 0 && Math.abs(told) > FAINT && Math.abs(there) > FAINT;
            int vote = told * there < 0 ? 1 : -1;
            firsts += says && told > 0 ? vote : 0;
            seconds += says && told < 0 ? vote : 0;
        }
        return Math.min(firsts, seconds);
    }

    private static Set<String> keys(Context first, Context second) {
        Set<String> keys = new HashSet<>();
        for (Map<String, Double> weights : List.of(first.weights(), second.weights())) {
            keys.addAll(weights.keySet());
        }
        return keys;
    }
}

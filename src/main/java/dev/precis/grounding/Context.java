package dev.precis.grounding;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What stands around a number: keys of words, each with a weight from 0 to 1 that falls with the distance. */
record Context(Map<String, Double> weights) {
    Context {
        weights = Map.copyOf(weights);
    }

    double weight(String key) {
        return weights.getOrDefault(key, 0.0);
    }

    /**
     * How much of this context the other one shares, from 0 to 1. Words that the other text nowhere has do not count.
     *
     * @param worth of a key: the rarer it is in the article the more; 0 where the article does not have it
     */
    double sharedWith(Context other, ToDoubleFunction<String> worth) {
        double shared = 0;
        double all = 0;
        for (Map.Entry<String, Double> entry : weights.entrySet()) {
            double value = worth.applyAsDouble(entry.getKey());
            all += value * entry.getValue();
            shared += value * Math.min(entry.getValue(), other.weight(entry.getKey()));
        }
        return all == 0 ? 0 : shared / all;
    }

    /** Weights in the making: of a key that stands twice the nearer counts. */
    static final class Gatherer {
        private final Map<String, Double> weights = new HashMap<>();

        void add(String key, double weight) {
            if (!key.isEmpty()) {
                weights.merge(key, weight, Math::max);
            }
        }

        Context gathered() {
            return new Context(weights);
        }
    }
}

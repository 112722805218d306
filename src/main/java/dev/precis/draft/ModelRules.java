package dev.precis.draft;

import java.time.Duration;

/**
 * How models are asked when things go wrong, and what it may cost.
 *
 * @param deadline for everything one request asks of models, waiting and trying again included
 * @param concurrency how many calls run at a time, per provider; at least 1
 * @param queue how many more may wait for their turn, per provider; 0 or more
 * @param pause how long a provider is left alone after it failed again and again
 * @param maxRequestTokens tokens one request may use, in and out; 0 sets no limit
 */
public record ModelRules(
        Duration deadline, int concurrency, int queue, Duration pause, int maxRequestTokens, Prices prices) {
    public static final ModelRules DEFAULT =
            new ModelRules(Duration.ofSeconds(90), 2_500, 500, Duration.ofSeconds(10), 0, Prices.NONE);

    public ModelRules {
        if (concurrency < 1 || queue < 0 || maxRequestTokens < 0) {
            throw new IllegalArgumentException("A limit of calls, waiting calls or tokens is too small");
        }
    }

    public ModelRules withDeadline(Duration time) {
        return new ModelRules(time, concurrency, queue, pause, maxRequestTokens, prices);
    }

    public ModelRules withConcurrency(int calls, int waiting) {
        return new ModelRules(deadline, calls, waiting, pause, maxRequestTokens, prices);
    }

    public ModelRules withPause(Duration time) {
        return new ModelRules(deadline, concurrency, queue, time, maxRequestTokens, prices);
    }

    public ModelRules withMaxRequestTokens(int tokens) {
        return new ModelRules(deadline, concurrency, queue, pause, tokens, prices);
    }

    public ModelRules withPrices(Prices table) {
        return new ModelRules(deadline, concurrency, queue, pause, maxRequestTokens, table);
    }
}

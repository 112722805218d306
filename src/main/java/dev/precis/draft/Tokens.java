package dev.precis.draft;

import dev.langchain4j.model.output.TokenUsage;
import dev.precis.draft.Draft.Usage;
import org.jspecify.annotations.Nullable;

/** Reads what a provider says a call took. */
final class Tokens {
    private Tokens() {}

    /** Reasoning that a provider counts apart from the answer is output, too. */
    static Usage of(@Nullable TokenUsage tokens, int calls) {
        if (tokens == null) {
            return new Usage(0, 0, calls);
        }
        int input = orZero(tokens.inputTokenCount());
        int output = Math.max(orZero(tokens.outputTokenCount()), orZero(tokens.totalTokenCount()) - input);
        return new Usage(input, output, calls);
    }

    /** A count that is missing, or that cannot be: budgets must not grow by it. */
    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : Math.max(0, count);
    }
}

package dev.precis.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drafter proposes, unchecked.
 *
 * @param headline null where the drafter gives none
 * @param keyFigures the most telling first
 * @param parts in how many parts the article was read, all of them together the whole of it; at least 1
 */
public record Draft(
        @Nullable String headline, List<DraftSentence> sentences, List<KeyFigure> keyFigures, Usage usage, int parts) {
    /** A draft of an article that was read at once. */
    public Draft(@Nullable String headline, List<DraftSentence> sentences, List<KeyFigure> keyFigures, Usage usage) {
        this(headline, sentences, keyFigures, usage, 1);
    }

    public Draft {
        sentences = List.copyOf(sentences);
        keyFigures = List.copyOf(keyFigures);
    }

    /** The same with another headline, other sentences and what writing those took. */
    public Draft with(@Nullable String newHeadline, List<DraftSentence> newSentences, Usage newUsage) {
        return new Draft(newHeadline, newSentences, keyFigures, newUsage, parts);
    }

    /**
     * One sentence of the summary.
     *
     * @param figures ids of figures it rests on, as the drafter says
     * @param evidence indexes of the article's sentences it rests on, as the drafter says
     */
    public record DraftSentence(String text, List<String> figures, List<Integer> evidence) {
        public DraftSentence {
            figures = List.copyOf(figures);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A figure that tells the story.
     *
     * @param figure id
     * @param label what is counted, where, when
     */
    public record KeyFigure(String figure, @Nullable String label) {}

    /**
     * What the drafter used.
     *
     * @param calls how many times a model was asked
     */
    public record Usage(int inputTokens, int outputTokens, int calls) {
        public static final Usage NONE = new Usage(0, 0, 0);

        /** Both together; more than an {@code int} holds is told as the most it holds. */
        public Usage plus(Usage other) {
            return new Usage(
                    sum(inputTokens, other.inputTokens),
                    sum(outputTokens, other.outputTokens),
                    sum(calls, other.calls));
        }

        private static int sum(int one, int other) {
            return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
        }
    }
}

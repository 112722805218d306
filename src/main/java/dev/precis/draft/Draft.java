package dev.precis.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drafter proposes, unchecked.
 *
 * @param headline null where the drafter gives none
 * @param keyFigures the most telling first
 */
public record Draft(@Nullable String headline, List<DraftSentence> sentences, List<KeyFigure> keyFigures, Usage usage) {
    public Draft {
        sentences = List.copyOf(sentences);
        keyFigures = List.copyOf(keyFigures);
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

        public Usage plus(Usage other) {
            return new Usage(inputTokens + other.inputTokens, outputTokens + other.outputTokens, calls + other.calls);
        }
    }
}

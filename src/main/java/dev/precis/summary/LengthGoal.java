package dev.precis.summary;

import dev.precis.draft.Brief.Length;
import dev.precis.draft.Objection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a summary may be and should be. A number of words holds within 15%, a number of sentences exactly; short,
 * medium and long only have an upper bound, for an article may need less.
 */
sealed interface LengthGoal {
    static LengthGoal of(Length length) {
        if (length.words() != null) {
            return new Words(length.words());
        }
        int sentences = length.sentences() == null ? 1 : length.sentences();
        return new Sentences(length.exact() ? sentences : 1, length.exact() ? sentences : sentences + sentences / 2);
    }

    /** True where one more sentence leaves the text short enough. */
    boolean allows(List<String> texts, String next);

    /**
     * What to ask for where the text is too short.
     *
     * @param size how many sentences the draft has
     * @param surplus one of them that was left out because it is too long; null where there is none
     */
    List<Objection> objections(List<String> texts, int size, @Nullable Integer surplus);

    private static int words(List<String> texts) {
        return texts.stream().mapToInt(LengthGoal::words).sum();
    }

    /** Runs of text between white space, as everyone counts them. */
    static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    /** About so many words. */
    record Words(int wanted) implements LengthGoal {
        private static final double SLACK = 0.15;
        private static final int IN_A_SENTENCE = 20;
        private static final int LEAST_IN_A_SENTENCE = 5;

        @Override
        public boolean allows(List<String> texts, String next) {
            return words(texts) + LengthGoal.words(next) <= wanted * (1 + SLACK);
        }

        @Override
        public List<Objection> objections(List<String> texts, int size, @Nullable Integer surplus) {
            int missing = wanted - words(texts);
            if (missing <= wanted * SLACK || missing < LEAST_IN_A_SENTENCE) {
                return List.of();
            }
            List<Objection> objections = new ArrayList<>();
            int sentences = Math.max(1, Math.round(missing / (float) IN_A_SENTENCE));
            for (int i = 0; i < sentences; i++) {
                boolean shortens = i == 0 && surplus != null;
                int at = shortens ? surplus : size + i - (surplus == null ? 0 : 1);
                objections.add(new Objection(at, List.of(), missing / sentences));
            }
            return objections;
        }
    }

    /**
     * Between so many sentences and so many.
     *
     * @param least that are asked for; 1 asks for no more than there are
     */
    record Sentences(int least, int most) implements LengthGoal {
        @Override
        public boolean allows(List<String> texts, String next) {
            return texts.size() < most;
        }

        @Override
        public List<Objection> objections(List<String> texts, int size, @Nullable Integer surplus) {
            List<Objection> objections = new ArrayList<>();
            for (int i = 0; least > 1 && i < least - texts.size(); i++) {
                objections.add(new Objection(size + i, List.of(), null));
            }
            return objections;
        }
    }
}

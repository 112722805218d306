package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import org.jspecify.annotations.Nullable;

/** Finds the words that weaken a number where it stands: "allegedly", "is expected to", "could not be verified". */
final class Hedges {
    private static final int BACK = 12;
    private static final int AHEAD = 5;
    private static final int SENTENCE = 60;
    private final Scene scene;

    Hedges(Scene scene) {
        this.scene = scene;
    }

    /** The nearest entry in the same clause as a word: rather before it than behind it. */
    @Nullable
    Stretch beside(Phrases list, int word) {
        Stretch before = before(list, word);
        return before != null ? before : behind(list, word);
    }

    /** The nearest entry before a word in the same clause. */
    @Nullable
    Stretch before(Phrases list, int word) {
        int floor = Math.max(scene.period(word).from(), word - BACK);
        for (int at = word - 1; at >= floor && !endsClause(at); at--) {
            int length = list.lengthAt(scene.words, at);
            if (length > 0 && !scene.words.is(at - 1, scene.lexicon.certainty.comparisons())) {
                return new Stretch(at, at + length);
            }
        }
        return null;
    }

    private @Nullable Stretch behind(Phrases list, int word) {
        int limit = Math.min(scene.period(word).to(), word + AHEAD);
        for (int at = word; at < limit && !endsClause(at); at++) {
            int length = list.lengthAt(scene.words, at);
            if (length > 0) {
                return new Stretch(at, at + length);
            }
        }
        return null;
    }

    private boolean endsClause(int at) {
        return switch (scene.words.at(at).shape()) {
            case STOP, SEMICOLON, COLON, QUOTE_OPEN, QUOTE_CLOSE, DASH -> true;
            default -> false;
        };
    }

    /** The first entry anywhere near a word in its sentence. */
    @Nullable
    Stretch inSentence(Phrases list, int word) {
        int from = Math.max(scene.period(word).from(), word - SENTENCE);
        int to = Math.min(scene.period(word).to(), word + SENTENCE);
        for (int at = from; at < to; at++) {
            int length = list.lengthAt(scene.words, at);
            if (length > 0) {
                return new Stretch(at, at + length);
            }
        }
        return null;
    }
}

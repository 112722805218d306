package dev.precis.sources;

import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of which an article says who made them: "a report by the Tern Institute". By them "the report" is known
 * later on, whether it has spoken before or not. Immutable.
 */
final class Papers {
    private static final int FARTHEST_ARTICLE = 6;
    /** How many are compared for one phrase: keeps hostile text linear. */
    private static final int MOST_COMPARED = 50;

    private final Scene scene;
    private final Words words;
    private final List<NounPhrase> documents = new ArrayList<>();

    private Papers(Scene scene) {
        this.scene = scene;
        this.words = scene.words;
    }

    static Papers of(Scene scene, NounPhrases phrases) {
        Papers papers = new Papers(scene);
        for (int at = 0; at < scene.words.size(); at++) {
            if (scene.is(at, Shape.LOWER) && scene.words.is(at, scene.lexicon.nouns.documents())) {
                papers.add(at, phrases);
            }
        }
        return papers;
    }

    private void add(int head, NounPhrases phrases) {
        int from = start(head);
        NounPhrase phrase =
                from < 0 ? null : phrases.after(from, scene.period(head).to(), true);
        if (phrase != null && phrase.kind() == SourceKind.DOCUMENT && phrase.head() == head && hasMaker(phrase)) {
            documents.add(phrase);
        }
    }

    private int start(int head) {
        int at = head - 1;
        int lowest = Math.max(scene.period(head).from(), head - FARTHEST_ARTICLE);
        while (at >= lowest && isInPhrase(at)) {
            if (words.is(at, scene.lexicon.grammar.determiners())) {
                return at;
            }
            at--;
        }
        return -1;
    }

    private boolean isInPhrase(int at) {
        return words.at(at).isWord() && !words.is(at, scene.lexicon.grammar.prepositions())
                || words.is(at, Shape.NUMBER);
    }

    private boolean hasMaker(NounPhrase phrase) {
        for (int at = phrase.head() + 1; at < phrase.to(); at++) {
            if (words.is(at, scene.lexicon.cues.nounLinks()) || words.isCapital(at)) {
                return true;
            }
        }
        return false;
    }

    /** The document of this noun named last before a word; for what any document may be called, whichever is the last. */
    @Nullable
    NounPhrase before(String noun, int before) {
        boolean any = scene.lexicon.nouns.papers().contains(noun);
        NounPhrase other = null;
        int last = lastBefore(before);
        for (int i = last; i >= Math.max(0, last - MOST_COMPARED); i--) {
            NounPhrase document = documents.get(i);
            if (words.lower(document.head()).equals(noun)) {
                return document;
            }
            other = other == null && any && isPaper(document) ? document : other;
        }
        return other;
    }

    private int lastBefore(int before) {
        int low = 0;
        int high = documents.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (documents.get(middle).head() < before) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private boolean isPaper(NounPhrase document) {
        return words.is(document.head(), scene.lexicon.nouns.papers());
    }
}

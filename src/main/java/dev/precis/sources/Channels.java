package dev.precis.sources;

import dev.precis.sources.NounPhrase.Form;
import org.jspecify.annotations.Nullable;

/** Finds the outlet or channel through which a claimant speaks: "told Reuters", "in an interview with the BBC". */
final class Channels {
    private static final int REACH = 25;
    private final Scene scene;
    private final Clauses clauses;

    Channels(Scene scene, Clauses clauses) {
        this.scene = scene;
        this.clauses = clauses;
    }

    /** The hearer of a verb where it is an outlet, else the outlet named between the verb and what is said. */
    @Nullable
    NounPhrase between(Cue cue, int limit) {
        NounPhrase hearer = clauses.hearer(
                cue.length() > 1
                        ? new Cue(cue.at(), 1, cue.verb(), cue.floor(), cue.from(), cue.to(), cue.quoted())
                        : cue);
        if (hearer != null && hearer.kind() == SourceKind.OUTLET) {
            return hearer;
        }
        return outletIn(cue.end(), limit);
    }

    /** The first outlet or social network named in a stretch before any comma or quotation. */
    @Nullable
    NounPhrase outletIn(int from, int limit) {
        int end = Math.min(limit, from + REACH);
        for (int at = from; at < end && scene.words.at(at).shape().ordinal() <= Word.Shape.POSSESSIVE.ordinal(); at++) {
            if (scene.words.isCapital(at)) {
                NounPhrase phrase = clauses.phrases.after(at, limit, false);
                if (phrase != null && isChannel(phrase)) {
                    return phrase;
                }
            }
        }
        return null;
    }

    private boolean isChannel(NounPhrase phrase) {
        boolean social = scene.lexicon.nouns.social().contains(scene.lower(phrase.nameFrom()));
        return phrase.form() == Form.NAME && (phrase.kind() == SourceKind.OUTLET || social);
    }
}

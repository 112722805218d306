package dev.precis.sources;

import dev.precis.sources.Word.Shape;

/** Tells what may stand behind the head of a noun phrase and still belong to it: "polled by X", "familiar with the talks". */
final class Postmodifiers {
    private final Scene scene;
    private final Words words;
    private final Lexicon.Grammar grammar;

    Postmodifiers(Scene scene) {
        this.scene = scene;
        this.words = scene.words;
        this.grammar = scene.lexicon.grammar;
    }

    /** True for "polled" in "analysts polled by X" and "familiar" in "a person familiar with it". */
    boolean isReducedRelative(int at) {
        return words.is(at, Shape.LOWER)
                && scene.lexicon.nouns.isHead(words.lower(at - 1))
                && (words.is(at + 1, grammar.prepositions()) || words.is(at + 1, grammar.times()) || isDue(at))
                && (isDue(at) || isParticiple(at) || words.is(at, grammar.postAdjectives()));
    }

    /** "a report set to be discussed next week". */
    boolean isDue(int at) {
        return words.is(at, scene.lexicon.cues.due())
                && words.is(at + 1, scene.lexicon.cues.to())
                && words.is(at + 2, grammar.be());
    }

    private boolean isParticiple(int at) {
        String lower = words.lower(at);
        ReportingVerb verb = scene.lexicon.cues.verb(lower);
        boolean passive = words.is(at + 1, scene.lexicon.cues.by());
        boolean told = verb != null && verb.sort() == ReportingVerb.Sort.TELL;
        boolean finite = verb != null && !told || grammar.verbs().contains(lower) && !told;
        if (finite && !passive || words.is(at + 1, scene.lexicon.cues.to())) {
            return false;
        }
        return grammar.participles().contains(lower)
                || grammar.participleSuffixes().stream().anyMatch(lower::endsWith);
    }
}

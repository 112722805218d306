package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an article says of claims made before: "The claim could not be verified", "There is no confirmation of X's
 * figures", "Y denied it". A doubt reaches the claim it follows and no other. Immutable.
 */
final class Doubts {
    private static final int REACH_OF_NAMED = 8;
    private static final int REACH = 2;
    private static final int NEAR = 20;
    private static final int OBJECT = 5;
    /** How many denials one sentence may hold: keeps hostile text linear. */
    private static final int MOST_DENIALS = 20;

    private final Scene scene;
    private final Lexicon.Certainty certainty;
    private final TreeMap<Integer, Entry> mentioned = new TreeMap<>();
    private final Map<Integer, List<Statement>> byPeriod = new HashMap<>();
    private final Map<Statement, Doubt> doubts = new IdentityHashMap<>();

    /**
     * What weakens a claim.
     *
     * @param words the words that raise the doubt
     * @param denied true where another source says otherwise; false where the article could not tell
     */
    record Doubt(Stretch words, boolean denied) {}

    private Doubts(Scene scene) {
        this.scene = scene;
        this.certainty = scene.lexicon.certainty;
    }

    static Doubts of(Scene scene, List<Statement> statements, List<Entry> entries) {
        Doubts doubts = new Doubts(scene);
        doubts.order(statements, entries);
        for (Period period : scene.periods) {
            doubts.readUnconfirmed(period);
            doubts.readDenials(period);
        }
        return doubts;
    }

    /** The doubt about a statement, or null. */
    @Nullable
    Doubt about(Statement statement) {
        return doubts.get(statement);
    }

    private void order(List<Statement> statements, List<Entry> entries) {
        for (Entry entry : entries) {
            for (Span mention : entry.mentions) {
                mentioned.put(mention.start(), entry);
            }
        }
        for (Statement statement : statements) {
            int period = scene.period(statement.cue().from()).index();
            byPeriod.computeIfAbsent(period, key -> new ArrayList<>()).add(statement);
        }
    }

    private void readUnconfirmed(Period period) {
        for (int at = period.from(); at < period.to(); at++) {
            int length = certainty.unconfirmed().lengthAt(scene.words, at);
            if (length > 0 && refersBack(period, at - NEAR, at + NEAR)) {
                doubt(period, new Stretch(at, at + length), named(period, at), null, false);
                return;
            }
        }
    }

    private void readDenials(Period period) {
        int denials = 0;
        for (int at = period.from(); at < period.to() && denials < MOST_DENIALS; at++) {
            int length = certainty.denials().lengthAt(scene.words, at);
            if (length > 0 && mayDeny(period, at, length)) {
                denials++;
                doubt(period, denialWords(period, at, length), named(period, at), denier(period, at), true);
            }
        }
    }

    /** "denied it", "rejected the figure", "was disputed by": the object of the denial was said before. */
    private boolean mayDeny(Period period, int at, int length) {
        int behind = at + length;
        boolean passive = scene.words.is(behind, scene.lexicon.cues.by());
        boolean judged = certainty.verdicts().lengthAt(scene.words, at) > 0;
        boolean clause = scene.words.is(behind, scene.lexicon.cues.that());
        boolean pronoun = scene.words.is(behind, certainty.pronouns())
                && !scene.words.at(behind + 1).isWord();
        return !clause && (passive || judged || pronoun || refersBack(period, behind, behind + OBJECT));
    }

    private Stretch denialWords(Period period, int at, int length) {
        var before = mentioned.floorEntry(scene.words.at(at).start());
        int from = before == null ? -1 : scene.words.indexAt(before.getKey());
        boolean passive = scene.words.is(at + length, scene.lexicon.cues.by());
        boolean near = !passive && from >= period.from() && at - from < NEAR / 2;
        return new Stretch(near ? from : at, at + length);
    }

    /** Who denies: whoever is named last before the verb, or behind "by". */
    private @Nullable Entry denier(Period period, int at) {
        if (scene.words.is(at + 1, scene.lexicon.cues.by())) {
            var behind = mentioned.higherEntry(scene.words.at(at + 1).start());
            return behind == null ? null : behind.getValue();
        }
        var before = mentioned.floorEntry(scene.words.at(at).start());
        boolean here = before != null
                && before.getKey() >= scene.words.at(period.from()).start();
        return here ? before.getValue() : null;
    }

    private boolean refersBack(Period period, int from, int to) {
        for (int at = Math.max(period.from(), from); at < Math.min(period.to(), to); at++) {
            if (scene.words.is(at, certainty.backReferences())) {
                return true;
            }
        }
        return false;
    }

    /** Whose claims are meant: "Roe's claims", "claims by Roe". */
    private @Nullable Entry named(Period period, int near) {
        for (int at = Math.max(period.from(), near - NEAR); at < Math.min(period.to(), near + NEAR); at++) {
            Entry entry = mentioned.get(scene.words.at(at).start());
            if (entry != null && possesses(at, period.to())) {
                return entry;
            }
        }
        return null;
    }

    private boolean possesses(int at, int limit) {
        for (int next = at; next < Math.min(limit, at + 6); next++) {
            if (scene.words.is(next, Word.Shape.POSSESSIVE) && scene.words.is(next + 1, certainty.backReferences())) {
                return true;
            }
        }
        return scene.words.is(at - 2, certainty.backReferences());
    }

    /** "X's claims": all of them near enough are meant. */
    private boolean speaksOfSeveral(int near) {
        for (int at = near - NEAR; at < near + NEAR; at++) {
            if (scene.words.is(at, certainty.backReferences())) {
                return scene.lexicon.grammar.looksPlural(scene.words.lower(at));
            }
        }
        return false;
    }

    private void doubt(Period period, Stretch at, @Nullable Entry about, @Nullable Entry by, boolean denied) {
        boolean several = !denied && speaksOfSeveral(at.to());
        int reach = about == null ? REACH : REACH_OF_NAMED;
        for (int index = period.index(); index >= Math.max(0, period.index() - reach); index--) {
            Statement latest = null;
            for (Statement statement : byPeriod.getOrDefault(index, List.of())) {
                boolean fits = statement.source() != by && (about == null || statement.source() == about);
                boolean before = statement.content().get(0).from() < at.from();
                boolean itself = statement.cue().from() <= at.from()
                        && at.from() < statement.cue().to();
                if (fits && before && !itself) {
                    latest = statement;
                }
            }
            if (latest != null) {
                doubts.putIfAbsent(latest, new Doubt(at, denied));
                if (about == null || !several) {
                    return;
                }
            }
        }
    }
}

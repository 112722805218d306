package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence says of claims made before it: "The claims could not be verified", "There is no confirmation of X's
 * figures", "Y denied the report". Immutable.
 */
final class Doubts {
    private static final int REACH_OF_NAMED = 8;
    private static final int REACH = 3;
    private final Map<Integer, List<Doubt>> byPeriod = new HashMap<>();

    /**
     * One such sentence.
     *
     * @param period where it stands
     * @param words the words that raise the doubt
     * @param about whose claims; null for the latest before
     * @param by who denies; null where the article itself doubts
     */
    record Doubt(
            int period,
            Stretch words,
            @Nullable Entry about,
            @Nullable Entry by) {
        boolean concerns(Statement statement) {
            boolean others = by == null || statement.source() != by;
            return others && (about == null || statement.source() == about);
        }
    }

    private Doubts() {}

    static Doubts of(Scene scene, List<Statement> statements, List<Entry> entries) {
        Doubts doubts = new Doubts();
        Map<Integer, Entry> mentioned = starts(entries);
        for (Period period : scene.periods) {
            doubts.readUnconfirmed(scene, period, mentioned);
        }
        for (Statement statement : statements) {
            doubts.readDenial(scene, statement, mentioned);
        }
        return doubts;
    }

    private static Map<Integer, Entry> starts(List<Entry> entries) {
        Map<Integer, Entry> starts = new HashMap<>();
        for (Entry entry : entries) {
            for (Span mention : entry.mentions) {
                starts.put(mention.start(), entry);
            }
        }
        return starts;
    }

    private void readUnconfirmed(Scene scene, Period period, Map<Integer, Entry> mentioned) {
        for (int at = period.from(); at < period.to(); at++) {
            int length = scene.lexicon.certainty.unconfirmed().lengthAt(scene.words, at);
            if (length > 0 && refersBack(scene, period, at)) {
                add(new Doubt(period.index(), new Stretch(at, at + length), named(scene, period, at, mentioned), null));
                return;
            }
        }
    }

    private static boolean refersBack(Scene scene, Period period, int near) {
        for (int at = Math.max(period.from(), near - 20); at < Math.min(period.to(), near + 20); at++) {
            if (scene.words.is(at, scene.lexicon.certainty.backReferences())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Entry named(Scene scene, Period period, int near, Map<Integer, Entry> mentioned) {
        for (int at = Math.max(period.from(), near - 20); at < Math.min(period.to(), near + 20); at++) {
            Entry entry = mentioned.get(scene.words.at(at).start());
            if (entry != null && possesses(scene, at, period.to())) {
                return entry;
            }
        }
        return null;
    }

    /** "Roe's claims", "claims by Roe": the name belongs to what is doubted. */
    private static boolean possesses(Scene scene, int at, int limit) {
        for (int next = at; next < Math.min(limit, at + 6); next++) {
            if (scene.words.is(next, Word.Shape.POSSESSIVE)
                    && scene.words.is(next + 1, scene.lexicon.certainty.backReferences())) {
                return true;
            }
        }
        return scene.words.is(at - 2, scene.lexicon.certainty.backReferences());
    }

    private void readDenial(Scene scene, Statement statement, Map<Integer, Entry> mentioned) {
        Stretch cue = statement.cue();
        for (int at = cue.from(); at < cue.to(); at++) {
            if (scene.lexicon.certainty.denials().lengthAt(scene.words, at) > 0) {
                Period period = scene.period(at);
                if (refersBack(scene, period, at)) {
                    add(new Doubt(period.index(), cue, named(scene, period, at, mentioned), statement.source()));
                }
                return;
            }
        }
    }

    private void add(Doubt doubt) {
        int reach = doubt.about() == null ? REACH : REACH_OF_NAMED;
        for (int period = Math.max(0, doubt.period() - reach); period <= doubt.period(); period++) {
            byPeriod.computeIfAbsent(period, key -> new ArrayList<>()).add(doubt);
        }
    }

    /** The first doubt about a statement, from its own sentence on. */
    @Nullable
    Doubt about(Statement statement, Period period) {
        for (Doubt doubt : byPeriod.getOrDefault(period.index(), List.of())) {
            if (doubt.concerns(statement)) {
                return doubt;
            }
        }
        return null;
    }
}

package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * "…, a court was told on Tuesday" says nothing of who told it: the lawyer whom one of the next sentences quotes did. Where
 * none is quoted there, the court stays the source.
 */
final class CourtHearings {
    private static final int REACH = 3;

    private CourtHearings() {}

    /** The statements with the lawyers in the place of courts that were told something. */
    static List<Statement> resolve(Scene scene, List<Statement> statements) {
        List<Statement> resolved = new ArrayList<>(statements);
        for (int i = 0; i < statements.size() - 1; i++) {
            Statement told = statements.get(i);
            Statement next = statements.get(i + 1);
            if (told.rule().equals(HEARING) && isNear(scene, told, next) && isLawyer(scene, next.source())) {
                resolved.set(i, told.from(next.source(), null));
                told.source().statements--;
                next.source().statements++;
            }
        }
        return resolved;
    }

    /** The rule for "…, the court heard". */
    static final String HEARING = "court-heard";

    private static boolean isNear(Scene scene, Statement told, Statement next) {
        int from = scene.period(told.cue().from()).index();
        int to = scene.period(next.cue().from()).index();
        return to > from && to - from <= REACH;
    }

    private static boolean isLawyer(Scene scene, Entry entry) {
        Stretch role = entry.role;
        boolean person = entry.kind == SourceKind.PERSON || entry.kind == SourceKind.ANONYMOUS;
        if (!person || role == null) {
            return false;
        }
        for (int at = role.from(); at < role.to(); at++) {
            if (scene.words.is(at, scene.lexicon.nouns.lawyers())) {
                return true;
            }
        }
        return false;
    }
}

package dev.precis.sources;

import dev.precis.sources.Clauses.Subject;
import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.Word.Shape;

/** Tells a verb that reports from a noun written alike: "plans", "claims", "forecast". Stateless but for its article. */
final class VerbOrNoun {
    private final Scene scene;
    private final Words words;
    private final Clauses clauses;

    VerbOrNoun(Scene scene, Clauses clauses) {
        this.scene = scene;
        this.words = scene.words;
        this.clauses = clauses;
    }

    /** "The treasury note fell", "government plans to cut": the word may be a noun; then number and sequel must speak for a verb. */
    boolean isNoNoun(Cue cue, ReportingVerb verb, Subject subject) {
        if (scene.lexicon.grammar.isPronoun(words.lower(subject.phrase().head()))) {
            return !isBareInfinitive(cue, verb, subject);
        }
        boolean participle = subject.phrase().kind() == SourceKind.DOCUMENT
                && words.is(cue.at(), scene.lexicon.cues.participleToo())
                && words.is(cue.end(), scene.lexicon.grammar.linking());
        if (participle) {
            return false;
        }
        if (!words.is(cue.at(), scene.lexicon.cues.nounToo()) || hasAuxiliary(subject.verbGroup(), cue.at())) {
            return true;
        }
        if (isParticipleBehindNoun(cue.end()) || clauses.phrases.isOnlyFirst(subject.phrase())) {
            return false;
        }
        boolean plural = isPlural(subject.phrase());
        boolean named = subject.phrase().form() == Form.NAME && verb.mayBe(ReportingVerb.Form.THIRD);
        boolean agrees = named || verb.mayBe(plural ? ReportingVerb.Form.BASE : ReportingVerb.Form.THIRD);
        boolean that = words.is(cue.end(), scene.lexicon.cues.that());
        if (that && isRelativeThat(cue.end())) {
            return false;
        }
        if (that && isDeterminedSubject(subject.phrase())) {
            boolean collective =
                    subject.phrase().kind() == SourceKind.ORGANISATION && verb.mayBe(ReportingVerb.Form.BASE);
            return agrees || collective && subject.phrase().form() == Form.DEFINITE;
        }
        boolean opened = subject.from() == cue.from() + 1 && clauses.opensSentence(cue.from());
        boolean starts = subject.from() == cue.from() || opened || words.is(subject.from() - 1, Shape.SEMICOLON);
        boolean several = starts && plural && verb.mayBe(ReportingVerb.Form.BASE) && clauses.startsClause(cue.end())
                || starts && plural && words.is(cue.end(), scene.lexicon.grammar.numbers());
        boolean bound = words.is(cue.end() + 1, scene.lexicon.cues.noPartner());
        return (subject.phrase().known() || several)
                && (agrees || verb.mayBe(ReportingVerb.Form.PAST))
                && (mayFollowVerb(cue.end()) || bound || endsSentence(cue, subject));
    }

    /** "…, the Bureau forecast on Thursday": between a comma and the end, with no more than a time behind it. */
    private boolean endsSentence(Cue cue, Subject subject) {
        int behind = clauses.skipTimes(cue.end(), cue.to());
        boolean ends = behind >= cue.to() || !words.at(behind).isWord() && !words.is(behind, Shape.NUMBER);
        return ends && words.is(subject.from() - 1, Shape.COMMA);
    }

    /** "has helped it identify": the pronoun is no subject of a form that does not agree with it. */
    private boolean isBareInfinitive(Cue cue, ReportingVerb verb, Subject subject) {
        String pronoun = words.lower(subject.phrase().head());
        boolean singular = scene.lexicon.grammar.thing().contains(pronoun)
                || scene.lexicon.grammar.male().contains(pronoun)
                || scene.lexicon.grammar.female().contains(pronoun);
        return singular && verb.isPlural() && subject.verbGroup() == cue.at();
    }

    /** "Court documents filed on Monday": a verb has no participle right behind it. */
    private boolean isParticipleBehindNoun(int at) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        String lower = words.lower(at);
        boolean participle = grammar.participles().contains(lower)
                || grammar.participleSuffixes().stream().anyMatch(lower::endsWith);
        return participle && words.is(at, Shape.LOWER) && words.is(at + 1, grammar.prepositions());
    }

    /** "posts that say", "plans that would cost": the noun is the subject of what follows. */
    private boolean isRelativeThat(int that) {
        ReportingVerb next = scene.lexicon.cues.verb(words.lower(that + 1));
        boolean verb = next != null && next.isFinite() && !words.is(that + 1, scene.lexicon.cues.nounToo());
        return words.is(that + 1, scene.lexicon.grammar.auxiliaries()) || verb && !words.isCapital(that + 1);
    }

    /** "The charge sheet states that" has a verb, "government claims that" may have none. */
    private boolean isDeterminedSubject(NounPhrase phrase) {
        return phrase.known() || phrase.form() == Form.DEFINITE;
    }

    private boolean hasAuxiliary(int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.is(at, scene.lexicon.grammar.auxiliaries())) {
                return true;
            }
        }
        return false;
    }

    private boolean isPlural(NounPhrase phrase) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        for (int at = phrase.from(); at < phrase.head(); at++) {
            if (words.is(at, grammar.coordinators())) {
                return true;
            }
        }
        String head = words.lower(phrase.head());
        return grammar.plural().contains(head)
                || phrase.kind() == SourceKind.GROUP
                || phrase.form() != Form.PRONOUN && grammar.looksPlural(head);
    }

    private boolean mayFollowVerb(int at) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        String lower = words.lower(at);
        ReportingVerb verb = scene.lexicon.cues.verb(lower);
        return !grammar.linking().contains(lower)
                && !grammar.auxiliaries().contains(lower)
                && !grammar.verbs().contains(lower)
                && !grammar.coordinators().contains(lower)
                && (verb == null || words.isCapital(at));
    }
}

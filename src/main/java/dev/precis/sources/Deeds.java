package dev.precis.sources;

import dev.precis.sources.Clauses.Subject;
import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.ReportingVerb.Sort;
import dev.precis.sources.Word.Shape;

/** Tells what somebody does from what he says: "posted a loss", "confirmed the sentence". Stateless but for its article. */
final class Deeds {
    private static final int REACH = 24;
    private static final int NEAR = 6;
    private final Scene scene;
    private final Words words;
    private final Clauses clauses;

    Deeds(Scene scene, Clauses clauses) {
        this.scene = scene;
        this.words = scene.words;
        this.clauses = clauses;
    }

    /** "Police found 3 men" is no claim, "police found that" and "the study found 3 men" are. */
    boolean tellsWhatItFinds(Cue cue, NounPhrase subject, int start) {
        boolean partnered = cue.verb() != null
                && cue.verb().sort() == Sort.THINK
                && subject.kind() == SourceKind.ORGANISATION
                && (subject.nameTo() - subject.nameFrom() > 1 || subject.form() == Form.DEFINITE);
        return !words.is(cue.at(), scene.lexicon.cues.finding())
                || partnered
                || words.is(start, scene.lexicon.grammar.complementizers())
                || subject.kind() == SourceKind.DOCUMENT && !isCaption(subject)
                || subject.kind() == SourceKind.OUTLET
                || subject.form() == Form.PRONOUN && subject.kind() != SourceKind.PERSON
                || scene.lexicon.nouns.finders().contains(words.lower(subject.head()));
    }

    /** "Striking images show 40 cars" is what a caption says; "satellite images show" and "a video shows" give evidence. */
    private boolean isCaption(NounPhrase subject) {
        boolean pictures = scene.lexicon.nouns.pictures().contains(words.lower(subject.head()));
        boolean bare =
                subject.form() == Form.INDEFINITE && !words.is(subject.from(), scene.lexicon.grammar.determiners());
        return pictures && bare && !words.is(subject.head() - 1, scene.lexicon.nouns.sensors());
    }

    /** "The third miner reported dead in May" reported nothing: it is reported of him. */
    boolean isReportedOf(Cue cue) {
        boolean participle = cue.verb() != null && cue.verb().mayBe(ReportingVerb.Form.PARTICIPLE);
        return participle && words.is(cue.end(), scene.lexicon.cues.reportedStates());
    }

    /** "added 3 members", "denies 11 counts" are no claims, "claims 3 were hurt", "admits to taking 3" are. */
    boolean isMereAmount(Cue cue, int start) {
        boolean amount = words.is(start, Shape.NUMBER)
                || words.is(start, scene.lexicon.grammar.numbers())
                || words.is(start, Shape.OTHER) && words.is(start + 1, Shape.NUMBER)
                || isTotal(start);
        boolean taken = isTaken(start, cue.to());
        boolean may = words.is(cue.at() - 1, scene.lexicon.grammar.auxiliaries());
        boolean told = words.is(cue.at(), scene.lexicon.cues.claiming()) && !taken && !may;
        boolean named = cue.verb() != null && cue.verb().sort() == Sort.URGE;
        boolean names = words.is(cue.at(), scene.lexicon.cues.dubbing())
                && words.is(cue.at() - 1, Shape.LOWER)
                && cue.verb() != null
                && cue.verb().mayBe(ReportingVerb.Form.PARTICIPLE)
                && words.isCapital(start)
                && scene.lexicon.cues.verb(words.lower(cue.at() - 1)) == null
                && !scene.lexicon.grammar.isPronoun(words.lower(cue.at() - 1))
                && !scene.lexicon.grammar.isAdverb(words.lower(cue.at() - 1))
                && !scene.lexicon.grammar.auxiliaries().contains(words.lower(cue.at() - 1))
                && !words.is(cue.at() - 1, scene.lexicon.cues.who());
        if (amount && named || names || isTakenWhole(cue, start) || words.is(cue.end(), scene.lexicon.cues.back())) {
            return true;
        }
        if (amount
                && (taken || may && words.is(cue.at(), scene.lexicon.cues.claiming()))
                && words.is(cue.at(), scene.lexicon.cues.clauseOnly())) {
            return true;
        }
        if (words.is(cue.end(), scene.lexicon.cues.to())
                && cue.verb() != null
                && cue.verb().base().equals("add")
                && (words.is(cue.end() + 1, scene.lexicon.grammar.determiners())
                        || words.is(cue.end() + 1, scene.lexicon.grammar.possessives()))) {
            return true;
        }
        boolean owned = scene.lexicon.grammar.looksLikeGerund(words.lower(start + 1))
                || words.is(cue.at(), scene.lexicon.cues.claimingSelf())
                        && (words.is(start + 1, scene.lexicon.cues.having())
                                || words.is(start + 1, scene.lexicon.grammar.be()));
        if (words.is(start, scene.lexicon.cues.to()) && words.is(cue.at(), scene.lexicon.cues.clauseOnly()) && !owned) {
            return true;
        }
        if (words.is(cue.at(), scene.lexicon.cues.feeling()) && !opensClause(start)) {
            return true;
        }
        boolean posted = words.is(cue.at(), scene.lexicon.cues.posting())
                && !words.is(start, Shape.QUOTE_OPEN)
                && !words.is(start, scene.lexicon.grammar.complementizers());
        if (posted && !clauses.hasVerb(start, cue.to())) {
            return true;
        }
        return amount
                && !told
                && words.is(cue.at(), scene.lexicon.cues.clauseOnly())
                && !clauses.hasVerb(start, cue.to())
                && !hasPastForm(start, cue.to());
    }

    /** "feels the 3 goals", "felt that", "feel they": what is felt is a clause; "feel tired for 3 months" tells nothing. */
    private boolean opensClause(int at) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        String lower = words.lower(at);
        return !words.is(at, Shape.LOWER)
                || grammar.complementizers().contains(lower)
                || grammar.determiners().contains(lower)
                || grammar.numbers().contains(lower)
                || grammar.isPronoun(lower)
                || grammar.prepositions().contains(lower)
                || grammar.isAdverb(lower)
                || lower.endsWith("s");
    }

    /** "a total of 10", "all 10". */
    private boolean isTotal(int at) {
        boolean sum = words.is(at, scene.lexicon.grammar.indefinites()) && words.is(at + 2, scene.lexicon.cues.of());
        int number = sum ? at + 3 : words.is(at, scene.lexicon.grammar.determiners()) ? at + 1 : at;
        return number > at && (words.is(number, Shape.NUMBER) || words.is(number, scene.lexicon.grammar.numbers()));
    }

    /** "claimed 400 delegates took part" by the ending alone: a form in "ed" behind a noun, with no noun behind it. */
    private boolean hasPastForm(int from, int to) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        for (int at = from + 2;
                at < Math.min(to, from + REACH) && words.at(at - 1).shape() != Shape.COMMA;
                at++) {
            boolean form = words.is(at, Shape.LOWER)
                    && words.is(at - 1, Shape.LOWER)
                    && !words.is(at, scene.lexicon.cues.ofAge())
                    && grammar.participleSuffixes().stream().anyMatch(words.lower(at)::endsWith);
            if (form && (!words.at(at + 1).isWord() || words.is(at + 1, grammar.prepositions()))) {
                return true;
            }
        }
        return false;
    }

    /** "claims 12 lives", "claims 5 wickets": what is taken, not told. */
    private boolean isTaken(int from, int to) {
        for (int at = from; at < Math.min(to, from + NEAR) && words.at(at).shape() != Shape.COMMA; at++) {
            if (words.is(at, scene.lexicon.cues.taken())) {
                return true;
            }
        }
        return false;
    }

    /** "Storms claim lives"; "claims lives were lost" tells. */
    private boolean isTakenWhole(Cue cue, int start) {
        return words.is(cue.at(), scene.lexicon.cues.claimingSelf())
                && words.is(start, scene.lexicon.cues.taken())
                && !words.is(start + 1, scene.lexicon.grammar.be())
                && !words.is(start + 1, scene.lexicon.grammar.auxiliaries());
    }

    /** "A court confirmed the sentences of 3 men" is what it did, "the court said 3 men were guilty" what it said. */
    boolean isRuling(Cue cue, Subject subject, int start) {
        boolean says = cue.verb() != null
                && cue.verb().sort() == Sort.SAY
                && !cue.verb().base().equals("say");
        return says
                && isHearer(subject.phrase())
                && !words.is(start, Shape.QUOTE_OPEN)
                && !words.is(start, scene.lexicon.grammar.complementizers())
                && !clauses.hasVerb(start, cue.to());
    }

    /** "praised the 40 bakers" says nothing of them, "hailed it as the third" does. */
    boolean praises(Cue cue, int start) {
        boolean praises = words.is(cue.at(), scene.lexicon.cues.praising());
        for (int at = start; praises && at < Math.min(cue.to(), start + REACH); at++) {
            if (words.is(at, scene.lexicon.cues.as())) {
                return false;
            }
        }
        return praises;
    }

    /** "The court heard that", "the jury was told that": what is said there has no other source. */
    boolean isHearer(NounPhrase subject) {
        return scene.lexicon.nouns.hearers().contains(words.lower(subject.head()));
    }
}

package dev.precis.sources;

import dev.precis.sources.Clauses.Subject;
import dev.precis.sources.ReportingVerb.Sort;
import dev.precis.sources.Word.Shape;

/** Tells whether a verb has what it needs to report: "put" its "at", "gives" its number. Stateless but for its article. */
final class VerbPartners {
    private static final int REACH = 24;
    private static final String THAT = "that";
    /** Within how many words behind "agree the" the verb of what is agreed stands. */
    private static final int LONGEST_SUBJECT = 6;

    private static final int LONGEST_AMOUNT = 5;
    private static final int NEAR = 6;
    /** How far behind "gives" the number of a poll may stand. */
    private static final int LONGEST_GIFT = 14;

    private final Scene scene;
    private final Words words;
    private final Clauses clauses;

    VerbPartners(Scene scene, Clauses clauses) {
        this.scene = scene;
        this.words = scene.words;
        this.clauses = clauses;
    }

    /** "pegging the value at $6": a verb of counting with its partner and the count. */
    boolean counts(Cue cue) {
        if (cue.verb() == null || !cue.verb().partner().isEmpty()) {
            return cue.verb() != null && hasPartner(cue.verb(), cue);
        }
        for (int at = cue.end(); at < Math.min(cue.to(), cue.end() + NEAR); at++) {
            if (words.is(at, scene.lexicon.cues.at()) && leadsToNumber(at + 1)) {
                return true;
            }
        }
        return false;
    }

    boolean hasPartner(ReportingVerb verb, Cue cue) {
        if (verb.sort() == Sort.TELL && !clauses.hasHearer(cue)) {
            return false;
        }
        if (verb.partner().isEmpty() || verb.near() && isBesideQuote(cue)) {
            return true;
        }
        boolean hands = words.is(cue.at(), scene.lexicon.cues.handing());
        if (counts(verb) && leadsToCount(cue) && !hands) {
            return true;
        }
        int start = verb.near() ? clauses.skipTimes(cue.end(), cue.to()) : cue.end();
        if (verb.sort() == Sort.SAY && verb.near() && verb.isPartner(THAT) && isClauseWithoutThat(start, cue.to())) {
            return true;
        }
        int limit = Math.min(cue.to(), start + (verb.near() ? 1 : REACH));
        for (int at = start; at < limit; at++) {
            if (verb.isPartner(words.lower(at)) && (!counts(verb) || leadsToNumber(at + 1))) {
                return true;
            }
            if (counts(verb)
                    && words.is(at, scene.lexicon.cues.odds())
                    && (verb.sort() == Sort.THINK || words.is(cue.at(), scene.lexicon.cues.making()))) {
                return numberBefore(at, cue.end()) >= 0;
            }
        }
        return false;
    }

    /** "agree the mill was sound": a noun with its verb right behind it, or a pronoun. */
    private boolean isClauseWithoutThat(int start, int limit) {
        boolean starts = words.is(start, Shape.LOWER)
                && (words.is(start, scene.lexicon.grammar.determiners())
                        || words.is(start, scene.lexicon.grammar.possessives()));
        NounPhrase subject = starts ? clauses.phrases.after(start, limit, true) : null;
        int verb = subject == null ? starts ? behindCount(start + 1, limit) : limit : subject.to();
        return verb > start + 1
                && verb < limit
                && scene.lexicon.grammar.auxiliaries().contains(words.lower(verb));
    }

    /** "the top 1 percent would": behind a count of which no phrase can be made. */
    private int behindCount(int from, int limit) {
        int at = from;
        while (at < Math.min(limit, from + LONGEST_SUBJECT)
                && (words.is(at, Shape.LOWER) || words.is(at, Shape.NUMBER))
                && !scene.lexicon.grammar.auxiliaries().contains(words.lower(at))
                && (words.is(at, scene.lexicon.cues.of()) || !endsPhrase(words.lower(at)))) {
            at++;
        }
        return at;
    }

    private boolean endsPhrase(String lower) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        return grammar.linking().contains(lower)
                || grammar.relatives().contains(lower)
                || grammar.complementizers().contains(lower);
    }

    /** "put the figure nearer 8,000": what is counted is told, and the count follows it. */
    private boolean leadsToCount(Cue cue) {
        for (int at = cue.end(); at < Math.min(cue.to(), cue.end() + 4); at++) {
            if (words.is(at, scene.lexicon.certainty.backReferences())) {
                return leadsToNumber(at + 1);
            }
            if (words.is(at, scene.lexicon.nouns.counted()) && leadsToNumber(at + 1)) {
                return true;
            }
        }
        return false;
    }

    /** "The bulletin gives 25 cases": a document has nothing else to give. */
    boolean givesNumber(Cue cue, NounPhrase subject) {
        boolean finds = subject.kind() == SourceKind.DOCUMENT
                && cue.verb() != null
                && cue.verb().sort() == Sort.FIND;
        boolean poll = finds && words.is(subject.head(), scene.lexicon.nouns.polls());
        return finds
                && words.is(cue.at(), scene.lexicon.cues.giving())
                && (leadsToNumber(cue.end()) || poll && hasNumber(cue.end(), cue.to()));
    }

    /** "gives the Progressive Alliance 29 of the 150 seats". */
    boolean hasNumber(int from, int to) {
        for (int at = from; at < Math.min(to, from + LONGEST_GIFT); at++) {
            if (words.is(at, Shape.NUMBER)) {
                return true;
            }
        }
        return false;
    }

    /** "put the toll at more than 40": the partner of a verb of counting leads to the count. */
    private boolean leadsToNumber(int at) {
        if (words.is(at, scene.lexicon.cues.noPartner())) {
            return false;
        }
        int from = words.is(at, Shape.QUOTE_OPEN) ? at + 1 : at;
        for (int next = from; next < from + 4; next++) {
            if (words.is(next, Shape.NUMBER) || words.is(next, scene.lexicon.grammar.numbers()) || isMoney(next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean counts(ReportingVerb verb) {
        return verb.sort() == Sort.FIND || verb.sort() == Sort.THINK && !verb.near();
    }

    /** "observed that" and "…," he observed are speech, "observed a rise" is none. */
    private boolean isBesideQuote(Cue cue) {
        boolean behind = words.is(cue.end(), Shape.QUOTE_OPEN) || words.is(cue.end() + 1, Shape.QUOTE_OPEN);
        Subject subject = clauses.subject(cue);
        return behind
                || subject != null
                        && clauses.isQuoteBefore(subject.from())
                        && (scene.period(subject.from() - 1) == scene.period(subject.from())
                                || isOpenQuestion(subject.from() - 1));
    }

    /** "Is it over?" she observed: the splitter may have ended the sentence there. */
    private boolean isOpenQuestion(int close) {
        boolean samePassage =
                scene.period(close).passage() == scene.period(close + 1).passage();
        return samePassage
                && words.is(close - 1, Shape.STOP)
                && !words.lower(close - 1).equals(".");
    }

    private boolean isMoney(int at) {
        return !words.at(at).isWord() && words.is(at + 1, Shape.NUMBER);
    }

    int numberBefore(int to, int floor) {
        for (int at = to - 1; at >= Math.max(floor, to - LONGEST_AMOUNT); at--) {
            if (words.is(at, Shape.NUMBER)) {
                return words.is(at - 1, Shape.OTHER)
                                && words.at(at - 1).end() == words.at(at).start()
                        ? at - 1
                        : at;
            }
            boolean inside = words.is(at, Shape.LOWER) || words.is(at, Shape.OTHER);
            boolean each = words.is(at - 1, scene.lexicon.grammar.indefinites()) && words.is(at, Shape.LOWER);
            if (!inside || clauses.isVerb(at) && !each) {
                return -1;
            }
        }
        return -1;
    }
}

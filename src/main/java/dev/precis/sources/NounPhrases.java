package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Word.Shape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds noun phrases without a tagger: backwards from a verb that follows, forwards from a verb or preposition that
 * stands before. What ends a phrase are marks, verbs and small words; what it is, its head says.
 */
final class NounPhrases {
    private static final int LONGEST = 28;
    private static final int LONGEST_SAMPLE = 12;
    private final Scene scene;
    private final Words words;
    private final Lexicon.Grammar grammar;
    private final People people;
    private final NounPhraseKinds kinds;
    private final Postmodifiers postmodifiers;

    NounPhrases(Scene scene, People people) {
        this.scene = scene;
        this.words = scene.words;
        this.grammar = scene.lexicon.grammar;
        this.people = people;
        this.kinds = new NounPhraseKinds(scene, people);
        this.postmodifiers = new Postmodifiers(scene);
    }

    /** The phrase that ends right before a word, as the subject of a verb there would. */
    @Nullable
    NounPhrase before(int end, int floor) {
        int last = skipParticipleBack(skipParenthesesBack(end, floor));
        if (last <= floor) {
            return null;
        }
        if (grammar.isPronoun(words.lower(last - 1))) {
            return kinds.pronoun(last - 1);
        }
        int from = behindPerfect(trim(start(last, floor), last), last);
        return from < last ? kinds.of(from, last) : null;
    }

    /** "has confirmed results that showed": the participle belongs to the verb, not to the noun. */
    private int behindPerfect(int from, int to) {
        ReportingVerb verb = scene.lexicon.cues.verb(words.lower(from));
        boolean perfect = verb != null
                && verb.mayBe(ReportingVerb.Form.PARTICIPLE)
                && words.is(from - 1, grammar.auxiliaries())
                && from + 1 < to;
        return perfect ? from + 1 : from;
    }

    /** "a video posted" on Monday. */
    private int skipParticipleBack(int end) {
        boolean participle = words.is(end - 1, scene.lexicon.cues.participleToo())
                && scene.lexicon.nouns.documents().contains(words.lower(end - 2));
        return participle ? end - 1 : end;
    }

    private int skipParenthesesBack(int end, int floor) {
        int at = end;
        if (at > floor && words.is(at - 1, Shape.CLOSE)) {
            at--;
            while (at > floor && !words.is(at, Shape.OPEN) && end - at < LONGEST) {
                at--;
            }
        }
        return at;
    }

    private int start(int end, int floor) {
        int from = end;
        int lowest = Math.max(floor, end - LONGEST);
        while (from > lowest && !endsPhraseBack(from - 1, end, floor)) {
            if (words.is(from - 1, Shape.CLOSE)) {
                from = skipParenthesesBack(from, floor);
            } else {
                from--;
            }
        }
        return from;
    }

    private boolean endsPhraseBack(int at, int end, int floor) {
        Word word = words.at(at);
        return switch (word.shape()) {
            case COMMA -> !joinsList(at, end, floor) && !isInDate(at);
            case STOP, COLON, SEMICOLON, DASH, OPEN, QUOTE_OPEN, QUOTE_CLOSE -> true;
            case CAPITAL, LOWER -> endsPhrase(word.lower(), at, floor);
            default -> false;
        };
    }

    /** "A May 15, 2011 email", "a Sept. 15, 2011 email": the comma of a date. */
    private boolean isInDate(int comma) {
        return words.is(comma - 1, Shape.NUMBER)
                && words.is(comma + 1, Shape.NUMBER)
                && words.is(comma - 2, grammar.months());
    }

    private boolean endsPhrase(String lower, int at, int floor) {
        if (scene.isSmallWordOfName(at)) {
            return false;
        }
        if (grammar.coordinators().contains(lower)) {
            return !coordinates(at, floor);
        }
        if (words.is(at + 1, Shape.NUMBER) && isSince(lower)) {
            return false;
        }
        boolean link = grammar.linking().contains(lower);
        return !link
                        && !scene.isAcronym(at)
                        && (grammar.subordinators().contains(lower)
                                || grammar.complementizers().contains(lower)
                                || grammar.relatives().contains(lower))
                || grammar.auxiliaries().contains(lower) && !isMonth(at) && !isDue(at)
                || grammar.isPronoun(lower)
                || grammar.verbs().contains(lower) && !words.isCapital(at) && !isPostmodifier(at)
                || grammar.adverbs().contains(lower)
                        && !grammar.times().contains(lower)
                        && !isInName(at)
                        && !isDeterminer(at - 1)
                || isFiniteVerb(lower, at);
    }

    /** "a report set to be discussed": the "be" belongs to the noun. */
    private boolean isDue(int be) {
        return words.is(be, grammar.be())
                && postmodifiers.isDue(be - 2)
                && scene.lexicon.nouns.isHead(words.lower(be - 3));
    }

    /** "polls since 2010". */
    private boolean isSince(String lower) {
        return grammar.subordinators().contains(lower) && grammar.occasions().contains(lower);
    }

    /** "Heart First" holds no adverb. */
    private boolean isInName(int at) {
        return words.isCapital(at) && words.isCapital(at - 1);
    }

    /** "in May" is no "may". */
    private boolean isMonth(int at) {
        return words.isCapital(at) && grammar.months().contains(words.lower(at));
    }

    /** A common noun or verb behind a word that can be a source ends the phrase, unless it can be one itself. */
    private boolean leavesHead(int at) {
        return words.is(at, Shape.LOWER)
                && words.is(at - 1, Shape.LOWER)
                && scene.lexicon.nouns.isHead(words.lower(at - 1))
                && !scene.lexicon.nouns.isHead(words.lower(at))
                && !scene.lexicon.nouns.titles().contains(words.lower(at))
                && !isLink(at)
                && !isPostmodifier(at)
                && !(mayModify(at - 1) && leadsToHead(at));
    }

    /** "state transport data": a singular noun before the head. */
    private boolean mayModify(int at) {
        return !grammar.looksPlural(words.lower(at));
    }

    private boolean mayPrecedeHead(int at) {
        return words.is(at, Shape.LOWER) && !isLink(at) && !isDeterminer(at);
    }

    private boolean leadsToHead(int at) {
        for (int next = at; next < at + 3 && mayPrecedeHead(next); next++) {
            if (scene.lexicon.nouns.isHead(words.lower(next))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPassive(int at) {
        return words.is(at - 1, grammar.auxiliaries()) || grammar.isAdverb(words.lower(at - 1));
    }

    /** "a study published in May by X": a participle behind the head of the phrase. */
    private boolean isPostmodifier(int at) {
        if (postmodifiers.isReducedRelative(at) || words.is(at, Shape.LOWER) && isReleasedBy(at) && !isPassive(at)) {
            return true;
        }
        boolean leads = words.is(at + 1, grammar.prepositions()) || isTime(at + 1);
        return leads && scene.lexicon.nouns.documents().contains(words.lower(at - 1));
    }

    private boolean isFiniteVerb(String lower, int at) {
        ReportingVerb verb = scene.lexicon.cues.verb(lower);
        boolean noun =
                isDeterminer(at - 1) || words.is(at - 1, grammar.prepositions()) || words.is(at - 1, Shape.POSSESSIVE);
        if (verb == null
                || noun
                || words.isCapital(at)
                || scene.lexicon.nouns.speech().contains(lower)) {
            return false;
        }
        boolean follows = scene.lexicon.nouns.isHead(words.lower(at - 1)) && words.is(at - 1, Shape.LOWER);
        boolean object = words.at(at + 1).isWord() && !words.is(at + 1, grammar.prepositions()) && !isTime(at + 1);
        boolean past = verb.mayBe(ReportingVerb.Form.PAST) && follows && object && !isPostmodifier(at);
        if (past || scene.lexicon.cues.sourceAfter().lengthAt(words, at) > 0) {
            return true;
        }
        if (verb.sort() == ReportingVerb.Sort.QUOTE && verb.isFinite() && words.isCapital(at - 1)) {
            return true;
        }
        boolean hasObject = words.isCapital(at - 1) && words.isCapital(at + 1);
        return hasObject && verb.isFinite()
                || verb.isFinite() && !scene.lexicon.nouns.isHead(lower) && !verb.mayBe(ReportingVerb.Form.PARTICIPLE)
                || verb.isFinite() && follows(at, grammar.coordinators());
    }

    private boolean follows(int at, Set<String> list) {
        return words.is(at - 1, list);
    }

    /** "A and B said": both sides short and free of verbs. */
    private boolean coordinates(int at, int floor) {
        if (!words.is(at, grammar.coordinators()) || words.is(at - 1, Shape.COMMA)) {
            return words.is(at - 1, Shape.COMMA) && joinsList(at - 1, at, floor);
        }
        int start = at;
        while (start > floor && at - start < 7 && isPlainNominal(start - 1)) {
            start--;
        }
        boolean bounded = start == floor || isMark(start - 1) || words.is(start - 1, grammar.prepositions());
        return start < at && bounded && nominal(start, at);
    }

    private boolean isMark(int at) {
        return switch (words.at(at).shape()) {
            case COMMA, STOP, COLON, SEMICOLON, DASH, QUOTE_CLOSE, QUOTE_OPEN -> true;
            default -> false;
        };
    }

    private boolean isPlainNominal(int at) {
        Word word = words.at(at);
        if (word.shape() == Shape.POSSESSIVE) {
            return true;
        }
        return word.isWord()
                && !grammar.auxiliaries().contains(word.lower())
                && !grammar.verbs().contains(word.lower())
                && !grammar.prepositions().contains(word.lower())
                && !grammar.isPronoun(word.lower())
                && !grammar.subordinators().contains(word.lower());
    }

    /** True where the stretch ends in a name, a demonym or a word that can be a source. */
    private boolean nominal(int from, int to) {
        return words.isCapital(to - 1) && to - 1 > from
                || words.isCapital(to - 1) && !grammar.isPronoun(words.lower(to - 1))
                || scene.lexicon.nouns.isHead(words.lower(to - 1));
    }

    /** The comma of "A, B and C said": between two short names. */
    private boolean joinsList(int comma, int end, int floor) {
        boolean laterAnd = false;
        for (int at = comma + 1; at < end; at++) {
            if (words.is(at, Shape.COMMA)) {
                return false;
            }
            laterAnd |= words.is(at, grammar.coordinators());
        }
        return laterAnd && comma - 1 > floor && words.isCapital(comma - 1) && words.isCapital(comma + 1);
    }

    /** Cuts off what stands before the phrase without a comma: "On Monday", "In the east". */
    private int trim(int from, int to) {
        int start = from;
        while (start < to - 1
                && (isTime(start)
                        || start > from && words.is(start, Shape.COMMA) && isInDate(start)
                        || grammar.coordinators().contains(words.lower(start)))) {
            start++;
        }
        if (words.is(start, grammar.prepositions())) {
            return afterFrontedPhrase(start, to);
        }
        return lastBreak(start, to);
    }

    private boolean isTime(int at) {
        return grammar.times().contains(words.lower(at)) || words.is(at, Shape.NUMBER) && isTime(at - 1);
    }

    private int afterFrontedPhrase(int start, int to) {
        for (int at = start + 2; at < to; at++) {
            if (startsAnew(at) || isTime(at - 1) && !isTime(at) && !words.is(at, grammar.prepositions())) {
                return trim(at, to);
            }
        }
        return Math.min(to, start + 1);
    }

    private boolean startsAnew(int at) {
        return isDeterminer(at) && !isLink(at - 1) && !isDeterminer(at - 1) && !words.is(at - 1, Shape.POSSESSIVE)
                || words.isCapital(at) && isCommonNoun(at - 1);
    }

    private boolean isCommonNoun(int at) {
        Word word = words.at(at);
        return word.shape() == Shape.LOWER
                && !isLink(at)
                && !isDeterminer(at)
                && !scene.lexicon.nouns.titles().contains(word.lower())
                && !scene.lexicon.nouns.persons().contains(word.lower())
                && !grammar.particles().contains(word.lower());
    }

    private boolean isLink(int at) {
        return words.is(at, grammar.prepositions()) || words.is(at, grammar.coordinators());
    }

    private boolean isDeterminer(int at) {
        String lower = words.lower(at);
        return !scene.isSmallWordOfName(at)
                && (grammar.determiners().contains(lower)
                        || grammar.possessives().contains(lower));
    }

    private int lastBreak(int start, int to) {
        int from = start;
        for (int at = start + 1; at < to; at++) {
            boolean anew = isDeterminer(at)
                    && !isLink(at - 1)
                    && !isDeterminer(at - 1)
                    && words.at(at - 1).isWord();
            if (anew) {
                from = at;
            }
        }
        return from;
    }

    /** The phrase that owns what follows: it ends before a possessive mark, or is a possessive pronoun. */
    @Nullable
    NounPhrase possessor(int mark, int floor) {
        if (words.is(mark, grammar.possessives())) {
            return kinds.possessive(mark);
        }
        if (!words.is(mark, Shape.POSSESSIVE)) {
            return null;
        }
        int from = mark;
        while (from > floor && mark - from < LONGEST && belongsToOwner(from - 1, mark)) {
            from--;
        }
        NounPhrase owner = from < mark ? kinds.of(from, mark) : null;
        return owner != null && owner.known() ? owner : null;
    }

    /** True for a lone capital that may only be that of the first word: "Insurance claims rise". */
    boolean isOnlyFirst(NounPhrase phrase) {
        return phrase.form() == NounPhrase.Form.NAME
                && new NameReader(scene).isOnlyFirst(new Stretch(phrase.nameFrom(), phrase.nameTo()), people);
    }

    /** "him", "them": a pronoun behind a preposition. */
    @Nullable
    NounPhrase oblique(int at) {
        return kinds.possessive(at);
    }

    private boolean belongsToOwner(int at, int end) {
        Word word = words.at(at);
        boolean inner = at + 1 < end && isDeterminer(at + 1);
        return (word.isWord() || word.shape() == Shape.NUMBER)
                && !inner
                && !grammar.prepositions().contains(word.lower())
                && !grammar.coordinators().contains(word.lower())
                && !grammar.subordinators().contains(word.lower())
                && !grammar.auxiliaries().contains(word.lower())
                && !grammar.verbs().contains(word.lower())
                && !grammar.isAdverb(word.lower())
                && !(word.shape() == Shape.LOWER && isReporting(word.lower(), at));
    }

    /** The last noun phrase that ends before a word, whatever stands before its preposition or participle. */
    @Nullable
    NounPhrase nearest(int end, int floor) {
        int from = end;
        while (from > floor && end - from < LONGEST && belongsToOwner(from - 1, end)) {
            from--;
        }
        return from < end ? kinds.of(from, end) : null;
    }

    /** The last noun phrase of a longer one: "the panel" of "results of the study by the panel". */
    NounPhrase innermost(NounPhrase phrase) {
        for (int at = phrase.to() - 2; at > phrase.from(); at--) {
            if (words.is(at, grammar.prepositions())) {
                NounPhrase last = kinds.of(at + 1, phrase.to());
                return last != null && last.known() ? last : phrase;
            }
        }
        return phrase;
    }

    /**
     * The phrase that starts at a word.
     *
     * @param deep true where it may go on with "of", "for", "in"
     */
    @Nullable
    NounPhrase after(int from, int limit, boolean deep) {
        if (from >= limit) {
            return null;
        }
        if (grammar.isPronoun(words.lower(from))) {
            return kinds.pronoun(from);
        }
        if (grammar.complementizers().contains(words.lower(from)) && !scene.isAcronym(from)) {
            return null;
        }
        int to = end(from, limit, deep);
        return to > from ? kinds.of(from, to) : null;
    }

    private int end(int from, int limit, boolean deep) {
        int to = from;
        int farthest = Math.min(limit, from + LONGEST);
        while (to < farthest && !endsPhraseForward(to, from, limit, deep)) {
            if (words.is(to, Shape.OPEN)) {
                to = skipParentheses(to, limit);
            } else {
                to++;
            }
        }
        while (to > from + 1 && isLeftParticiple(to - 1)) {
            to--;
        }
        while (to > from
                && (isLink(to - 1)
                        || words.is(to - 1, grammar.comparatives())
                        || isDeterminer(to - 1)
                        || isTime(to - 1) && !words.isCapital(to - 1))) {
            to--;
        }
        return to;
    }

    /** "a poll released" on Friday. */
    private boolean isLeftParticiple(int at) {
        return words.is(at, Shape.LOWER)
                && scene.lexicon.nouns.documents().contains(words.lower(at - 1))
                && !scene.lexicon.nouns.isHead(words.lower(at))
                && (words.is(at, scene.lexicon.cues.participleToo())
                        || grammar.participleSuffixes().stream().anyMatch(words.lower(at)::endsWith));
    }

    private int skipParentheses(int open, int limit) {
        int at = open;
        while (at < limit && !words.is(at, Shape.CLOSE) && at - open < LONGEST) {
            at++;
        }
        return Math.min(limit, at + 1);
    }

    private boolean endsPhraseForward(int at, int from, int limit, boolean deep) {
        Word word = words.at(at);
        return switch (word.shape()) {
            case COMMA, STOP, COLON, SEMICOLON, DASH, CLOSE, QUOTE_OPEN, QUOTE_CLOSE -> true;
            case CAPITAL, LOWER -> at > from && endsPhraseForward(word.lower(), at, from, limit, deep);
            default -> false;
        };
    }

    private boolean endsPhraseForward(String lower, int at, int from, int limit, boolean deep) {
        if (scene.isSmallWordOfName(at)) {
            return false;
        }
        if (grammar.coordinators().contains(lower)) {
            return !deep || !joinsForward(at, limit);
        }
        if (grammar.prepositions().contains(lower)) {
            boolean dated = isTime(at + 1) || words.is(at + 1, Shape.NUMBER);
            boolean ends = dated && !leadsToBy(at) && !isSample(at);
            return !deep || !grammar.linking().contains(lower) || endsName(from, at) || ends;
        }
        boolean acronym = scene.isAcronym(at);
        return !acronym && grammar.relatives().contains(lower)
                || !acronym && grammar.complementizers().contains(lower)
                || grammar.auxiliaries().contains(lower) && !isMonth(at)
                || grammar.isPronoun(lower)
                || grammar.verbs().contains(lower) && !words.isCapital(at) && !isPostmodifier(at)
                || leavesHead(at)
                || grammar.weekdays().contains(lower)
                        && !isDayInName(at)
                        && !words.is(at + 1, scene.lexicon.cues.by())
                        && !(isPostmodifier(at - 1) && words.is(at + 1, grammar.prepositions()))
                || grammar.adverbs().contains(lower) && !words.isCapital(at)
                || isReporting(lower, at) && !postmodifiers.isReducedRelative(at)
                || startsClause(at)
                || leavesName(at);
    }

    /** "Mr Sunday Obi". */
    private boolean isDayInName(int at) {
        return words.isCapital(at + 1) && scene.lexicon.nouns.titles().contains(words.lower(at - 1));
    }

    /** "said Roe of the striker": behind a person's name nothing goes on. */
    private boolean endsName(int from, int to) {
        for (int at = from; at < to; at++) {
            if (!words.isCapital(at)) {
                return false;
            }
        }
        return people.fullName(words.lower(to - 1)) != null;
    }

    /** "a poll of 400 voters released on Friday by X": how many were asked stands before who asked them. */
    private boolean isSample(int of) {
        boolean poll = words.is(of - 1, scene.lexicon.nouns.polls()) && words.is(of, scene.lexicon.cues.of());
        for (int at = of + 2; poll && at < of + LONGEST_SAMPLE && words.at(at).isWord(); at++) {
            if (isReleasedBy(at)) {
                return true;
            }
        }
        return false;
    }

    /** "released on Friday by X": a participle whose agent follows, behind a time at most. */
    private boolean isReleasedBy(int at) {
        int by = at + 1;
        while (by < at + 4 && (isTime(by) || words.is(by, grammar.prepositions()) && isTime(by + 1))) {
            by++;
        }
        boolean participle = words.is(at, scene.lexicon.cues.participleToo())
                || grammar.participleSuffixes().stream().anyMatch(words.lower(at)::endsWith);
        return participle
                && words.is(by, scene.lexicon.cues.by())
                && words.at(by + 1).isWord();
    }

    /** "figures published on Monday by X". */
    private boolean leadsToBy(int preposition) {
        int at = preposition + 1;
        while (at < preposition + 4 && isTime(at)) {
            at++;
        }
        return words.is(at, scene.lexicon.cues.by()) && isPostmodifier(preposition - 1);
    }

    private boolean isReporting(String lower, int at) {
        ReportingVerb verb = scene.lexicon.cues.verb(lower);
        return verb != null && !isDeterminer(at - 1) && !words.isCapital(at) && !scene.lexicon.nouns.isHead(lower);
    }

    /** A common noun behind a name goes on with the phrase only where it leads to one that can be a source. */
    private boolean leavesName(int at) {
        if (!words.isCapital(at - 1)
                || !words.is(at, Shape.LOWER)
                || isLink(at)
                || grammar.particles().contains(words.lower(at))) {
            return false;
        }
        if (scene.lexicon.names.demonyms().contains(words.lower(at - 1))
                || scene.lexicon.grammar.determiners().contains(words.lower(at - 1))) {
            return false;
        }
        return !leadsToHead(at) && !words.is(at - 2, grammar.indefinites());
    }

    private boolean startsClause(int at) {
        return isDeterminer(at) && !isLink(at - 1) && !isDeterminer(at - 1);
    }

    private boolean joinsForward(int at, int limit) {
        return at + 1 < limit
                && (words.isCapital(at + 1) || scene.lexicon.nouns.isHead(words.lower(at + 1)))
                && !grammar.isPronoun(words.lower(at + 1));
    }

    /** The stretch of an apposition behind a name: from its first word to the comma that ends it. */
    Stretch role(int from, int limit) {
        int to = from;
        while (to < Math.min(limit, from + LONGEST) && !isMark(to)) {
            to++;
        }
        int start = from < to && grammar.determiners().contains(words.lower(from)) ? from + 1 : from;
        return new Stretch(start, to);
    }
}

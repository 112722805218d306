package dev.precis.sources;

import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the claims of one article, sentence by sentence. For one use, by one thread. */
final class ClaimFinder implements Subjects {
    private static final Logger log = LoggerFactory.getLogger(ClaimFinder.class);
    /** How many claims of one sentence are compared with each other: keeps hostile text linear. */
    private static final int LOOK_BACK = 12;
    /** How many words may lead up to a quotation behind a colon. */
    private static final int LONGEST_LEAD = 60;

    /** How many words of telling may stand before a colon: "was less categorical". */
    private static final int NEAR_COLON = 5;

    /** How many words may open a sentence before its subject: "Reaching the mill,". */
    private static final int NEAR_COMMA = 10;

    /** How far a quotation may stand behind the verb that judges. */
    private static final int NEAR_QUOTE = 6;

    private final Scene scene;
    private final Words words;
    private final Clauses clauses;
    private final Channels channels;
    private final Papers papers;
    private final NameReader names;
    private final People people;
    private final PhraseRules phrases;
    private final VerbRules verbs;
    private final List<Rule> rules;
    private final List<Draft> found = new ArrayList<>();
    private final List<Draft> sentence = new ArrayList<>();

    ClaimFinder(Scene scene, People people) {
        this.scene = scene;
        this.words = scene.words;
        this.names = new NameReader(scene);
        this.people = people;
        this.clauses = new Clauses(scene, new NounPhrases(scene, people));
        this.channels = new Channels(scene, clauses);
        this.papers = Papers.of(scene, clauses.phrases);
        this.verbs = new VerbRules(scene, clauses, channels);
        this.phrases = new PhraseRules(scene, clauses, people);
        NounRules nouns = new NounRules(scene, clauses);
        QuotingRules quoting = new QuotingRules(scene, clauses, channels);
        this.rules = List.of(
                phrases::accordingTo,
                phrases::inDocument,
                phrases::figuresFrom,
                quoting::quotedAsSaying,
                quoting::xSaying,
                verbs::saidXAfterQuote,
                verbs::xSaidAfterQuote,
                verbs::xSaidBeforeQuote,
                verbs::asXSaid,
                verbs::numberExpected,
                verbs::courtHeard,
                verbs::saidInRelative,
                verbs::saidXAfterClause,
                verbs::xSaidAfterClause,
                verbs::xSaidInside,
                verbs::xSaidThat,
                this::citing,
                this::frontedParticiple,
                this::participle,
                this::inHopes,
                this::sameSubject,
                verbs::pollHas,
                verbs::hasItAt,
                verbs::passiveBy,
                verbs::accusedBy,
                verbs::urgesTo,
                nouns::claimOf,
                nouns::byEstimate,
                phrases::colon,
                phrases::behindColon,
                this::colonAfterSubject);
    }

    /** The claims of a period, in the order of their cues. */
    List<Draft> find(Period period) {
        found.clear();
        readOutside(period);
        readQuotations(period);
        found.sort((a, b) -> Integer.compare(a.cue().from(), b.cue().from()));
        return List.copyOf(found);
    }

    @Override
    public @Nullable NounPhrase personAtStart(Period period, int before) {
        NounPhrase phrase = nameAtStart(period, before, false);
        boolean person = phrase != null && phrase.kind() == SourceKind.PERSON;
        if (!person) {
            phrase = nameAtStart(period, before, true);
        }
        if (phrase == null) {
            phrase = officeAtStart(period, before);
        }
        return phrase != null && phrase.kind() == SourceKind.PERSON
                ? clauses.withAside(phrase, Math.min(period.to(), before))
                : null;
    }

    /** "The opposition leader, Jane Roe, …". */
    private @Nullable NounPhrase officeAtStart(Period period, int before) {
        int limit = Math.min(period.to(), before);
        NounPhrase office = clauses.phrases.after(period.from(), limit, true);
        boolean somebody =
                office != null && (office.kind() == SourceKind.PERSON || office.kind() == SourceKind.ANONYMOUS);
        if (office == null || !somebody || office.form() == Form.NAME || office.form() == Form.PRONOUN) {
            return null;
        }
        NounPhrase named = clauses.withAside(office, limit);
        return named.form() == Form.NAME ? named : null;
    }

    @Override
    public @Nullable NounPhrase organisationAtStart(Period period, int before) {
        NounPhrase plain = namedOrDefinite(period, before);
        if (plain == null) {
            return null;
        }
        NounPhrase phrase = plain.form() == Form.DEFINITE ? named(plain, Math.min(period.to(), before)) : plain;
        boolean organisation = phrase.kind() == SourceKind.ORGANISATION || phrase.kind() == SourceKind.DOCUMENT;
        boolean place = scene.lexicon.names.places().contains(words.lower(phrase.nameTo() - 1));
        return organisation && !place && !isOnlyFirst(phrase) ? phrase : null;
    }

    @Override
    public @Nullable NounPhrase placeThatActs(Period period, int before) {
        NounPhrase phrase = nameAtStart(period, before, false);
        boolean place = phrase != null
                && scene.lexicon.names.places().contains(words.lower(phrase.nameTo() - 1))
                && phrase.from() <= period.from() + 1;
        return place && phrase != null && actsBehind(phrase.to()) ? phrase : null;
    }

    /** "has freed", "released": a verb of doing behind a name, and no "was" or "is". */
    private boolean actsBehind(int at) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        boolean helped = words.is(at, scene.lexicon.cues.having()) && words.is(at + 1, Shape.LOWER);
        boolean past = words.is(at, Shape.LOWER)
                && grammar.participleSuffixes().stream().anyMatch(words.lower(at)::endsWith);
        return helped || past && !words.is(at, grammar.be());
    }

    @Override
    public @Nullable NounPhrase personAsAgent(Period period, int before) {
        int limit = Math.min(Math.min(period.to(), before), period.from() + LONGEST_LEAD);
        for (int at = period.from(); at < limit; at++) {
            boolean office = words.is(at + 1, scene.lexicon.grammar.determiners())
                    || words.is(at + 1, scene.lexicon.grammar.possessives());
            if (words.is(at, scene.lexicon.cues.by())
                    && (words.isCapital(at + 1) || office)
                    && !scene.inQuotation(at)) {
                NounPhrase plain = clauses.phrases.after(at + 1, limit, office);
                NounPhrase agent = plain == null || !office ? plain : clauses.withAside(plain, limit);
                boolean person = agent != null && agent.form() == Form.NAME && agent.kind() == SourceKind.PERSON;
                if (person) {
                    return agent;
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable NounPhrase documentBefore(String noun, int before) {
        return papers.before(noun, before);
    }

    /** "The gang behind it, calling itself Tern": with the name that the aside gives. */
    private NounPhrase named(NounPhrase phrase, int limit) {
        NounPhrase whole = clauses.phrases.after(phrase.from(), limit, true);
        NounPhrase named = whole == null || whole.form() != Form.DEFINITE ? phrase : clauses.withAside(whole, limit);
        return named.form() == Form.NAME ? named : phrase;
    }

    @Override
    public @Nullable NounPhrase groupAtStart(Period period, int before) {
        NounPhrase phrase = clauses.phrases.after(period.from(), Math.min(period.to(), before), true);
        return phrase != null && phrase.known() && phrase.kind() == SourceKind.GROUP && phrase.form() != Form.PRONOUN
                ? phrase
                : null;
    }

    @Override
    public @Nullable NounPhrase strangerAtStart(Period period, int before) {
        NounPhrase phrase = clauses.phrases.after(period.from(), Math.min(period.to(), before), true);
        return phrase != null && phrase.known() && phrase.kind() == SourceKind.ANONYMOUS ? phrase : null;
    }

    @Override
    public @Nullable NounPhrase officeAlone(Period period, int before) {
        NounPhrase phrase = clauses.phrases.after(period.from(), Math.min(period.to(), before), true);
        boolean person = phrase != null && phrase.known() && phrase.kind() == SourceKind.PERSON;
        return person && phrase != null && phrase.form() == Form.DEFINITE ? phrase : null;
    }

    private @Nullable NounPhrase namedOrDefinite(Period period, int before) {
        NounPhrase phrase = clauses.phrases.after(period.from(), Math.min(period.to(), before), false);
        boolean placed = phrase != null
                && phrase.kind() == SourceKind.ORGANISATION
                && words.isCapital(phrase.from())
                && phrase.to() - phrase.from() > 1;
        boolean definite = phrase != null && phrase.known() && (placed || phrase.form() == Form.DEFINITE);
        return definite ? phrase : nameAtStart(period, before, true);
    }

    /** What a sentence starts with, where that is a name. */
    private @Nullable NounPhrase nameAtStart(Period period, int before, boolean deep) {
        int from = period.from();
        int comma = from;
        while (comma < Math.min(period.to(), from + 12) && !words.is(comma, Shape.COMMA)) {
            comma++;
        }
        boolean fronted = scene.lexicon.grammar.prepositions().contains(words.lower(from))
                || scene.lexicon.grammar.looksLikeGerund(words.lower(from));
        int first = words.is(from, scene.lexicon.grammar.coordinators()) ? from + 1 : from;
        int start = fronted && words.is(comma, Shape.COMMA) ? comma + 1 : first;
        if (start >= Math.min(period.to(), before) || scene.inQuotation(start)) {
            return null;
        }
        NounPhrase phrase = clauses.phrases.after(start, Math.min(period.to(), before), deep);
        return phrase != null && phrase.known() && phrase.form() == Form.NAME ? phrase : null;
    }

    private void readOutside(Period period) {
        sentence.clear();
        read(period.from(), period.to(), false);
        if (!sentence.isEmpty()) {
            addLooseQuotations(period);
        }
        found.addAll(sentence);
    }

    /** What is said inside a quotation: its own sentences, with claims of others in them. */
    private void readQuotations(Period period) {
        int at = period.from();
        while (at < period.to()) {
            Quotation quotation = scene.quotation(at);
            if (quotation == null) {
                at++;
                continue;
            }
            readQuotation(quotation);
            at = quotation.to();
        }
    }

    private void readQuotation(Quotation quotation) {
        int end = quotation.closed() ? quotation.to() - 1 : quotation.to();
        int from = quotation.from() + 1;
        for (int at = from; at <= end; at++) {
            if (at == end || words.is(at, Shape.STOP)) {
                sentence.clear();
                read(from, at, true);
                found.addAll(sentence);
                from = at + 1;
            }
        }
    }

    private void read(int from, int to, boolean quoted) {
        int floor = from;
        for (int at = from; at < to; at++) {
            if (!quoted && scene.inQuotation(at)) {
                continue;
            }
            Draft draft = read(at, floor, from, to, quoted);
            if (draft != null) {
                add(draft);
                floor = Math.max(floor, draft.floor());
                at = Math.max(at, Math.min(draft.cue().to() - 1, to - 1));
            }
        }
    }

    private @Nullable Draft read(int at, int floor, int from, int to, boolean quoted) {
        int phrase = scene.lexicon.cues.sourceAfter().lengthAt(words, at);
        ReportingVerb verb = words.at(at).isWord() ? scene.lexicon.cues.verb(words.lower(at)) : null;
        if (phrase > 0 && (phrase > 1 || verb == null || verb.isGerund())) {
            return tryRules(new Cue(at, phrase, null, floor, from, to, quoted));
        }
        if (verb != null && isVerbHere(at, from)) {
            return tryRules(new Cue(at, 1, verb, floor, from, to, quoted));
        }
        boolean other = words.is(at, Shape.COLON)
                || words.is(at, scene.lexicon.cues.in())
                || words.is(at, scene.lexicon.nouns.claims())
                || words.is(at, scene.lexicon.cues.having())
                || at - from <= 2 && words.is(at, scene.lexicon.nouns.tellings());
        return other ? tryRules(new Cue(at, 1, null, floor, from, to, quoted)) : null;
    }

    /** A capitalised verb is a name, except in a headline. */
    private boolean isVerbHere(int at, int from) {
        if (words.isCapital(at) && at > from && scene.period(at).role() == dev.precis.article.Passage.Role.BODY) {
            return false;
        }
        if (isParticipleInPhrase(at, from)) {
            return false;
        }
        String before = words.lower(at - 1);
        return at == from
                || isBehindRelative(at)
                || isBehindFew(at)
                || !scene.lexicon.grammar.determiners().contains(before)
                        && !scene.lexicon.grammar.possessives().contains(before)
                        && !words.is(at - 1, Shape.POSSESSIVE);
    }

    /** "another says", "many believe": the determiner stands for somebody. */
    private boolean isBehindFew(int at) {
        ReportingVerb verb = scene.lexicon.cues.verb(words.lower(at));
        return verb != null
                && verb.isFinite()
                && words.is(at - 1, scene.lexicon.grammar.few())
                && !words.is(at, scene.lexicon.cues.nounToo());
    }

    /** "a memo that says": no demonstrative, unless the word may be a noun. */
    private boolean isBehindRelative(int at) {
        ReportingVerb verb = scene.lexicon.cues.verb(words.lower(at));
        return verb != null
                && verb.isFinite()
                && words.is(at - 1, scene.lexicon.cues.that())
                && !words.is(at, scene.lexicon.cues.nounToo());
    }

    /** "for planned treatment": between a preposition and a noun a participle says nothing. */
    private boolean isParticipleInPhrase(int at, int from) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        ReportingVerb verb = scene.lexicon.cues.verb(words.lower(at));
        String next = words.lower(at + 1);
        return at > from
                && verb != null
                && verb.mayBe(ReportingVerb.Form.PARTICIPLE)
                && grammar.prepositions().contains(words.lower(at - 1))
                && !grammar.subordinators().contains(words.lower(at - 1))
                && words.is(at + 1, Shape.LOWER)
                && !clauses.startsClause(at + 1)
                && !grammar.prepositions().contains(next)
                && !grammar.times().contains(next)
                && !clauses.isVerb(at + 1);
    }

    private @Nullable Draft tryRules(Cue cue) {
        for (Rule rule : rules) {
            Draft draft = rule.read(cue);
            if (draft != null && (!cue.quoted() || isClaimInside(cue, draft))) {
                return draft;
            }
        }
        return null;
    }

    /** Inside a quotation only what is plainly said by somebody named counts; the rest is the speaker's. */
    private boolean isClaimInside(Cue cue, Draft draft) {
        ReportingVerb verb = cue.verb();
        int start = draft.content().get(0).from();
        boolean ahead = verb != null && start >= cue.end();
        if (ahead && !words.is(start, scene.lexicon.grammar.complementizers()) && !clauses.hasVerb(start, cue.to())) {
            return false;
        }
        boolean says = verb == null || verb.sort() == ReportingVerb.Sort.SAY || verb.sort() == ReportingVerb.Sort.TELL;
        boolean anybody = scene.lexicon
                .nouns
                .respondents()
                .contains(words.lower(draft.source().head()));
        return says
                && !anybody
                && draft.source().form() != Form.PRONOUN
                && draft.source().known();
    }

    /** "A, Reuters reported, citing X": X says what the outlet passes on. */
    private @Nullable Draft citing(Cue cue) {
        boolean phrase = scene.lexicon.cues.sourceAfter().lengthAt(words, cue.at()) > 0;
        if (cue.verb() != null || sentence.isEmpty() || !phrase) {
            return null;
        }
        Draft passedOn = sentence.get(sentence.size() - 1);
        NounPhrase source = phrases.sourceBehind(cue);
        return source == null || !source.known()
                ? null
                : new Draft(
                        source,
                        passedOn.source(),
                        new Stretch(cue.at(), source.to()),
                        passedOn.content(),
                        passedOn.speech(),
                        "citing",
                        cue.at(),
                        source.to(),
                        false);
    }

    /** "X fell ill but said that": the verb shares the subject with which the sentence starts. */
    private @Nullable Draft sameSubject(Cue cue) {
        ReportingVerb verb = cue.verb();
        int before = cue.at() - 1;
        while (before > cue.from() && scene.lexicon.grammar.isAdverb(words.lower(before))) {
            before--;
        }
        if (verb == null || !verb.isFinite() || !mayShareSubject(cue, before)) {
            return null;
        }
        NounPhrase subject = sentence.isEmpty()
                ? firstSubject(cue)
                : sentence.get(sentence.size() - 1).source();
        int start = clauses.contentAfter(cue, false);
        if (subject == null
                || start < 0
                || subject.form() == Form.SPEAKER
                || words.is(cue.at(), scene.lexicon.cues.nounToo()) && !words.is(start, scene.lexicon.cues.that())) {
            return null;
        }
        boolean direct = words.is(start, Shape.QUOTE_OPEN);
        boolean listed = words.is(before, Shape.COMMA);
        if (!listed && !direct && !clauses.startsClause(start) && !clauses.hasVerb(start, cue.to())) {
            return null;
        }
        return new Draft(
                subject,
                null,
                new Stretch(cue.at(), cue.end()),
                List.of(clauses.rest(start, cue)),
                direct ? Speech.DIRECT : Speech.REPORTED,
                "same-subject",
                before,
                start,
                true);
    }

    /** Behind "and" and "but"; in a headline behind a comma too: "Bank holds rate, sees growth of 2%". */
    private boolean mayShareSubject(Cue cue, int before) {
        ReportingVerb verb = cue.verb();
        boolean tells = verb != null && verb.sort() == ReportingVerb.Sort.TELL && clauses.hasHearer(cue);
        boolean says = verb != null && (verb.sort() == ReportingVerb.Sort.SAY || isCounting(cue, verb) || tells);
        boolean headline = scene.period(cue.at()).role() != dev.precis.article.Passage.Role.BODY;
        boolean listed =
                headline && verb != null && verb.isSingular() && words.is(before, Shape.COMMA) && sentence.isEmpty();
        return says && words.is(before, scene.lexicon.grammar.coordinators()) || listed;
    }

    /** "and put the balance at 40". */
    private boolean isCounting(Cue cue, ReportingVerb verb) {
        return verb.sort() == ReportingVerb.Sort.FIND && !verb.partner().isEmpty() && verbs.counts(cue);
    }

    private @Nullable NounPhrase firstSubject(Cue cue) {
        int first = words.is(cue.from(), scene.lexicon.grammar.coordinators()) ? cue.from() + 1 : cue.from();
        int start = clauses.behindFronted(first, cue.at());
        if (scene.inQuotation(start) && !cue.quoted()) {
            return null;
        }
        start = opensWithGerund(first) ? behindComma(first, cue.at()) : start;
        NounPhrase plain = clauses.phrases.after(start, cue.at(), true);
        NounPhrase subject = plain == null ? null : clauses.withAside(plain, cue.at());
        return subject != null && subject.known() && !isOnlyFirst(subject) ? subject : null;
    }

    /** "Reaching the mill": no name like "Boeing". */
    private boolean opensWithGerund(int first) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        return grammar.looksLikeGerund(words.lower(first))
                && (words.is(first + 1, grammar.determiners())
                        || words.is(first + 1, grammar.possessives())
                        || words.is(first + 1, grammar.prepositions()));
    }

    /** "Reaching the mill, police": the first word behind the comma that ends what opens a sentence. */
    private int behindComma(int from, int limit) {
        int at = from;
        while (at < Math.min(limit, from + NEAR_COMMA) && !words.is(at, Shape.COMMA)) {
            at++;
        }
        return at + 1;
    }

    private boolean isOnlyFirst(NounPhrase phrase) {
        return phrase.form() == Form.NAME && names.isOnlyFirst(new Stretch(phrase.nameFrom(), phrase.nameTo()), people);
    }

    /** "X said A, adding that B": the subject is that of the verb before. */
    private @Nullable Draft participle(Cue cue) {
        ReportingVerb verb = cue.verb();
        if (verb == null || !verb.isGerund() || !mayStartParticiple(cue)) {
            return null;
        }
        NounPhrase subject = sentence.isEmpty()
                ? subjectOf(cue)
                : sentence.get(sentence.size() - 1).source();
        int start = clauses.contentAfter(cue, false);
        if (verb.sort() == ReportingVerb.Sort.URGE) {
            start = quoteBehind(cue);
        }
        boolean counts = verb.sort() == ReportingVerb.Sort.FIND && verbs.counts(cue);
        if (subject != null && findsThing(verb, subject, start)) {
            return null;
        }
        if (subject == null || start < 0 || subject.form() == Form.SPEAKER || !counts && !saysMore(cue, start)) {
            return null;
        }
        boolean direct = words.is(start, Shape.QUOTE_OPEN);
        return new Draft(
                subject,
                sentence.isEmpty() ? null : sentence.get(sentence.size() - 1).via(),
                new Stretch(cue.at(), cue.end()),
                List.of(direct ? clauses.rest(start, cue) : untilNextParticiple(clauses.rest(start, cue))),
                direct ? Speech.DIRECT : Speech.REPORTED,
                "participle",
                cue.at(),
                start,
                true);
    }

    /** "The guards searched, finding 40 knives": they tell nothing by it. */
    private boolean findsThing(ReportingVerb verb, NounPhrase subject, int start) {
        return words.is(start - 1, Shape.LOWER)
                && scene.lexicon.cues.finding().contains(verb.base())
                && isSomebody(subject)
                && !words.is(start, scene.lexicon.grammar.complementizers());
    }

    /** "believing that there were three, but finding one": what somebody does next is no part of it. */
    private Stretch untilNextParticiple(Stretch content) {
        for (int at = content.from(); at + 2 < content.to(); at++) {
            boolean joint = words.is(at, Shape.COMMA) && words.is(at + 1, scene.lexicon.grammar.coordinators());
            if (joint && words.is(at + 2, Shape.LOWER) && scene.lexicon.grammar.looksLikeGerund(words.lower(at + 2))) {
                return new Stretch(content.from(), at);
            }
        }
        return content;
    }

    /** "While admitting that 40 had died, the minister said": the subject stands behind the clause with which the sentence starts. */
    private @Nullable Draft frontedParticiple(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean says = verb != null && verb.isGerund() && verb.sort() == ReportingVerb.Sort.SAY && !cue.quoted();
        int start = says && isFronted(cue.at() - 1, cue.from()) ? clauses.contentAfter(cue, false) : -1;
        boolean clause = start >= 0 && (words.is(start, scene.lexicon.cues.that()) || clauses.hasVerb(start, cue.to()));
        for (int at = start + 1; clause && at < Math.min(cue.to(), start + LONGEST_LEAD); at++) {
            NounPhrase subject = words.is(at, Shape.COMMA) ? subjectOfVerb(at + 1, cue.to()) : null;
            if (subject != null) {
                return new Draft(
                        subject,
                        null,
                        new Stretch(cue.at(), cue.end()),
                        List.of(new Stretch(start, at)),
                        Speech.REPORTED,
                        "participle",
                        cue.at(),
                        at + 1,
                        true);
            }
        }
        return null;
    }

    /** "After", "Now, while": what opens a sentence before a participle. */
    private boolean isFronted(int opener, int from) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        boolean opens = words.is(opener, grammar.subordinators()) || words.is(opener, grammar.prepositions());
        boolean first = opener == from || opener == from + 2 && words.is(from + 1, Shape.COMMA);
        return opens && first;
    }

    /** What stands there, if it is known to be a source and has the verb of a sentence right behind it. */
    private @Nullable NounPhrase subjectOfVerb(int from, int limit) {
        NounPhrase plain = clauses.phrases.after(from, limit, true);
        boolean known = plain != null
                && plain.known()
                && plain.from() == from
                && plain.form() != Form.SPEAKER
                && !isOnlyFirst(plain);
        if (plain == null || !known) {
            return null;
        }
        NounPhrase named = clauses.withAside(plain, limit);
        ReportingVerb next = scene.lexicon.cues.verb(words.lower(named.to()));
        boolean verb = clauses.isVerb(named.to()) || next != null && next.isFinite();
        return verb ? named : null;
    }

    /** "Roe kept quiet in the hope that": what the subject of the sentence hopes. */
    private @Nullable Draft inHopes(Cue cue) {
        if (cue.verb() != null
                || cue.quoted()
                || !words.is(cue.at(), scene.lexicon.cues.in())
                || cue.at() == cue.from()) {
            return null;
        }
        int hope = words.is(cue.end(), scene.lexicon.grammar.definites()) ? cue.end() + 1 : cue.end();
        boolean clause = words.is(hope, scene.lexicon.cues.hoping())
                && (words.is(hope + 1, scene.lexicon.cues.that()) || words.is(hope + 1, scene.lexicon.cues.of()));
        NounPhrase subject = clause && sentence.isEmpty() ? firstSubject(cue) : null;
        return subject == null || subject.form() == Form.SPEAKER
                ? null
                : new Draft(
                        subject,
                        null,
                        new Stretch(cue.at(), hope + 1),
                        List.of(clauses.rest(hope + 2, cue)),
                        Speech.REPORTED,
                        "in-hopes",
                        cue.at(),
                        hope + 2,
                        false);
    }

    /** "Costa was blunt: "…"": the quotation behind a colon is of the one the sentence speaks of. */
    private @Nullable Draft colonAfterSubject(Cue cue) {
        int colon = cue.at();
        if (cue.floor() > colon || colon - cue.from() > LONGEST_LEAD || !words.is(colon, Shape.COLON)) {
            return null;
        }
        if (!words.is(colon + 1, Shape.QUOTE_OPEN)) {
            return freeBehindColon(cue);
        }
        NounPhrase subject = clauses.phrases.after(cue.from(), colon, false);
        NounPhrase named = subject == null ? null : clauses.withAside(subject, colon);
        boolean aside = named != null && named.form() == Form.NAME && named.nameTo() == colon && named != subject;
        if (aside) {
            subject = named;
        }
        if (subject == null || isOnlyFirst(subject) || !maySpeak(subject) || !aside && !hasVerb(subject.to(), colon)) {
            return null;
        }
        return new Draft(
                subject,
                channels.outletIn(subject.to(), colon),
                new Stretch(subject.from(), colon + 1),
                List.of(new Stretch(colon + 1, cue.to())),
                Speech.DIRECT,
                "colon-after-subject",
                subject.from(),
                colon + 1,
                false);
    }

    /** "A provincial official was less categorical: investigators had seen 12": what somebody was like in telling it. */
    private @Nullable Draft freeBehindColon(Cue cue) {
        int colon = cue.at();
        NounPhrase plain = clauses.phrases.after(cue.from(), colon, true);
        boolean body = scene.period(colon).role() == dev.precis.article.Passage.Role.BODY;
        boolean somebody = plain != null && isSomebody(plain) && plain.known() && plain.form() != Form.SPEAKER;
        int be = colon - 1;
        while (be > Math.max(cue.from(), colon - NEAR_COLON) && !words.is(be, scene.lexicon.grammar.be())) {
            be--;
        }
        boolean was =
                words.is(be, scene.lexicon.grammar.be()) && !words.is(be + 1, scene.lexicon.grammar.determiners());
        boolean argues = words.is(colon - 1, scene.lexicon.nouns.arguments()) && isMade(plain, colon);
        boolean told = was && words.is(colon + 1, Shape.LOWER) || argues;
        boolean clause = told && (clauses.hasVerb(colon + 1, cue.to()) || argues);
        if (plain == null || !body || !somebody || !clause || isOnlyFirst(plain)) {
            return null;
        }
        return new Draft(
                clauses.withAside(plain, colon),
                null,
                new Stretch(plain.from(), colon + 1),
                List.of(new Stretch(colon + 1, cue.to())),
                Speech.REPORTED,
                "colon-after-subject",
                plain.from(),
                colon + 1,
                false);
    }

    /** "were making the same argument". */
    private boolean isMade(@Nullable NounPhrase subject, int colon) {
        for (int at = subject == null ? colon : subject.to(); at < colon; at++) {
            if (words.is(at, scene.lexicon.cues.arguing())) {
                return true;
            }
        }
        return false;
    }

    private static boolean maySpeak(NounPhrase subject) {
        boolean speaks = subject.kind() != SourceKind.DOCUMENT && subject.kind() != SourceKind.OUTLET;
        return subject.known() && speaks && subject.form() != Form.SPEAKER && subject.form() != Form.INDEFINITE;
    }

    private boolean hasVerb(int from, int to) {
        for (int at = from; at < to; at++) {
            if (clauses.isVerb(at) || scene.lexicon.cues.verb(words.lower(at)) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean mayStartParticiple(Cue cue) {
        int before = cue.at() - 1;
        while (before > cue.from() && scene.lexicon.grammar.isAdverb(words.lower(before))) {
            before--;
        }
        boolean expects = cue.verb() != null && cue.verb().sort() == ReportingVerb.Sort.THINK;
        return words.is(before, Shape.COMMA)
                || cue.at() == cue.from() && expects
                || words.is(before, scene.lexicon.cues.by()) && before > cue.from()
                || words.is(before, scene.lexicon.cues.to()) && isTurn(before - 1)
                || words.is(before, Shape.DASH)
                || words.is(before, Shape.QUOTE_CLOSE)
                || words.is(before, scene.lexicon.grammar.coordinators());
    }

    /** "pivoted to arguing", "resorted to claiming". */
    private boolean isTurn(int at) {
        return words.is(at, scene.lexicon.cues.turning());
    }

    /** "adding 1.5 per cent", "claiming his third win" are no speech, unless somebody has just spoken. */
    private boolean saysMore(Cue cue, int start) {
        if (!sentence.isEmpty() && sentence.get(sentence.size() - 1).cue().to() > cue.from()) {
            return !words.is(start, Shape.NUMBER) || clauses.hasVerb(start, cue.to());
        }
        boolean expects = cue.at() == cue.from() && words.is(start, Shape.NUMBER);
        return expects
                || words.is(start, Shape.QUOTE_OPEN)
                || words.is(start, scene.lexicon.grammar.complementizers())
                || clauses.hasVerb(start, cue.to());
    }

    /** "…, calling it "a sham"": of what stands behind a verb of judging only the quotation is said; -1 without one. */
    private int quoteBehind(Cue cue) {
        for (int at = cue.end(); at < Math.min(cue.to(), cue.end() + NEAR_QUOTE); at++) {
            if (words.is(at, Shape.QUOTE_OPEN)) {
                return at;
            }
        }
        return -1;
    }

    /** The subject with which the sentence starts. */
    private @Nullable NounPhrase subjectOf(Cue cue) {
        if (cue.at() > cue.from()) {
            return firstSubject(cue);
        }
        int comma = cue.at();
        while (comma < Math.min(cue.to(), cue.at() + LONGEST_LEAD) && !words.is(comma, Shape.COMMA)) {
            comma++;
        }
        NounPhrase subject = words.is(comma, Shape.COMMA) ? clauses.phrases.after(comma + 1, cue.to(), true) : null;
        boolean expects = cue.verb() != null && cue.verb().sort() == ReportingVerb.Sort.THINK;
        return expects && subject != null && subject.known() && subject.form() != Form.PRONOUN ? subject : null;
    }

    private void add(Draft draft) {
        boolean heard = draft.rule().equals(CourtHearings.HEARING) && !sentence.isEmpty();
        if (heard || isAnswerInPoll(draft) || isThoughtInSpeech(draft) || isThoughtOfMany(draft)) {
            return;
        }
        if (draft.joins() && !sentence.isEmpty()) {
            cutClaimsBefore(draft.start());
        }
        sentence.add(draft);
        log.debug("claim by rule {}", draft.rule());
    }

    /** "In the poll, 38 percent of voters said": those asked do not speak beside the poll. */
    private boolean isAnswerInPoll(Draft draft) {
        NounPhrase source = draft.source();
        boolean asked = !source.known() || scene.lexicon.nouns.respondents().contains(words.lower(source.head()));
        for (int i = sentence.size() - 1; asked && i >= Math.max(0, sentence.size() - LOOK_BACK); i--) {
            Draft around = sentence.get(i);
            if (around.source().kind() == SourceKind.DOCUMENT
                    && around.holds(draft.cue().from())) {
                return true;
            }
        }
        return false;
    }

    /** "Nine in ten say they think": the pronoun means those whom no claim could name. */
    private boolean isThoughtOfMany(Draft draft) {
        ReportingVerb said = scene.lexicon.cues.verb(words.lower(draft.start() - 1));
        boolean behindVerb = said != null && said.sort() == ReportingVerb.Sort.SAY && said.isFinite();
        boolean free = sentence.isEmpty() || !sentence.get(sentence.size() - 1).holds(draft.start());
        return behindVerb && free && draft.source().form() == Form.PRONOUN && words.isWordBehind(draft.start() - 1);
    }

    /** "Sources told us it aims to": what somebody says of a plan he alone vouches for. */
    private boolean isThoughtInSpeech(Draft draft) {
        ReportingVerb last = scene.lexicon.cues.verb(words.lower(draft.cue().to() - 1));
        ReportingVerb verb =
                last == null ? scene.lexicon.cues.verb(words.lower(draft.cue().from())) : last;
        Draft around = sentence.isEmpty() ? null : sentence.get(sentence.size() - 1);
        if (around != null && verb != null && isFactInSpeech(draft, around, verb)) {
            return true;
        }
        return around != null
                && verb != null
                && verb.sort() == ReportingVerb.Sort.THINK
                && (isSomebody(around.source()) && !verb.base().equals("estimate")
                        || draft.source().form() == Form.PRONOUN
                                && draft.source().kind() != SourceKind.PERSON
                        || draft.source().form() == Form.DEFINITE
                                && draft.source().kind() == SourceKind.ORGANISATION)
                && around.speech() == Speech.REPORTED
                && around.holds(draft.cue().from())
                && around.content().get(around.content().size() - 1).to()
                        == draft.content().get(0).to();
    }

    /** "Roe said the gang had listed 40 shops", "that nine towns had reported no case": facts that she tells. */
    private boolean isFactInSpeech(Draft draft, Draft around, ReportingVerb verb) {
        boolean main = words.is(draft.start() - 1, scene.lexicon.grammar.coordinators());
        boolean told = !main
                && around.speech() == Speech.REPORTED
                && isSomebody(around.source())
                && around.holds(draft.cue().from());
        NounPhrase source = draft.source();
        int start = draft.content().get(0).from();
        boolean clause = words.is(start, scene.lexicon.grammar.complementizers())
                || clauses.hasVerb(start, draft.content().get(0).to());
        boolean unknown =
                !source.known() && !clause && words.is(draft.start() - 1, scene.lexicon.grammar.complementizers());
        boolean found = verb.sort() == ReportingVerb.Sort.FIND
                && source.form() != Form.NAME
                && (source.kind() != SourceKind.DOCUMENT
                        || scene.lexicon.nouns.pictures().contains(words.lower(source.head())));
        boolean own = isOwned(source) || source.kind() == SourceKind.DOCUMENT && hasOwner(source);
        return told && (unknown || found || own);
    }

    /** "He said his firm had announced 40 jobs": what is the speaker's speaks through him. */
    private boolean isOwned(NounPhrase source) {
        boolean organisation = source.kind() == SourceKind.ORGANISATION || source.kind() == SourceKind.GROUP;
        return organisation
                && source.form() == Form.DEFINITE
                && words.is(source.from(), scene.lexicon.grammar.possessives());
    }

    /** "said the ministry's own survey had found 40": he vouches for it. */
    private boolean hasOwner(NounPhrase document) {
        for (int at = document.from(); at < document.head(); at++) {
            if (words.is(at, Shape.POSSESSIVE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSomebody(NounPhrase source) {
        return switch (source.kind()) {
            case PERSON, ANONYMOUS, GROUP -> true;
            default -> false;
        };
    }

    /** A claim ends where the next main clause starts: "X said A, but Y said B". */
    private void cutClaimsBefore(int start) {
        for (int i = sentence.size() - 1; i >= Math.max(0, sentence.size() - LOOK_BACK); i--) {
            Draft draft = sentence.get(i);
            sentence.set(
                    i,
                    draft.withContent(draft.content().stream()
                            .map(part ->
                                    part.from() < start && part.to() > start ? new Stretch(part.from(), start) : part)
                            .toList()));
        }
    }

    /** Quotations in the same sentence that no cue claims belong to the speaker of the direct speech in it. */
    private void addLooseQuotations(Period period) {
        int at = period.from();
        while (at < period.to()) {
            Quotation quotation = scene.quotation(at);
            if (quotation == null) {
                at++;
                continue;
            }
            claimLoose(quotation);
            at = quotation.to();
        }
    }

    private void claimLoose(Quotation quotation) {
        int inside = quotation.from();
        List<Draft> near = sentence.subList(Math.max(0, sentence.size() - LOOK_BACK), sentence.size());
        if (near.stream().anyMatch(draft -> draft.holds(inside))) {
            return;
        }
        for (int i = near.size() - 1; i >= 0; i--) {
            Draft draft = near.get(i);
            if (draft.speech() == Speech.DIRECT && draft.cue().to() <= inside) {
                List<Stretch> content = new ArrayList<>(draft.content());
                content.add(new Stretch(quotation.from(), quotation.to()));
                near.set(i, draft.withContent(content));
                return;
            }
        }
    }
}

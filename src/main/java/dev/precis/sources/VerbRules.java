package dev.precis.sources;

import dev.precis.sources.Clauses.Subject;
import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.ReportingVerb.Sort;
import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for verbs that report: "X said", "said X", "X was quoted as saying", "…, saying". For use by one thread. */
final class VerbRules {
    private static final int PARTNER_REACH = 24;
    private static final int LONGEST_AMOUNT = 5;
    private static final int NEAR = 6;
    private final Scene scene;
    private final Words words;
    private final Clauses clauses;
    private final Channels channels;
    private @Nullable Cue lastCue;
    private @Nullable Subject lastSubject;

    VerbRules(Scene scene, Clauses clauses, Channels channels) {
        this.scene = scene;
        this.words = scene.words;
        this.clauses = clauses;
        this.channels = channels;
    }

    /** "…," said X. */
    @Nullable
    Draft saidXAfterQuote(Cue cue) {
        return isQuoteBefore(cue.at()) && !endsAside(cue) ? inverted(cue, Speech.DIRECT, "said-x-after-quote") : null;
    }

    /** "…, said X." */
    @Nullable
    Draft saidXAfterClause(Cue cue) {
        return words.is(cue.at() - 1, Shape.COMMA) ? inverted(cue, Speech.REPORTED, "said-x-after-clause") : null;
    }

    /** "X, who calls it a "buy", said": the quotation is a part of the aside. */
    private boolean endsAside(Cue cue) {
        Quotation quotation = scene.quotation(cue.at() - 2);
        return words.is(cue.at() - 1, Shape.COMMA)
                && quotation != null
                && words.at(quotation.from() - 1).isWord()
                && clauses.subject(cue) != null;
    }

    private boolean isQuoteBefore(int at) {
        return words.is(at - 1, Shape.QUOTE_CLOSE)
                || words.is(at - 1, Shape.COMMA) && words.is(at - 2, Shape.QUOTE_CLOSE);
    }

    private @Nullable Draft inverted(Cue cue, Speech speech, String rule) {
        ReportingVerb verb = cue.verb();
        boolean speaking = verb != null && (verb.sort() == Sort.SAY || verb.sort() == Sort.DIRECT);
        if (verb == null || !speaking || !verb.isFinite()) {
            return null;
        }
        Subject subject = speech == Speech.REPORTED && isOwnSubjectBefore(cue) ? null : clauses.subjectBehind(cue);
        Stretch before = subject == null ? null : clauses.contentBefore(cue, cue.at());
        if (subject == null || before == null || !accepts(verb, subject.phrase())) {
            return null;
        }
        int end = subject.phrase().to();
        List<Stretch> content = new ArrayList<>(List.of(before));
        boolean goesOn = words.is(end, Shape.COMMA) && words.is(end + 1, scene.lexicon.grammar.coordinators());
        if (speech == Speech.REPORTED && goesOn) {
            content.addAll(clauses.goingOn(cue, end, false));
        }
        NounPhrase via = channels.outletIn(end, cue.to());
        return new Draft(
                subject.phrase(), via, new Stretch(cue.at(), end), content, speech, rule, cue.at(), end, false);
    }

    /** "Jane Roe, a trader, said the shops were shut": what stands before the comma is who says it. */
    private boolean isOwnSubjectBefore(Cue cue) {
        Subject own = finite(cue);
        boolean free = own != null && own.phrase().known() && !hasVerb(cue.floor(), own.from());
        return free && clauses.contentAfter(cue, false) >= 0;
    }

    private boolean hasVerb(int from, int to) {
        for (int at = from; at < to; at++) {
            if (clauses.isVerb(at) || scene.inQuotation(at)) {
                return true;
            }
        }
        return false;
    }

    /** "…," X said. */
    @Nullable
    Draft xSaidAfterQuote(Cue cue) {
        return after(cue, true, "said-after-quote");
    }

    /** "…, X said." */
    @Nullable
    Draft xSaidAfterClause(Cue cue) {
        return after(cue, false, "said-after-clause");
    }

    private @Nullable Draft after(Cue cue, boolean quote, String rule) {
        Subject subject = finite(cue);
        if (subject == null || isFrom(subject, Form.SPEAKER)) {
            return null;
        }
        Stretch before = clauses.contentBefore(cue, subject.from());
        boolean afterQuote = before != null && isQuoteBefore(subject.from());
        if (before == null || afterQuote != quote) {
            return null;
        }
        int behind = behindHearer(cue);
        Cue shifted = new Cue(cue.at(), behind - cue.at(), cue.verb(), cue.floor(), cue.from(), cue.to(), cue.quoted());
        int next = clauses.contentAfter(shifted, true);
        boolean quoteNext = next >= 0 && words.is(next, Shape.QUOTE_OPEN);
        boolean direct = cue.verb() != null && cue.verb().sort() == Sort.DIRECT;
        boolean urges = cue.verb() != null && cue.verb().sort() == Sort.URGE;
        if (!quote && (next >= 0 || direct || urges)) {
            return null;
        }
        List<Stretch> content = new ArrayList<>(List.of(before));
        if (quoteNext) {
            content.add(clauses.rest(next, cue));
        } else {
            content.addAll(clauses.goingOn(cue, behind, quote));
        }
        NounPhrase via = channel(shifted, cue.to(), subject);
        Speech speech = quote ? Speech.DIRECT : Speech.REPORTED;
        if (subject.phrase().kind() == SourceKind.OUTLET && !quote) {
            content.set(0, new Stretch(cue.from(), before.to()));
        }
        return new Draft(
                subject.phrase(),
                via,
                new Stretch(subject.from(), behind),
                content,
                speech,
                rule,
                subject.from(),
                behind,
                false);
    }

    /** "Now, X says, …": the cue stands inside what is said. */
    @Nullable
    Draft xSaidInside(Cue cue) {
        Subject subject = finite(cue);
        int end = behindPartner(cue);
        boolean inside = subject != null
                && words.is(subject.from() - 1, Shape.COMMA)
                && words.is(end, Shape.COMMA)
                && end + 2 < cue.to()
                && cue.verb() != null
                && (cue.verb().sort() == Sort.SAY || isFinding(cue, subject.phrase()));
        if (subject == null || !inside || isFrom(subject, Form.SPEAKER)) {
            return null;
        }
        List<Stretch> content = new ArrayList<>();
        if (cue.floor() < subject.from() - 1) {
            content.add(new Stretch(cue.floor(), subject.from() - 1));
        }
        content.add(clauses.rest(end + 1, cue));
        Stretch words = new Stretch(subject.from(), end);
        return new Draft(
                subject.phrase(), null, words, content, Speech.REPORTED, "said-inside", subject.from(), end, false);
    }

    /** Behind "pointed out". */
    private int behindPartner(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean paired = verb != null
                && verb.near()
                && !words.is(cue.end(), scene.lexicon.cues.that())
                && verb.isPartner(words.lower(cue.end()));
        return paired ? cue.end() + 1 : cue.end();
    }

    /** "Among voters, the survey found, …". */
    private static boolean isFinding(Cue cue, NounPhrase subject) {
        boolean thing = subject.kind() == SourceKind.DOCUMENT
                || subject.form() == Form.PRONOUN && subject.kind() != SourceKind.PERSON;
        return thing && cue.verb() != null && cue.verb().sort() == Sort.FIND;
    }

    /** "a move that it said would save 3 million": the verb of what is said follows at once. */
    @Nullable
    Draft saidInRelative(Cue cue) {
        boolean verbFollows = words.is(cue.end(), scene.lexicon.grammar.auxiliaries());
        Subject subject = verbFollows ? finite(cue) : null;
        boolean relative = subject != null && words.is(subject.from() - 1, scene.lexicon.grammar.relatives());
        if (subject == null || !relative || isFrom(subject, Form.SPEAKER)) {
            return null;
        }
        Stretch said = new Stretch(subject.from(), cue.end());
        List<Stretch> content = List.of(clauses.rest(cue.end(), cue));
        return new Draft(
                subject.phrase(),
                null,
                said,
                content,
                Speech.REPORTED,
                "said-in-relative",
                subject.from(),
                cue.end(),
                false);
    }

    /** "…, the court heard", "…, a jury was told": what stands before was told there. */
    @Nullable
    Draft courtHeard(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean heard = verb != null && verb.sort() == Sort.HEAR;
        boolean told = verb != null && verb.sort() == Sort.TELL && verb.mayBe(ReportingVerb.Form.PARTICIPLE);
        Subject subject = heard || told ? clauses.subject(cue) : null;
        boolean hearing = subject != null && isHearer(subject.phrase()) && (heard || subject.passive());
        int behind = clauses.skipTimes(cue.end(), cue.to());
        boolean ends = behind >= cue.to() || !words.at(behind).isWord();
        Stretch before = subject == null || !hearing || !ends ? null : clauses.contentBefore(cue, subject.from());
        if (subject == null || before == null) {
            return null;
        }
        return new Draft(
                subject.phrase(),
                null,
                new Stretch(subject.from(), cue.end()),
                List.of(before),
                isQuoteBefore(subject.from()) ? Speech.DIRECT : Speech.REPORTED,
                CourtHearings.HEARING,
                subject.from(),
                cue.end(),
                false);
    }

    /** X said: "…". */
    @Nullable
    Draft xSaidBeforeQuote(Cue cue) {
        return before(cue, "said-before-quote");
    }

    /** "against the 190,000 that analysts expected": the number is theirs. */
    @Nullable
    Draft numberExpected(Cue cue) {
        boolean thinks = cue.verb() != null
                && (cue.verb().sort() == Sort.THINK || cue.verb().sort() == Sort.FIND);
        int behind = clauses.skipTimes(cue.end(), cue.to());
        boolean ends = behind >= cue.to() || !words.at(behind).isWord();
        thinks |= behind > cue.end() && isPronoun(cue.at() - 1);
        Subject subject = thinks && ends ? finite(cue) : null;
        subject = subject == null && thinks && ends ? loneGroup(cue) : subject;
        if (subject == null || isFrom(subject, Form.SPEAKER)) {
            return null;
        }
        int to = words.is(subject.from() - 1, scene.lexicon.cues.that()) ? subject.from() - 1 : subject.from();
        int from = numberBefore(to, cue.floor());
        if (from < 0) {
            return null;
        }
        Stretch said = new Stretch(subject.from(), cue.end());
        List<Stretch> content = List.of(new Stretch(from, to));
        return new Draft(
                subject.phrase(), null, said, content, Speech.REPORTED, "number-expected", from, cue.end(), false);
    }

    private boolean isPronoun(int at) {
        return scene.lexicon.grammar.isPronoun(words.lower(at));
    }

    /** "the 4 million dollars analysts expected": the noun right before the verb. */
    private @Nullable Subject loneGroup(Cue cue) {
        int end = cue.at();
        while (end > cue.floor() && words.is(end - 1, scene.lexicon.grammar.auxiliaries())) {
            end--;
        }
        NounPhrase group = words.is(end - 1, scene.lexicon.nouns.groups())
                ? clauses.phrases.nearest(end, Math.max(cue.floor(), end - 1))
                : null;
        return group == null ? null : new Subject(group, group.from(), end, false);
    }

    private int numberBefore(int to, int floor) {
        for (int at = to - 1; at >= Math.max(floor, to - LONGEST_AMOUNT); at--) {
            if (words.is(at, Shape.NUMBER)) {
                return at;
            }
            boolean inside = words.is(at, Shape.LOWER) || words.is(at, Shape.OTHER);
            if (!inside || clauses.isVerb(at)) {
                return -1;
            }
        }
        return -1;
    }

    /** X said that …, X said …. */
    @Nullable
    Draft xSaidThat(Cue cue) {
        return before(cue, "subject-verb-that");
    }

    private @Nullable Draft before(Cue cue, String rule) {
        Subject subject = finite(cue);
        if (subject == null || isFrom(subject, Form.SPEAKER)) {
            return null;
        }
        return ahead(cue, subject, rule);
    }

    private @Nullable Draft ahead(Cue cue, Subject subject, String rule) {
        int behind = behindHearer(cue);
        Cue shifted = new Cue(cue.at(), behind - cue.at(), cue.verb(), cue.floor(), cue.from(), cue.to(), cue.quoted());
        int start = clauses.contentAfter(shifted, false);
        if (start < 0) {
            return null;
        }
        int aside = clauses.skipTimes(behind, cue.to());
        NounPhrase late = words.is(aside, Shape.COMMA) ? citedAt(aside + 1, start) : null;
        boolean hears = cue.verb() != null && cue.verb().sort() == Sort.HEAR;
        if (hears && !words.is(start, scene.lexicon.grammar.complementizers()) && !clauses.hasVerb(start, cue.to())) {
            return null;
        }
        if (!tellsWhatItFinds(cue, subject.phrase(), start) || isMereAmount(cue, start) || isRuling(cue, subject, start)) {
            return null;
        }
        boolean quote = words.is(start, Shape.QUOTE_OPEN);
        boolean needsQuote = rule.equals("said-before-quote")
                || cue.verb() != null && cue.verb().sort() == Sort.DIRECT;
        if (needsQuote && !quote) {
            return null;
        }
        Stretch content = judges(cue) && quote ? clauses.quotationAt(start, cue) : clauses.rest(start, cue);
        NounPhrase cited = late == null ? cited(subject) : late;
        NounPhrase via = cited == null ? channel(shifted, start, subject) : reporter(cue, subject.phrase());
        return new Draft(
                cited == null ? subject.phrase() : cited,
                via,
                new Stretch(subject.from(), behind),
                List.of(content),
                quote ? Speech.DIRECT : Speech.REPORTED,
                rule,
                subject.from(),
                start,
                joins(subject.from()));
    }

    /** "called it "a sham", 40 days after": of what stands behind a verb of judging only the quotation is said. */
    private static boolean judges(Cue cue) {
        return cue.verb() != null && cue.verb().sort() == Sort.URGE;
    }

    /** Who reports what others say is an outlet, if it may be one. */
    private NounPhrase reporter(Cue cue, NounPhrase subject) {
        boolean reports = words.is(cue.at(), scene.lexicon.cues.reporting());
        boolean mayBe = subject.kind() == SourceKind.ORGANISATION && subject.form() == Form.NAME;
        return reports && mayBe ? subject.withKind(SourceKind.OUTLET) : subject;
    }

    /** "Police found 3 men" is no claim, "police found that" and "the study found 3 men" are. */
    private boolean tellsWhatItFinds(Cue cue, NounPhrase subject, int start) {
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
        boolean bare = subject.form() == Form.INDEFINITE && !words.is(subject.from(), scene.lexicon.grammar.determiners());
        return pictures && bare && !words.is(subject.head() - 1, scene.lexicon.nouns.sensors());
    }

    /** "added 3 members", "denies 11 counts" are no claims, "claims 3 were hurt" is one. */
    private boolean isMereAmount(Cue cue, int start) {
        boolean amount = words.is(start, Shape.NUMBER)
                || words.is(start, scene.lexicon.grammar.numbers())
                || words.is(start, Shape.OTHER) && words.is(start + 1, Shape.NUMBER);
        boolean told = words.is(cue.at(), scene.lexicon.cues.claiming()) && !isTaken(start, cue.to());
        if (words.is(start, scene.lexicon.cues.to()) && words.is(cue.at(), scene.lexicon.cues.clauseOnly())) {
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

    /** "claimed 400 delegates took part" by the ending alone: a form in "ed" behind a noun, with no noun behind it. */
    private boolean hasPastForm(int from, int to) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        for (int at = from + 2; at < Math.min(to, from + PARTNER_REACH) && words.at(at - 1).shape() != Shape.COMMA; at++) {
            boolean form = words.is(at, Shape.LOWER)
                    && words.is(at - 1, Shape.LOWER)
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

    /** "A court confirmed the sentences of 3 men" is what it did, "the court said 3 men were guilty" what it said. */
    private boolean isRuling(Cue cue, Subject subject, int start) {
        boolean says = cue.verb() != null && cue.verb().sort() == Sort.SAY && !cue.verb().base().equals("say");
        return says
                && isHearer(subject.phrase())
                && !words.is(start, Shape.QUOTE_OPEN)
                && !words.is(start, scene.lexicon.grammar.complementizers())
                && !clauses.hasVerb(start, cue.to());
    }

    private @Nullable NounPhrase channel(Cue cue, int limit, Subject subject) {
        NounPhrase behind = channels.between(cue, limit);
        return behind == null ? channels.beside(subject, cue) : behind;
    }

    /** "Radio Tern, citing a village chief, said": who is cited says it. */
    private @Nullable NounPhrase cited(Subject subject) {
        return citedAt(subject.phrase().to() + 1, subject.verbGroup());
    }

    private @Nullable NounPhrase citedAt(int aside, int limit) {
        int length = scene.lexicon.cues.sourceAfter().lengthAt(words, aside);
        ReportingVerb verb = scene.lexicon.cues.verb(words.lower(aside));
        if (length != 1 || verb == null || !verb.isGerund()) {
            return null;
        }
        NounPhrase source = clauses.phrases.after(aside + 1, limit, true);
        boolean some = source != null && (source.known() || source.kind() == SourceKind.GROUP);
        return some && source != null && source.form() != Form.SPEAKER ? source : null;
    }

    private boolean joins(int from) {
        return words.is(from - 1, scene.lexicon.grammar.coordinators())
                || words.is(from - 1, scene.lexicon.grammar.subordinators()) && words.is(from - 2, Shape.COMMA)
                || words.is(from - 1, Shape.SEMICOLON)
                || words.is(from - 1, Shape.COMMA) && startsWithContrast(from);
    }

    /** "While X says A, Y says B": the first clause ends at the comma. */
    private boolean startsWithContrast(int from) {
        int start = scene.period(from).from();
        return words.is(start, scene.lexicon.certainty.contrasts())
                && words.is(start, scene.lexicon.grammar.subordinators());
    }

    /** The subject of a verb that reports; what was read for a cue is kept, since many rules ask. */
    private @Nullable Subject finite(Cue cue) {
        if (cue != lastCue) {
            lastSubject = readFinite(cue);
            lastCue = cue;
        }
        return lastSubject;
    }

    private @Nullable Subject readFinite(Cue cue) {
        ReportingVerb verb = cue.verb();
        if (verb == null) {
            return null;
        }
        Subject subject = isInfinitive(cue) ? null : clauses.subject(cue);
        if (subject == null || !accepts(verb, subject.phrase())) {
            return null;
        }
        boolean told = subject.passive() && verb.sort() == Sort.TELL;
        if (!told && !hasPartner(verb, cue) && !givesNumber(cue, subject.phrase()) || passesOn(cue)) {
            return null;
        }
        boolean helped = subject.verbGroup() < cue.at() && !isParticipial(subject.verbGroup());
        if (isUnsaid(cue, subject)) {
            return null;
        }
        boolean heard = verb.sort() == Sort.TELL && isHearer(subject.phrase());
        boolean passive = subject.passive() && !verb.isGerund();
        if (heard) {
            return passive && words.is(cue.end(), scene.lexicon.cues.that()) ? subject : null;
        }
        boolean finite = verb.isFinite() && !isParticipial(subject.verbGroup());
        return !passive && (finite || helped) && isNoNoun(cue, verb, subject) ? subject : null;
    }

    /** "with his team having conceded": no verb of a sentence. */
    private boolean isParticipial(int verbGroup) {
        return scene.lexicon.grammar.auxiliaries().contains(words.lower(verbGroup))
                && scene.lexicon.grammar.looksLikeGerund(words.lower(verbGroup));
    }

    /** "met on Monday to speak of it"; "went on to say" is finite. */
    private boolean isInfinitive(Cue cue) {
        boolean to = words.is(cue.at() - 1, scene.lexicon.cues.to());
        return to && cue.at() - 1 >= cue.from() && !words.is(cue.at() - 2, scene.lexicon.grammar.lightVerbs());
    }

    /** "CNN quoted X as saying": the words are those of the object. */
    private boolean passesOn(Cue cue) {
        NounPhrase object = clauses.phrases.after(cue.end(), cue.to(), false);
        if (object == null) {
            return false;
        }
        int end = behindAside(object.to(), cue.to());
        int next = words.is(end, scene.lexicon.cues.as()) ? end + 1 : end;
        ReportingVerb verb = scene.lexicon.cues.verb(words.lower(next));
        return verb != null && verb.isGerund();
    }

    /** "quoted the mayor, Jane Roe, as saying": behind the aside that "as" follows. */
    private int behindAside(int from, int limit) {
        for (int at = from + 1; words.is(from, Shape.COMMA) && at < Math.min(limit, from + PARTNER_REACH); at++) {
            if (words.is(at, Shape.COMMA)) {
                return words.is(at + 1, scene.lexicon.cues.as()) ? at + 1 : from;
            }
        }
        return from;
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

    private boolean hasPartner(ReportingVerb verb, Cue cue) {
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
        int limit = Math.min(cue.to(), cue.end() + (verb.near() ? 1 : PARTNER_REACH));
        for (int at = cue.end(); at < limit; at++) {
            if (verb.isPartner(words.lower(at)) && (!counts(verb) || leadsToNumber(at + 1))) {
                return true;
            }
            if (counts(verb)
                    && words.is(at, scene.lexicon.cues.odds())
                    && words.is(cue.at(), scene.lexicon.cues.making())) {
                return numberBefore(at, cue.end()) >= 0;
            }
        }
        return false;
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
    private boolean givesNumber(Cue cue, NounPhrase subject) {
        boolean finds = subject.kind() == SourceKind.DOCUMENT && cue.verb() != null && cue.verb().sort() == Sort.FIND;
        boolean poll = finds && words.is(subject.head(), scene.lexicon.nouns.polls());
        return finds && words.is(cue.at(), scene.lexicon.cues.giving())
                && (leadsToNumber(cue.end()) || poll && clauses.leadsToNumber(cue.end(), cue.to()));
    }

    /** "put the toll at more than 40": the partner of a verb of counting leads to the count. */
    private boolean leadsToNumber(int at) {
        if (words.is(at, scene.lexicon.cues.noPartner())) {
            return false;
        }
        for (int next = at; next < at + 4; next++) {
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
                        && isQuoteBefore(subject.from())
                        && (scene.period(subject.from() - 1) == scene.period(subject.from())
                                || isOpenQuestion(subject.from() - 1));
    }

    /** "Is it over?" she observed: the splitter may have ended the sentence there. */
    private boolean isOpenQuestion(int close) {
        boolean samePassage =
                scene.period(close).passage() == scene.period(close + 1).passage();
        return samePassage && words.is(close - 1, Shape.STOP) && !words.lower(close - 1).equals(".");
    }

    private boolean isMoney(int at) {
        return !words.at(at).isWord() && words.is(at + 1, Shape.NUMBER);
    }

    /** "The treasury note fell", "government plans to cut": the word may be a noun; then number and sequel must speak for a verb. */
    private boolean isNoNoun(Cue cue, ReportingVerb verb, Subject subject) {
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
        boolean starts = subject.from() == cue.from() || words.is(subject.from() - 1, Shape.SEMICOLON);
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

    private static boolean isFrom(Subject subject, Form form) {
        return subject.phrase().form() == form;
    }

    /** "did not confirm", "could not verify", "declined to say": nothing is said. */
    private boolean isUnsaid(Cue cue, Subject subject) {
        if (!words.is(cue.at(), scene.lexicon.cues.unsaid())) {
            return false;
        }
        for (int at = subject.verbGroup(); at < cue.at(); at++) {
            if (words.is(at, scene.lexicon.grammar.negations()) || words.is(at, scene.lexicon.cues.declining())) {
                return true;
            }
        }
        return false;
    }

    /** "The court heard that", "the jury was told that": what is said there has no other source. */
    private boolean isHearer(NounPhrase subject) {
        return scene.lexicon.nouns.hearers().contains(words.lower(subject.head()));
    }

    /** Anybody may say; only what is known to be a source may show, think or demand. */
    private boolean accepts(ReportingVerb verb, NounPhrase subject) {
        if (verb.sort() == Sort.HEAR) {
            return isHearer(subject);
        }
        if (verb.sort() == Sort.URGE && denies(verb)) {
            return false;
        }
        if (verb.sort() == Sort.URGE) {
            boolean known = subject.form() == Form.DEFINITE && subject.known();
            return known || subject.form() == Form.NAME || subject.form() == Form.PRONOUN;
        }
        return subject.known() || verb.sort() == Sort.SAY || verb.sort() == Sort.TELL || verb.sort() == Sort.DIRECT;
    }

    /** Who dismisses a claim does not make it. */
    private boolean denies(ReportingVerb verb) {
        return scene.lexicon.certainty.denying().contains(verb.base());
    }

    private int behindHearer(Cue cue) {
        NounPhrase hearer = clauses.hearer(cue);
        return hearer == null ? cue.end() : hearer.to();
    }

    /** "The poll has the Greens on 14 percent". */
    @Nullable
    Draft pollHas(Cue cue) {
        if (cue.verb() != null || !words.is(cue.at(), scene.lexicon.cues.having())) {
            return null;
        }
        Subject subject = clauses.leadsToNumber(cue.end(), cue.to()) ? clauses.subject(cue) : null;
        boolean document = subject != null
                && subject.phrase().kind() == SourceKind.DOCUMENT
                && scene.lexicon
                        .nouns
                        .polls()
                        .contains(words.lower(subject.phrase().head()));
        if (subject == null || !document) {
            return null;
        }
        return new Draft(
                subject.phrase(),
                null,
                new Stretch(subject.from(), cue.end()),
                List.of(clauses.rest(cue.end(), cue)),
                Speech.REPORTED,
                "poll-has",
                subject.from(),
                cue.end(),
                joins(subject.from()));
    }

    /** "X was quoted by Y as saying", "X was told by Y". */
    @Nullable
    Draft passiveBy(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean denied = scene.lexicon.certainty.denials().lengthAt(words, cue.at()) > 0;
        if (verb == null || denied || verb.sort() == Sort.URGE || verb.sort() == Sort.DIRECT || !verb.mayBe(ReportingVerb.Form.PARTICIPLE)) {
            return null;
        }
        int by = clauses.skipTimes(cue.end(), cue.to());
        if (!words.is(by, scene.lexicon.cues.by())) {
            return null;
        }
        NounPhrase source = clauses.phrases.after(by + 1, cue.to(), true);
        if (source != null && words.is(source.to(), scene.lexicon.cues.as())) {
            return null;
        }
        if (source == null || !source.known() || source.form() == Form.SPEAKER) {
            return null;
        }
        List<Stretch> content = new ArrayList<>();
        int number = hasBe(cue) ? -1 : numberBefore(cue.at(), cue.floor());
        content.add(new Stretch(number < 0 ? cue.floor() : number, cue.at()));
        if (words.is(source.to(), scene.lexicon.cues.passiveSequels())) {
            content.add(clauses.rest(source.to(), cue));
        }
        return new Draft(
                source,
                null,
                new Stretch(cue.at(), source.to()),
                content,
                Speech.REPORTED,
                "passive-by",
                cue.at(),
                source.to(),
                false);
    }

    /** "was expected by X"; without it, "the 40 expected by X" tells of the number alone. */
    private boolean hasBe(Cue cue) {
        for (int at = cue.at() - 1; at >= Math.max(cue.floor(), cue.at() - NEAR); at--) {
            if (words.is(at, scene.lexicon.grammar.be())) {
                return true;
            }
        }
        return false;
    }

    /** "X was quoted as saying": the gerund behind "as". */
    @Nullable
    Draft quotedAsSaying(Cue cue) {
        ReportingVerb verb = cue.verb();
        if (verb == null || !verb.isGerund() || !words.is(cue.at() - 1, scene.lexicon.cues.as())) {
            return null;
        }
        int quoted = cue.at() - 1;
        while (quoted > cue.floor() && cue.at() - quoted < 8 && !words.is(quoted, scene.lexicon.cues.quoted())) {
            quoted--;
        }
        if (!words.is(quoted, scene.lexicon.cues.quoted())) {
            return null;
        }
        Cue passive = new Cue(
                quoted,
                1,
                scene.lexicon.cues.verb(words.lower(quoted)),
                cue.floor(),
                cue.from(),
                cue.to(),
                cue.quoted());
        Subject subject = clauses.subject(passive);
        if (subject == null || !subject.passive()) {
            return null;
        }
        NounPhrase outlet = channels.outletIn(quoted, Math.min(cue.to(), cue.end() + 8));
        Stretch before = clauses.contentBefore(cue, subject.from());
        int start = clauses.contentAfter(cue, before != null);
        List<Stretch> content = new ArrayList<>();
        if (before != null) {
            content.add(before);
        }
        if (start >= 0) {
            content.add(clauses.rest(start, cue));
        }
        return content.isEmpty()
                ? null
                : new Draft(
                        subject.phrase(),
                        outlet,
                        new Stretch(subject.from(), cue.end()),
                        content,
                        before == null ? Speech.REPORTED : Speech.DIRECT,
                        "quoted-as-saying",
                        subject.from(),
                        cue.end(),
                        false);
    }

    /** "CNN reported X saying": the gerund has a subject of its own. */
    @Nullable
    Draft xSaying(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean object = words.is(cue.at() - 1, scene.lexicon.grammar.prepositions())
                && !words.is(cue.at() - 1, scene.lexicon.cues.as());
        if (verb == null || !verb.isGerund() || object || words.is(cue.at() - 1, Shape.COMMA)) {
            return null;
        }
        int end = words.is(cue.at() - 1, scene.lexicon.cues.as()) ? cue.at() - 1 : cue.at();
        NounPhrase subject = words.is(end - 1, Shape.COMMA) ? behindAside(end, cue) : objectBefore(end, cue);
        if (subject == null || !subject.known() || subject.form() != Form.NAME && subject.form() != Form.INDEFINITE) {
            return null;
        }
        NounPhrase author = authorOf(subject, cue);
        if (author != null) {
            subject = author;
        }
        NounPhrase reporter = author == null ? reporterBefore(subject.from(), cue) : null;
        int from = reporter == null ? subject.from() : reporter.from();
        Stretch before = clauses.contentBefore(cue, from);
        int start = clauses.contentAfter(cue, before != null);
        List<Stretch> content = new ArrayList<>();
        if (before != null) {
            content.add(before);
        }
        if (start >= 0) {
            content.add(clauses.rest(start, cue));
        }
        Speech speech = before != null ? Speech.DIRECT : Speech.REPORTED;
        return content.isEmpty()
                ? null
                : new Draft(
                        subject,
                        reporter,
                        new Stretch(from, cue.end()),
                        content,
                        speech,
                        "reported-saying",
                        from,
                        cue.end(),
                        false);
    }

    /** "Roe released a statement confirming", "Tern Foods hit back in a letter stating": who hands it out says what stands in it. */
    private @Nullable NounPhrase authorOf(NounPhrase paper, Cue cue) {
        boolean handout = paper.form() == Form.INDEFINITE
                && words.is(paper.head(), scene.lexicon.nouns.channels())
                && paper.from() > cue.from() + 1
                && (words.is(paper.from() - 1, Shape.LOWER));
        NounPhrase first = !handout ? null : clauses.phrases.after(clauses.behindFronted(cue.from(), cue.at()), paper.from(), true);
        NounPhrase author = first == null ? null : clauses.withAside(first, paper.from());
        boolean speaks = author != null
                && author.known()
                && author.form() != Form.SPEAKER
                && author.kind() != SourceKind.DOCUMENT
                && !clauses.phrases.isOnlyFirst(author);
        return speaks ? author : null;
    }

    private @Nullable NounPhrase objectBefore(int end, Cue cue) {
        return clauses.phrases.before(end, cue.floor());
    }

    /** "quoted the mayor, Jane Roe, as saying". */
    private @Nullable NounPhrase behindAside(int end, Cue cue) {
        Subject subject = clauses.subject(new Cue(end, 1, null, cue.floor(), cue.from(), cue.to(), cue.quoted()));
        return subject == null ? null : subject.phrase();
    }

    /** Who passes the words on: "CNN" in "CNN quoted X saying". */
    private @Nullable NounPhrase reporterBefore(int at, Cue cue) {
        ReportingVerb verb = scene.lexicon.cues.verb(words.lower(at - 1));
        if (verb == null) {
            return null;
        }
        Subject reporter = clauses.subject(
                new Cue(at - 1, 1, verb, cue.floor(), cue.from(), cue.to(), cue.quoted()));
        return reporter == null ? clauses.phrases.before(at - 1, cue.floor()) : reporter.phrase();
    }
}

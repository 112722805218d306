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
    private static final int NEAR = 6;
    /** How many words may name who accuses: "by a report of the agency of". */
    private static final int LONGEST_ACCUSER = 14;

    private final Scene scene;
    private final Words words;
    private final Clauses clauses;
    private final Channels channels;
    private final VerbPartners partners;
    private final Deeds deeds;
    private final VerbOrNoun verbOrNoun;
    private @Nullable Cue lastCue;
    private @Nullable Subject lastSubject;

    VerbRules(Scene scene, Clauses clauses, Channels channels) {
        this.scene = scene;
        this.words = scene.words;
        this.clauses = clauses;
        this.channels = channels;
        this.partners = new VerbPartners(scene, clauses);
        this.deeds = new Deeds(scene, clauses);
        this.verbOrNoun = new VerbOrNoun(scene, clauses);
    }

    /** "…," said X. */
    @Nullable
    Draft saidXAfterQuote(Cue cue) {
        return clauses.isQuoteBefore(cue.at()) && !endsAside(cue)
                ? inverted(cue, Speech.DIRECT, "said-x-after-quote")
                : null;
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
        if (isNamedAtEnd(cue)) {
            return false;
        }
        Subject own = finite(cue);
        boolean free = own != null && own.phrase().known() && !hasVerb(cue.floor(), own.from());
        return free && clauses.contentAfter(cue, false) >= 0;
    }

    /** "Port under fire, all gates shut, says Roe": nothing but a name follows, so nothing is said behind the verb. */
    private boolean isNamedAtEnd(Cue cue) {
        NounPhrase name = clauses.phrases.after(cue.end(), cue.to(), true);
        int end = name == null || name.form() != Form.NAME
                ? -1
                : clauses.withAside(name, cue.to()).to();
        return end >= cue.to() || end > 0 && words.is(end, Shape.STOP);
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
        if (subject == null || isFrom(subject, Form.SPEAKER) || isRelative(subject)) {
            return null;
        }
        Stretch before = clauses.contentBefore(cue, subject.from());
        boolean afterQuote = before != null && clauses.isQuoteBefore(subject.from());
        if (before == null || afterQuote != quote) {
            return null;
        }
        int behind = behindHearer(cue);
        Cue shifted = new Cue(cue.at(), behind - cue.at(), cue.verb(), cue.floor(), cue.from(), cue.to(), cue.quoted());
        int next = clauses.contentAfter(shifted, true);
        boolean quoteNext = next >= 0 && words.is(next, Shape.QUOTE_OPEN);
        boolean other = before.from() < cue.from() && next >= 0 && clauses.startsClause(next) && !words.isCapital(next);
        boolean direct = cue.verb() != null && cue.verb().sort() == Sort.DIRECT;
        boolean urges = cue.verb() != null && cue.verb().sort() == Sort.URGE;
        boolean quoteBehindComma = quoteNext && words.is(behind, Shape.COMMA) && next == behind + 1;
        if (other || !quote && (next >= 0 && !quoteBehindComma || direct || urges)) {
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

    /** "Officials, who briefed journalists, put": what stands before the relative clause is its subject. */
    private boolean isRelative(Subject subject) {
        return subject.from() > subject.phrase().from() && words.is(subject.from(), scene.lexicon.grammar.relatives());
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

    /** "As Roe documented, 40 mills shut": what follows the comma is hers. */
    @Nullable
    Draft asXSaid(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean tells = verb != null
                && (verb.sort() == Sort.SAY || verb.sort() == Sort.FIND || verb.sort() == Sort.TELL)
                && verb.isFinite();
        int comma = clauses.skipTimes(behindIt(cue), cue.to());
        boolean first =
                words.is(cue.from(), scene.lexicon.cues.as()) && words.is(comma, Shape.COMMA) && comma + 2 < cue.to();
        NounPhrase source = tells && first ? clauses.phrases.after(cue.from() + 1, cue.at(), false) : null;
        source = source == null && tells && first ? clauses.phrases.before(cue.at(), cue.from() + 1) : source;
        boolean whole = source != null
                && source.known()
                && source.from() == cue.from() + 1
                && source.form() != Form.SPEAKER
                && clauses.skipVerbGroup(source.to(), cue.at()) == cue.at();
        return source == null || !whole
                ? null
                : new Draft(
                        source,
                        null,
                        new Stretch(cue.from(), cue.end()),
                        List.of(clauses.rest(comma + 1, cue)),
                        words.is(comma + 1, Shape.QUOTE_OPEN) ? Speech.DIRECT : Speech.REPORTED,
                        "as-x-said",
                        cue.from(),
                        comma + 1,
                        false);
    }

    /** "As Roe put it", "put it in a memo", "told the Gazette": the first word behind what belongs to the verb. */
    private int behindIt(Cue cue) {
        int end = behindHearer(cue);
        boolean put = end == cue.end() && words.is(end, scene.lexicon.grammar.thing());
        int at = put ? end + 1 : end;
        boolean place = put && words.is(at, scene.lexicon.grammar.prepositions());
        while (place && at < Math.min(cue.to(), end + NEAR) && words.at(at).isWord()) {
            at++;
        }
        return at;
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
        boolean hearing = subject != null && deeds.isHearer(subject.phrase()) && (heard || subject.passive());
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
                clauses.isQuoteBefore(subject.from()) ? Speech.DIRECT : Speech.REPORTED,
                CourtHearings.HEARING,
                subject.from(),
                cue.end(),
                false);
    }

    /** X said: "…". */
    @Nullable
    Draft xSaidBeforeQuote(Cue cue) {
        return standsBetween(cue) ? null : before(cue, "said-before-quote");
    }

    /** "The force had lost 40, Roe said, "a tenth of it"": a clause before and a quotation behind are both said. */
    private boolean standsBetween(Cue cue) {
        Subject subject =
                words.is(cue.end(), Shape.COMMA) && words.is(cue.end() + 1, Shape.QUOTE_OPEN) ? finite(cue) : null;
        return subject != null
                && words.is(subject.from() - 1, Shape.COMMA)
                && clauses.contentBefore(cue, subject.from()) != null
                && hasVerb(cue.floor(), subject.from());
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
        int from = partners.numberBefore(to, cue.floor());
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
        if (!deeds.tellsWhatItFinds(cue, subject.phrase(), start)
                || deeds.isMereAmount(cue, start)
                || deeds.isReportedOf(cue)
                || deeds.isRuling(cue, subject, start)) {
            return null;
        }
        boolean quote = words.is(start, Shape.QUOTE_OPEN);
        boolean needsQuote = rule.equals("said-before-quote")
                || cue.verb() != null && cue.verb().sort() == Sort.DIRECT;
        if (needsQuote && !quote) {
            return null;
        }
        Stretch content = judges(cue) && quote ? clauses.quotationAt(start, cue) : clauses.rest(start, cue);
        content = deeds.praises(cue, start) && !quote ? new Stretch(start, start) : content;
        content = quote ? content : onlyNamed(cue, start, content);
        content = quote ? content : withoutRelative(cue, onlyCharge(cue, content));
        List<Stretch> said = quote ? List.of(content) : withComparison(cue, subject, content);
        NounPhrase cited = late == null ? cited(subject) : late;
        NounPhrase via = cited == null ? channel(shifted, start, subject) : reporter(cue, subject.phrase());
        return new Draft(
                cited == null ? subject.phrase() : cited,
                via,
                new Stretch(subject.from(), behind),
                said,
                quote ? Speech.DIRECT : Speech.REPORTED,
                rule,
                subject.from(),
                start,
                joins(subject.from()));
    }

    /** "While Norland had to find 8%, Roe said, Arvo had to find 95": what is compared with the claim is claimed too. */
    private List<Stretch> withComparison(Cue cue, Subject subject, Stretch content) {
        boolean compares = words.is(cue.from(), scene.lexicon.cues.comparing())
                && cue.floor() == cue.from()
                && !scene.lexicon.grammar.looksLikeGerund(words.lower(cue.from() + 1))
                && words.is(subject.from() - 1, Shape.COMMA)
                && subject.from() - 1 > cue.from()
                && cue.verb() != null
                && cue.verb().sort() == Sort.SAY;
        return compares ? List.of(new Stretch(cue.from() + 1, subject.from() - 1), content) : List.of(content);
    }

    /** "called it "a sham", 40 days after": of what stands behind a verb of judging only the quotation is said. */
    private static boolean judges(Cue cue) {
        return cue.verb() != null && cue.verb().sort() == Sort.URGE;
    }

    /** "calls the county "typical" in a book about 6 others": of what stands behind a verb of naming only the quotation is said. */
    private Stretch onlyNamed(Cue cue, int start, Stretch content) {
        for (int at = start;
                words.is(cue.at(), scene.lexicon.cues.dubbing()) && at < Math.min(cue.to(), start + NEAR);
                at++) {
            if (words.is(at, Shape.QUOTE_OPEN)) {
                return clauses.quotationAt(at, cue);
            }
        }
        return content;
    }

    /** "claimed the attack, which killed 40", "shows a tight race in Tern, where 40 mills": what the sentence tells of a noun that is claimed is the outlet's. */
    private Stretch withoutRelative(Cue cue, Stretch content) {
        boolean noun = judges(cue) || words.is(cue.at(), scene.lexicon.cues.claimingSelf());
        boolean finds = cue.verb() != null && cue.verb().sort() == Sort.FIND;
        for (int at = content.from();
                (noun || finds) && at < Math.min(content.to(), content.from() + PARTNER_REACH);
                at++) {
            boolean clause = clauses.isVerb(at)
                    || words.is(at, scene.lexicon.grammar.complementizers())
                    || words.is(at, Shape.QUOTE_OPEN)
                    || scene.lexicon.grammar.isPronoun(words.lower(at));
            if (clause) {
                return content;
            }
            boolean relative = noun && words.is(at + 1, scene.lexicon.grammar.relatives())
                    || words.is(at + 1, scene.lexicon.cues.placing());
            if (words.is(at, Shape.COMMA) && relative) {
                return new Stretch(content.from(), at);
            }
        }
        return content;
    }

    /** "denied fraud after 40 claims were made": behind a charge that is a noun the outlet tells when. */
    private Stretch onlyCharge(Cue cue, Stretch content) {
        boolean charge = words.is(cue.at(), scene.lexicon.cues.denyingCharge());
        for (int at = content.from(); charge && at < Math.min(content.to(), content.from() + PARTNER_REACH); at++) {
            boolean clause = clauses.isVerb(at) || words.is(at, scene.lexicon.grammar.complementizers());
            if (clause || scene.lexicon.grammar.looksLikeGerund(words.lower(at))) {
                return content;
            }
            if (at > content.from() && words.is(at, scene.lexicon.grammar.subordinators())) {
                return new Stretch(content.from(), at);
            }
        }
        return content;
    }

    /** Who reports what others say is an outlet, if it may be one. */
    private NounPhrase reporter(Cue cue, NounPhrase subject) {
        boolean reports = words.is(cue.at(), scene.lexicon.cues.reporting());
        boolean mayBe = subject.kind() == SourceKind.ORGANISATION && subject.form() == Form.NAME;
        return reports && mayBe ? subject.withKind(SourceKind.OUTLET) : subject;
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
        boolean suffered = verb.sort() == Sort.URGE
                && verb.mayBe(ReportingVerb.Form.PARTICIPLE)
                && words.is(clauses.skipTimes(cue.end(), cue.to()), scene.lexicon.cues.by());
        if (suffered
                || !told && !partners.hasPartner(verb, cue) && !partners.givesNumber(cue, subject.phrase())
                || passesOn(cue)) {
            return null;
        }
        boolean helped = subject.verbGroup() < cue.at() && !isParticipial(subject.verbGroup());
        if (isUnsaid(cue, subject)) {
            return null;
        }
        boolean heard = verb.sort() == Sort.TELL && deeds.isHearer(subject.phrase());
        boolean passive = subject.passive() && !verb.isGerund();
        if (heard) {
            return passive && words.is(cue.end(), scene.lexicon.cues.that()) ? subject : null;
        }
        boolean finite = verb.isFinite() && !isParticipial(subject.verbGroup());
        return !passive && (finite || helped) && verbOrNoun.isNoNoun(cue, verb, subject) ? subject : null;
    }

    /** "with his team having conceded": no verb of a sentence. */
    private boolean isParticipial(int verbGroup) {
        return scene.lexicon.grammar.auxiliaries().contains(words.lower(verbGroup))
                && scene.lexicon.grammar.looksLikeGerund(words.lower(verbGroup));
    }

    /** "met on Monday to speak of it"; "went on to say" is finite. */
    private boolean isInfinitive(Cue cue) {
        boolean to = words.is(cue.at() - 1, scene.lexicon.cues.to());
        return to
                && cue.at() - 1 >= cue.from()
                && !words.is(cue.at() - 2, scene.lexicon.grammar.lightVerbs())
                && !clauses.isAnnounced(cue.at());
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

    /** Anybody may say; only what is known to be a source may show, think or demand. */
    private boolean accepts(ReportingVerb verb, NounPhrase subject) {
        if (verb.sort() == Sort.HEAR) {
            return deeds.isHearer(subject);
        }
        if (scene.lexicon.cues.learning().contains(verb.base())) {
            return subject.kind() == SourceKind.OUTLET;
        }
        if (verb.sort() == Sort.URGE && denies(verb)) {
            return false;
        }
        if (verb.sort() == Sort.URGE) {
            boolean known = (subject.form() == Form.DEFINITE || subject.kind() == SourceKind.GROUP) && subject.known();
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
        if (cue.verb() != null
                || scene.lexicon.cues.verb(words.lower(cue.end())) != null
                || !words.is(cue.at(), scene.lexicon.cues.having())) {
            return null;
        }
        Subject subject = clauses.leadsToNumber(cue.end(), cue.to()) || partners.hasNumber(cue.end(), cue.to())
                ? clauses.subject(cue)
                : null;
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

    /** "The Gazette has it at 40 million": who gives a number of what is spoken of. */
    @Nullable
    Draft hasItAt(Cue cue) {
        boolean gives = cue.verb() == null
                && words.is(cue.at(), scene.lexicon.cues.having())
                && isPronoun(cue.end())
                && words.is(cue.end() + 1, scene.lexicon.cues.at())
                && clauses.leadsToNumber(cue.end(), cue.to());
        Subject subject = gives ? clauses.subject(cue) : null;
        if (subject == null
                || subject.phrase().form() != Form.NAME
                || !subject.phrase().known()) {
            return null;
        }
        return new Draft(
                subject.phrase(),
                null,
                new Stretch(subject.from(), cue.end()),
                List.of(clauses.rest(cue.end(), cue)),
                Speech.REPORTED,
                "has-it-at",
                subject.from(),
                cue.end(),
                joins(subject.from()));
    }

    /** "X was quoted by Y as saying", "X was told by Y". */
    @Nullable
    Draft passiveBy(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean denied = scene.lexicon.certainty.denials().lengthAt(words, cue.at()) > 0;
        if (verb == null
                || denied
                || verb.sort() == Sort.URGE
                || verb.sort() == Sort.DIRECT
                || !verb.mayBe(ReportingVerb.Form.PARTICIPLE)) {
            return null;
        }
        int by = clauses.skipTimes(cue.end(), cue.to());
        int count = by;
        if (words.is(by, scene.lexicon.cues.at()) && partners.counts(cue) && hasBe(cue)) {
            by = behindCount(by + 1, cue.to());
        }
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
        boolean be = hasBe(cue);
        int number = be ? -1 : partners.numberBefore(cue.at(), cue.floor());
        if (!be && number < 0 && isOfNoun(cue)) {
            return null;
        }
        content.add(new Stretch(number < 0 ? cue.floor() : number, cue.at()));
        if (by > count) {
            content.add(new Stretch(count, by));
        }
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

    /** "The lab accused by the ministry of destroying 40 samples": what follows is said by the one who accuses. */
    @Nullable
    Draft accusedBy(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean accused =
                verb != null && verb.sort() == Sort.URGE && verb.mayBe(ReportingVerb.Form.PARTICIPLE) && !denies(verb);
        int by = clauses.skipTimes(cue.end(), cue.to());
        int deed = accused && words.is(by, scene.lexicon.cues.by()) ? deedBehind(by + 1, cue.to()) : -1;
        NounPhrase source = deed < 0 ? null : clauses.phrases.after(by + 1, deed, true);
        if (source == null || !source.known() || source.form() == Form.SPEAKER) {
            return null;
        }
        return new Draft(
                source,
                null,
                new Stretch(cue.at(), source.to()),
                List.of(new Stretch(deed, clauses.endOfPhrase(deed, cue.to()))),
                Speech.REPORTED,
                "accused-by",
                cue.at(),
                deed,
                false);
    }

    /** "urged the firm to hire 40": what somebody calls for, whomever he asks. */
    @Nullable
    Draft urgesTo(Cue cue) {
        boolean urges = cue.verb() != null
                && scene.lexicon.cues.urging().contains(cue.verb().base());
        int deed = urges ? demandBehind(cue) : -1;
        Subject subject = deed < 0 || isInfinitive(cue) ? null : clauses.subject(cue);
        boolean said = subject != null
                && cue.verb() != null
                && accepts(cue.verb(), subject.phrase())
                && subject.phrase().known()
                && !subject.passive()
                && !cue.verb().isGerund()
                && !isFrom(subject, Form.SPEAKER);
        if (subject == null || !said) {
            return null;
        }
        return new Draft(
                subject.phrase(),
                null,
                new Stretch(subject.from(), cue.end()),
                List.of(new Stretch(deed, clauses.endOfPhrase(deed, cue.to()))),
                Speech.REPORTED,
                "urges-to",
                subject.from(),
                deed,
                joins(subject.from()));
    }

    /** The "to" behind those who are urged; -1 without one, or where a clause is said. */
    private int demandBehind(Cue cue) {
        for (int at = cue.end() + 1; at < Math.min(cue.to(), cue.end() + NEAR) && isInPhrase(at); at++) {
            if (words.is(at, scene.lexicon.cues.to()) && words.is(at + 1, Shape.LOWER)) {
                return words.is(at + 1, scene.lexicon.grammar.determiners()) ? -1 : at;
            }
        }
        return -1;
    }

    /** "of destroying", "for taking": where the deed starts of which somebody is accused; -1 without one. */
    private int deedBehind(int from, int limit) {
        for (int at = from; at < Math.min(limit, from + LONGEST_ACCUSER) && isInPhrase(at); at++) {
            if (words.is(at, scene.lexicon.cues.charging())
                    && scene.lexicon.grammar.looksLikeGerund(words.lower(at + 1))) {
                return at;
            }
        }
        return -1;
    }

    private boolean isInPhrase(int at) {
        return words.at(at).isWord() || words.is(at, Shape.POSSESSIVE);
    }

    /** "put at 40 million dollars by": the first word behind the count that is no part of it. */
    private int behindCount(int from, int limit) {
        int at = from;
        while (at < Math.min(limit, from + NEAR) && !words.is(at, scene.lexicon.cues.by())) {
            at++;
        }
        return at;
    }

    /** "the states identified by the party", "a capital held by the army": the participle tells of a noun alone. */
    private boolean isOfNoun(Cue cue) {
        ReportingVerb verb = cue.verb();
        boolean counting =
                verb != null && (verb.sort() == Sort.FIND || !verb.partner().isEmpty());
        return counting
                && words.is(cue.at() - 1, Shape.LOWER)
                && !scene.lexicon.grammar.isAdverb(words.lower(cue.at() - 1));
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

    /** "pegging the value at $6": a verb of counting with its partner and the count. */
    boolean counts(Cue cue) {
        return partners.counts(cue);
    }
}

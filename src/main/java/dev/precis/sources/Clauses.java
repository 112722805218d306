package dev.precis.sources;

import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.ReportingVerb.Sort;
import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a sentence around a reporting verb: its subject, its hearer, and what is said. */
final class Clauses {
    private static final int LONGEST_ASIDE = 45;
    private static final int MOST_COMMAS = 4;
    private static final int REACH = 30;
    /** How many words may stand before "known as" in the aside that gives a name. */
    private static final int NAMING = 4;

    /** How long a quotation may be that is no more than a part of a clause, its marks included. */
    private static final int FEW_WORDS = 5;

    private static final int LONGEST_FRONTED = 12;
    private static final int SHORTEST_CLAUSE = 4;
    /** How far a sentence is searched for its parts: longer ones are none, and hostile text stays linear. */
    private static final int LONGEST_CONTENT = 250;

    private final Scene scene;
    private final Words words;
    private final Lexicon lexicon;
    private final Lexicon.Grammar grammar;
    final NounPhrases phrases;

    Clauses(Scene scene, NounPhrases phrases) {
        this.scene = scene;
        this.words = scene.words;
        this.lexicon = scene.lexicon;
        this.grammar = lexicon.grammar;
        this.phrases = phrases;
    }

    /**
     * The subject of a verb.
     *
     * @param from where the whole subject starts, its apposition included
     * @param verbGroup the first word of the verb with its auxiliaries
     * @param passive true after a form of "be"
     * @param progressive true for "is saying"
     */
    record Subject(NounPhrase phrase, int from, int verbGroup, boolean passive) {}

    // ---- the subject

    @Nullable
    Subject subject(Cue cue) {
        int group = verbGroup(cue);
        boolean be = hasBe(group, cue.at()) && !words.is(cue.at() - 1, lexicon.cues.to());
        if (group > cue.from() && words.is(group - 1, grammar.relatives()) && !scene.isAcronym(group - 1)) {
            return relativeSubject(cue, group, be);
        }
        NounPhrase plain = phrases.before(group, cue.floor());
        if (plain != null && (words.is(plain.from() - 1, lexicon.owners.relative()) || isLastOfPlaces(plain, cue))) {
            return null;
        }
        NounPhrase bearer = bearerAtStart(plain, cue, group);
        if (bearer != null) {
            return subject(bearer, group, be);
        }
        NounPhrase head = plain == null ? null : headOfRelative(plain, cue);
        if (head != null) {
            return subject(head, group, be);
        }
        if (plain != null && isFree(plain, cue)) {
            return subject(withRoleBefore(plain, cue), group, be);
        }
        if (group <= cue.floor() || !isAsideEnd(group - 1)) {
            return null;
        }
        Subject before = subjectBeforeAside(cue, group, be);
        boolean object = before != null && words.is(before.from() - 1, grammar.prepositions());
        Subject whole = before == null || object ? subjectWithRelative(cue, group, be) : null;
        return whole == null ? before : whole;
    }

    /** "voters in Arvo, Tern and Corvo want": the last of the places where those are who want it. */
    private boolean isLastOfPlaces(NounPhrase phrase, Cue cue) {
        boolean place = phrase.form() == NounPhrase.Form.NAME
                && lexicon.names.places().contains(words.lower(phrase.nameTo() - 1))
                && (words.is(phrase.from() - 1, grammar.coordinators()) || words.is(phrase.from() - 1, Shape.COMMA));
        int at = phrase.from() - 1;
        while (place
                && at > Math.max(cue.from(), phrase.from() - REACH)
                && (words.isCapital(at) || words.is(at, Shape.COMMA) || words.is(at, grammar.coordinators()))) {
            at--;
        }
        return place && at > cue.from() && words.is(at, grammar.prepositions()) && words.isCapital(at + 1);
    }

    /** "An officer who has seen the plans, but may not speak, told": the sentence starts with its subject. */
    private @Nullable Subject subjectWithRelative(Cue cue, int group, boolean be) {
        if (cue.floor() != cue.from() || scene.inQuotation(cue.from()) && !cue.quoted()) {
            return null;
        }
        NounPhrase phrase = phrases.after(cue.from(), group, true);
        int behind = phrase == null || !words.is(phrase.to(), Shape.COMMA) ? 0 : 1;
        boolean relative = phrase != null && words.is(phrase.to() + behind, lexicon.cues.who());
        return phrase != null && relative && phrase.known() && maySay(phrase) ? subject(phrase, group, be) : null;
    }

    /** "Jane Roe, press officer for the service said": the sentence starts with a name, and the comma behind its office is left out. */
    private @Nullable NounPhrase bearerAtStart(@Nullable NounPhrase plain, Cue cue, int group) {
        boolean first = cue.floor() == cue.from() && words.isCapital(cue.from()) && !scene.inQuotation(cue.from());
        NounPhrase name = first ? phrases.after(cue.from(), group, false) : null;
        boolean person = name != null && name.form() == Form.NAME && name.kind() == SourceKind.PERSON && name.known();
        boolean other = plain != null && (plain.form() == Form.NAME || plain.form() == Form.PRONOUN);
        if (name == null
                || !person
                || other
                || !words.is(name.to(), Shape.COMMA)
                || group - name.to() > LONGEST_ASIDE) {
            return null;
        }
        for (int at = name.to() + 1; at < group; at++) {
            boolean inside = words.at(at).isWord() || words.is(at, Shape.POSSESSIVE) || words.is(at, Shape.NUMBER);
            if (!inside || isVerb(at) || words.is(at, grammar.relatives()) || isFiniteCue(at)) {
                return null;
            }
        }
        Stretch office = phrases.role(name.to() + 1, group);
        return tellsRole(office) ? name.withRole(office) : null;
    }

    private boolean isFiniteCue(int at) {
        ReportingVerb verb = lexicon.cues.verb(words.lower(at));
        return verb != null && verb.isFinite() && words.is(at, Shape.LOWER) && !words.is(at, lexicon.cues.nounToo());
    }

    /** A noun that no list knows is a subject only where the clause starts with it. */
    private boolean isFree(NounPhrase phrase, Cue cue) {
        return phrase.known()
                || phrase.from() == cue.from()
                || phrase.from() == cue.from() + 1 && opensSentence(cue.from())
                || !words.at(phrase.from() - 1).isWord();
    }

    /** "However watchers say", "But parents say". */
    boolean opensSentence(int at) {
        return words.is(at, grammar.coordinators()) || grammar.isAdverb(words.lower(at));
    }

    private Subject subject(NounPhrase phrase, int group, boolean be) {
        return new Subject(phrase, phrase.from(), group, be);
    }

    /** The start of the verb with what belongs to it: auxiliaries, adverbs, "on Monday". */
    private int verbGroup(Cue cue) {
        int at = cue.at();
        while (at > cue.floor() && belongsToVerb(at - 1, at)) {
            at--;
        }
        return at;
    }

    private boolean belongsToVerb(int at, int next) {
        String lower = words.lower(at);
        if (words.isCapital(at) && !isTime(at)) {
            return grammar.auxiliaries().contains(lower)
                    || scene.period(at).role() != dev.precis.article.Passage.Role.BODY && grammar.isAdverb(lower);
        }
        return grammar.auxiliaries().contains(lower)
                || grammar.negations().contains(lower)
                || grammar.isAdverb(lower)
                || isTime(at)
                || words.is(at, Shape.POSSESSIVE)
                        && lower.equals("'s")
                        && words.at(next).isWord()
                        && isVerbForm(next)
                || grammar.prepositions().contains(lower) && isTime(at + 1)
                || lexicon.cues.to().contains(lower) && words.is(at - 1, grammar.lightVerbs())
                || isAnnounced(at + 1)
                || isAnnounced(at + 2)
                || grammar.lightVerbs().contains(lower) && next < words.size() && isLightNext(next);
    }

    /** "is expected to say": what somebody is going to say is known. */
    boolean isAnnounced(int verb) {
        ReportingVerb says = lexicon.cues.verb(words.lower(verb));
        boolean speaks = says != null && (lexicon.cues.announced().contains(says.base()) || says.sort() == Sort.TELL);
        return speaks
                && words.is(verb - 1, lexicon.cues.to())
                && words.is(verb - 2, lexicon.cues.due())
                && words.is(verb - 3, grammar.be());
    }

    private boolean isLightNext(int next) {
        return words.is(next, lexicon.cues.to()) || words.is(next, grammar.lightVerbs());
    }

    private boolean isVerbForm(int at) {
        ReportingVerb verb = lexicon.cues.verb(words.lower(at));
        return verb != null && verb.isGerund();
    }

    private boolean isTime(int at) {
        return grammar.times().contains(words.lower(at))
                || words.is(at, Shape.NUMBER) && grammar.months().contains(words.lower(at - 1));
    }

    private boolean hasBe(int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.is(at, grammar.be())) {
                return true;
            }
        }
        return false;
    }

    /** "X, who said": the subject stands before the comma. */
    private @Nullable Subject relativeSubject(Cue cue, int group, boolean be) {
        int before = group - 1;
        if (before > cue.from() && words.is(before - 1, Shape.COMMA)) {
            before--;
        }
        NounPhrase whole = phrases.before(before, cue.from());
        NounPhrase phrase = whole == null || !whole.known() ? phrases.nearest(before, cue.from()) : whole;
        if (phrase == null) {
            return null;
        }
        NounPhrase inner = phrases.innermost(phrase);
        boolean who = words.is(group - 1, lexicon.cues.who());
        NounPhrase named = who && !maySay(inner) ? bearerOf(phrase, cue) : null;
        named = named == null && !who ? firmBefore(phrase, cue) : named;
        NounPhrase person = who && !maySay(inner) && named == null ? personBefore(inner.from(), cue) : named;
        return new Subject(person == null ? inner : person, group - 1, group, be);
    }

    /** "Jane Roe, an analyst at Hill & Co, who expects": the office between the commas is hers. */
    private @Nullable NounPhrase bearerOf(NounPhrase office, Cue cue) {
        boolean aside = maySay(office) && words.is(office.from() - 1, Shape.COMMA);
        NounPhrase name = aside ? phrases.nearest(office.from() - 1, cue.from()) : null;
        boolean person = name != null && name.form() == Form.NAME && name.kind() == SourceKind.PERSON;
        return person ? name : null;
    }

    /** "Hill Partners, a hedge fund that says": the trade between the comma and the verb is that of the name. */
    private @Nullable NounPhrase firmBefore(NounPhrase trade, Cue cue) {
        boolean aside = trade.form() == Form.INDEFINITE
                && words.is(trade.from(), grammar.indefinites())
                && words.is(trade.from() - 1, Shape.COMMA);
        NounPhrase name = aside ? phrases.nearest(trade.from() - 1, cue.from()) : null;
        boolean firm =
                name != null && name.form() == Form.NAME && name.known() && trade.kind() == SourceKind.ORGANISATION;
        return firm && name != null ? name.withKind(SourceKind.ORGANISATION) : null;
    }

    /** "residents who spoke to the BBC put": the noun behind a preposition is not the subject, the head of the relative is. */
    private @Nullable NounPhrase headOfRelative(NounPhrase phrase, Cue cue) {
        int preposition = phrase.from() - 1;
        boolean object = words.is(preposition, Shape.LOWER) && words.is(preposition - 1, lexicon.cues.who());
        boolean inside =
                words.is(preposition, grammar.prepositions()) && !words.is(preposition, grammar.subordinators());
        if (!inside && !object) {
            return null;
        }
        int lowest = Math.max(cue.floor(), preposition - LONGEST_FRONTED);
        for (int at = preposition - 1; at > lowest && words.at(at).isWord(); at--) {
            if (words.is(at, grammar.relatives())) {
                NounPhrase head = phrases.nearest(at, cue.floor());
                return head != null && head.known() ? head : null;
            }
        }
        return null;
    }

    private static boolean maySay(NounPhrase phrase) {
        return switch (phrase.kind()) {
            case PERSON, GROUP, ANONYMOUS -> true;
            default -> !phrase.known();
        };
    }

    /** "Roe, chief economist at Hill & Co, who expects": the one before the comma is a person. */
    private @Nullable NounPhrase personBefore(int at, Cue cue) {
        int commas = 0;
        for (int i = at - 1; i > Math.max(cue.from(), at - LONGEST_ASIDE) && commas < MOST_COMMAS; i--) {
            if (words.is(i, Shape.COMMA)) {
                commas++;
                NounPhrase phrase = phrases.nearest(i, cue.from());
                boolean inside = phrase != null && words.is(phrase.from() - 1, grammar.linking());
                if (phrase != null && !inside && phrase.kind() == SourceKind.PERSON && phrase.form() == Form.NAME) {
                    return phrase;
                }
            }
        }
        return null;
    }

    /** "Jane Roe, of Ash Close, Tern, who": a place does not say anything. */
    private boolean isNameOfThing(@Nullable NounPhrase phrase) {
        boolean listed = phrase != null
                && phrase.to() - phrase.from() == 1
                && words.is(phrase.from() - 1, Shape.COMMA)
                && words.isCapital(phrase.from() - 2);
        return phrase != null
                && phrase.form() == Form.NAME
                && phrase.kind() != SourceKind.GROUP
                && (phrase.kind() != SourceKind.PERSON || listed);
    }

    private boolean isAsideEnd(int at) {
        return words.is(at, Shape.COMMA) || words.is(at, Shape.DASH) || endsWithQuote(at);
    }

    /** "who calls it a "sink,"": the comma of an aside stands within the quotation at its end. */
    private boolean endsWithQuote(int at) {
        Quotation quotation = isQuoteClose(at) && words.is(at - 1, Shape.COMMA) ? scene.quotation(at - 1) : null;
        return quotation != null && words.at(quotation.from() - 1).isWord();
    }

    /** "X, the minister, said", "X, 42, who led the study, said". */
    private @Nullable Subject subjectBeforeAside(Cue cue, int group, boolean be) {
        boolean quote = endsWithQuote(group - 1);
        Shape mark = quote ? Shape.COMMA : words.at(group - 1).shape();
        int commas = 0;
        int lowest = Math.max(cue.from(), group - LONGEST_ASIDE);
        for (int at = group - 2; at > lowest && commas < MOST_COMMAS; at--) {
            Quotation quotation = scene.quotation(at);
            boolean embedded =
                    quotation != null && words.at(quotation.from() - 1).isWord();
            if (quotation != null && quotation.from() > lowest && embedded) {
                at = quotation.from();
                continue;
            }
            if (endsClause(at)) {
                return null;
            }
            if (words.is(at, mark)) {
                commas++;
                boolean relative = words.is(at + 1, grammar.relatives());
                if ((at <= cue.floor() || quote) && !relative) {
                    return null;
                }
                int floor = relative ? cue.from() : cue.floor();
                NounPhrase phrase = startsAside(at + 1) ? phrases.before(at, floor) : null;
                NounPhrase bearer = phrase == null ? null : bearerBefore(phrase, cue);
                if (bearer != null) {
                    return subject(bearer, group, be);
                }
                NounPhrase named = phrase == null ? null : nameInAside(phrase, at + 1, group - 1);
                if (named != null) {
                    return subject(named, group, be);
                }
                boolean who = words.is(at + 1, lexicon.cues.who());
                NounPhrase resident = who && isNameOfThing(phrase) ? personBefore(at, cue) : null;
                if (resident != null) {
                    return subject(resident, group, be);
                }
                if (phrase != null
                        && (carriesAside(phrase, cue) || who && !phrase.known() && phrase.from() == cue.from())) {
                    Stretch role = phrases.role(at + 1, group);
                    return subject(withRoleAfter(phrase, role), group, be);
                }
            }
        }
        return null;
    }

    /** "Jane Roe, chief economist at Hill & Co, a broker, said": an office without an article is that of the name before it. */
    private @Nullable NounPhrase bearerBefore(NounPhrase office, Cue cue) {
        if (isBehindCommaAndPreposition(office)) {
            NounPhrase member = phrases.before(office.from() - 2, cue.floor());
            boolean named = member != null && member.form() == Form.NAME && member.kind() == SourceKind.PERSON;
            return named && member != null && member.known() ? member : null;
        }
        boolean bare = office.form() == Form.INDEFINITE
                && (office.kind() == SourceKind.PERSON || office.kind() == SourceKind.ANONYMOUS)
                && !words.is(office.from(), grammar.determiners())
                && words.is(office.from() - 1, Shape.COMMA);
        NounPhrase name = bare ? phrases.before(office.from() - 1, cue.floor()) : null;
        boolean person = name != null && name.form() == Form.NAME && name.kind() == SourceKind.PERSON && name.known();
        return person && name != null ? name.withRole(new Stretch(office.from(), office.to())) : null;
    }

    /** "Jane Roe, of Hill & Co, which owns a mill, said": the firm is a part of the aside. */
    private boolean isBehindCommaAndPreposition(NounPhrase firm) {
        boolean thing = firm.kind() == SourceKind.ORGANISATION || firm.kind() == SourceKind.OUTLET;
        return thing && words.is(firm.from() - 1, grammar.linking()) && words.is(firm.from() - 2, Shape.COMMA);
    }

    /** "the mayor, Jane Roe,": the office stands first and the name is the aside. */
    private @Nullable NounPhrase nameInAside(NounPhrase office, int from, int to) {
        boolean mayBePerson =
                office.kind() == SourceKind.PERSON || office.kind() == SourceKind.ANONYMOUS || !office.known();
        boolean trade = office.kind() == SourceKind.ORGANISATION;
        if (!mayBePerson && !trade || office.form() == Form.NAME || office.form() == Form.PRONOUN) {
            return null;
        }
        NounPhrase name = phrases.after(behindNaming(from, to), to, false);
        if (name == null || name.form() != Form.NAME) {
            return null;
        }
        NounPhrase named =
                name.withRole(new Stretch(office.nameFrom(), office.nameTo())).startingAt(office.from());
        if (isNameOfTrade(office, name, to)) {
            return named.withKind(SourceKind.ORGANISATION);
        }
        boolean ends = name.to() == to
                || words.is(name.to(), grammar.prepositions())
                || words.is(name.to(), Shape.OPEN) && words.is(to - 1, Shape.CLOSE);
        boolean first = isFirstName(office, name, to);
        boolean whole = ends && (first || name.kind() == SourceKind.PERSON) && mayBePerson;
        return whole ? named.withKind(SourceKind.PERSON) : null;
    }

    /** "a farmer, who goes by Old Tom,": where the name starts. */
    private int behindNaming(int from, int to) {
        for (int at = from; at < Math.min(to, from + NAMING); at++) {
            int length = lexicon.cues.naming().lengthAt(words, at);
            if (length > 0) {
                return at + length;
            }
        }
        return from;
    }

    /** "Her mother, Angela,". */
    private static boolean isFirstName(NounPhrase office, NounPhrase name, int to) {
        return office.kind() == SourceKind.PERSON
                && name.nameTo() - name.nameFrom() == 1
                && name.kind() == SourceKind.ORGANISATION
                && name.to() == to;
    }

    /** "The drugmaker, Polaris,". */
    private boolean isNameOfTrade(NounPhrase office, NounPhrase name, int to) {
        boolean named = name.kind() == SourceKind.ORGANISATION || name.nameTo() - name.nameFrom() > 1;
        return office.kind() == SourceKind.ORGANISATION && name.form() == Form.NAME && named && name.to() == to;
    }

    private boolean endsClause(int at) {
        return switch (words.at(at).shape()) {
            case STOP, SEMICOLON, QUOTE_CLOSE, QUOTE_OPEN -> true;
            default -> false;
        };
    }

    private boolean startsAside(int at) {
        return !words.is(at, grammar.coordinators()) && !grammar.isPronoun(words.lower(at));
    }

    private boolean carriesAside(NounPhrase phrase, Cue cue) {
        boolean clean = phrase.from() == cue.floor()
                || phrase.from() == cue.from()
                || !words.at(phrase.from() - 1).isWord()
                || words.is(phrase.from() - 1, grammar.coordinators())
                || words.is(phrase.from() - 1, grammar.prepositions())
                || isTime(phrase.from() - 1)
                || words.is(phrase.from() - 1, grammar.subordinators());
        boolean pronoun = phrase.form() == Form.PRONOUN && phrase.to() - phrase.from() == 1;
        return clean && phrase.known() && !pronoun && phrase.form() != Form.SPEAKER;
    }

    private NounPhrase withRoleAfter(NounPhrase phrase, Stretch role) {
        if (phrase.form() == Form.NAME && phrase.role() == null && tellsTrade(role)) {
            SourceKind kind = phrase.kind() == SourceKind.PERSON ? SourceKind.ORGANISATION : phrase.kind();
            return phrase.withKind(kind).withRole(role);
        }
        boolean telling = phrase.kind() == SourceKind.PERSON && phrase.form() == Form.NAME && phrase.role() == null;
        return telling && tellsRole(role) ? phrase.withRole(role) : phrase;
    }

    /** "X, a maritime security firm,": the noun at its head is that of an organisation. */
    private boolean tellsTrade(Stretch role) {
        boolean article = words.is(role.from() - 1, grammar.determiners());
        int head = role.from();
        while (head + 1 < role.to() && continuesNoun(head + 1)) {
            head++;
        }
        return article
                && !role.isEmpty()
                && (lexicon.nouns.trades().contains(words.lower(head))
                        || lexicon.nouns.bodies().contains(words.lower(head)))
                && !lexicon.nouns.persons().contains(words.lower(head));
    }

    private boolean continuesNoun(int at) {
        return words.at(at).isWord()
                && !words.is(at, grammar.prepositions())
                && !words.is(at, grammar.relatives())
                && !isVerb(at);
    }

    private boolean tellsRole(Stretch role) {
        if (role.isEmpty() || words.is(role.from(), grammar.relatives()) || words.is(role.from(), Shape.NUMBER)) {
            return false;
        }
        for (int at = role.from(); at < role.to(); at++) {
            if (lexicon.nouns.persons().contains(words.lower(at))) {
                return true;
            }
        }
        return false;
    }

    /** "…, the commander of the ground forces, Jane Roe, said": the role stands before the name. */
    private NounPhrase withRoleBefore(NounPhrase phrase, Cue cue) {
        int comma = phrase.from() - 1;
        if (phrase.kind() != SourceKind.PERSON
                || phrase.form() != Form.NAME
                || comma <= cue.floor()
                || !words.is(comma, Shape.COMMA)) {
            return phrase;
        }
        NounPhrase role = phrases.before(comma, cue.floor());
        boolean office = role != null
                && role.form() == Form.DEFINITE
                && role.kind() == SourceKind.PERSON
                && role.known()
                && (role.from() == cue.floor()
                        || words.is(role.from() - 1, Shape.COMMA)
                        || isQuoteClose(role.from() - 1));
        return office && role != null
                ? phrase.withRole(new Stretch(role.nameFrom(), role.nameTo())).startingAt(role.from())
                : phrase;
    }

    /** True where a quotation ends right before a word, its comma left out. */
    boolean isQuoteBefore(int at) {
        return isQuoteClose(at - 1) || words.is(at - 1, Shape.COMMA) && isQuoteClose(at - 2);
    }

    private boolean isQuoteClose(int at) {
        return words.is(at, Shape.QUOTE_CLOSE);
    }

    /** "…," said X, the minister: the subject behind the verb. */
    @Nullable
    Subject subjectBehind(Cue cue) {
        NounPhrase phrase = phrases.after(cue.end(), cue.to(), true);
        boolean demonstrative =
                words.is(cue.end(), grammar.definites()) && words.is(cue.end() + 1, grammar.prepositions());
        if (demonstrative || phrase == null || phrase.form() == Form.SPEAKER || !endsThere(phrase, cue.to())) {
            return null;
        }
        int end = phrase.to();
        return new Subject(withAside(phrase, cue.to()), cue.at(), cue.at(), false);
    }

    /** A phrase with what the aside behind it adds: the role of a name, or the name of an office. */
    NounPhrase withAside(NounPhrase phrase, int limit) {
        int end = phrase.to();
        if (!words.is(end, Shape.COMMA) || phrase.form() == Form.PRONOUN || phrase.role() != null) {
            return phrase;
        }
        Stretch aside = phrases.role(end + 1, limit);
        NounPhrase named = nameInAside(phrase, end + 1, aside.to());
        return named == null ? withRoleAfter(phrase, aside) : named;
    }

    private boolean endsThere(NounPhrase phrase, int limit) {
        int at = phrase.to();
        return at >= limit
                || !words.at(at).isWord()
                || isTime(at)
                || lexicon.cues.naming().lengthAt(words, at) > 0
                || grammar.prepositions().contains(words.lower(at))
                || grammar.subordinators().contains(words.lower(at))
                || grammar.relatives().contains(words.lower(at))
                || grammar.coordinators().contains(words.lower(at))
                || grammar.isAdverb(words.lower(at)) && !isSubjectOfMore(at);
    }

    /** "said the guidance still looked": the adverb stands before a verb of its own. */
    private boolean isSubjectOfMore(int adverb) {
        return words.at(adverb + 1).isWord()
                && !isTime(adverb + 1)
                && !grammar.prepositions().contains(words.lower(adverb + 1));
    }

    /** Where a sentence starts behind a fronted phrase: "In May, X said". */
    int behindFronted(int from, int limit) {
        boolean clause = isSubordinate(from) || grammar.isAdverb(words.lower(from)) && isSubordinate(from + 1);
        if (!clause && !words.is(from, grammar.prepositions())) {
            return from;
        }
        int at = from;
        while (at < Math.min(limit, from + (clause ? REACH : LONGEST_FRONTED)) && !words.is(at, Shape.COMMA)) {
            at++;
        }
        return words.is(at, Shape.COMMA) ? at + 1 : from;
    }

    /** "as bakers cheer", "while": no "that", which may be the subject. */
    private boolean isSubordinate(int at) {
        return words.is(at, grammar.subordinators())
                && !words.is(at, grammar.definites())
                && !words.is(at, grammar.complementizers());
    }

    // ---- what is said

    /** What stands before the subject or cue: a quotation or a clause with its comma; null where there is none. */
    @Nullable
    Stretch contentBefore(Cue cue, int subjectFrom) {
        int last = subjectFrom - 1;
        if (last < cue.floor() || last < 1) {
            return quoteInSentenceBefore(cue, subjectFrom);
        }
        if (isQuoteClose(last) || words.is(last, Shape.COMMA) && isQuoteClose(last - 1)) {
            return new Stretch(quotationStart(cue, last), last + (isQuoteClose(last) ? 1 : 0));
        }
        boolean separated = words.is(last, Shape.COMMA) || words.is(last, Shape.DASH);
        if (!separated || !isClause(contentStart(cue), last)) {
            return null;
        }
        return new Stretch(contentStart(cue), last);
    }

    /** A caption "(file picture) 'We won,' he said" has no stop: what stands before the parenthesis is not said. */
    private int quotationStart(Cue cue, int last) {
        Quotation quotation = scene.quotation(last - 1);
        boolean apart = quotation != null && words.is(quotation.from() - 1, Shape.CLOSE);
        return apart && quotation != null && !cue.quoted()
                ? Math.max(contentStart(cue), quotation.from())
                : contentStart(cue);
    }

    private int contentStart(Cue cue) {
        int at = cue.floor();
        while (at < cue.at() && (words.is(at, Shape.COMMA) || words.is(at, grammar.coordinators()))) {
            at++;
        }
        return at;
    }

    /** "Is it over?" she asked: the splitter may end the sentence at the question mark. */
    private @Nullable Stretch quoteInSentenceBefore(Cue cue, int subjectFrom) {
        int last = subjectFrom - 1;
        if (subjectFrom != cue.from() || !isQuoteClose(last) || cue.quoted()) {
            return null;
        }
        boolean samePassage =
                scene.period(last).passage() == scene.period(subjectFrom).passage();
        boolean open = !words.lower(last - 1).equals(".");
        return samePassage && open ? new Stretch(scene.period(last).from(), last + 1) : null;
    }

    private boolean isClause(int from, int to) {
        if (to - from < 2) {
            return false;
        }
        if (scene.period(from).role() != dev.precis.article.Passage.Role.BODY) {
            return true;
        }
        boolean subordinate = words.is(from, grammar.subordinators()) && !words.is(from, grammar.definites());
        boolean fronted = subordinate
                || words.is(from, grammar.prepositions())
                || grammar.isAdverb(words.lower(from))
                || isTime(from);
        return !fronted || hasVerbBehindComma(from, to, subordinate);
    }

    private boolean hasVerbBehindComma(int from, int to, boolean subordinate) {
        boolean comma = false;
        for (int at = from; at < Math.min(to, from + LONGEST_CONTENT); at++) {
            comma |= words.is(at, Shape.COMMA);
            if (isVerb(at) && (comma || !subordinate && at - from > 3)) {
                return true;
            }
            if (words.is(at, Shape.COMMA) && to - at > SHORTEST_CLAUSE && !startsPhrase(at + 1)) {
                return true;
            }
        }
        return false;
    }

    /** "about 40 men" is no phrase of place or time. */
    private boolean startsPhrase(int at) {
        return words.is(at, grammar.prepositions()) && !words.is(at + 1, Shape.NUMBER);
    }

    boolean hasVerb(int from, int to) {
        for (int at = from; at < Math.min(to, from + REACH); at++) {
            if (words.is(at, Shape.COMMA) || words.is(at, Shape.SEMICOLON)) {
                return false;
            }
            if (isVerb(at)) {
                return true;
            }
        }
        return false;
    }

    boolean isVerb(int at) {
        String lower = words.lower(at);
        boolean month = words.isCapital(at) && grammar.months().contains(lower);
        return grammar.auxiliaries().contains(lower) && !month
                || grammar.verbs().contains(lower)
                || words.is(at, Shape.POSSESSIVE) && isPronoun(at - 1);
    }

    /** True where a word may start what is said: "that", a subject. */
    boolean startsClause(int at) {
        String lower = words.lower(at);
        return words.isCapital(at)
                || grammar.complementizers().contains(lower)
                || grammar.determiners().contains(lower)
                || grammar.possessives().contains(lower)
                || grammar.isPronoun(lower);
    }

    private boolean isPronoun(int at) {
        return grammar.isPronoun(words.lower(at));
    }

    /**
     * Where the content behind a verb starts, or -1 where there is none: only a time, a place, an occasion.
     *
     * @param spoken true where content stands before already, so that what follows is rather the occasion
     */
    int contentAfter(Cue cue, boolean spoken) {
        ReportingVerb verb = cue.verb();
        boolean paired = verb != null && verb.near() && verb.isPartner(words.lower(cue.end()));
        int at = cue.end() + (paired ? 1 : 0);
        boolean skips =
                verb == null || verb.sort() == Sort.SAY || verb.sort() == Sort.DIRECT || verb.sort() == Sort.TELL;
        int opener = skips ? opener(at, cue.to()) : -1;
        if (opener > at && words.is(opener, Shape.QUOTE_OPEN) && startsMidPhrase(opener)) {
            opener = -1;
        }
        if (opener >= 0) {
            return opener;
        }
        at = skipTimes(at, cue.to());
        if (at >= cue.to()
                || isEnd(at)
                || words.is(at, grammar.proClauses()) && !words.at(at + 1).isWord()) {
            return -1;
        }
        if (verb != null
                && words.is(at, lexicon.cues.about())
                && lexicon.cues.speaksOf().contains(verb.base())) {
            return at;
        }
        if (words.is(at, grammar.occasions())) {
            return spoken || at + 2 >= cue.to() ? -1 : at;
        }
        return at;
    }

    /** The "difficult" situation: a quotation that is only a word of the phrase. */
    private boolean startsMidPhrase(int quote) {
        return words.is(quote - 1, grammar.determiners()) || words.is(quote - 1, grammar.possessives());
    }

    /** "that", a colon or an opening mark, before any comma and any verb that has a subject of its own. */
    private int opener(int from, int to) {
        int limit = Math.min(to, from + REACH);
        boolean aside = isAside(from);
        for (int at = from; at < limit; at++) {
            if (at > from && !aside && !words.is(at, Shape.COLON)) {
                return -1;
            }
            if (words.is(at, Shape.QUOTE_OPEN)) {
                return at;
            }
            if (words.is(at, Shape.COLON)) {
                return at + 1;
            }
            if (words.is(at, Shape.COMMA)) {
                return words.is(at + 1, Shape.QUOTE_OPEN) ? at + 1 : commaInside(at, limit);
            }
            if (words.is(at, Shape.DASH) && at == from) {
                return thatBehindDashes(at, limit);
            }
            if (words.is(at, grammar.complementizers())) {
                return at == from || !isVerb(at - 1) ? at : -1;
            }
            if (isEnd(at) || isVerb(at) || isPronoun(at)) {
                return -1;
            }
        }
        return -1;
    }

    /** "alleging - again - that": an aside between dashes. */
    private int thatBehindDashes(int dash, int limit) {
        for (int at = dash + 1; at < Math.min(limit, dash + FEW_WORDS + 2); at++) {
            if (words.is(at, Shape.DASH)) {
                return words.is(at + 1, lexicon.cues.that()) ? at + 1 : -1;
            }
        }
        return -1;
    }

    /** True where a verb is followed by when, where or how something is said, and not by what. */
    private boolean isAside(int at) {
        return isTime(at)
                || words.is(at, Shape.COMMA)
                || grammar.prepositions().contains(words.lower(at))
                || grammar.isAdverb(words.lower(at));
    }

    /** "said on Monday, after the vote, that": an aside between the verb and its "that". */
    private int commaInside(int comma, int limit) {
        for (int at = comma + 1; at < limit; at++) {
            if (words.is(at, Shape.COMMA)) {
                return words.is(at + 1, grammar.complementizers()) || words.is(at + 1, Shape.QUOTE_OPEN) ? at + 1 : -1;
            }
            if (isEnd(at)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isEnd(int at) {
        return switch (words.at(at).shape()) {
            case STOP, SEMICOLON, COMMA, DASH, CLOSE, QUOTE_CLOSE -> true;
            default -> false;
        };
    }

    /** "two weeks ago", "three days earlier". */
    private int behindSpan(int from, int to) {
        boolean number = words.is(from, Shape.NUMBER)
                || words.is(from, grammar.numbers())
                || words.is(from, grammar.indefinites());
        boolean span = number && words.is(from + 1, Shape.LOWER) && words.is(from + 2, lexicon.cues.ago());
        return span && from + 3 <= to ? from + 3 : from;
    }

    /** Behind the auxiliaries and adverbs before a verb. */
    int skipVerbGroup(int from, int verb) {
        int at = from;
        while (at < verb && belongsToVerb(at, at + 1)) {
            at++;
        }
        return at;
    }

    int skipTimes(int from, int to) {
        int at = behindSpan(from, to);
        while (at < to
                && (isTime(at)
                        || grammar.isAdverb(words.lower(at))
                        || grammar.prepositions().contains(words.lower(at)) && isTime(at + 1))) {
            at++;
        }
        return at;
    }

    /** "the Greens on 14", "Labour ahead by 3", "the economy growing 2": a thing and the number it has. */
    boolean leadsToNumber(int from, int to) {
        int limit = Math.min(to, from + LONGEST_FRONTED);
        boolean led = false;
        for (int at = from; at < limit && !isEnd(at); at++) {
            if (led && words.is(at, Shape.NUMBER)) {
                return true;
            }
            led |= at > from && words.is(at, lexicon.cues.leading());
            if (led && words.is(at, grammar.numbers())) {
                return true;
            }
        }
        return false;
    }

    /** The hearer of "told": who is told, and the place behind. */
    @Nullable
    NounPhrase hearer(Cue cue) {
        ReportingVerb verb = cue.verb();
        if (verb == null || verb.sort() != Sort.TELL) {
            return null;
        }
        NounPhrase named = phrases.after(cue.end(), cue.to(), false);
        return named;
    }

    /** True where somebody is told: "told reporters", "told us". */
    boolean hasHearer(Cue cue) {
        return hearer(cue) != null || words.is(cue.end(), grammar.objects());
    }

    /** A quotation whole; the rest of the sentence where none starts there. */
    Stretch quotationAt(int from, Cue cue) {
        Quotation quotation = scene.quotation(from);
        return quotation == null || cue.quoted()
                ? rest(from, cue)
                : new Stretch(from, Math.min(quotation.to(), cue.to()));
    }

    /** "vowed to "end" the strike, a 40-day affair": behind a word or two in quotation marks the claim ends at the comma. */
    private int endBehindFewWords(int from, Cue cue) {
        Quotation quotation = scene.quotation(from);
        boolean few = quotation != null
                && !cue.quoted()
                && quotation.from() == from
                && quotation.to() - from <= FEW_WORDS
                && words.at(quotation.to()).isWord();
        if (!few || quotation == null) {
            return cue.to();
        }
        if (from == cue.end()) {
            return quotation.to();
        }
        int at = quotation.to();
        while (at < cue.to() && !words.is(at, Shape.COMMA)) {
            at++;
        }
        return at;
    }

    /** The content from a word to the end of the sentence, without what the outlet adds behind a closed quotation. */
    Stretch rest(int from, Cue cue) {
        int to = endBehindFewWords(from, cue);
        int limit = Math.min(to - 1, from + LONGEST_CONTENT);
        for (int at = from + 1; at < limit; at++) {
            if (isQuoteClose(at) && words.is(at - 1, Shape.COMMA) && isOutletsOwn(at + 1)) {
                to = at + 1;
                break;
            }
        }
        return new Stretch(from, to);
    }

    /** Where the words end that belong to one phrase: at a comma, a mark or the end. */
    int endOfPhrase(int from, int limit) {
        int at = from;
        while (at < Math.min(limit, from + LONGEST_CONTENT) && !isEnd(at)) {
            at++;
        }
        return at;
    }

    private boolean isOutletsOwn(int at) {
        return words.at(at).isWord()
                && !words.is(at, grammar.coordinators())
                && !words.is(at, grammar.subordinators())
                && !words.is(at, grammar.prepositions())
                && !isPronoun(at);
    }

    /** What goes on behind "…, X said": after a comma, until the outlet speaks of the occasion. */
    List<Stretch> goingOn(Cue cue, int from, boolean quoted) {
        List<Stretch> parts = new ArrayList<>();
        int at = from;
        int limit = Math.min(cue.to(), from + LONGEST_CONTENT);
        while (at < limit && !words.is(at, Shape.COMMA) && !words.is(at, Shape.DASH)) {
            if (words.is(at, Shape.SEMICOLON) && !quoted && at + 2 < cue.to()) {
                parts.add(new Stretch(at + 1, cue.to()));
                return parts;
            }
            if (words.is(at, Shape.SEMICOLON) || scene.inQuotation(at)) {
                return parts;
            }
            at++;
        }
        int start = at + 1;
        if (isTime(at - 1) && words.is(start, grammar.determiners())) {
            return parts;
        }
        boolean occasion = words.is(start, grammar.occasions()) && !words.is(start, grammar.coordinators());
        boolean verb = lexicon.cues.verb(words.lower(start)) != null;
        if (!quoted && start < cue.to() - 1 && !verb && (!occasion || !isTimeClause(start))) {
            parts.add(new Stretch(start, cue.to()));
        }
        return parts;
    }

    /** "she said, while visiting the site" tells when; "it said, while exports rose" says more. */
    private boolean isTimeClause(int at) {
        boolean contrast = words.is(at, lexicon.certainty.contrasts());
        boolean clause = contrast && !grammar.looksLikeGerund(words.lower(at + 1));
        return words.is(at, grammar.subordinators()) && !clause;
    }
}

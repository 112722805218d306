package dev.precis.sources;

import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Word.Shape;
import org.jspecify.annotations.Nullable;

/** Says what a noun phrase is: by its name, or by the noun at its head. */
final class NounPhraseKinds {
    private static final int LONGEST_NUMBER = 4;
    private final Scene scene;
    private final Words words;
    private final Lexicon lexicon;
    private final NameReader names;
    private final People people;
    private final Postmodifiers postmodifiers;

    NounPhraseKinds(Scene scene, People people) {
        this.scene = scene;
        this.words = scene.words;
        this.lexicon = scene.lexicon;
        this.names = new NameReader(scene);
        this.people = people;
        this.postmodifiers = new Postmodifiers(scene);
    }

    @Nullable
    NounPhrase pronoun(int at) {
        String lower = words.lower(at);
        Lexicon.Grammar grammar = lexicon.grammar;
        if (grammar.speaker().contains(lower)) {
            return phrase(at, at + 1, at, SourceKind.PERSON, Form.SPEAKER);
        }
        SourceKind kind = grammar.male().contains(lower) || grammar.female().contains(lower)
                ? SourceKind.PERSON
                : grammar.plural().contains(lower) ? SourceKind.GROUP : SourceKind.ORGANISATION;
        return phrase(at, at + 1, at, kind, Form.PRONOUN);
    }

    /** "his", "their": whoever owns what follows. */
    @Nullable
    NounPhrase possessive(int at) {
        String lower = words.lower(at);
        Lexicon.Owners owners = lexicon.owners;
        if (owners.male().contains(lower) || owners.female().contains(lower)) {
            return phrase(at, at + 1, at, SourceKind.PERSON, Form.PRONOUN);
        }
        boolean several = owners.plural().contains(lower);
        boolean thing = owners.thing().contains(lower);
        return several || thing
                ? phrase(at, at + 1, at, several ? SourceKind.GROUP : SourceKind.ORGANISATION, Form.PRONOUN)
                : null;
    }

    private static NounPhrase phrase(int from, int to, int head, SourceKind kind, Form form) {
        return new NounPhrase(from, to, from, to, head, kind, form, true, null);
    }

    /** The phrase of these words, or null where they can be no source. */
    @Nullable
    NounPhrase of(int from, int to) {
        int behindAge = behindAge(from);
        if (behindAge > from && behindAge < to) {
            NounPhrase named = of(behindAge, to);
            return named == null ? null : named.startingAt(from);
        }
        int headEnd = headEnd(from, to);
        if (isPartOfThem(from, to)) {
            return new NounPhrase(from, to, from, to, to - 1, SourceKind.GROUP, Form.PRONOUN, true, null);
        }
        NounPhrase part = partOfGroup(from, to);
        if (part != null) {
            return part;
        }
        boolean nobody = words.is(from, lexicon.grammar.nobody()) && !words.is(from + 1, Shape.NUMBER);
        if (headEnd <= from || nobody || isAmount(from) || isRelative(from)) {
            return null;
        }
        boolean time = headEnd - from == 1
                && (words.is(from, lexicon.grammar.months()) || words.is(from, lexicon.grammar.weekdays()));
        if (time) {
            return null;
        }
        NounPhrase named = named(from, to, headEnd);
        return named != null ? named : described(from, to, headEnd);
    }

    /** "21-year-old Jane Roe", "21-year old Jane Roe": the age stands before the name and counts nobody. */
    private int behindAge(int from) {
        boolean age = words.is(from, Shape.NUMBER)
                || Character.isDigit(words.lower(from).charAt(0));
        if (age && lexicon.nouns.isOfAge(words.lower(from)) && words.isCapital(from + 1)) {
            return from + 1;
        }
        boolean apart = age && words.lower(from).indexOf('-') > 0 && words.is(from + 1, Shape.LOWER);
        return apart && words.isCapital(from + 2) ? from + 2 : from;
    }

    /** "One of them", "several of them"; "two" alone is two of those who spoke before. */
    private boolean isPartOfThem(int from, int to) {
        boolean alone = to - from == 1 && words.is(from, lexicon.grammar.few());
        return alone
                || to - from == 3
                        && words.is(from + 1, lexicon.cues.of())
                        && words.is(to - 1, lexicon.owners.plural())
                        && words.is(to - 1, lexicon.grammar.objects());
    }

    /** "Seventeen of 21 economists polled by X" are those economists; "one of the officials" is somebody among them. */
    private @Nullable NounPhrase partOfGroup(int from, int to) {
        boolean counted = isCount(from) && words.is(from + 1, lexicon.cues.of()) && to - from > 2;
        int inner = from + 2;
        while (counted && inner < to - 1 && (isCount(inner) || words.is(inner, Shape.OTHER))) {
            inner++;
        }
        NounPhrase whole = counted ? of(inner, to) : null;
        if (whole == null || whole.kind() != SourceKind.GROUP || whole.form() == Form.PRONOUN) {
            return null;
        }
        if (whole.form() == Form.INDEFINITE) {
            return whole.startingAt(from);
        }
        boolean one = words.is(from, lexicon.grammar.indefinites());
        SourceKind kind = one ? SourceKind.ANONYMOUS : SourceKind.GROUP;
        return new NounPhrase(from, to, from, to, whole.head(), kind, Form.INDEFINITE, whole.known(), null);
    }

    private boolean isCount(int at) {
        return words.is(at, Shape.NUMBER)
                || words.is(at, lexicon.grammar.numbers())
                || words.is(at, lexicon.grammar.determiners()) && !words.is(at, lexicon.grammar.definites());
    }

    private boolean isRelative(int at) {
        return words.is(at, lexicon.grammar.relatives()) && !scene.isAcronym(at);
    }

    /** "100,000 women" are counted and do not speak; "two officials" may. */
    private boolean isAmount(int at) {
        String written = words.lower(at);
        return Character.isDigit(written.charAt(0)) && written.indexOf('/') < 0;
    }

    /** Behind the first noun group: before "of", "for", "(". */
    private int headEnd(int from, int to) {
        int at = Math.max(from, behindOwnerOffice(from, to));
        while (at < to && !isPostmodifier(at, from)) {
            at++;
        }
        return at;
    }

    /** "the secretary of state's office": the owner is an office of several words. */
    private int behindOwnerOffice(int from, int to) {
        for (int at = from + 1; at < to - 3; at++) {
            boolean office = words.is(at, lexicon.cues.of())
                    && lexicon.nouns.persons().contains(words.lower(at - 1))
                    && words.is(at + 2, Shape.POSSESSIVE);
            if (office) {
                return at + 3;
            }
        }
        return from;
    }

    private boolean isPostmodifier(int at, int from) {
        return words.is(at, Shape.OPEN) && !names.isTitle(at - 1)
                || words.is(at, lexicon.grammar.prepositions()) && !scene.isSmallWordOfName(at)
                || isRelative(at) && at > from
                || isParticipleOfDocument(at, from)
                || at > from && postmodifiers.isReducedRelative(at);
    }

    /** "a study published in May": what follows the document is no longer its head. */
    private boolean isParticipleOfDocument(int at, int from) {
        boolean participle = words.is(at, lexicon.grammar.verbs()) || words.is(at, lexicon.cues.participleToo());
        return participle && at > from && lexicon.nouns.documents().contains(words.lower(at - 1));
    }

    // ---- names

    private @Nullable NounPhrase named(int from, int to, int headEnd) {
        if (words.isCapital(to - 1) && headEnd < to) {
            NounPhrase last = nameAtEnd(from, to, headEnd);
            NounPhrase late = last == null ? nameAfterRole(from, to, headEnd) : last;
            if (late != null) {
                return late;
            }
        }
        int last = headEnd - 1;
        boolean name = words.isCapital(last) && !isHeadAtStart(last, from)
                || isNumberOfName(last) && last > from && words.isCapital(last - 1);
        return name ? nameAtHead(from, to, headEnd) : null;
    }

    /** "Local 502": the number belongs to the name. */
    private boolean isNumberOfName(int at) {
        String written = words.lower(at);
        return words.is(at, Shape.NUMBER)
                && written.length() <= LONGEST_NUMBER
                && written.chars().allMatch(Character::isDigit);
    }

    /** "Police said", "Researchers found": capitalised only as first word. */
    private boolean isHeadAtStart(int last, int from) {
        String lower = words.lower(last);
        boolean office = last > from
                && skipArticles(from, last + 1) == last
                && lexicon.nouns.persons().contains(lower);
        return office
                || isCapitalOffice(last, from)
                || last == from
                        && (lexicon.nouns.isHead(lower)
                                || lexicon.grammar.determiners().contains(lower)
                                || lexicon.grammar.numbers().contains(lower));
    }

    /** "The Deputy Governor of Tern", "the Norland Police Relations Officer": an office, not the one who holds it. */
    private boolean isCapitalOffice(int last, int from) {
        String lower = words.lower(last);
        return last > from
                && words.is(from, lexicon.grammar.definites())
                && lexicon.nouns.persons().contains(lower)
                && people.fullName(lower) == null;
    }

    /** "the director of the presidential office Jane Roe", "Secretary of State John Doe": the name ends the phrase. */
    private @Nullable NounPhrase nameAfterRole(int from, int to, int headEnd) {
        boolean office = lexicon.nouns.persons().contains(words.lower(headEnd - 1))
                || lexicon.nouns.titles().contains(words.lower(headEnd - 1));
        int start = names.runStart(to, from);
        int length = to - start;
        boolean ofBody = words.is(start - 1, lexicon.grammar.determiners());
        ofBody &= length < 3 || !startsWithFirstName(to - 2);
        boolean behindLower = start > from && words.is(start - 1, Shape.LOWER) && !isLinkOrArticle(start - 1);
        if (!office || ofBody || length < 2 || !behindLower && length < 3) {
            return null;
        }
        Stretch name = behindLower ? names.withoutTitles(start, to) : new Stretch(to - 2, to);
        boolean body = lexicon.nouns.organisations().contains(words.lower(to - 1));
        return !body && names.looksLikePerson(name) ? person(from, to, name) : null;
    }

    /** "secretary to the Treasury Liam Roe": the name starts with what is known for a first name. */
    private boolean startsWithFirstName(int at) {
        return words.is(at, lexicon.names.men()) || words.is(at, lexicon.names.women());
    }

    /** "University of Norland economist Jane Roe": the office right before the name is hers, whatever stands before it. */
    private @Nullable NounPhrase nameAtEnd(int from, int to, int headEnd) {
        int start = names.runStart(to, from);
        String office = words.lower(start - 1);
        boolean behindOffice = start > headEnd
                && words.is(start - 1, Shape.LOWER)
                && (lexicon.nouns.persons().contains(office)
                        || lexicon.nouns.titles().contains(office));
        int greeting = behindGreeting(start, to);
        boolean led = lexicon.nouns.persons().contains(words.lower(headEnd - 1))
                || lexicon.nouns.titles().contains(words.lower(headEnd - 1));
        if (greeting > start && !led) {
            return person(greeting - 1, to, names.withoutTitles(greeting, to));
        }
        boolean otherHead = !words.isCapital(headEnd - 1)
                && (lexicon.nouns.persons().contains(words.lower(headEnd - 1))
                        || lexicon.nouns.groups().contains(words.lower(headEnd - 1))
                        || lexicon.nouns.documents().contains(words.lower(headEnd - 1)));
        return behindOffice && !otherHead ? person(from, to, names.withoutTitles(start, to)) : null;
    }

    /** "at the Court of Appeal Mr Roe": with "Mr" a name starts anew. */
    private int behindGreeting(int start, int to) {
        for (int at = to - 2; at >= start; at--) {
            if (words.is(at, lexicon.nouns.salutations())) {
                return at + 1;
            }
        }
        return -1;
    }

    private boolean isLinkOrArticle(int at) {
        return words.is(at, lexicon.grammar.prepositions())
                || words.is(at, lexicon.grammar.determiners())
                || words.is(at, lexicon.grammar.coordinators());
    }

    private NounPhrase person(int from, int to, Stretch name) {
        return new NounPhrase(
                from,
                to,
                name.from(),
                name.to(),
                name.to() - 1,
                SourceKind.PERSON,
                Form.NAME,
                true,
                role(from, name.from()));
    }

    private @Nullable Stretch role(int from, int to) {
        int start = from;
        while (start < to && words.is(start, lexicon.grammar.determiners())) {
            start++;
        }
        return start < to ? new Stretch(start, to) : null;
    }

    private NounPhrase nameAtHead(int from, int to, int headEnd) {
        int floor = afterPossessive(from, headEnd);
        int start = Math.max(floor, names.runStart(headEnd, floor));
        if (start >= headEnd) {
            start = headEnd - 1;
        }
        start = skipArticles(start, headEnd);
        Stretch run = new Stretch(start, headEnd);
        Stretch bare = names.withoutTitles(start, headEnd);
        boolean titled = bare.from() > from && names.isTitle(bare.from() - 1);
        titled |= start > from
                && words.is(start - 1, Shape.LOWER)
                && lexicon.nouns.persons().contains(words.lower(start - 1));
        SourceKind kind = kindOf(run, bare, titled, from);
        if (kind == SourceKind.PERSON) {
            boolean known = titled || isNameInBody(bare);
            return new NounPhrase(
                    from, to, bare.from(), bare.to(), headEnd - 1, kind, Form.NAME, known, role(from, bare.from()));
        }
        return organisation(from, to, run, kind);
    }

    private int afterPossessive(int from, int to) {
        for (int at = to - 2; at >= from; at--) {
            if (words.is(at, Shape.POSSESSIVE)) {
                return at + 1;
            }
        }
        return from;
    }

    private int skipArticles(int from, int to) {
        int start = from;
        while (start < to - 1
                && !scene.isSmallWordOfName(start)
                && (words.is(start, lexicon.grammar.determiners()) || words.is(start, lexicon.grammar.possessives()))) {
            start++;
        }
        return start;
    }

    private SourceKind kindOf(Stretch run, Stretch bare, boolean titled, int from) {
        SourceKind said = saidBefore(run, from);
        boolean officer = titled && bare.from() > run.from() && names.looksLikePerson(bare);
        if (said != null && !officer) {
            return said;
        }
        if (names.isOutlet(run) || endsLikeOutlet(run, from)) {
            return SourceKind.OUTLET;
        }
        if (lexicon.nouns.groups().contains(words.lower(run.to() - 1)) && run.to() - run.from() > 1) {
            return SourceKind.ORGANISATION;
        }
        if (titled && !isOrganisationAtEnd(run) || officer && startsWithFirstName(bare.from())) {
            return SourceKind.PERSON;
        }
        boolean surname = bare.to() - bare.from() == 1 && isSurnameToo(bare.from());
        if (isOrganisation(run) && !surname) {
            return SourceKind.ORGANISATION;
        }
        int length = bare.to() - bare.from();
        boolean known = people.fullName(words.lower(names.surnameAt(bare))) != null;
        if (length == 1 && !known || people.isThing(words.lower(run.to() - 1))) {
            return SourceKind.ORGANISATION;
        }
        return SourceKind.PERSON;
    }

    /** "White" where the article has a Jane White, "Jordan" where it has a Max Jordan. */
    private boolean isSurnameToo(int at) {
        String lower = words.lower(at);
        Stretch full = people.fullName(lower);
        boolean other = lexicon.names.surnamesToo().contains(lower)
                || lexicon.names.places().contains(lower);
        return other && full != null && startsWithFirstName(full.from());
    }

    /** "radio station DXGM", "the brokerage Halden Bros": the noun before the name says what it is. */
    private @Nullable SourceKind saidBefore(Stretch run, int from) {
        String lower = words.lower(run.from() - 1);
        boolean noun = run.from() > from && words.is(run.from() - 1, Shape.LOWER);
        if (!noun
                || lexicon.nouns.persons().contains(lower)
                || lexicon.nouns.titles().contains(lower)) {
            return null;
        }
        boolean phrase = lexicon.nouns.outletPhrases().lengthAt(words, run.from() - 2) == 2;
        if (lexicon.nouns.outlets().contains(lower) || phrase) {
            return SourceKind.OUTLET;
        }
        return lexicon.nouns.organisations().contains(lower) ? SourceKind.ORGANISATION : null;
    }

    /** In a headline all words are capitalised: a person is who the article names in full. */
    private boolean isNameInBody(Stretch name) {
        return !names.isTitleCase(scene.period(name.from()))
                || people.fullName(words.lower(names.surnameAt(name))) != null;
    }

    private boolean precededByArticle(Stretch run, int from) {
        return run.from() > from && words.is(run.from() - 1, lexicon.grammar.definites());
    }

    private boolean endsLikeOutlet(Stretch run, int from) {
        boolean word = lexicon.names.outletWords().contains(words.lower(run.to() - 1));
        for (int at = run.from() + 1; at < run.to() && !word; at++) {
            word = words.lower(at).equals("news");
        }
        return word && (run.to() - run.from() > 1 || precededByArticle(run, from));
    }

    private boolean isOrganisationAtEnd(Stretch run) {
        return lexicon.names.organisationWords().contains(words.lower(run.to() - 1));
    }

    private boolean isOrganisation(Stretch run) {
        if (lexicon.names.placePhrases().lengthAt(words, run.from()) == run.to() - run.from()) {
            return true;
        }
        for (int at = run.from(); at < run.to(); at++) {
            if (lexicon.names.organisationWords().contains(words.lower(at))) {
                return true;
            }
        }
        return run.to() - run.from() == 1 && lexicon.names.places().contains(words.lower(run.from()));
    }

    /** The name of an organisation takes in what follows in capitals: "Institute for the Study of War". */
    private NounPhrase organisation(int from, int to, Stretch run, SourceKind kind) {
        int end = run.to();
        int at = end;
        while (at < to && !words.is(at, Shape.OPEN)) {
            if (words.isCapital(at)) {
                end = at + 1;
            } else if (!isLinkOrArticle(at)) {
                break;
            }
            at++;
        }
        int start = skipArticles(from, run.from());
        boolean ofPlace = run.to() - run.from() > 1
                && words.is(run.from() - 1, Shape.POSSESSIVE)
                && lexicon.names.places().contains(words.lower(run.from() - 2));
        boolean owned = !ofPlace && afterPossessive(from, run.from() + 1) == run.from() && run.from() > from;
        return new NounPhrase(from, to, owned ? start : run.from(), end, run.to() - 1, kind, Form.NAME, true, null);
    }

    // ---- descriptions

    private @Nullable NounPhrase described(int from, int to, int headEnd) {
        int head = headEnd - 1;
        SourceKind kind = kindOfHead(head, from);
        NounPhrase owner =
                kind == SourceKind.DOCUMENT || kind == SourceKind.GROUP && isThings(from) ? possessive(from) : null;
        if (owner != null) {
            return new NounPhrase(from, to, from, from + 1, from, owner.kind(), Form.PRONOUN, true, null);
        }
        if (kind == null) {
            return unknown(from, to, head);
        }
        if (kind == SourceKind.PERSON && isBareSingular(from, head)) {
            return null;
        }
        int start = skipArticles(from, head + 1);
        boolean owned = afterPossessive(from, head + 1) > from;
        boolean bare = head == from && words.isCapital(from) && kind == SourceKind.PERSON;
        Form form = owned || bare ? Form.DEFINITE : form(from);
        SourceKind exact = kind == SourceKind.PERSON && form == Form.INDEFINITE ? SourceKind.ANONYMOUS : kind;
        return new NounPhrase(from, to, start, nameEnd(head + 1, to), head, exact, form, true, null);
    }

    /** "ineffective counsel" is nobody: one person without a name has an article, a number or an owner. */
    private boolean isBareSingular(int from, int head) {
        boolean determined = words.is(from, lexicon.grammar.determiners())
                || words.is(from, lexicon.grammar.possessives())
                || words.is(from, lexicon.grammar.numbers())
                || words.is(from, lexicon.grammar.indefinites())
                || words.is(from - 1, lexicon.owners.relative())
                || afterPossessive(from, head + 1) > from;
        boolean telling = words.is(head, lexicon.nouns.maleTitles())
                || words.is(head, lexicon.nouns.femaleTitles())
                || words.is(head, lexicon.nouns.anybody());
        return !determined && !telling && !words.isCapital(from) && !lexicon.grammar.looksPlural(words.lower(head));
    }

    /** "traders on Weibo" are traders. */
    private int nameEnd(int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.is(at + 1, lexicon.nouns.social()) && words.isCapital(at + 1)) {
                return at;
            }
        }
        return to;
    }

    /** "the mega donor", "florists": a noun that no list knows. */
    private @Nullable NounPhrase unknown(int from, int to, int head) {
        boolean several = lexicon.grammar.looksPlural(words.lower(head));
        boolean owned = afterPossessive(from, head + 1) > from;
        boolean determined =
                owned || words.is(from, lexicon.grammar.determiners()) || words.is(from, lexicon.grammar.possessives());
        boolean amount = isNumber(from) && !(several && words.is(from, lexicon.grammar.determiners()));
        if (!words.at(head).isWord() || amount || isNumber(head) || !determined && !several) {
            return null;
        }
        int start = determined && !owned ? Math.min(from + 1, head) : from;
        Form form = form(from);
        SourceKind kind = owned || form == Form.DEFINITE && !several && isBasedSomewhere(from, head)
                ? SourceKind.ORGANISATION
                : several ? SourceKind.GROUP : form == Form.DEFINITE ? SourceKind.PERSON : SourceKind.ANONYMOUS;
        return new NounPhrase(
                from, to, start, nameEnd(head + 1, to), head, kind, form, isBasedSomewhere(from, head), null);
    }

    /** "the Tern-based hauler". */
    private boolean isBasedSomewhere(int from, int head) {
        for (int at = from; at < head; at++) {
            String lower = words.lower(at);
            if (lexicon.cues.seats().stream().anyMatch(lower::endsWith)) {
                return true;
            }
        }
        return false;
    }

    /** "its researchers" speak for it. */
    private boolean isThings(int at) {
        return words.is(at, lexicon.owners.thing());
    }

    private boolean isNumber(int at) {
        return words.is(at, Shape.NUMBER)
                || words.is(at, lexicon.grammar.numbers())
                || words.is(at, lexicon.grammar.determiners())
                        && !words.at(at + 1).isWord();
    }

    Form form(int at) {
        boolean definite = words.is(at, lexicon.grammar.definites()) || words.is(at, lexicon.grammar.possessives());
        return definite ? Form.DEFINITE : Form.INDEFINITE;
    }

    private @Nullable SourceKind kindOfHead(int head, int from) {
        String lower = words.lower(head);
        Lexicon.Nouns nouns = lexicon.nouns;
        if (isOutletPhrase(head, from) || nouns.outlets().contains(lower)) {
            return SourceKind.OUTLET;
        }
        if (nouns.documents().contains(lower)) {
            return SourceKind.DOCUMENT;
        }
        if (nouns.groups().contains(lower)) {
            return SourceKind.GROUP;
        }
        if (nouns.persons().contains(lower) || nouns.isOfAge(lower)) {
            return SourceKind.PERSON;
        }
        if (nouns.organisations().contains(lower)) {
            return SourceKind.ORGANISATION;
        }
        return null;
    }

    private boolean isOutletPhrase(int head, int from) {
        return head > from && lexicon.nouns.outletPhrases().lengthAt(words, head - 1) == 2;
    }
}

package dev.precis.sources;

import dev.precis.article.Passage.Role;
import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for cues that are no verbs of a subject: "according to X", "X: …", "participle, X's own". */
final class PhraseRules {
    private static final int LONGEST_LABEL = 8;
    private static final int LONGEST_NAME = 3;
    private static final int LONGEST_CLAUSE = 60;
    private final Scene scene;
    private final Words words;
    private final Clauses clauses;
    private final NameReader names;
    private final People people;

    PhraseRules(Scene scene, Clauses clauses, People people) {
        this.people = people;
        this.scene = scene;
        this.words = scene.words;
        this.clauses = clauses;
        this.names = new NameReader(scene);
    }

    /** "…, according to X", "According to X, …". */
    @Nullable
    Draft accordingTo(Cue cue) {
        if (cue.verb() != null || scene.lexicon.cues.sourceAfter().lengthAt(words, cue.at()) == 0) {
            return null;
        }
        NounPhrase source = sourceBehind(cue);
        if (source == null) {
            return null;
        }
        NounPhrase cited = citedBy(source, cue);
        if (cited != null) {
            return according(cue, cited, source, behindAside(cited.to(), cue.to()));
        }
        source = clauses.withAside(source, cue.to());
        return according(cue, source, null, endOf(source, cue));
    }

    /** "according to the Gazette, which cited two officials": the officials say it. */
    private @Nullable NounPhrase citedBy(NounPhrase outlet, Cue cue) {
        boolean relative =
                words.is(outlet.to(), Shape.COMMA) && words.is(outlet.to() + 1, scene.lexicon.grammar.relatives());
        int verb = outlet.to() + (relative ? 2 : 1);
        boolean cites = words.is(outlet.to(), Shape.COMMA) && words.is(verb, scene.lexicon.cues.cites());
        NounPhrase source = cites ? clauses.phrases.after(verb + 1, cue.to(), true) : null;
        boolean some = source != null && (source.known() || source.kind() == SourceKind.GROUP);
        return some && source != null && source.form() != Form.SPEAKER ? source : null;
    }

    private int behindAside(int from, int limit) {
        return Math.min(from, limit);
    }

    private @Nullable Draft according(Cue cue, NounPhrase source, @Nullable NounPhrase via, int end) {
        List<Stretch> content = new ArrayList<>();
        boolean fronted = isFronted(cue);
        if (!fronted) {
            content.add(before(cue, source));
        }
        if (end < cue.to() - 1 && (fronted || words.is(end, Shape.COMMA) && goesOn(end + 1))) {
            content.add(clauses.rest(words.is(end, Shape.COMMA) ? end + 1 : end, cue));
        }
        content.removeIf(Stretch::isEmpty);
        return content.isEmpty()
                ? null
                : new Draft(
                        source,
                        via,
                        new Stretch(cue.at(), source.to()),
                        content,
                        Speech.REPORTED,
                        "according-to",
                        cue.at(),
                        fronted ? end : cue.end(),
                        false);
    }

    /** Whom a cue that stands before its source names: null where it names nobody, or where the verb behind takes both. */
    @Nullable
    NounPhrase sourceBehind(Cue cue) {
        boolean pronoun = words.is(cue.end(), scene.lexicon.grammar.objects())
                && !words.at(cue.end() + 1).isWord();
        NounPhrase source =
                pronoun ? clauses.phrases.oblique(cue.end()) : clauses.phrases.after(cue.end(), cue.to(), true);
        source = source == null ? null : withNameBehind(source, cue);
        boolean named = source != null
                && source.form() != Form.SPEAKER
                && mayFollow(source, cue)
                && !modifies(source)
                && !isAsideOfSubject(source, cue);
        return named ? source : null;
    }

    /** "according to the monitor the Tern Observatory": the name stands behind what it is, with an article of its own. */
    private NounPhrase withNameBehind(NounPhrase trade, Cue cue) {
        boolean article = words.is(trade.to(), scene.lexicon.grammar.definites())
                && words.isCapital(trade.to() + 1)
                && trade.form() != Form.NAME;
        NounPhrase name = article ? clauses.phrases.after(trade.to(), cue.to(), true) : null;
        return name != null && name.form() == Form.NAME ? name.startingAt(trade.from()) : trade;
    }

    /** "According to Norse custom": the name only tells more of a common noun. */
    private boolean modifies(NounPhrase source) {
        int next = source.to();
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        String lower = words.lower(next);
        return source.form() == Form.NAME
                && source.nameTo() == next
                && words.is(next, Shape.LOWER)
                && !clauses.isVerb(next)
                && scene.lexicon.cues.verb(lower) == null
                && !grammar.prepositions().contains(lower)
                && !grammar.coordinators().contains(lower)
                && !grammar.subordinators().contains(lower)
                && !grammar.complementizers().contains(lower)
                && !grammar.determiners().contains(lower)
                && !grammar.possessives().contains(lower)
                && !grammar.times().contains(lower)
                && !grammar.isAdverb(lower)
                && !grammar.isPronoun(lower);
    }

    /** "Citing high costs" names no source: a single word as cue needs one that is known to be a source. */
    private boolean mayFollow(NounPhrase source, Cue cue) {
        boolean rate = words.is(cue.at(), scene.lexicon.cues.nameAfter())
                && words.is(cue.end(), Shape.LOWER)
                && !words.is(cue.end(), scene.lexicon.grammar.determiners())
                && !words.is(cue.end(), scene.lexicon.grammar.possessives());
        return !rate && (source.known() || cue.length() > 1 && source.form() == Form.DEFINITE);
    }

    /** "Radio Tern, citing a village chief, said": the verb behind the aside takes both. */
    private boolean isAsideOfSubject(NounPhrase source, Cue cue) {
        int end = source.to();
        while (words.is(source.to(), scene.lexicon.cues.who()) && end < cue.to() && !words.is(end, Shape.COMMA)) {
            end++;
        }
        ReportingVerb verb = scene.lexicon.cues.verb(words.lower(end + 1));
        return cue.length() == 1
                && words.is(cue.at() - 1, Shape.COMMA)
                && words.is(end, Shape.COMMA)
                && verb != null
                && verb.isFinite();
    }

    /** "In a poll by X, …", "… in a poll by X". */
    @Nullable
    Draft inDocument(Cue cue) {
        if (cue.verb() != null || !words.is(cue.at(), scene.lexicon.cues.in())) {
            return null;
        }
        NounPhrase source = clauses.phrases.after(cue.end(), cue.to(), true);
        boolean poll = source != null && scene.lexicon.nouns.polls().contains(words.lower(source.head()));
        if (source == null || !poll || isOpinion(source)) {
            return null;
        }
        boolean fronted = cue.at() == cue.from();
        int end = endOf(source, cue);
        List<Stretch> content = new ArrayList<>();
        if (fronted && words.is(end, Shape.COMMA) && end + 1 < cue.to()) {
            content.add(clauses.rest(end + 1, cue));
        } else if (!fronted && cue.floor() < cue.at()) {
            content.add(new Stretch(cue.floor(), cue.at()));
            content.add(new Stretch(behindSize(source.to(), cue.to()), cue.to()));
        }
        content.removeIf(Stretch::isEmpty);
        return content.isEmpty()
                ? null
                : new Draft(
                        source,
                        null,
                        new Stretch(cue.at(), source.to()),
                        content,
                        Speech.REPORTED,
                        "in-document",
                        cue.at(),
                        fronted ? end : source.to(),
                        false);
    }

    /** "behind in the polls": no poll that one could name. */
    private boolean isOpinion(NounPhrase polls) {
        boolean maker = false;
        for (int at = polls.from(); at < polls.to(); at++) {
            maker |= words.is(at, scene.lexicon.cues.nounLinks()) || at < polls.head() && words.isCapital(at);
        }
        return !maker && scene.lexicon.grammar.looksPlural(words.lower(polls.head()));
    }

    /** "a poll of 52 economists": how many were asked is no answer. */
    private int behindSize(int from, int limit) {
        int at = from;
        while (words.is(from, scene.lexicon.cues.of())
                && at < Math.min(limit, from + LONGEST_LABEL)
                && !clauses.isVerb(at)
                && words.at(at).shape() != Shape.COMMA) {
            at++;
        }
        return at;
    }

    /** "A. The figures are contained in a bulletin by X": A is X's. */
    @Nullable
    Draft figuresFrom(Cue cue) {
        boolean first = cue.at() - cue.from() <= 2
                && words.is(cue.from(), scene.lexicon.grammar.definites())
                && !cue.quoted()
                && words.is(cue.at(), scene.lexicon.nouns.tellings());
        int at = cue.at() + 1;
        while (first && at < cue.at() + 4 && words.is(at, scene.lexicon.grammar.auxiliaries())) {
            at++;
        }
        boolean from = words.is(at + 1, scene.lexicon.cues.in()) || words.is(at + 1, scene.lexicon.cues.nounLinks());
        if (!first || cue.from() == 0 || !from || !words.is(at, scene.lexicon.cues.contained())) {
            return null;
        }
        NounPhrase source = clauses.phrases.after(at + 2, cue.to(), true);
        var before = scene.period(cue.from() - 1);
        return source == null || !source.known() || before.role() != Role.BODY
                ? null
                : new Draft(
                        source,
                        null,
                        new Stretch(cue.from(), source.to()),
                        List.of(new Stretch(before.from(), before.to())),
                        Speech.REPORTED,
                        "figures-from",
                        cue.from(),
                        source.to(),
                        false);
    }

    /** What stands before; an outlet named last carries the whole sentence, claims of others in it included. */
    private Stretch before(Cue cue, NounPhrase source) {
        int last = words.is(cue.at() - 1, Shape.COMMA) ? cue.at() - 1 : cue.at();
        int first = source.kind() == SourceKind.OUTLET ? cue.from() : cue.floor();
        return new Stretch(Math.min(first, last), last);
    }

    private boolean isFronted(Cue cue) {
        int before = cue.at() - 1;
        return cue.at() <= cue.floor() + 1
                || words.is(before, scene.lexicon.grammar.coordinators())
                || words.is(before, scene.lexicon.grammar.subordinators())
                || words.is(before, Shape.SEMICOLON);
    }

    /** "Fraud up 38%: NCRB": in a headline the source may stand behind the colon. */
    @Nullable
    Draft behindColon(Cue cue) {
        int colon = cue.at();
        Role role = scene.period(colon).role();
        boolean headline = role == Role.HEADLINE || role == Role.CROSSHEAD;
        if (!headline || !words.is(colon, Shape.COLON) || cue.floor() > cue.from()) {
            return null;
        }
        NounPhrase source = clauses.phrases.after(colon + 1, cue.to(), true);
        boolean ends = source != null
                && (source.to() >= cue.to()
                        || words.is(source.to(), Shape.SEMICOLON)
                        || words.is(source.to(), Shape.STOP));
        if (source == null
                || !ends
                || !source.known()
                || source.to() - source.from() > LONGEST_LABEL
                || !isVoice(source)) {
            return null;
        }
        return new Draft(
                source,
                null,
                new Stretch(colon, source.to()),
                List.of(new Stretch(cue.from(), colon)),
                Speech.REPORTED,
                "behind-colon",
                cue.from(),
                source.to(),
                false);
    }

    /** "Tesla: profit falls" has a topic before its colon, "Police: 12 dead" a voice. */
    private boolean isVoice(NounPhrase source) {
        boolean lone = source.kind() == SourceKind.ORGANISATION
                && source.form() == Form.NAME
                && source.nameTo() - source.nameFrom() == 1;
        String lower = words.lower(source.nameFrom());
        if (source.kind() == SourceKind.DOCUMENT
                && !scene.lexicon.nouns.telling().contains(words.lower(source.head()))) {
            return false;
        }
        return !lone
                || isAcronym(source.nameFrom())
                || scene.lexicon.names.places().contains(lower)
                || scene.lexicon.names.organisationWords().contains(lower);
    }

    private boolean isNoLabel(int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.is(at, scene.lexicon.cues.noLabel())) {
                return true;
            }
        }
        return false;
    }

    /** "Office Settles Harassment Claim: 295": in a headline a run of many capitals is a clause. */
    private boolean isHeadlineClause(NounPhrase source) {
        return source.form() == Form.NAME
                && source.nameTo() - source.nameFrom() > LONGEST_NAME
                && names.isTitleCase(scene.period(source.from()))
                && !scene.lexicon.nouns.documents().contains(words.lower(source.nameTo() - 1));
    }

    /** A label in capitals is a voice only where the article has the name in another place as well. */
    private boolean mayLabel(NounPhrase source) {
        if (source.kind() == SourceKind.PERSON && source.form() == Form.NAME) {
            Stretch full = people.fullName(words.lower(source.nameTo() - 1));
            boolean elsewhere = full != null && full.from() != source.nameFrom();
            return elsewhere || !names.isWrittenInCapitals(source.nameTo() - 1);
        }
        return !isDateline(source);
    }

    /** "JAKARTA: Rescuers…" tells a place. */
    private boolean isDateline(NounPhrase source) {
        if (source.kind() != SourceKind.ORGANISATION || source.form() != Form.NAME) {
            return false;
        }
        for (int at = source.nameFrom(); at < source.nameTo(); at++) {
            String lower = words.lower(at);
            boolean body = scene.lexicon.nouns.organisations().contains(lower)
                    || scene.lexicon.names.organisationWords().contains(lower);
            if (body && !scene.lexicon.names.places().contains(lower)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAcronym(int at) {
        return names.isAcronym(at);
    }

    /** "Roe: 547." is a row of a table. */
    private boolean saysSomething(int from, int to) {
        for (int at = from; at < Math.min(to, from + LONGEST_CLAUSE); at++) {
            if (clauses.isVerb(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsPassage(Cue cue) {
        return cue.from() == 0
                || scene.period(cue.from() - 1).passage()
                        != scene.period(cue.from()).passage();
    }

    private boolean goesOn(int at) {
        return words.at(at).isWord() || words.is(at, Shape.QUOTE_OPEN) || words.is(at, Shape.NUMBER);
    }

    /** Behind the source and its apposition. */
    private int endOf(NounPhrase source, Cue cue) {
        Stretch role = source.role();
        int end = role != null && role.from() > source.nameTo() ? role.to() : source.to();
        int at = end;
        while (at < cue.to()
                && at - end < 25
                && !words.is(at, Shape.COMMA)
                && words.at(at).shape().ordinal() <= Shape.POSSESSIVE.ordinal()) {
            at++;
        }
        return at;
    }

    /** "Ministry: …", "JANE ROE: …": a label at the start of a sentence. */
    @Nullable
    Draft colon(Cue cue) {
        int colon = cue.at();
        if (!words.is(colon, Shape.COLON) || colon - cue.from() > LONGEST_LABEL || cue.floor() != cue.from()) {
            return null;
        }
        NounPhrase source = clauses.phrases.before(colon, cue.from());
        boolean whole = source != null && source.from() == cue.from() && source.known();
        if (source == null
                || !whole
                || source.form() == Form.PRONOUN
                || source.form() == Form.SPEAKER
                || isHeadlineClause(source)
                || colon + 1 >= cue.to()
                || isNoLabel(cue.from(), colon)) {
            return null;
        }
        boolean quote = words.is(colon + 1, Shape.QUOTE_OPEN);
        Role role = scene.period(colon).role();
        boolean headline = role == Role.HEADLINE || role == Role.CROSSHEAD;
        if (!quote
                && !(headline
                        ? isVoice(source)
                        : saysSomething(colon + 1, cue.to()) && startsPassage(cue) && mayLabel(source))) {
            return null;
        }
        return new Draft(
                source,
                null,
                new Stretch(cue.from(), colon + 1),
                List.of(new Stretch(colon + 1, cue.to())),
                quote ? Speech.DIRECT : Speech.REPORTED,
                "colon",
                cue.from(),
                colon + 1,
                false);
    }
}

package dev.precis.sources;

import dev.precis.sources.Clauses.Subject;
import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for words that are passed on: "X was quoted as saying", "CNN quoted X saying", "a statement saying". Stateless but for its article. */
final class QuotingRules {
    private final Scene scene;
    private final Words words;
    private final Clauses clauses;
    private final Channels channels;

    QuotingRules(Scene scene, Clauses clauses, Channels channels) {
        this.scene = scene;
        this.words = scene.words;
        this.clauses = clauses;
        this.channels = channels;
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
        boolean alone = verb != null && verb.near() && !verb.isPartner(words.lower(cue.end()));
        if (verb == null || !verb.isGerund() || object || alone || words.is(cue.at() - 1, Shape.COMMA)) {
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
        int start = clauses.behindFronted(cue.from(), cue.at());
        NounPhrase deep = !handout ? null : clauses.phrases.after(start, paper.from(), true);
        NounPhrase first = deep == null && handout ? clauses.phrases.after(start, paper.from(), false) : deep;
        NounPhrase author = first == null ? null : clauses.withAside(first, paper.from());
        boolean speaks = author != null
                && author.known()
                && author.form() != Form.SPEAKER
                && author.kind() != SourceKind.DOCUMENT
                && !clauses.phrases.isOnlyFirst(author);
        return speaks ? author : null;
    }

    private @Nullable NounPhrase objectBefore(int end, Cue cue) {
        NounPhrase paper =
                words.is(end - 1, scene.lexicon.nouns.channels()) ? clauses.phrases.nearest(end, cue.floor()) : null;
        boolean inPaper =
                paper != null && paper.form() == Form.INDEFINITE && words.is(paper.from() - 1, scene.lexicon.cues.in());
        return inPaper ? paper : clauses.phrases.before(end, cue.floor());
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
        Subject reporter = clauses.subject(new Cue(at - 1, 1, verb, cue.floor(), cue.from(), cue.to(), cue.quoted()));
        return reporter == null ? clauses.phrases.before(at - 1, cue.floor()) : reporter.phrase();
    }
}

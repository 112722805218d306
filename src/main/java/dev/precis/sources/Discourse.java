package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.sources.Word.Shape;
import dev.precis.text.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article from its first sentence to its last: resolves who the source of each claim is, and carries a speaker on
 * to the quotations that follow without a cue. For one use, by one thread.
 */
final class Discourse {
    /** How many sentences may stand between two findings of one document and be its own. */
    private static final int ENCLOSED = 2;
    /** How far from "said" the document may stand in which it was said. */
    private static final int PAPER_REACH = 16;
    /** How far behind "in its" the noun of a document may stand. */
    private static final int LONGEST_PAPER = 7;
    /** Among how many words a caption says who stands where. */
    private static final int CAPTION = 25;

    private static final String ACTOR = "told-of-before-quote";

    private final Scene scene;
    private final ClaimFinder finder;
    private final Register register;
    private final Continuations continuations;
    private final List<Statement> statements = new ArrayList<>();
    private @Nullable Statement last;
    private int lastPeriod = -1;
    private final Polls polls;

    Discourse(Scene scene, ClaimFinder finder, Register register) {
        this.scene = scene;
        this.finder = finder;
        this.register = register;
        this.polls = new Polls(scene);
        this.continuations = new Continuations(scene, polls);
    }

    List<Statement> read() {
        for (Period period : scene.periods) {
            Interruption.check();
            List<Draft> drafts = finder.find(period);
            carryOn(period, drafts);
            if (!answers(period, drafts)) {
                countOn(period, drafts);
                drafts.forEach(draft -> resolve(draft, period));
                fillPoll(period, drafts);
            }
        }
        return CourtHearings.resolve(scene, statements);
    }

    private void resolve(Draft draft, Period period) {
        if (draft.rule().equals("figures-from") && lastPeriod == period.index() - 1) {
            return;
        }
        Entry source = register.resolve(draft.source());
        if (source == null) {
            return;
        }
        if (draft.rule().equals("figures-from")) {
            toldBefore(source, draft, period);
        }
        NounPhrase channel = draft.via();
        Entry via = channel == null ? null : register.resolve(channel);
        via = via == null ? viaBefore(source, draft, period) : via;
        Statement statement = new Statement(
                source, via == source ? null : via, draft.cue(), draft.content(), draft.speech(), draft.rule());
        register.touch(source);
        enclose(statement, draft, period);
        add(statement, period.index());
        learnPaper(source, draft, period);
        if (!isQuoted(draft) && !isCaption(period)) {
            keep(statement, period);
        }
    }

    /** "Jane Roe (left) has said": the words below a picture take the floor from nobody. */
    private boolean isCaption(Period period) {
        for (int at = period.from(); at < Math.min(period.to(), period.from() + CAPTION); at++) {
            if (scene.is(at, Shape.OPEN) && scene.words.is(at + 1, scene.lexicon.cues.captions())) {
                return true;
            }
        }
        return false;
    }

    /** "A. B. The figures come from X": what stood before without a source is X's, as far back as nobody else speaks. */
    private void toldBefore(Entry source, Draft draft, Period period) {
        for (int i = period.index() - 2; i > Math.max(lastPeriod, period.index() - 2 - ENCLOSED); i--) {
            Period told = scene.periods.get(i);
            if (told.role() != dev.precis.article.Passage.Role.BODY || scene.inQuotation(told.from())) {
                return;
            }
            Stretch content = new Stretch(told.from(), told.to());
            statements.add(new Statement(source, null, draft.cue(), List.of(content), Speech.REPORTED, "figures-from"));
        }
    }

    /** "A, the bulletin says. B. The bulletin puts C": what stands between two findings of one document is the document's. */
    private void enclose(Statement statement, Draft draft, Period period) {
        Statement before = last;
        boolean encloses = before != null
                && before.source() == statement.source()
                && before.speech() == Speech.REPORTED
                && lastPeriod < period.index() - 1
                && lastPeriod >= period.index() - ENCLOSED - 1
                && scene.periods.get(lastPeriod).passage() == period.passage()
                && !isQuoted(draft)
                && tellsOfDocument(draft.source(), statement.source());
        for (int i = lastPeriod + 1; encloses && before != null && i < period.index(); i++) {
            Period between = scene.periods.get(i);
            if (!scene.inQuotation(between.from()) && !scene.words.is(between.from(), scene.lexicon.grammar.thing())) {
                Stretch content = new Stretch(between.from(), between.to());
                Statement enclosed = new Statement(
                        before.source(),
                        before.via(),
                        before.cue(),
                        List.of(content),
                        Speech.REPORTED,
                        "enclosed-report");
                add(enclosed, i);
            }
        }
    }

    private boolean tellsOfDocument(NounPhrase subject, Entry source) {
        boolean picture = scene.lexicon.nouns.pictures().contains(scene.lower(subject.head()));
        boolean document = subject.kind() == SourceKind.DOCUMENT && !picture
                || scene.lexicon.nouns.makers().contains(scene.lower(subject.head()));
        return document || source.kind == SourceKind.DOCUMENT;
    }

    /** "X said in a filing": what the speaker hands out is known for his later on. */
    private void learnPaper(Entry source, Draft draft, Period period) {
        int from = Math.max(period.from(), draft.cue().from() - PAPER_REACH);
        int to = Math.min(period.to(), draft.cue().to() + PAPER_REACH);
        for (int at = from; at < to && !isQuoted(draft); at++) {
            if (scene.words.is(at, scene.lexicon.cues.in()) && !scene.inQuotation(at)) {
                int noun = nounBehind(at, to);
                if (noun > 0) {
                    register.learnPaper(source, scene.lower(noun));
                }
            }
        }
    }

    private int nounBehind(int preposition, int limit) {
        boolean article = scene.words.is(preposition + 1, scene.lexicon.grammar.indefinites())
                || scene.words.is(preposition + 1, scene.lexicon.owners.thing());
        for (int at = preposition + 2; article && at < Math.min(limit, preposition + LONGEST_PAPER); at++) {
            if (scene.words.is(at, scene.lexicon.nouns.documents())) {
                return at;
            }
        }
        return -1;
    }

    /** "X told Reuters that A. B, she said.": in the same paragraph X goes on speaking to the same outlet. */
    private @Nullable Entry viaBefore(Entry source, Draft draft, Period period) {
        Statement before = last;
        if (before == null || isQuoted(draft)) {
            return null;
        }
        boolean part =
                before.source().kind == SourceKind.GROUP && draft.source().kind() == SourceKind.ANONYMOUS;
        boolean same = before.source() == source && source.kind != SourceKind.ORGANISATION;
        boolean passage = scene.periods.get(lastPeriod).passage() == period.passage();
        boolean goesOn = (before.source() == source || part && isPart(draft.source()))
                && lastPeriod >= period.index() - 1
                && (passage || same);
        Entry via = goesOn ? before.via() : null;
        boolean network = via != null && scene.words.is(via.name.from(), scene.lexicon.nouns.social());
        return via == null || via.kind == SourceKind.OUTLET && !network ? via : null;
    }

    /** "one of the people". */
    private boolean isPart(NounPhrase source) {
        return scene.words.is(source.from(), scene.lexicon.grammar.indefinites())
                && scene.words.is(source.from() + 1, scene.lexicon.cues.of());
    }

    private void add(Statement statement, int period) {
        statements.add(statement);
        statement.source().statements++;
        polls.learn(statement, period);
    }

    /** Somebody whom a speaker quotes does not go on speaking: only the speaker does. */
    private boolean isQuoted(Draft draft) {
        Quotation quotation = scene.quotation(draft.cue().from());
        return quotation != null && quotation == scene.quotation(draft.cue().to() - 1);
    }

    private void keep(Statement statement, Period period) {
        last = statement;
        lastPeriod = period.index();
    }

    /** A period that is one quotation without a cue goes on with the speaker of the period before it. */
    private void carryOn(Period period, List<Draft> drafts) {
        int start = behindAdding(period.from());
        Quotation quotation = scene.quotation(start);
        Statement before = lastPeriod == period.index() - 1 || quotation == null ? last : actorBefore(period);
        if (before == null
                || quotation == null
                || !drafts.stream().allMatch(this::isQuoted)
                || lastPeriod != period.index() - 1 && before == last) {
            return;
        }
        if (fills(quotation, period)) {
            Stretch content = new Stretch(start, period.to());
            Statement statement = new Statement(
                    before.source(),
                    before.via(),
                    before.cue(),
                    List.of(content),
                    Speech.DIRECT,
                    before.rule().equals(ACTOR) ? ACTOR : "continued-quote");
            add(statement, period.index());
            keep(statement, period);
        }
    }

    /** "Adding, "It cost 40."": a participle alone goes on with what was said. */
    private int behindAdding(int from) {
        ReportingVerb verb = scene.lexicon.cues.verb(scene.lower(from));
        boolean adds = verb != null && verb.isGerund() && verb.sort() == ReportingVerb.Sort.SAY;
        boolean mark = scene.is(from + 1, Shape.COMMA) || scene.is(from + 1, Shape.COLON);
        return adds && mark && scene.is(from + 2, Shape.QUOTE_OPEN) ? from + 2 : from;
    }

    /** "Jane Roe was furious. "They took 40 cows."": of whom the sentence before a quotation tells, in one paragraph. */
    private @Nullable Statement actorBefore(Period period) {
        Period told = scene.periods.get(Math.max(0, period.index() - 1));
        boolean near = told != period && told.passage() == period.passage() && !scene.inQuotation(told.from());
        NounPhrase actor = near ? finder.personAtStart(told, told.to()) : null;
        boolean alone = actor != null && actor.form() == NounPhrase.Form.NAME && !holdsName(actor.to(), told.to());
        Entry source = alone && actor != null ? register.resolve(actor) : null;
        return source == null || actor == null
                ? last
                : new Statement(
                        source,
                        null,
                        new Stretch(actor.from(), actor.to()),
                        List.of(new Stretch(actor.to(), actor.to())),
                        Speech.DIRECT,
                        ACTOR);
    }

    private boolean holdsName(int from, int to) {
        return IntStream.range(from, to).anyMatch(scene.words::isCapital);
    }

    /** "Police said three died. Another five were hurt.": who counts goes on counting. */
    private void countOn(Period period, List<Draft> drafts) {
        Statement before = last;
        boolean free = before != null && drafts.stream().allMatch(draft -> isQuoted(draft) || isInList(period));
        String rule = !free || before == null ? null : continuations.rule(before, lastPeriod, period);
        if (before != null && rule != null) {
            continueWith(before, period, rule);
        }
    }

    /** "Two in three said they would": of those asked in the poll that the article is about. */
    private boolean answers(Period period, List<Draft> drafts) {
        Statement poll = polls.answeredBy(period, drafts);
        if (poll != null) {
            int from = polls.answersFrom(period);
            drafts.stream().map(Draft::source).filter(polls::isAsked).forEach(asked -> poll.source()
                    .mentions
                    .add(scene.words.span(asked.from(), asked.to())));
            continueWith(poll, period, from, "poll-answer");
        }
        return poll != null;
    }

    /** "While 52 percent said so, the poll found few who knew": a sentence in which a poll alone speaks is the poll's. */
    private void fillPoll(Period period, List<Draft> drafts) {
        Statement poll = last;
        boolean spoke = poll != null && lastPeriod == period.index() && !drafts.isEmpty();
        if (spoke && poll != null && drafts.size() == 1 && polls.fills(poll, period)) {
            int start = poll.cue().from();
            Stretch before = new Stretch(period.from(), Math.max(period.from(), start));
            statements.add(new Statement(
                    poll.source(), poll.via(), poll.cue(), List.of(before), Speech.REPORTED, "poll-answer"));
        }
    }

    private boolean isInList(Period period) {
        return continuations.isListed(period);
    }

    private void continueWith(Statement before, Period period, String rule) {
        continueWith(before, period, period.from(), rule);
    }

    private void continueWith(Statement before, Period period, int from, String rule) {
        Stretch content = new Stretch(from, period.to());
        Statement statement =
                new Statement(before.source(), before.via(), before.cue(), List.of(content), Speech.REPORTED, rule);
        add(statement, period.index());
        keep(statement, period);
    }

    private boolean fills(Quotation quotation, Period period) {
        int end = Math.min(quotation.to(), period.to());
        int rest = period.to() - end;
        return rest <= 1 || rest <= 2 && scene.is(period.to() - 1, Shape.STOP);
    }
}

package dev.precis.sources;

import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for nouns that report: "X's claim that", "an estimate by X of", "by X's own count". */
final class NounRules {
    private static final int MOST_ADJECTIVES = 3;
    private static final int LONGEST = 60;
    private final Scene scene;
    private final Words words;
    private final Clauses clauses;
    private final Lexicon.Grammar grammar;

    NounRules(Scene scene, Clauses clauses) {
        this.scene = scene;
        this.words = scene.words;
        this.clauses = clauses;
        this.grammar = scene.lexicon.grammar;
    }

    /**
     * Whose the noun is.
     *
     * @param from where the words that attribute start
     * @param to behind them
     */
    private record Owner(NounPhrase source, int from, int to) {}

    /** "X's estimate of 40", "claims by X that …". */
    @Nullable
    Draft claimOf(Cue cue) {
        if (!words.is(cue.at(), scene.lexicon.nouns.claims())) {
            return null;
        }
        Owner owner = ownerBefore(cue);
        owner = owner == null ? ownerBehind(cue) : owner;
        owner = owner == null ? maker(cue) : owner;
        Stretch content = owner == null ? null : contentBehind(owner.to(), cue);
        if (owner == null || content == null || content.isEmpty()) {
            return null;
        }
        return draft(owner, List.of(content), "claim-of", content.to());
    }

    /** "By X's own estimate, …", "…, by X's count". */
    @Nullable
    Draft byEstimate(Cue cue) {
        if (!words.is(cue.at(), scene.lexicon.nouns.claims())) {
            return null;
        }
        Owner owner = ownerBefore(cue);
        boolean by = owner != null && words.is(owner.source().from() - 1, scene.lexicon.cues.by());
        if (owner == null || !by) {
            return null;
        }
        int from = owner.source().from() - 1;
        boolean fronted = from == cue.from() && words.is(cue.end(), Shape.COMMA);
        List<Stretch> content = new ArrayList<>();
        if (!fronted) {
            content.add(new Stretch(cue.floor(), from));
        }
        if (words.is(cue.end(), Shape.COMMA) && cue.end() + 1 < cue.to()) {
            content.add(clauses.rest(cue.end() + 1, cue));
        }
        content.removeIf(Stretch::isEmpty);
        return content.isEmpty() ? null : draft(owner, content, "by-estimate", cue.end());
    }

    private Draft draft(Owner owner, List<Stretch> content, String rule, int floor) {
        return new Draft(
                owner.source(),
                null,
                new Stretch(owner.from(), owner.to()),
                content,
                Speech.REPORTED,
                rule,
                owner.from(),
                floor,
                false);
    }

    private @Nullable Owner ownerBefore(Cue cue) {
        int at = cue.at() - 1;
        while (at >= cue.floor() && cue.at() - at <= MOST_ADJECTIVES && isAdjective(at)) {
            at--;
        }
        NounPhrase source = at < cue.floor() ? null : clauses.phrases.possessor(at, cue.floor());
        if (source != null && source.form() == Form.PRONOUN && isObject(at)) {
            NounPhrase subject = clauses.phrases.after(clauses.behindFronted(cue.from(), at), at, true);
            source = subject != null && subject.known() && subject.form() != Form.SPEAKER ? subject : source;
        }
        return source == null ? null : new Owner(source, source.from(), cue.end());
    }

    /** "officials cut their forecast": the owner is the subject of the sentence. */
    private boolean isObject(int at) {
        return words.is(at - 1, Shape.LOWER)
                && !words.is(at - 1, grammar.prepositions())
                && !words.is(at - 1, grammar.coordinators());
    }

    private boolean isAdjective(int at) {
        return (words.is(at, Shape.LOWER) || words.is(at, Shape.NUMBER))
                && !words.is(at, grammar.possessives())
                && !words.is(at, grammar.determiners())
                && !words.is(at, grammar.prepositions())
                && !words.is(at, grammar.coordinators())
                && !clauses.isVerb(at);
    }

    private @Nullable Owner ownerBehind(Cue cue) {
        if (!words.is(cue.end(), scene.lexicon.cues.nounLinks())) {
            return null;
        }
        NounPhrase source = clauses.phrases.after(cue.end() + 1, cue.to(), false);
        boolean telling = source != null && source.known() && source.form() != Form.SPEAKER;
        return telling && source != null ? new Owner(source, cue.at(), source.to()) : null;
    }

    /** "X has made claims that": whoever makes them. */
    private @Nullable Owner maker(Cue cue) {
        int verb = cue.at() - 1;
        while (verb > cue.floor() && cue.at() - verb <= MOST_ADJECTIVES && words.is(verb, grammar.determiners())) {
            verb--;
        }
        boolean says = words.is(cue.end(), scene.lexicon.cues.that()) || countsOf(cue.end());
        boolean revises =
                words.is(verb, scene.lexicon.cues.revising()) && words.is(cue.end(), scene.lexicon.cues.changing());
        if (!revises && (!words.is(verb, scene.lexicon.cues.making()) || !says)) {
            return null;
        }
        Clauses.Subject subject =
                clauses.subject(new Cue(verb, 1, null, cue.floor(), cue.from(), cue.to(), cue.quoted()));
        if (subject == null || subject.passive()) {
            return null;
        }
        return subject.phrase().known() ? new Owner(subject.phrase(), subject.from(), cue.end()) : null;
    }

    /** "gave an estimate of 40", "of between 30 and 40". */
    private boolean countsOf(int of) {
        boolean number = words.is(of + 1, Shape.NUMBER) || words.is(of + 2, Shape.NUMBER);
        return words.is(of, scene.lexicon.cues.of()) && number;
    }

    private @Nullable Stretch contentBehind(int at, Cue cue) {
        if (words.is(at, scene.lexicon.cues.that())) {
            return new Stretch(at, clauseEnd(at + 1, cue.to()));
        }
        if (words.is(at, scene.lexicon.cues.of())) {
            int end = phraseEnd(at + 1, cue.to());
            boolean counts = tells(end) && !isAnswer(end);
            return new Stretch(at, counts ? clauseEnd(end + 1, cue.to()) : end);
        }
        if (words.is(at, scene.lexicon.cues.changing())
                && (words.is(cue.at(), scene.lexicon.nouns.forecasts())
                        || words.is(cue.at(), scene.lexicon.nouns.counted()))) {
            Stretch change = new Stretch(at, clauseEnd(at + 1, cue.to()));
            return leadsToNumber(change) ? change : null;
        }
        if (words.is(at, scene.lexicon.cues.having()) && clauses.leadsToNumber(at + 1, cue.to())) {
            return new Stretch(at, clauseEnd(at + 1, cue.to()));
        }
        return tells(at) && !isAnswer(at) ? new Stretch(at, clauseEnd(at + 1, cue.to())) : null;
    }

    /** "is", "stands at": what a claim counts follows. */
    private boolean tells(int at) {
        boolean stands = words.is(at, scene.lexicon.cues.standing()) && words.is(at + 1, scene.lexicon.cues.at());
        return stands || words.is(at, grammar.be());
    }

    /** "to 3 percent", "for growth to 3 percent"; not "for the second time". */
    private boolean leadsToNumber(Stretch change) {
        for (int at = change.from(); at < change.to(); at++) {
            boolean number = words.is(at + 1, Shape.NUMBER)
                    || words.is(at + 2, Shape.NUMBER)
                    || words.is(at + 1, grammar.numbers());
            if (number && words.is(at, scene.lexicon.cues.changing())) {
                return true;
            }
        }
        return false;
    }

    /** Where the clause behind "that" ends: at a mark, or where the claim is answered ("was rejected"). */
    private int clauseEnd(int from, int limit) {
        int at = from;
        int farthest = Math.min(limit, from + LONGEST);
        while (at < farthest && !isMark(at) && !isAnswer(at)) {
            at++;
        }
        return at;
    }

    private int phraseEnd(int from, int limit) {
        int at = from;
        int farthest = Math.min(limit, from + LONGEST);
        while (at < farthest && !isMark(at) && !clauses.isVerb(at) && !words.is(at, grammar.relatives())) {
            at++;
        }
        return at;
    }

    private boolean isMark(int at) {
        return switch (words.at(at).shape()) {
            case COMMA, STOP, COLON, SEMICOLON, DASH, OPEN, QUOTE_CLOSE -> true;
            default -> false;
        };
    }

    /** "was rejected", "have been disputed". */
    private boolean isAnswer(int at) {
        if (!words.is(at, grammar.auxiliaries())) {
            return false;
        }
        int next = at + 1;
        while (next < at + 4 && (words.is(next, grammar.auxiliaries()) || grammar.isAdverb(words.lower(next)))) {
            next++;
        }
        return scene.lexicon.certainty.denials().lengthAt(words, next) > 0
                || scene.lexicon.cues.verb(words.lower(next)) != null;
    }
}

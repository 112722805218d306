package dev.precis.sources;

import dev.precis.sources.Clauses.Subject;
import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.Word.Shape;
import org.jspecify.annotations.Nullable;

/** Finds the outlet or channel through which a claimant speaks: "told Reuters", "in an interview with the BBC". */
final class Channels {
    private static final int REACH = 25;
    private final Scene scene;
    private final Clauses clauses;
    private final NameReader names;

    Channels(Scene scene, Clauses clauses) {
        this.scene = scene;
        this.names = new NameReader(scene);
        this.clauses = clauses;
    }

    /** The hearer of a verb where it is an outlet, else the outlet named between the verb and what is said. */
    @Nullable
    NounPhrase between(Cue cue, int limit) {
        NounPhrase hearer = clauses.hearer(
                cue.length() > 1
                        ? new Cue(cue.at(), 1, cue.verb(), cue.floor(), cue.from(), cue.to(), cue.quoted())
                        : cue);
        if (hearer != null && hearer.kind() == SourceKind.OUTLET) {
            return scene.words.is(hearer.from(), scene.lexicon.cues.own()) ? null : hearer;
        }
        if (hearer != null && mayBeOutlet(hearer)) {
            return hearer.withKind(SourceKind.OUTLET);
        }
        NounPhrase owner = hearer == null ? null : ownerOf(hearer);
        if (owner != null) {
            return owner;
        }
        return outletIn(cue.end(), limit);
    }

    /** "told The Lantern", "told Meridian": a name of which nothing else is known, told something, is that of an outlet. */
    private boolean mayBeOutlet(NounPhrase hearer) {
        Words words = scene.words;
        boolean foreign = scene.lexicon.names.foreignArticles().contains(words.lower(hearer.nameFrom()))
                && hearer.nameTo() - hearer.nameFrom() == 2;
        boolean name = hearer.form() == Form.NAME && hearer.nameTo() == hearer.to();
        if (!name || hearer.kind() != SourceKind.ORGANISATION && !foreign) {
            return false;
        }
        boolean article =
                foreign || words.isCapital(hearer.from()) && words.is(hearer.from(), scene.lexicon.grammar.definites());
        boolean lone = hearer.to() - hearer.from() == 1 && !names.isAcronym(hearer.from());
        String last = words.lower(hearer.nameTo() - 1);
        boolean body = scene.lexicon.nouns.organisations().contains(last)
                || scene.lexicon.names.organisationWords().contains(last)
                || scene.lexicon.nouns.hearers().contains(last)
                || scene.lexicon.nouns.groups().contains(last)
                || scene.lexicon.names.places().contains(last);
        return (article || lone) && !body;
    }

    /** What is named beside the subject: "X, in a post on Telegram, said", "Speaking to Reuters, X said", "traders on Weibo say". */
    @Nullable
    NounPhrase beside(Subject subject, Cue cue) {
        NounPhrase phrase = subject.phrase();
        NounPhrase within = socialIn(phrase.head() + 1, phrase.to());
        if (within != null) {
            return within;
        }
        int end = phrase.to();
        NounPhrase reader = seenBy(end, subject.verbGroup());
        if (reader != null) {
            return reader;
        }
        if (end < subject.verbGroup() && scene.is(end, Shape.COMMA)) {
            return opensChannel(end + 1) ? outletIn(end + 1, subject.verbGroup()) : socialIn(end, subject.verbGroup());
        }
        boolean fronted = scene.is(subject.from() - 1, Shape.COMMA) && cue.floor() == cue.from();
        int start = behindAdverb(cue.from());
        return fronted && opensChannel(start) ? outletIn(start + 1, subject.from() - 1) : null;
    }

    /** "a report, seen by Reuters, warns": who has seen it passes it on. */
    private @Nullable NounPhrase seenBy(int from, int limit) {
        for (int at = from - 3; at < limit; at++) {
            boolean seen = scene.words.is(at, scene.lexicon.cues.seen());
            boolean published = scene.words.is(at, scene.lexicon.cues.published());
            int by = seen || published ? clauses.skipTimes(at + 1, limit) : at;
            if (by > at && scene.words.is(by, scene.lexicon.cues.by())) {
                NounPhrase reader = clauses.phrases.after(by + 1, limit, false);
                boolean named = reader != null && reader.form() == Form.NAME;
                return named && reader != null && (seen || reader.kind() == SourceKind.OUTLET) ? reader : null;
            }
        }
        return null;
    }

    /** "told the BBC's Today programme": the outlet that owns it. */
    private @Nullable NounPhrase ownerOf(NounPhrase hearer) {
        for (int at = hearer.from(); at < hearer.to(); at++) {
            if (scene.is(at, Shape.POSSESSIVE)) {
                NounPhrase owner = clauses.phrases.possessor(at, hearer.from());
                return owner != null && owner.kind() == SourceKind.OUTLET ? owner : null;
            }
        }
        return null;
    }

    private @Nullable NounPhrase socialIn(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isSocial(at) && scene.words.isCapital(at)) {
                NounPhrase network = clauses.phrases.after(at, to, false);
                return network == null ? null : network.withKind(SourceKind.OUTLET);
            }
        }
        return null;
    }

    private boolean isSocial(int at) {
        return scene.words.is(at, scene.lexicon.nouns.social())
                && (scene.words.is(at - 1, scene.lexicon.grammar.prepositions())
                        || scene.words.is(at - 1, scene.lexicon.grammar.determiners())
                                && scene.words.is(at + 1, scene.lexicon.nouns.channels()));
    }

    /** "Later, in a post on X, …". */
    private int behindAdverb(int from) {
        Lexicon.Grammar grammar = scene.lexicon.grammar;
        boolean adverb = grammar.isAdverb(scene.lower(from)) || grammar.times().contains(scene.lower(from));
        return adverb && scene.is(from + 1, Shape.COMMA) ? from + 2 : from;
    }

    /** "Speaking to", "In an interview with", "on his channel on". */
    private boolean opensChannel(int at) {
        if (scene.words.is(at, scene.lexicon.cues.speaking())) {
            return true;
        }
        if (!scene.words.is(at, scene.lexicon.grammar.prepositions())) {
            return false;
        }
        for (int next = at + 1; next < at + 5; next++) {
            if (scene.words.is(next, scene.lexicon.nouns.channels()) || isSocial(next)) {
                return true;
            }
        }
        return false;
    }

    /** The first outlet or social network named in a stretch before any comma or quotation. */
    @Nullable
    NounPhrase outletIn(int from, int limit) {
        int end = Math.min(limit, from + REACH);
        for (int at = from; at < end && scene.words.at(at).shape().ordinal() <= Shape.POSSESSIVE.ordinal(); at++) {
            boolean article = scene.words.is(at, scene.lexicon.grammar.definites()) && scene.words.isCapital(at + 1);
            if (scene.words.isCapital(at) || article || isTold(at)) {
                NounPhrase post = postOn(at, limit);
                NounPhrase phrase = post == null ? clauses.phrases.after(at, limit, false) : post;
                if (phrase != null && (post != null || isChannel(phrase))) {
                    return phrase.withKind(SourceKind.OUTLET);
                }
            }
        }
        return null;
    }

    /** "carried by the news agency Tern": the noun before the name says that it is an outlet's. */
    private boolean isTold(int at) {
        int length = scene.lexicon.nouns.outletPhrases().lengthAt(scene.words, at);
        boolean noun = length > 0 || scene.words.is(at, scene.lexicon.nouns.outlets());
        return noun && scene.words.isCapital(at + Math.max(1, length));
    }

    /** "in a Telegram post": the network stands before the noun. */
    private @Nullable NounPhrase postOn(int at, int limit) {
        int end = at + 1;
        while (end < limit && scene.words.isCapital(end)) {
            end++;
        }
        boolean post = scene.words.is(at, scene.lexicon.nouns.social())
                && scene.words.is(at - 1, scene.lexicon.grammar.determiners())
                && scene.words.is(end, scene.lexicon.nouns.channels());
        return post ? new NounPhrase(at, end, at, end, end - 1, SourceKind.OUTLET, Form.NAME, true, null) : null;
    }

    private boolean isChannel(NounPhrase phrase) {
        boolean social = isSocial(phrase.nameFrom());
        return phrase.form() == Form.NAME && (phrase.kind() == SourceKind.OUTLET || social);
    }
}

package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares who tells something with whom the article names for it, by the words of the statement. */
final class WordsClaimant {
    /** Words that a statement shares at least with the sentence of the article that clearly tells it, */
    private static final int CLEAR_WORDS = 4;
    /** and which share of its words' worth. */
    private static final double CLEAR = 0.5;
    /** A sentence of one's own that has this share of the best one's coverage may be meant as well. */
    private static final double OWN = 0.65;
    /** Of a number's statement by a person so much is enough, if it shares as many words as a clear one. */
    private static final double SAID = 0.4;

    /** Words of a short statement that must stand in one speech, */
    private static final int FEW_WORDS = 2;
    /** whose sentences stand so close together. */
    private static final int SPEECH = 2;

    /** All the words that something is told by, */
    private static final double WHOLE = 0.95;
    /** and how many at least; */
    private static final int WHOLE_WORDS = 3;
    /** they are far from a name that is this many sentences away. */
    private static final int FAR = 3;
    /** The first and the last sentences may name the author. */
    private static final int BYLINE = 1;

    private final SourceTexts texts;
    private final Side text;
    private final ArticleIndex article;
    private final NameForms forms;
    private final NamePlaces places;
    private final ClaimContent contents;
    private final Statements statements;
    private final SourceItems sourceItems;

    WordsClaimant(SourceTexts texts, SourceItems sourceItems) {
        this.texts = texts;
        this.text = texts.text;
        this.article = texts.article;
        this.forms = new NameForms(texts);
        this.places = new NamePlaces(texts);
        this.contents = new ClaimContent(texts);
        this.statements = article.statements();
        this.sourceItems = sourceItems;
    }

    /** Compares a statement by its words: only where one sentence of the article clearly is meant, and all of its claimants are others. */
    @Nullable
    Item byWords(Span mention, Claim claim, List<Statements.Match> matches, Source source, List<Word> name) {
        if (matches.isEmpty()
                || !isClear(matches.get(0))
                || isOwn(matches, name)
                || forms.isEpithet(name)
                || !forms.mayTell(source, name)) {
            return null;
        }
        Source right = null;
        for (Claim other : statements.in(matches.get(0).sentence())) {
            Source claimant = texts.sources.get(other.source());
            boolean open = claimant == null
                    || places.mayBeMeant(other.cue(), claimant, name)
                    || isBesideUnnamed(matches.get(0).sentence(), other, claimant, name);
            if (claimant == null || open || !isOther(source, name, claimant, other)) {
                return null;
            }
            right = claimant;
        }
        return right == null || forms.isDescription(right) && !forms.isNameless(right) && forms.isPersonName(name)
                ? null
                : sourceItems.differs(mention, claim, right);
    }

    /** Compares a short statement whose words the article has in one speech only: whoever makes it is another. */
    @Nullable
    Item bySpeech(Span mention, Claim claim, Set<String> named, Source source, List<Word> name) {
        Set<String> keys = plainKeys(claim);
        Set<String> known = new HashSet<>(keys);
        known.removeIf(key -> !article.hasKey(key));
        if (!forms.isPersonName(source, name)
                || forms.isEpithet(name)
                || !forms.mayTell(source, name)
                || known.size() < FEW_WORDS
                || known.size() * 3 < keys.size() * 2) {
            return null;
        }
        List<Integer> sentences = known.stream()
                .flatMap(key -> article.sentencesWith(key).stream())
                .sorted()
                .distinct()
                .toList();
        if (sentences.get(sentences.size() - 1) - sentences.get(0) > SPEECH) {
            return null;
        }
        Source right = null;
        for (int sentence : sentences) {
            Source speaker = speaker(sentence, named, name);
            if (speaker == null || right != null && right != speaker) {
                return null;
            }
            right = speaker;
        }
        return right == null ? null : sourceItems.differs(mention, claim, right);
    }

    /** All of what is told stands far from each place of a name that the article has no statement of. */
    @Nullable
    Item farFromName(Span mention, Claim claim, List<Statements.Match> matches, Source source, List<Word> name) {
        boolean certain = !matches.isEmpty()
                && matches.get(0).coverage() >= WHOLE
                && matches.get(0).shared() >= WHOLE_WORDS
                && forms.isPersonName(source, name)
                && !forms.isEpithet(name)
                && forms.mayTell(source, name)
                && !places.isNear(name, 0, BYLINE)
                && !places.isNear(name, article.side.size() - 1, BYLINE);
        return certain
                        && matches.stream()
                                .takeWhile(match -> match.coverage() >= OWN)
                                .noneMatch(match -> places.isNear(name, match.sentence(), FAR))
                ? sourceItems.notSaid(mention, claim)
                : null;
    }

    /** The words of what is told but names. */
    private Set<String> plainKeys(Claim claim) {
        Set<String> keys = new HashSet<>();
        for (Span content : claim.content()) {
            for (Word word : texts.textSpeakers.read(
                    contents.beforeSemicolon(content, claim.cue()).in(text.text))) {
                if (!word.isCapital() && !text.vocabulary.is("saying", word.lower())) {
                    keys.add(word.key());
                }
            }
        }
        keys.remove("");
        return keys;
    }

    /** The person who alone speaks in a sentence, where it is certainly not whom the text names. */
    private @Nullable Source speaker(int sentence, Set<String> named, List<Word> name) {
        if (places.isNear(name, sentence, 1)) {
            return null;
        }
        Source right = null;
        for (Claim other : statements.in(sentence)) {
            Source claimant = texts.sources.get(other.source());
            if (SourceTexts.ids(other).stream().anyMatch(named::contains)) {
                return null;
            }
            if (claimant != null && claimant.kind() == SourceKind.PERSON) {
                if (places.mayBeMeant(other.cue(), claimant, name) || right != null && right != claimant) {
                    return null;
                }
                right = claimant;
            }
        }
        return right != null && forms.isProperName(texts.speakers.read(right.name())) ? right : null;
    }

    /** Where the article has the words of a claim, the likeliest sentence first. */
    List<Statements.Match> told(Claim claim) {
        int sentence = text.sentenceAt(claim.cue().start());
        boolean alone = text.reading.claims().stream()
                .allMatch(other -> other == claim || text.sentenceAt(other.cue().start()) != sentence);
        List<Word> words = new ArrayList<>();
        if (alone && sentence >= 0) {
            Span part = contents.betweenSemicolons(claim.cue(), text.sentence(sentence));
            text.words.get(sentence).stream()
                    .filter(word -> part.contains(word.span().start()))
                    .filter(word -> !claim.cue().overlaps(word.span()))
                    .forEach(words::add);
        } else {
            claim.content()
                    .forEach(content -> words.addAll(texts.textSpeakers.read(
                            contents.beforeSemicolon(content, claim.cue()).in(text.text))));
        }
        return statements.find(words.stream()
                .filter(word -> !text.vocabulary.is("saying", word.lower()))
                .map(Word::key)
                .toList());
    }

    /** As {@link #told}, by the words of the parts that have numbers only. */
    List<Statements.Match> toldWithFigures(Claim claim) {
        List<Word> words = new ArrayList<>();
        contents.partsWithFigures(claim).forEach(part -> words.addAll(texts.textSpeakers.read(part.in(text.text))));
        return statements.find(words.stream().map(Word::key).toList());
    }

    static boolean isClear(Statements.Match match) {
        return match.shared() >= CLEAR_WORDS && match.coverage() >= CLEAR
                || match.shared() > CLEAR_WORDS && match.coverage() >= CLEAR * 0.8;
    }

    /** True where a statement of whom the text names has much of what is told. */
    boolean isSaidBy(List<Statements.Match> matches, Set<String> named, Source source) {
        double best = matches.get(0).coverage();
        return matches.stream()
                .takeWhile(match -> match.coverage() >= best * (source.kind() == SourceKind.PERSON ? SAID : OWN))
                .filter(match -> match.coverage() >= best * OWN || match.shared() >= CLEAR_WORDS)
                .flatMap(match -> statements.in(match.sentence()).stream())
                .flatMap(claim -> SourceTexts.ids(claim).stream())
                .anyMatch(named::contains);
    }

    /** True where a sentence with the name has nearly as much of it, or the article tells it in its own voice as well. */
    private boolean isOwn(List<Statements.Match> matches, List<Word> name) {
        double best = matches.get(0).coverage();
        return matches.stream()
                .takeWhile(match -> match.coverage() >= best * OWN)
                .anyMatch(match -> places.hasName(match.sentence(), name)
                        || statements.in(match.sentence()).isEmpty() && match.coverage() >= best);
    }

    /** "He added", or words that only go on: the name stands beside them, and whom they are read to be of does not. */
    private boolean isBesideUnnamed(int sentence, Claim claim, Source claimant, List<Word> name) {
        List<Word> right = texts.speakers.read(claimant.name());
        return !places.isNear(right, sentence, 1)
                && !places.isNamedIn(claim.cue(), claimant)
                && places.isNear(name, sentence, NamePlaces.BESIDE);
    }

    /** True where a claimant of the article certainly is not whom the text names. */
    private boolean isOther(Source source, List<Word> name, Source claimant, Claim claim) {
        boolean proper = forms.isProperName(texts.speakers.read(claimant.name()));
        boolean pronoun = places.isNameless(claim.cue());
        if (!proper || pronoun) {
            return (source.kind() == SourceKind.PERSON || !pronoun || isUnnamedBefore(claim.cue(), name))
                    && !forms.isCountry(claimant)
                    && !places.isBeforeCue(claim.cue(), name)
                    && (!pronoun || places.isBeforeCue(claim.cue(), texts.speakers.read(claimant.name())));
        }
        return source.kind() == SourceKind.PERSON && claimant.kind() == SourceKind.PERSON
                || !places.isBesideAny(name, claimant);
    }

    /** "It said" of nobody whom the article names further on only. */
    private boolean isUnnamedBefore(Span cue, List<Word> name) {
        List<Word> telling = name.stream().filter(forms::isTelling).toList();
        int sentence = article.side.sentenceAt(cue.start());
        return IntStream.rangeClosed(0, sentence)
                .noneMatch(at -> telling.stream()
                                        .filter(word -> article.side.hasKey(at, word.key()))
                                        .count()
                                * 2
                        >= telling.size());
    }
}

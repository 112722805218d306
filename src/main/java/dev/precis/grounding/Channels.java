package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds an outlet through which the article tells nothing of somebody: "Ames told the Herald" where she told the Gazette. Both
 * are the article's, and what Ames says is true, so that only who stands with whom tells.
 */
final class Channels {
    private final SourceTexts texts;
    private final SameSource same;

    Channels(SourceTexts texts, SameSource same) {
        this.texts = texts;
        this.same = same;
    }

    /**
     * The outlet through which the article tells what the claim's source says; null where the told one may be right.
     *
     * @param named the article's sources that the told outlet may be
     */
    @Nullable
    Source right(Claim claim, Set<String> named) {
        Source speaker = texts.textSpeakers.byId(claim.source());
        if (speaker == null || named.isEmpty()) {
            return null;
        }
        List<Word> name = texts.textSpeakers.read(speaker.name());
        Set<String> speakers = texts.sources.values().stream()
                .filter(other -> same.maySpeakFor(speaker, name, other))
                .map(Source::id)
                .collect(Collectors.toSet());
        List<Claim> claims = texts.article.side.reading.claims().stream()
                .filter(there -> speakers.contains(there.source()))
                .toList();
        List<String> vias = claims.stream()
                .map(Claim::via)
                .filter(Objects::nonNull)
                .filter(this::isOutlet)
                .toList();
        boolean always = vias.size() == claims.size();
        boolean known = vias.stream().anyMatch(named::contains)
                || named.stream().anyMatch(speakers::contains)
                || areTogether(speakers, named, always ? 0 : 1);
        Source right = vias.isEmpty() || known ? null : texts.sources.get(vias.get(0));
        return right == null || isOfOneKind(right, claim) ? null : right;
    }

    /** "Rangers' website" may be "the club's website". */
    private boolean isOfOneKind(Source right, Claim claim) {
        Set<String> told = texts.textSpeakers.read(claim.cue().in(texts.text.text)).stream()
                .filter(word -> !word.isCapital() && !word.key().isEmpty())
                .map(Word::key)
                .collect(Collectors.toSet());
        return texts.speakers.read(right.name()).stream()
                .anyMatch(word -> !word.isCapital() && told.contains(word.key()));
    }

    /** What somebody says in a report or a letter may have been told to an outlet too. */
    private boolean isOutlet(String id) {
        Source source = texts.sources.get(id);
        return source != null && source.kind() == SourceKind.OUTLET;
    }

    /** True where the article names both in sentences so near. */
    private boolean areTogether(Set<String> speakers, Set<String> outlets, int near) {
        TreeSet<Integer> there = sentences(outlets);
        return sentences(speakers).stream().anyMatch(sentence -> !there.subSet(sentence - near, sentence + near + 1)
                .isEmpty());
    }

    private TreeSet<Integer> sentences(Set<String> ids) {
        return ids.stream()
                .map(texts.sources::get)
                .filter(Objects::nonNull)
                .flatMap(source -> source.mentions().stream())
                .map(Span::start)
                .map(texts.article.side::sentenceAt)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

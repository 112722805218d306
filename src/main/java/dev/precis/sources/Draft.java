package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim as a rule reads it: its source is still a phrase and not yet somebody.
 *
 * @param content what is said, in order, as stretches of words
 * @param floor where the next cue of the same sentence may look back to
 * @param joins true where it is a main clause of its own, so that a claim before it ends where it starts
 * @param start its first word: subject or cue
 */
record Draft(
        NounPhrase source,
        @Nullable NounPhrase via,
        Stretch cue,
        List<Stretch> content,
        Speech speech,
        String rule,
        int start,
        int floor,
        boolean joins) {
    Draft {
        content = List.copyOf(content);
    }

    Draft withContent(List<Stretch> newContent) {
        return new Draft(source, via, cue, newContent, speech, rule, start, floor, joins);
    }

    Draft withSpeech(Speech newSpeech) {
        return new Draft(source, via, cue, content, newSpeech, rule, start, floor, joins);
    }

    boolean holds(int word) {
        return content.stream().anyMatch(part -> part.from() <= word && word < part.to());
    }
}

package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim whose source is known: a draft with its entries. */
record Statement(Entry source, @Nullable Entry via, Stretch cue, List<Stretch> content, Speech speech, String rule) {
    Statement {
        content = List.copyOf(content);
    }

    Statement from(Entry newSource, @Nullable Entry newVia) {
        return new Statement(newSource, newVia, cue, content, speech, rule);
    }
}

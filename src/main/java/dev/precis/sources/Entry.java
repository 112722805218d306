package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.text.Span;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A source as it grows while the article is read. */
final class Entry {
    Stretch name;
    SourceKind kind;

    @Nullable
    Stretch role;

    @Nullable
    Gender gender;

    final TreeSet<Span> mentions = new TreeSet<>();
    final Set<String> heads = new LinkedHashSet<>();

    /** Nouns of the documents in which it spoke. */
    final Set<String> papers = new HashSet<>();

    int lastMention = -1;
    int statements;

    /** Whether "he" or "she" may mean it. */
    enum Gender {
        MALE,
        FEMALE
    }

    Entry(Stretch name, SourceKind kind) {
        this.name = name;
        this.kind = kind;
    }
}

package dev.precis.sources;

import org.jspecify.annotations.Nullable;

/** One way in which an article attributes. Rules are tried from the exact to the loose; the first that reads a cue keeps it. */
interface Rule {
    /** The claim that the cue makes, or null where this rule does not apply. */
    @Nullable
    Draft read(Cue cue);
}

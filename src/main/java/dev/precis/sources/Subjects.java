package dev.precis.sources;

import dev.precis.sources.Scene.Period;
import org.jspecify.annotations.Nullable;

/** Tells with whom a sentence starts. */
interface Subjects {
    /** The person named at the start of a period, before a word; null where it starts otherwise. */
    @Nullable
    NounPhrase personAtStart(Period period, int before);
}

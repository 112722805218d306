package dev.precis.sources;

import dev.precis.sources.Scene.Period;
import org.jspecify.annotations.Nullable;

/** Tells with whom or what a sentence starts. */
interface Subjects {
    /** The person named at the start of a period, before a word; null where it starts otherwise. */
    @Nullable
    NounPhrase personAtStart(Period period, int before);

    /** The organisation named there. */
    @Nullable
    NounPhrase organisationAtStart(Period period, int before);

    /** The country or town that does there what people do: "Norland released the prisoners". */
    @Nullable
    NounPhrase placeThatActs(Period period, int before);

    /** The person who does what the sentence tells in the passive: "It was echoed by Jane Roe". */
    @Nullable
    NounPhrase personAsAgent(Period period, int before);

    /** The document whose maker the article names, by what it is called, before a word. */
    @Nullable
    NounPhrase documentBefore(String noun, int before);

    /** Those without a name who are spoken of there: "Researchers at Tern". */
    @Nullable
    NounPhrase groupAtStart(Period period, int before);

    /** The one told of by an office alone: "The former mayor". */
    @Nullable
    NounPhrase officeAlone(Period period, int before);

    /** The one without a name who is spoken of there: "A port worker". */
    @Nullable
    NounPhrase strangerAtStart(Period period, int before);
}

package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.sources.Speech;
import org.jspecify.annotations.Nullable;

/** The words that attribute a figure, and how it is said. */
record AttributionView(
        @JsonPropertyDescription("Offset of the first character of the attributing words; null where there are none.")
        @Nullable
        Integer start,

        @Nullable Integer end,
        @Nullable String text,

        @JsonPropertyDescription("direct: inside quotation marks. reported: told in the outlet's words.")
        Speech speech) {}

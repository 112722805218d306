package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.sources.SourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody or something that the article names as the origin of a statement. */
record SourceView(
        @JsonPropertyDescription("s1, s2, … in the order of first mention.")
        String id,

        @JsonPropertyDescription("The fullest form the article has.")
        String name,

        @JsonPropertyDescription("What the article says of it.") @Nullable
        String role,

        SourceKind kind,

        @JsonPropertyDescription("Everywhere it is named or meant.")
        List<PlaceView> mentions,

        @JsonPropertyDescription("Ids of all figures of the article that it is the source of.")
        List<String> figures,

        @JsonPropertyDescription("How many statements the article attributes to it.")
        int statements) {}

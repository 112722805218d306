package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Words of the article that prove something. */
record EvidenceView(
        @JsonPropertyDescription("Offset of the first character, from 0.")
        int start,

        @JsonPropertyDescription("Offset behind the last character.")
        int end,

        @JsonPropertyDescription("The words, exactly as the article has them.")
        String quote) {}

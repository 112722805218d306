package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;

/** What became of every number of the article. */
record CoverageView(
        @JsonPropertyDescription("All numbers found, in digits or words.")
        int numerals,

        @JsonPropertyDescription("Those that are figures.") int figures,

        @JsonPropertyDescription("Those that are none, counted by reason.")
        Map<String, Integer> notFigures) {}

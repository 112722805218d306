package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.text.OffsetUnit;
import java.util.List;

/** The answer of POST /v1/figures. */
record FiguresAnswer(
        @JsonPropertyDescription("Always figures.") String object,

        @JsonPropertyDescription("What every start and end counts.")
        OffsetUnit offsetUnit,

        ArticleView article,

        @JsonPropertyDescription("Every figure, in the order of the text.")
        List<FigureView> figures,

        @JsonPropertyDescription("Every source, in the order of first mention.")
        List<SourceView> sources,

        CoverageView coverage,
        Timings timingsMs) {

    /** Whole milliseconds. */
    record Timings(long total, long intake, long figures) {}
}

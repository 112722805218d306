package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.grounding.Report;
import dev.precis.text.OffsetUnit;
import java.util.List;

/** The answer of POST /v1/checks. */
record CheckAnswer(
        @JsonPropertyDescription("Always check.") String object,

        @JsonPropertyDescription("What every start and end counts.")
        OffsetUnit offsetUnit,

        @JsonPropertyDescription("contradicted if any item is, else unsupported if any item is, else supported.")
        Report.Verdict verdict,

        @JsonPropertyDescription("In the order of the summary.")
        List<ItemView> items,

        ArticleView article,

        @JsonPropertyDescription("The figures of the article that the items name.")
        List<FigureView> figures,

        @JsonPropertyDescription("The sources of the article that the items and their figures name.")
        List<SourceView> sources,

        Timings timingsMs) {

    /** Whole milliseconds. */
    record Timings(long total, long intake, long figures, long verification) {}
}

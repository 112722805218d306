package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.grounding.Report;
import dev.precis.summary.Options;
import dev.precis.text.OffsetUnit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of POST /v1/summaries. */
record SummaryAnswer(
        String id,
        @JsonPropertyDescription("Always summary.") String object,
        @JsonPropertyDescription("RFC 3339, UTC.") String created,

        @JsonPropertyDescription("What every start and end counts.")
        OffsetUnit offsetUnit,

        ArticleView article,
        Text summary,

        @JsonPropertyDescription("The key figures, at most max_figures, the most telling first.")
        List<FigureView> figures,

        @JsonPropertyDescription("The sources that the summary and its figures rest on.")
        List<SourceView> sources,

        Verification verification,
        Model model,
        Timings timingsMs) {

    /** The checked text. */
    record Text(
            @JsonPropertyDescription("Null where none could be proven.") @Nullable
            String headline,

            String text,
            List<Sentence> sentences) {}

    /** A sentence of the summary and what proves it. */
    record Sentence(
            String text,

            @JsonPropertyDescription("Offset in the summary's text, from 0.")
            int start,

            int end,

            @JsonPropertyDescription("Ids of the article's figures that its numbers bind to.")
            List<String> figures,

            @JsonPropertyDescription("Ids of the article's sources that it names or rests on.")
            List<String> sources,

            @JsonPropertyDescription("The article's words that prove it.")
            List<EvidenceView> evidence,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @JsonPropertyDescription("Only with verification annotate: what could not be proven.")
            List<ReasonView> findings) {}

    /** How the text came through the check. */
    record Verification(
            Options.Verification mode,
            Report.Verdict verdict,
            Tally numbers,
            Tally sources,
            Tally quotations,

            @JsonPropertyDescription("How often the model was asked to mend its draft.")
            int revisions,

            @JsonPropertyDescription("Sentences left out because they could not be proven.")
            List<WithheldView> withheld,

            CoverageView coverage) {}

    /** How many there are, and how many of them the article bears out. */
    record Tally(int total, int supported) {}

    /** Who wrote it, and what that took. */
    record Model(
            String name,
            int inputTokens,
            int outputTokens,

            @JsonPropertyDescription("How often a model was asked.")
            int calls,

            @JsonPropertyDescription(
                    "In how many parts the article was read; together they are the whole of it, nothing was cut.")
            int parts,

            @JsonPropertyDescription("Null where no price is known.") @Nullable
            BigDecimal costUsd,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @JsonPropertyDescription("Models asked before this one, in vain; left out where there were none.")
            List<Tried> tried,

            @JsonPropertyDescription("True where the answer was already known.")
            boolean cached) {}

    /** A model that was asked in vain. */
    record Tried(
            String name,

            @JsonPropertyDescription("Why it did not write: timeout, unreachable, rate_limited, suspended, …")
            String reason) {}

    /** Whole milliseconds. */
    record Timings(long total, long intake, long figures, long model, long verification) {}
}

package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.figures.Change;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.sources.Status;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quantity of the article: what it says, where it stands, whose it is. */
record FigureView(
        @JsonPropertyDescription("f1, f2, … in the order of the text.")
        String id,

        @JsonPropertyDescription("The quantity as it stands: qualifier, number, unit or counted noun.")
        String text,

        @JsonPropertyDescription("Offset of the first character of text, from 0.")
        int start,

        @JsonPropertyDescription("Offset behind the last character of text.")
        int end,

        @JsonPropertyDescription("What is counted, where, when. Null where nobody has written one.") @Nullable
        String label,

        Kind kind,

        @JsonPropertyDescription(
                "Exact decimal, magnitude applied; null for vague amounts such as dozens, and for scores.")
        @Nullable
        BigDecimal value,

        @JsonPropertyDescription("Upper end of a range.") @Nullable
        BigDecimal valueMax,

        @JsonPropertyDescription("For 10 out of 15: value is 10, whole is 15.") @Nullable
        BigDecimal whole,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("Only on scores: the numbers in the article's order.")
        @Nullable
        List<Integer> parts,

        Qualifier qualifier,

        @JsonPropertyDescription("Singular unit or counted noun as the article has it.") @Nullable
        String unit,

        @JsonPropertyDescription("ISO 4217 for money, UCUM for measures.") @Nullable
        String unitCode,

        @Nullable NormalizedView normalized,
        @Nullable Change change,

        @JsonPropertyDescription("Id of the figure it changed from.") @Nullable
        String changeFrom,

        @JsonPropertyDescription("The words that say when.") @Nullable
        PlaceView asOf,

        @JsonPropertyDescription("The shortest whole clause or sentence that carries it, exact.")
        String quote,

        int quoteStart,
        int quoteEnd,

        @JsonPropertyDescription("Id of the most direct claimant; null in the article's own voice.") @Nullable
        String source,

        @JsonPropertyDescription("Id of the outlet, document or channel it comes through.") @Nullable
        String via,

        @JsonPropertyDescription("Null in the article's own voice.") @Nullable
        AttributionView attribution,

        Status status,

        @JsonPropertyDescription("The words that weaken it.") @Nullable
        PlaceView hedge,

        @JsonPropertyDescription("True where it is one of the summary's key figures.")
        boolean key) {}

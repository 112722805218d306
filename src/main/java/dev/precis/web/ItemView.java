package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.grounding.Code;
import dev.precis.grounding.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One number, date, source or quotation of a summary, and what the article says of it. */
record ItemView(
        @JsonPropertyDescription("The words of the summary.")
        String text,

        @JsonPropertyDescription("Offset in the summary, from 0.")
        int start,

        int end,
        Item.Kind kind,
        Item.Status status,

        @JsonPropertyDescription("What is wrong; null where nothing is.") @Nullable
        Code code,

        @JsonPropertyDescription("Id of the article's figure it binds to.") @Nullable
        String figure,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("Ids of the figures it is derived from; only where the status is derived.")
        List<String> operands,

        @JsonPropertyDescription("Id of the article's source it binds to.") @Nullable
        String source,

        @JsonPropertyDescription("What the article has instead.") @Nullable
        String expected,

        String explanation,

        @JsonPropertyDescription("The article's words that prove it.")
        List<EvidenceView> evidence) {}

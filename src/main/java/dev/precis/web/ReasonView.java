package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.grounding.Code;
import dev.precis.grounding.Item;
import org.jspecify.annotations.Nullable;

/** Why a sentence could not be proven. */
record ReasonView(
        @Nullable Code code,
        Item.Kind kind,
        Item.Status status,

        @JsonPropertyDescription("Id of the figure of the article it was held against.") @Nullable
        String figure,

        @JsonPropertyDescription("What the article has instead.") @Nullable
        String expected,

        String explanation) {

    static ReasonView of(Item item) {
        var figure = item.figures().isEmpty() ? null : item.figures().get(0);
        return new ReasonView(item.code(), item.kind(), item.status(), figure, item.expected(), item.explanation());
    }
}

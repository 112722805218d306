package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** The answer of GET /v1/models. */
record ModelsAnswer(
        @JsonPropertyDescription("Always models.") String object,

        @JsonProperty("default") @JsonPropertyDescription("The model that writes where a request names none.")
        String standard,

        @JsonPropertyDescription("The default first.") List<Entry> models) {

    static ModelsAnswer of(Models models) {
        return new ModelsAnswer(
                "models",
                models.standard().name(),
                models.all().stream()
                        .map(model -> new Entry(
                                model.name(), model.provider(), model.equals(models.standard()), model.translates()))
                        .toList());
    }

    /** One model. */
    record Entry(
            @JsonPropertyDescription("As the field model takes it.")
            String name,

            String provider,
            @JsonProperty("default") boolean standard,

            @JsonPropertyDescription("True where it can write in another language than the article's.")
            boolean translates) {}
}

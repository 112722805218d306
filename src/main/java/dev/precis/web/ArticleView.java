package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read: the article without its text, unless the offsets need it. */
record ArticleView(
        @Nullable String title,
        @Nullable String outlet,
        @Nullable String sourceUrl,

        @JsonPropertyDescription("RFC 3339 date or date-time.") @Nullable
        String published,

        @Nullable String author,

        @JsonPropertyDescription("BCP 47; und where it could not be told.")
        String language,

        @JsonPropertyDescription("SHA-256 of the text as UTF-8, lower-case hex.")
        String sha256,

        @JsonPropertyDescription("Length of the text in Unicode code points, furniture included.")
        int characters,

        @JsonPropertyDescription("Runs of text between white space, furniture included.")
        int words,

        @JsonPropertyDescription("What was left out of figures and summary. Nothing is cut from the text.")
        List<FurnitureView> furniture,

        @JsonPropertyDescription(
                "What in the article seems to be said to a machine. Nothing was refused for it, and the answer is checked as always; at most 20.")
        List<SuspicionView> suspicions,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(
                "The text that all offsets refer to. Always there where html or url was sent; with include_text for text.")
        @Nullable
        String text) {}

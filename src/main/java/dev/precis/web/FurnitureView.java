package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A stretch of the text that belongs to the page and not to the article. */
record FurnitureView(
        @JsonPropertyDescription("Offset of the first character, from 0.")
        int start,

        @JsonPropertyDescription("Offset behind the last character.")
        int end,

        @JsonPropertyDescription(
                "What it is: appeal, newsletter, share, related, navigation, credit, caption_repeat, dateline, promo, comments, legal or player.")
        String why) {}

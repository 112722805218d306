package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A place of the article that seems to be said to a machine. */
record SuspicionView(
        @JsonPropertyDescription("Where: text, title or source_url.")
        String field,

        @JsonPropertyDescription("Offset in that field, from 0.")
        int start,

        int end,

        @JsonPropertyDescription(
                "instruction, address, role, prompt, template, handle, json, output, encoded, link, repeat or unseen.")
        String why) {}

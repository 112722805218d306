package dev.precis.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** Requests and answers that the API document shows. */
final class Examples {
    static final String TEXT = "The harbour authority said on Monday that up to 14 ships were held back by ice.";
    static final String HTML = "<!doctype html><html lang=\"en\"><body><p>" + TEXT + "</p></body></html>";
    static final String SUMMARY = "Ice held back 41 ships, the harbour authority said.";

    private Examples() {}

    /** The example of an answer: {@code figures}, {@code problem}, … */
    static JsonNode answer(String name) {
        try {
            return Json.WRITER.readTree(Resources.text("examples/" + name + ".json"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The example " + name + " is broken", e);
        }
    }
}

package dev.precis.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A finished answer that is given once more: what it says is the same; what it took is what this call took. */
final class KnownSummary {
    /** Decimals come out as they went in. */
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build()
            .readerFor(ObjectNode.class);

    private KnownSummary() {}

    /** The answer as a tree. */
    static ObjectNode tree(byte[] document) {
        try {
            return READER.readValue(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer with {@code model.cached} true, no tokens, no cost, and the time of this call. */
    static byte[] bytes(byte[] document, long totalMillis) {
        var answer = tree(document);
        var model = answer.withObjectProperty("model");
        model.put("input_tokens", 0).put("output_tokens", 0).put("calls", 0).put("cached", true);
        if (!model.path("cost_usd").isNull()) {
            model.put("cost_usd", 0);
        }
        var timings = answer.withObjectProperty("timings_ms");
        timings.fieldNames().forEachRemaining(name -> timings.put(name, 0));
        timings.put("total", totalMillis);
        return Json.bytes(answer);
    }
}

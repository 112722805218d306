package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.store.BatchItem.Ended;
import dev.precis.store.BatchItem.State;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What came of one article. Written as bytes that are stored already; this record says how they look. */
record BatchResult(
        @JsonPropertyDescription("Its place in the batch, from 0.")
        int index,

        @JsonPropertyDescription("The caller's name for it.") @Nullable
        String customId,

        Status status,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("Where it succeeded: what POST /v1/summaries answers.")
        @Nullable
        SummaryAnswer summary,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("Where it failed: what POST /v1/summaries answers.")
        @Nullable
        ProblemView problem) {
    /** How it ended. */
    enum Status {
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    static void write(Ended item, OutputStream out) throws IOException {
        var id = item.customId() == null ? "null" : new String(Json.bytes(item.customId()), StandardCharsets.UTF_8);
        var head = "{\"index\":" + item.position() + ",\"custom_id\":" + id + ",\"status\":\"" + Json.name(item.state())
                + '"';
        out.write(head.getBytes(StandardCharsets.UTF_8));
        var document = item.document();
        if (document != null) {
            var name = item.state() == State.SUCCEEDED ? ",\"summary\":" : ",\"problem\":";
            out.write(name.getBytes(StandardCharsets.UTF_8));
            out.write(document);
        }
        out.write('}');
    }
}

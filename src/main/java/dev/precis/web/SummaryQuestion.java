package dev.precis.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.precis.store.Question;
import dev.precis.summary.Options;
import dev.precis.text.OffsetUnit;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that the answer to a request for a summary depends on. Two that are equal have the same answer; whoever adds
 * an option adds it here.
 *
 * @param edition of this service: its prompts and rules, and where its models are
 * @param models that may write, in the order in which they are asked
 * @param article in a form of which JSON can be written
 */
record SummaryQuestion(
        String edition,
        List<String> models,
        Object article,
        Options options,
        OffsetUnit offsetUnit,
        boolean includeText) {
    private static final ObjectWriter FORM = Json.WRITER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** @param article as it was sent; or, where only its address was sent, as it was found there */
    static SummaryQuestion of(SummaryRequest request, Object article, Models models, String edition) {
        var named = request.options().model();
        return new SummaryQuestion(
                edition,
                named == null ? models.all().stream().map(Models.Model::name).toList() : List.of(named),
                article,
                request.options(),
                request.article().offsetUnit(),
                request.article().includeText());
    }

    Question of(String owner) {
        return new Question(owner, hash());
    }

    /** Of its JSON form, in which every value stands apart from the next, and half a surrogate pair is still itself. */
    private String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(FORM.writeValueAsBytes(this));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A question cannot be written as JSON", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

package dev.precis.web;

import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.http.Context;
import java.util.List;

/** Reads the body and the query of a request into its fields. */
final class RequestReader {
    private RequestReader() {}

    /**
     * The fields of a request: of a JSON body, or of the query where the body is the bare article.
     *
     * @param known the fields this request has
     */
    static Fields read(Context context, List<Field<?>> known) {
        refuseCompression(context);
        var type = MediaType.parse(context.header("Content-Type"));
        var query = QueryString.parse(context.req().getQueryString());
        var body = BodyHandler.body(context.req());
        switch (type.name()) {
            case MediaType.JSON -> {
                var fields = Fields.ofJson(StrictJson.object(RequestBody.decode(body, type.charset())), known);
                query.keySet().forEach(fields::complainOfParameter);
                return fields;
            }
            case MediaType.TEXT, MediaType.HTML -> {
                var content = type.name().equals(MediaType.HTML) ? ArticleFields.HTML : ArticleFields.TEXT;
                return Fields.ofQuery(query, known)
                        .with(content, TextNode.valueOf(RequestBody.decode(body, type.charset())));
            }
            default -> throw unsupported(type);
        }
    }

    static void refuseCompression(Context context) {
        var transfer = context.header("Transfer-Encoding");
        if (transfer != null && !transfer.strip().equalsIgnoreCase("chunked")) {
            throw Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Of transfer codings only chunked is read; send the body without another one.")
                    .asException();
        }
        var coding = context.header("Content-Encoding");
        if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
            throw Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Compressed bodies are not read; send the body without Content-Encoding.")
                    .asException();
        }
    }

    private static ProblemException unsupported(MediaType type) {
        var found = type.name().isEmpty() ? "Content-Type is missing" : "The Content-Type is not one that is read here";
        return Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        found + "; send application/json, or the bare article as text/plain or text/html (with curl: "
                                + "-H 'Content-Type: text/plain' --data-binary @article.txt).")
                .asException();
    }
}

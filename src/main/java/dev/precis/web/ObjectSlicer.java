package dev.precis.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the articles and the other members of a batch that is one JSON object. Holds the state of one pass. */
final class ObjectSlicer {
    private static final String ARTICLES = "articles";
    private static final int MOST_ERRORS = 100;
    /** Two levels above those of a single article. */
    private static final int MAX_DEPTH = 22;

    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 100;
    /** Of a member beside the articles; what is inside an article is not read here. */
    private static final int MAX_SCALAR = 100_000;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .maxStringLength(MAX_SCALAR)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final int most;
    private final List<Slice> articles = new ArrayList<>();
    private final Map<String, Slice> fields = new HashMap<>();
    private final Map<String, JsonNode> scalars = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();
    private long shift;

    /** @param most articles that are of interest; the pass ends soon after */
    ObjectSlicer(int most) {
        this.most = most;
    }

    BatchSlices slice(StoredBody body) {
        try (InputStream in = body.open()) {
            skipMark(in, body);
            try (var parser = FACTORY.createParser(in)) {
                read(parser);
            }
        } catch (JsonProcessingException e) {
            throw StrictJson.broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BatchSlices(articles, fields, scalars, errors);
    }

    /** The parser would take another encoding for granted where it sees one; here it is UTF-8 or refused. */
    private void skipMark(InputStream in, StoredBody body) throws IOException {
        var head = body.open().readNBytes(4);
        for (byte each : head) {
            if (each == 0) {
                throw Problem.of(ProblemType.INVALID_ENCODING, "A batch must be UTF-8.")
                        .asException();
            }
        }
        boolean marked = head.length >= BYTE_ORDER_MARK.length
                && java.util.Arrays.equals(head, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        if (marked) {
            shift = in.skip(BYTE_ORDER_MARK.length);
        }
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("The body must be one JSON object, such as {\"articles\": [{\"text\": \"…\"}]}.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            member(parser, parser.currentName());
            if (articles.size() > most || errors.size() >= MOST_ERRORS) {
                return;
            }
        }
        if (parser.nextToken() != null) {
            throw invalid("Something stands behind the JSON object; the body must be one object and nothing else.");
        }
    }

    private void member(JsonParser parser, String name) throws IOException {
        if (fields.containsKey(name) || scalars.containsKey(name) || name.equals(ARTICLES) && !articles.isEmpty()) {
            throw invalid("The member " + name + " is there twice.");
        }
        parser.nextToken();
        if (!name.equals(ARTICLES)) {
            if (parser.currentToken().isScalarValue()) {
                scalars.put(name, scalar(parser));
            } else {
                fields.put(name, slice(parser));
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            articles(parser);
        } else {
            errors.add(FieldError.inBody("/" + ARTICLES, "must be an array of articles"));
            parser.skipChildren();
        }
    }

    private void articles(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY && articles.size() <= most) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                errors.add(FieldError.inBody(
                        "/" + ARTICLES + "/" + articles.size(), "must be an article such as {\"text\": \"…\"}"));
                parser.skipChildren();
                articles.add(new Slice(0, 0, 0));
            } else {
                articles.add(slice(parser));
            }
        }
    }

    /** The object or array that has just begun, to its end. */
    private Slice slice(JsonParser parser) throws IOException {
        // The bracket has been read.
        long start = parser.currentLocation().getByteOffset() - 1;
        parser.skipChildren();
        return new Slice(start + shift, (int) (parser.currentLocation().getByteOffset() - start), 0);
    }

    private static JsonNode scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            default -> DecimalNode.valueOf(parser.getDecimalValue());
        };
    }

    private static ProblemException invalid(String detail) {
        return Problem.of(ProblemType.INVALID_JSON, detail).asException();
    }
}

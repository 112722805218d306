package dev.precis.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 document: what the endpoints declare of themselves. Thread-safe; made when first asked for. */
final class ApiDocument {
    private static final String SCHEMA = "schema";
    private static final String DESCRIPTION = "description";

    private static final String STRING = "string";
    private static final Set<Integer> RETRIED = Set.of(409, 429, 503);
    private static final String KEY_SCHEME = "key";

    private final List<Operation> operations;
    private byte @Nullable [] bytes;

    ApiDocument(List<Endpoint> endpoints) {
        this.operations = endpoints.stream().map(Endpoint::operation).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Adds an endpoint that needs the document itself. */
    void add(Endpoint endpoint) {
        operations.add(endpoint.operation());
    }

    synchronized byte[] bytes() {
        if (bytes == null) {
            bytes = Json.bytes(make());
        }
        return bytes;
    }

    ObjectNode make() {
        var schemas = new Schemas();
        var document = object().put("openapi", "3.1.0");
        document.set("info", info());
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("security").addObject().putArray(KEY_SCHEME);
        document.set("paths", paths(schemas));
        var components = document.putObject("components");
        components.set("schemas", schemas.definitions());
        components.set("securitySchemes", securitySchemes());
        return document;
    }

    private static ObjectNode securitySchemes() {
        var schemes = object();
        schemes.putObject(KEY_SCHEME)
                .put("type", "http")
                .put("scheme", "bearer")
                .put(
                        DESCRIPTION,
                        "A key that the operator made. A service on the loopback address that has no keys asks for none.");
        return schemes;
    }

    private static ObjectNode info() {
        var info = object();
        info.put("title", "Précis");
        info.put("version", "1");
        info.put(
                DESCRIPTION,
                "One article in; a summary, its key figures and their sources out, each proven by the article's own words.");
        return info;
    }

    private ObjectNode paths(Schemas schemas) {
        var paths = object();
        for (var operation : operations) {
            var path = paths.withObjectProperty(operation.path());
            path.set(operation.method().name().toLowerCase(Locale.ROOT), operation(operation, schemas));
        }
        return paths;
    }

    private static ObjectNode operation(Operation operation, Schemas schemas) {
        var node = object();
        node.put("operationId", operation.id());
        node.put("summary", operation.summary());
        node.put(DESCRIPTION, operation.description());
        if (operation.role() == null) {
            node.putArray("security");
        }
        var parameters = node.putArray("parameters");
        operation.inPath().forEach((field, example) -> parameters.add(inPath(field, example)));
        operation.fields().stream()
                .filter(Field::inQuery)
                .map(field -> inQuery(field, operation))
                .forEach(parameters::add);
        if (operation.isRepeatable()) {
            parameters.add(idempotencyKey());
        }
        if (!operation.takes().isEmpty()) {
            node.set("requestBody", requestBody(operation));
        }
        node.set("responses", responses(operation, schemas));
        return node;
    }

    private static ObjectNode idempotencyKey() {
        var parameter = object().put("name", IdempotentRequests.HEADER).put("in", "header");
        parameter.put(
                DESCRIPTION,
                "1 to 255 printable ASCII characters, for example a UUID. The same request with the same key gets the same answer for 24 hours, and is not done again.");
        parameter.putObject(SCHEMA).put("type", "string").put("minLength", 1).put("maxLength", 255);
        return parameter;
    }

    private static ObjectNode inPath(Field<?> field, String example) {
        var parameter = parameter(field, "path").put("required", true);
        parameter.put("example", example);
        return parameter;
    }

    private static String place(Operation operation) {
        if (operation.takes().isEmpty()) {
            return "";
        }
        return operation.takes().containsKey(MediaType.NDJSON)
                ? " Only where the body is lines."
                : " Only where the body is the bare article.";
    }

    private static ObjectNode inQuery(Field<?> field, Operation operation) {
        var parameter = parameter(field, "query");
        parameter.put(DESCRIPTION, field.description() + place(operation));
        return parameter;
    }

    private static ObjectNode parameter(Field<?> field, String place) {
        var parameter = object().put("name", field.name()).put("in", place).put(DESCRIPTION, field.description());
        parameter.set(SCHEMA, field.querySchema());
        return parameter;
    }

    private static ObjectNode requestBody(Operation operation) {
        var body = object().put("required", true);
        var content = body.putObject("content");
        new TreeMap<>(operation.takes()).forEach((type, example) -> {
            var form = content.putObject(type);
            form.set(
                    SCHEMA,
                    type.equals(MediaType.JSON) ? bodySchema(operation.fields()) : object().put("type", STRING));
            form.set("example", Json.WRITER.valueToTree(example));
        });
        return body;
    }

    private static ObjectNode bodySchema(List<Field<?>> fields) {
        var schema = object().put("type", "object").put("additionalProperties", false);
        boolean article = fields.contains(ArticleFields.TEXT);
        schema.put(
                DESCRIPTION,
                article ? "Exactly one of text, html and url. A null counts as absent." : "A null counts as absent.");
        var properties = schema.putObject("properties");
        for (var field : fields) {
            if (field.inJson()) {
                properties.set(field.name(), field.bodySchema());
            }
        }
        return schema;
    }

    private static ObjectNode responses(Operation operation, Schemas schemas) {
        var responses = object();
        if (!operation.produces().equals(MediaType.NONE)) {
            responses.set(String.valueOf(operation.status()), answer(operation, schemas));
        }
        operation.others().forEach((status, why) -> responses.set(String.valueOf(status), empty(why)));
        problems(operation).forEach((status, types) -> responses.set(String.valueOf(status), problem(types, schemas)));
        return responses;
    }

    private static ObjectNode answer(Operation operation, Schemas schemas) {
        var response = object().put(DESCRIPTION, operation.summary() + ".");
        var headers = headers();
        if (operation.role() != null) {
            add(headers, Admission.POLICY, "How many requests a key may send; absent where there is no limit.", STRING);
            add(headers, Admission.STATE, "How many more this key may send now.", STRING);
        }
        response.set("headers", headers);
        var content = response.putObject("content").putObject(operation.produces());
        var answer = operation.answer();
        if (answer == null) {
            content.putObject(SCHEMA).put("type", STRING);
        } else {
            content.set(SCHEMA, answer == Object.class ? object().put("type", "object") : schemas.reference(answer));
            content.set("example", Json.WRITER.valueToTree(operation.example()));
        }
        if (operation.lines()) {
            lines(operation, content, response.withObjectProperty("content"));
        }
        if (operation.streams()) {
            response.withObjectProperty("content").set(MediaType.EVENTS, events());
        }
        return response;
    }

    private static ObjectNode events() {
        var form = object();
        form.putObject(SCHEMA)
                .put("type", "string")
                .put(
                        DESCRIPTION,
                        "Server-sent events, each with an id and one line of JSON: article (as in the answer), figure and source (one each, as in POST /v1/figures), sentence (place, text, figures, sources, evidence), withheld (text, reasons), at last summary (the whole answer) or problem (as application/problem+json). Lines that begin with a colon keep the connection alive.");
        form.put("example", "id: 1\nevent: article\ndata: {\"title\":null}\n\n");
        return form;
    }

    /** A line has no schema of its own in OpenAPI 3.1; the array of the same has. */
    private static void lines(Operation operation, ObjectNode line, ObjectNode content) {
        var array = object().put("type", "array");
        array.set("items", line.get(SCHEMA));
        line.putObject(SCHEMA).put("type", "string").put(DESCRIPTION, "One object a line, as in the array.");
        line.put("example", Json.WRITER.valueToTree(operation.example()) + "\n");
        var form = content.putObject(MediaType.JSON);
        form.set(SCHEMA, array);
        form.putArray("example").add(Json.WRITER.<JsonNode>valueToTree(operation.example()));
    }

    private static ObjectNode empty(String why) {
        var response = object().put(DESCRIPTION, why + ".");
        response.set("headers", headers());
        return response;
    }

    private static Map<Integer, List<ProblemType>> problems(Operation operation) {
        Collection<ProblemType> all = new ArrayList<>(Operation.COMMON_PROBLEMS);
        all.addAll(operation.problems());
        if (operation.isRepeatable()) {
            all.addAll(IdempotentRequests.PROBLEMS);
        }
        return all.stream()
                .distinct()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
    }

    private static ObjectNode problem(List<ProblemType> types, Schemas schemas) {
        var description = types.stream()
                .map(type -> "`" + type.uri() + "`: " + type.title() + ".")
                .collect(Collectors.joining(" "));
        var response = object().put(DESCRIPTION, description);
        var headers = headers();
        if (RETRIED.contains(types.get(0).status())) {
            add(headers, "Retry-After", "Seconds to wait, where that is known.", "integer");
        }
        if (types.get(0).challenge() != null) {
            add(headers, "WWW-Authenticate", "How to show a key, after RFC 6750.", STRING);
        }
        response.set("headers", headers);
        var content = response.putObject("content").putObject(MediaType.PROBLEM);
        content.set(SCHEMA, schemas.reference(ProblemView.class));
        content.set("example", example(types.get(0)));
        return response;
    }

    private static JsonNode example(ProblemType type) {
        var problem = Problem.of(type, type.meaning());
        if (type == ProblemType.INVALID_REQUEST) {
            problem = problem.withErrors(List.of(FieldError.inBody("/max_figures", "must be from 0 to 100")));
        }
        return Json.WRITER.valueToTree(ProblemView.of(problem, "5f2a9c01b7d34e68a1c0f3e2"));
    }

    private static ObjectNode headers() {
        var headers = object();
        add(headers, RequestId.HEADER, "The caller's id of this request, or a new one.", STRING);
        return headers;
    }

    private static void add(ObjectNode headers, String name, String description, String type) {
        headers.putObject(name).put(DESCRIPTION, description).putObject(SCHEMA).put("type", type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

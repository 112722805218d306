package dev.precis.web;

import dev.precis.access.Role;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint declares of itself: routes and the API document are made of it.
 *
 * @param id a name for generated clients: {@code readFigures}
 * @param inPath parameters of the path, each with an example
 * @param fields of the body and the query
 * @param takes how a body is given, with an example of each; empty where there is none
 * @param produces the media type of its answer
 * @param answer the record it answers with; null where it answers with a page or a file
 * @param example of the answer
 * @param status of its answer where all is well
 * @param lines whether its answer is lines of JSON, or an array of the same
 * @param streams whether it can be followed as server-sent events
 * @param others answers without a body: why, by status
 * @param problems it may answer with, beside the common ones
 * @param role that the caller's key must have; null where no key is asked for
 */
record Operation(
        HandlerType method,
        String path,
        String id,
        String summary,
        String description,
        Map<Field<String>, String> inPath,
        List<Field<?>> fields,
        Map<String, Object> takes,
        String produces,
        @Nullable Class<?> answer,
        @Nullable Object example,
        int status,
        boolean lines,
        boolean streams,
        Map<Integer, String> others,
        List<ProblemType> problems,
        @Nullable Role role) {
    Operation {
        fields = List.copyOf(fields);
        others = Collections.unmodifiableMap(new TreeMap<>(others));
        problems = List.copyOf(problems);
    }

    /** Whether its answer has a form that Accept allows. */
    boolean isAcceptable(List<String> accept) {
        return produces.equals(MediaType.ANY)
                || produces.equals(MediaType.NONE)
                || Accept.allows(accept, produces)
                || lines && Accept.allows(accept, MediaType.JSON)
                || streams && Accept.allows(accept, MediaType.EVENTS);
    }

    /** What a request may be refused for where a key is asked for. */
    static final List<ProblemType> KEY_PROBLEMS = List.of(
            ProblemType.KEY_MISSING,
            ProblemType.WRONG_KEY,
            ProblemType.RATE_LIMITED,
            ProblemType.TOO_MANY_AT_ONCE,
            ProblemType.TOO_MANY_WRONG_KEYS);

    /** What any request may be refused for. */
    static final List<ProblemType> COMMON_PROBLEMS = List.of(
            ProblemType.MALFORMED_REQUEST,
            ProblemType.KEY_IN_ADDRESS,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.URI_TOO_LONG,
            ProblemType.HEADERS_TOO_LARGE,
            ProblemType.INTERNAL_ERROR,
            ProblemType.OVERLOADED,
            ProblemType.UNAVAILABLE);

    /** Whether a model may be asked for its answer. */
    boolean asksModels() {
        return problems.contains(ProblemType.PROVIDER_TIMEOUT);
    }

    /** Whether a caller may send it again under an Idempotency-Key. */
    boolean isRepeatable() {
        return method.equals(HandlerType.POST);
    }

    static Builder get(String path, String id) {
        return new Builder(HandlerType.GET, path, id);
    }

    static Builder delete(String path, String id) {
        return new Builder(HandlerType.DELETE, path, id);
    }

    static Builder post(String path, String id) {
        return new Builder(HandlerType.POST, path, id);
    }

    /** Gathers a declaration. */
    static final class Builder {
        private final HandlerType method;
        private final String path;
        private final String id;
        private String summary = "";
        private String description = "";
        private Map<Field<String>, String> inPath = Map.of();
        private List<Field<?>> fields = List.of();
        private Map<String, Object> takes = Map.of();
        private String produces = MediaType.JSON;
        private @Nullable Class<?> answer;
        private @Nullable Object example;
        private int status = 200;
        private boolean lines;
        private boolean streams;
        private final Map<Integer, String> others = new TreeMap<>();
        private final List<ProblemType> problems = new ArrayList<>();
        private @Nullable Role role = Role.USE;

        private Builder(HandlerType method, String path, String id) {
            this.method = method;
            this.path = path;
            this.id = id;
        }

        Builder does(String summary, String description) {
            this.summary = summary;
            this.description = description;
            return this;
        }

        Builder pathParameter(Field<String> parameter, String example) {
            this.inPath = Map.of(parameter, example);
            return this;
        }

        /** @param examples a body for each media type it reads */
        Builder takes(List<Field<?>> fields, Map<String, Object> examples) {
            this.fields = fields;
            this.takes = examples;
            return this;
        }

        Builder answers(Class<?> answer, Object example) {
            this.answer = answer;
            this.example = example;
            return this;
        }

        Builder answers(String mediaType) {
            this.produces = mediaType;
            return this;
        }

        Builder streams() {
            this.streams = true;
            return this;
        }

        /** Another status than 200 where all is well. */
        Builder status(int status) {
            this.status = status;
            return this;
        }

        /** Takes no body, but a query. */
        Builder query(List<Field<?>> fields) {
            this.fields = fields;
            return this;
        }

        /** Answers with lines of JSON, or with an array of the same where Accept prefers it. */
        Builder answersLines(Class<?> line, Object example) {
            this.produces = MediaType.NDJSON;
            this.lines = true;
            return answers(line, example);
        }

        /** Answers with a status and no body, too. */
        Builder alsoAnswers(int status, String why) {
            others.put(status, why);
            return this;
        }

        /** Answers with 204 and no body. */
        Builder answersNothing(String why) {
            this.produces = MediaType.NONE;
            return alsoAnswers(204, why);
        }

        Builder problems(List<ProblemType> types) {
            problems.addAll(types);
            return this;
        }

        Builder problems(ProblemType... types) {
            return problems(Arrays.asList(types));
        }

        /** Whoever reaches the service may call it. */
        Builder open() {
            role = null;
            return this;
        }

        /** For the operator's keys only. */
        Builder admin() {
            role = Role.ADMIN;
            return problems(ProblemType.ROLE_MISSING);
        }

        Operation build() {
            if (role != null) {
                problems(KEY_PROBLEMS);
            }
            return new Operation(
                    method,
                    path,
                    id,
                    summary,
                    description,
                    inPath,
                    fields,
                    takes,
                    produces,
                    answer,
                    example,
                    status,
                    lines,
                    streams,
                    others,
                    problems,
                    role);
        }
    }
}

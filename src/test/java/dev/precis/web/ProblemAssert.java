package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** What every answer that is not a success must be. */
final class ProblemAssert {
    private final TestServer.Answer answer;

    private ProblemAssert(TestServer.Answer answer) {
        this.answer = answer;
    }

    /** Checks the shape: media type, fields of RFC 9457, the request id, and nothing of our insides. */
    static ProblemAssert assertProblem(TestServer.Answer answer, ProblemType type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(type.status());
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("type").asText()).isEqualTo(type.uri());
        assertThat(problem.path("title").asText()).isEqualTo(type.title());
        assertThat(problem.path("status").asInt()).isEqualTo(type.status());
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("request_id").asText()).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.text()).doesNotContain("Exception", "dev.precis", "\tat ");
        return new ProblemAssert(answer);
    }

    ProblemAssert saying(String... parts) {
        assertThat(answer.json().path("detail").asText()).contains(parts);
        return this;
    }

    /** The pointers of errors, in any order. */
    ProblemAssert at(String... pointers) {
        List<String> found = answer.json().path("errors").findValuesAsText("pointer");
        assertThat(found).containsExactlyInAnyOrderElementsOf(Arrays.asList(pointers));
        return this;
    }

    /** The query parameters of errors, in any order. */
    ProblemAssert atParameters(String... names) {
        List<String> found = answer.json().path("errors").findValuesAsText("parameter");
        assertThat(found).containsExactlyInAnyOrderElementsOf(Arrays.asList(names));
        return this;
    }
}

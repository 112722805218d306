package dev.precis.draft;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * What a server answered.
 *
 * @param headers names in any case
 */
record HttpAnswer(int status, Map<String, List<String>> headers, String body) {
    /** @throws IOException where the body is packed in a way that cannot be undone */
    static HttpAnswer of(HttpResponse head, byte[] body) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : head.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return new HttpAnswer(head.getCode(), headers, new String(Unpacked.of(headers, body), StandardCharsets.UTF_8));
    }

    /** @throws HttpFailure for any status but 2xx */
    void requireSuccess() {
        if (status < 200 || status > 299) {
            List<String> wait = headers.getOrDefault("retry-after", List.of());
            throw new HttpFailure(
                    status,
                    AnswerCheck.errorCode(body),
                    wait.isEmpty() ? null : RetryAfter.in(wait.get(0), Clock.systemUTC()));
        }
    }

    /** Without the type: LangChain4j would read the body in the charset that it names, but JSON is UTF-8 whatever is named. */
    SuccessfulHttpResponse successful() {
        Map<String, List<String>> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        others.putAll(headers);
        others.remove("content-type");
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(others)
                .body(body)
                .build();
    }
}

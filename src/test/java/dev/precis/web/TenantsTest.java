package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.access.AccessSettings;
import dev.precis.access.ApiKey;
import dev.precis.access.Role;
import dev.precis.access.Slots;
import dev.precis.store.Storage;
import dev.precis.store.TestStorage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** K2: what one caller owns is to every other as if it did not exist. */
@Timeout(120)
class TenantsTest {
    private static final String ARTICLE = "{\"text\": \"12 ships left\"}";
    /** Of no caller's making. */
    private static final List<String> PUBLIC = List.of("/docs/{file}", "/problems/{type}");

    private final TestKeys keys = new TestKeys();
    private final ApiKey replacement = ApiKey.random();
    private Storage storage;
    private TestServer server;

    @BeforeEach
    void start() {
        keys.add("newsroom", Role.USE, replacement);
        storage = TestStorage.embedded();
        var plain = TestPipeline.with(
                (article, options, listener) -> TestPipeline.summarize(
                        article, options, UUID.randomUUID().toString()),
                keys.access(AccessSettings.DEFAULT));
        server = TestServer.start(
                WebSettings.DEFAULT,
                new Pipeline(
                        plain.intake(),
                        plain.reader(),
                        plain.gate(),
                        plain.summarizer(),
                        plain.models(),
                        storage,
                        plain.access(),
                        "test",
                        Slots.forThisMachine()));
    }

    @AfterEach
    void stop() {
        server.close();
        storage.close();
    }

    private String summary(ApiKey key) {
        var answer = server.json("/v1/summaries", ARTICLE, TestKeys.header(key));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("id").asText();
    }

    private TestServer.Answer send(String route, String id, ApiKey key) {
        var parts = route.split(" ", 2);
        var path = parts[1].replaceAll("\\{\\w+}", id);
        return server.send(parts[0], path, BodyPublishers.noBody(), TestKeys.header(key));
    }

    /** Every route with an id in it and every verb of it, so that one that comes later is in the matrix by itself. */
    private List<String> routes() {
        return server.routes().stream()
                .filter(route -> route.contains("{") && !route.startsWith("OPTIONS "))
                .filter(route -> PUBLIC.stream().noneMatch(route::endsWith))
                .toList();
    }

    @Test
    void findsNothingOfOthersWhateverTheVerb() {
        var id = summary(keys.use);
        assertThat(routes()).contains("GET /v1/summaries/{id}", "DELETE /v1/summaries/{id}");
        for (var route : routes()) {
            for (var stranger : List.of(keys.other, keys.admin)) {
                var strange = send(route, id, stranger);
                var unknown = send(route, UUID.randomUUID().toString(), stranger);
                assertThat(strange.status()).as(route).isEqualTo(404).isEqualTo(unknown.status());
                assertThat(strange.text().replaceAll("\"request_id\".*", ""))
                        .isEqualTo(unknown.text().replaceAll("\"request_id\".*", ""));
            }
        }
        assertThat(send("GET /v1/summaries/{id}", id, keys.use).status()).isEqualTo(200);
    }

    @Test
    void letsANewKeyOfTheSameNameHaveWhatAnOldOneMade() {
        var id = summary(keys.use);
        assertThat(send("GET /v1/summaries/{id}", id, replacement).status()).isEqualTo(200);
        assertThat(send("DELETE /v1/summaries/{id}", id, replacement).status()).isBetween(200, 299);
        assertProblem(send("GET /v1/summaries/{id}", id, keys.use), ProblemType.NOT_FOUND);
    }

    /** Else one caller could read from a cached answer what another has asked. */
    @Test
    void answersNobodyFromWhatOthersAsked() {
        var mine = summary(keys.use);
        assertThat(server.json("/v1/summaries", ARTICLE, TestKeys.header(keys.other))
                        .json()
                        .at("/model/cached")
                        .asBoolean())
                .isFalse();
        assertThat(summary(replacement)).isEqualTo(mine);
    }

    @Test
    void keepsIdempotencyKeysOfCallersApart() {
        var key = new String[] {"Authorization", "Bearer " + keys.use.secret(), "Idempotency-Key", "k-1"};
        var other = new String[] {"Authorization", "Bearer " + keys.other.secret(), "Idempotency-Key", "k-1"};
        assertThat(server.json("/v1/summaries", ARTICLE, key).status()).isEqualTo(200);
        assertThat(server.json("/v1/summaries", "{\"text\": \"3 tugs\"}", other).status())
                .isEqualTo(200);
    }

    /** K5: of all that is kept, nothing holds a key. */
    @Test
    void keepsNoKeyInAnyTable() {
        summary(keys.use);
        server.json("/v1/summaries", ARTICLE, "Authorization", "Bearer " + keys.use.secret(), "Idempotency-Key", "k-2");
        assertThat(TestStorage.rows(storage))
                .contains("newsroom", "k-2")
                .doesNotContain(keys.use.secret().substring(3));
    }
}

package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens on the wire: broken framing, slow and half-sent requests. */
@Timeout(120)
class RawHttpTest {
    private static final WebSettings HASTY = new WebSettings(
            "127.0.0.1",
            0,
            1_000,
            1_000,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            500,
            1_000,
            Duration.ofSeconds(5));

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(HASTY, TestPipeline.standard());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /v1/models|400",
                "GET /v1/models HTTP/9.9~Host: x~~|400",
                "GET /v1/models HTTP/1.1~~|400",
                "GET /v1/models HTTP/1.1~Host: x~Bad Header: 1~~|400",
                "GET /v1/models HTTP/1.1~Host: x~: 1~~|400",
                "GET /v1/mod\u0001els HTTP/1.1~Host: x~~|400",
                "POST /v1/figures HTTP/1.1~Host: x~Content-Length: -1~~|400",
                "POST /v1/figures HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2~~ab|400",
                "POST /v1/figures HTTP/1.1~Host: x~Content-Length: 1~Transfer-Encoding: chunked~~0~~|400",
                "POST /v1/figures HTTP/1.1~Host: x~Transfer-Encoding: chunked~Content-Type: text/plain~~zz~a~0~~|400",
                "POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Content-Length: 9999999999999999999999~~|400",
                "POST /v1/figures HTTP/1.1~Host: x~Content-Length: 10000000000~Expect: 100-continue~~|413",
                "POST /v1/figures HTTP/1.1~Host: x~Content-Length: 1001~~|413"
            })
    void answersBrokenRequestsWithAProblem(String request, int status) throws IOException {
        var answer = server.raw(request.replace("~", "\r\n") + (request.contains("~") ? "" : "\r\n\r\n"));
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("X-Request-Id: ")
                .contains("\"request_id\":\"")
                .doesNotContain("<html", "Exception", "100 Continue")
                .doesNotContainIgnoringCase("Server:");
    }

    @Test
    void refusesAHeaderThatIsTooLarge() throws IOException {
        var answer = server.raw("GET /v1/models HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(9_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
    }

    @Test
    void refusesAnAddressThatIsTooLong() throws IOException {
        var answer = server.raw("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 414").contains("application/problem+json");
    }

    @Test
    void refusesChunksThatAddUpToTooMuch() throws IOException {
        var chunk = "1f4\r\n" + "a".repeat(500) + "\r\n";
        var answer = server.raw("POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(3) + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("at most 1000 bytes");
    }

    @Test
    void refusesABodyThatEndsBeforeItsLength() throws IOException {
        try (var socket = server.socket()) {
            write(
                    socket,
                    "POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n12");
            socket.shutdownOutput();
            assertThat(read(socket)).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    @Test
    void readsOnlyAsMuchAsTheLengthSays() throws IOException {
        var answer = server.raw("POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
                + "Content-Length: 8\r\n\r\n12 shipsGET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("\"characters\":8").contains("{\"status\":\"live\"}");
    }

    @Test
    void endsABodyThatDribbles() throws Exception {
        try (var socket = server.socket()) {
            write(
                    socket,
                    "POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\n");
            dribble(socket, 20);
            assertThat(read(socket)).startsWith("HTTP/1.1 408").contains("application/problem+json");
        }
    }

    @Test
    void endsABodyThatStalls() throws Exception {
        try (var socket = server.socket()) {
            write(
                    socket,
                    "POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\nab");
            assertThat(read(socket)).startsWith("HTTP/1.1 408").contains("application/problem+json");
        }
    }

    @Test
    void endsAHeaderThatDribbles() throws Exception {
        try (var socket = server.socket()) {
            write(socket, "GET /v1/models HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            assertThat(dribble(socket, 40)).as("closed").isTrue();
        }
    }

    @Test
    void servesOthersWhileManyBodiesAreHalfSent() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (var patient = TestServer.start()) {
            for (int i = 0; i < 300; i++) {
                var socket = patient.socket();
                sockets.add(socket);
                write(
                        socket,
                        "POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n1");
            }
            assertThat(patient.get("/health/live").status()).isEqualTo(200);
            assertThat(patient.json("/v1/figures", "{\"text\": \"12 ships\"}").status())
                    .isEqualTo(200);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void keepsAConnectionForTheNextRequest() throws IOException {
        var request = "GET /health/ready HTTP/1.1\r\nHost: x\r\n";
        var answer = server.raw(request + "\r\n" + request + "Connection: close\r\n\r\n");
        assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(3);
    }

    /** Sends a byte every tenth of a second; true where the server has closed before all were sent. */
    private static boolean dribble(Socket socket, int bytes) throws InterruptedException {
        try {
            for (int i = 0; i < bytes; i++) {
                write(socket, "a");
                Thread.sleep(100);
            }
            return false;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

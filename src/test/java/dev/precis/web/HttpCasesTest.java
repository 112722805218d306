package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests as no client library would write them (G11). What could be read in two ways by two servers is refused and the
 * connection closed; every refusal is a problem of the one shape, and nothing is a fault of the service.
 */
@Timeout(120)
class HttpCasesTest {
    private static final Pattern LENGTH = Pattern.compile("%(\\d+)%");
    private static final Pattern FIELDS = Pattern.compile("#(\\d+)#");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    private static TestServer server;

    @BeforeAll
    static void start() {
        var standard = WebSettings.DEFAULT;
        var settings = new WebSettings(
                "127.0.0.1",
                0,
                1_000,
                100,
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                standard.heartbeat(),
                500,
                1_000,
                Duration.ofSeconds(5));
        server = TestServer.start(settings, TestPipeline.standard());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** In the requests ~ is a line break, ^ a bare LF, ` a bare CR, @ a NUL, %n% so many letters, #n# so many fields. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    line ends with a bare LF|'GET /health/live HTTP/1.1^Host: x^Connection: close^^'|200
                    a bare CR in a field|'GET /health/live HTTP/1.1~Host: x~X-A: b`c~Connection: close~~'|400
                    a bare CR between fields|'GET /health/live HTTP/1.1~Host: x`X-A: b~Connection: close~~'|400
                    a bare LF between fields|'GET /health/live HTTP/1.1~Host: x^X-A: b~Connection: close~~'|200
                    a NUL in a field|'GET /health/live HTTP/1.1~Host: x~X-A: b@c~Connection: close~~'|400
                    two Content-Length alike|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Content-Length: 8~Content-Length: 8~Connection: close~~12 ships'|400
                    a list of Content-Length|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Content-Length: 8, 8~Connection: close~~12 ships'|400
                    Content-Length with a plus|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Content-Length: +8~Connection: close~~12 ships'|400
                    Content-Length in hexadecimal|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Content-Length: 0x8~Connection: close~~12 ships'|400
                    Content-Length empty|'POST /v1/figures HTTP/1.1~Host: x~Content-Length:~Connection: close~~'|400
                    Content-Length with a space inside|'POST /v1/figures HTTP/1.1~Host: x~Content-Length: 1 0~Connection: close~~12 ships..'|400
                    Content-Length too large for a number|'POST /v1/figures HTTP/1.1~Host: x~Content-Length: 99999999999999999999~Connection: close~~'|400
                    Content-Length and chunks|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Content-Length: 8~Transfer-Encoding: chunked~Connection: close~~8~12 ships~0~~'|400
                    chunked twice|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Transfer-Encoding: chunked~Connection: close~~8~12 ships~0~~'|400
                    chunked is not last|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked, gzip~Connection: close~~8~12 ships~0~~'|400
                    an unknown transfer coding|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: cow~Connection: close~~8~12 ships~0~~'|400
                    gzip then chunked|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: gzip, chunked~Connection: close~~8~12 ships~0~~'|415
                    Transfer-Encoding with a space before the colon|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding : chunked~Connection: close~~8~12 ships~0~~'|400
                    Transfer-Encoding in capitals|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~TRANSFER-ENCODING: CHUNKED~Connection: close~~8~12 ships~0~~'|200
                    chunks in HTTP/1.0|'POST /v1/figures HTTP/1.0~Content-Type: text/plain~Transfer-Encoding: chunked~~8~12 ships~0~~'|400
                    chunk extensions|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~8;a=b~12 ships~0;c~~'|200
                    a chunk extension of 20 kB|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~8;%20000%~12 ships~0~~'|400
                    a bare LF after a chunk's size|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~8^12 ships~0~~'|400
                    a bare LF in a chunk extension|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~8;a^b~12 ships~0~~'|400
                    a chunk size with 0x|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~0x8~12 ships~0~~'|400
                    a chunk size that is negative|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~-8~12 ships~0~~'|400
                    a chunk size that overflows|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~100000000000000008~12 ships~0~~'|400
                    a chunk that is longer than its size|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~2~12 ships~0~~'|400
                    trailers|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~8~12 ships~0~X-After: 1~~'|200
                    trailers of 20 kB|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~8~12 ships~0~X-After: %20000%~~'|400
                    a Content-Length among trailers|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~8~12 ships~0~Content-Length: 99~~'|200
                    no last chunk|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Transfer-Encoding: chunked~Connection: close~~8~12 ships~'|408
                    two Content-Types|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Content-Type: application/json~Content-Length: 8~Connection: close~~12 ships'|400
                    a space before a colon|'GET /health/live HTTP/1.1~Host : x~Connection: close~~'|400
                    a space before a field|'GET /health/live HTTP/1.1~Host: x~ X-A: b~Connection: close~~'|400
                    a folded field|'GET /health/live HTTP/1.1~Host: x~X-A: b~ c~Connection: close~~'|400
                    a field without a colon|'GET /health/live HTTP/1.1~Host: x~X-A~Connection: close~~'|400
                    a field without a name|'GET /health/live HTTP/1.1~Host: x~: b~Connection: close~~'|400
                    a field name that is no token|'GET /health/live HTTP/1.1~Host: x~X(A: b~Connection: close~~'|400
                    a field name beyond ASCII|'GET /health/live HTTP/1.1~Host: x~Ä: b~Connection: close~~'|400
                    no Host|'GET /health/live HTTP/1.1~Connection: close~~'|400
                    two Hosts|'GET /health/live HTTP/1.1~Host: x~Host: y~Connection: close~~'|400
                    a Host that is none|'GET /health/live HTTP/1.1~Host: a b/c~Connection: close~~'|400
                    an empty Host|'GET /health/live HTTP/1.1~Host:~Connection: close~~'|400
                    absolute form|'GET http://x/health/live HTTP/1.1~Host: x~Connection: close~~'|200
                    absolute form for another host|'GET http://y/health/live HTTP/1.1~Host: x~Connection: close~~'|400
                    absolute form of another scheme|'GET ftp://x/health/live HTTP/1.1~Host: x~Connection: close~~'|400
                    authority form|'CONNECT x:80 HTTP/1.1~Host: x~Connection: close~~'|405
                    asterisk form|'OPTIONS * HTTP/1.1~Host: x~Connection: close~~'|404
                    asterisk form of another method|'GET * HTTP/1.1~Host: x~Connection: close~~'|400
                    a target without a slash|'GET health/live HTTP/1.1~Host: x~Connection: close~~'|400
                    a target with a fragment|'GET /health/live#a HTTP/1.1~Host: x~Connection: close~~'|400
                    a target with a space|'GET /health/live a HTTP/1.1~Host: x~Connection: close~~'|400
                    a target with a bad percent sign|'GET /health/%zz HTTP/1.1~Host: x~Connection: close~~'|400
                    a target with a NUL|'GET /health/%00 HTTP/1.1~Host: x~Connection: close~~'|400
                    a target with bytes beyond ASCII|'GET /health/ä HTTP/1.1~Host: x~Connection: close~~'|400
                    an unknown method|'BREW /v1/figures HTTP/1.1~Host: x~Connection: close~~'|405
                    a known method in small letters|'get /health/live HTTP/1.1~Host: x~Connection: close~~'|405
                    a method that is no token|'G(T /health/live HTTP/1.1~Host: x~Connection: close~~'|400
                    a method of 9 kB|'%9000% /health/live HTTP/1.1~Host: x~Connection: close~~'|431
                    TRACE|'TRACE /health/live HTTP/1.1~Host: x~Connection: close~~'|405
                    a method of another endpoint|'DELETE /v1/figures HTTP/1.1~Host: x~Connection: close~~'|405
                    no version|'GET /health/live~~'|400
                    HTTP/0.9|'GET /health/live HTTP/0.9~Host: x~~'|400
                    HTTP/1.2|'GET /health/live HTTP/1.2~Host: x~Connection: close~~'|400
                    HTTP/2.0|'GET /health/live HTTP/2.0~Host: x~~'|400
                    the preface of HTTP/2|'PRI * HTTP/2.0~~SM~~'|400
                    a version in small letters|'GET /health/live http/1.1~Host: x~Connection: close~~'|200
                    an upgrade to h2c|'GET /health/live HTTP/1.1~Host: x~Connection: Upgrade, HTTP2-Settings, close~Upgrade: h2c~HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA~~'|200
                    an unknown expectation|'POST /v1/figures HTTP/1.1~Host: x~Content-Type: text/plain~Expect: tea~Content-Length: 8~Connection: close~~12 ships'|400
                    empty lines before a request|'~~GET /health/live HTTP/1.1~Host: x~Connection: close~~'|200
                    a field of 9 kB|'GET /health/live HTTP/1.1~Host: x~X-A: %9000%~Connection: close~~'|431
                    a thousand fields|'GET /health/live HTTP/1.1~Host: x~#1000#Connection: close~~'|431
                    a target of 9 kB|'GET /%9000% HTTP/1.1~Host: x~Connection: close~~'|414
                    a GET with a body|'GET /health/live HTTP/1.1~Host: x~Content-Length: 8~Connection: close~~12 ships'|200
                    nothing but noise|'@@@@`^'|400
                    """)
    void answersOnceAndCloses(String name, String request, int status) throws IOException {
        var answer = server.raw(bytes(request));
        var statuses =
                STATUS.matcher(answer).results().map(match -> match.group(1)).toList();
        assertThat(statuses).as(answer).containsExactly(String.valueOf(status));
        if (status >= 400) {
            assertThat(answer)
                    .containsIgnoringCase("Content-Type: application/problem+json")
                    .containsIgnoringCase("X-Request-Id: ")
                    .contains("\"request_id\":\"")
                    .doesNotContain("<html", "Exception", "100 Continue");
        }
    }

    private static String bytes(String request) {
        var text = LENGTH.matcher(request).replaceAll(match -> "a".repeat(Integer.parseInt(match.group(1))));
        return FIELDS.matcher(text)
                .replaceAll(match -> IntStream.range(0, Integer.parseInt(match.group(1)))
                        .mapToObj(i -> "X-" + i + ": 1~")
                        .collect(Collectors.joining()))
                .replace("~", "\r\n")
                .replace('^', '\n')
                .replace('`', '\r')
                .replace('@', '\0');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/figures|POST, OPTIONS",
                "/v1/summaries/x|GET, DELETE, HEAD, OPTIONS",
                "/health/live|GET, HEAD, OPTIONS"
            })
    void tellsWhichMethodsAnAddressTakesWhereTheMethodIsUnknown(String path, String methods) throws IOException {
        assertThat(server.raw("BREW " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: " + methods + "\r\n");
    }

    /** A client that writes all before it reads sees why its body was not wanted, and is not cut off. */
    @Test
    void lets50MegabytesRunOutSoThatTheRefusalIsSeen() throws IOException {
        assertThat(sendAll("Content-Length: 50000000\r\n", "", 50_000_000)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void letsChunksRunOutToo() throws IOException {
        assertThat(sendAll("Transfer-Encoding: chunked\r\n", "1312d00\r\n", 20_000_000))
                .startsWith("HTTP/1.1 413 ");
    }

    private static String sendAll(String framing, String before, int size) throws IOException {
        try (Socket socket = server.socket()) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /v1/figures HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n" + framing + "\r\n" + before)
                            .getBytes(StandardCharsets.US_ASCII));
            var part = "a".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < size; sent += part.length) {
                out.write(part);
            }
            if (!before.isEmpty()) {
                out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

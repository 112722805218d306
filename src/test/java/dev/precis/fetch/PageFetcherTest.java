package dev.precis.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.precis.fetch.FetchException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is fetched, and above all what is not. There is no public network here: one loopback address plays the public
 * internet, all others are as forbidden as ever, and names mean what a test says.
 */
@Timeout(120)
class PageFetcherTest {
    private static final String PUBLIC = "127.0.0.77";
    private static final String PRIVATE = "127.0.0.1";
    private static final Duration PACE = Duration.ofMillis(40);
    private static final String PAGE = "<p>Twelve ships left the harbour.</p>";

    private final PageServer outside = new PageServer(PUBLIC);
    private final PageServer inside = new PageServer(PRIVATE);
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private PageFetcher fetcher;

    @BeforeEach
    void start() {
        names.put("site.example", List.of(PUBLIC));
        fetcher = fetcher(this::addresses, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        outside.close();
        inside.close();
    }

    private PageFetcher fetcher(NameService service, Duration timeout) {
        var settings = new FetchSettings(true, Set.copyOf(List.of(80, 443, outside.port(), inside.port())), timeout);
        return new PageFetcher(settings, service, PageFetcherTest::isAllowed, PACE);
    }

    private static boolean isAllowed(InetAddress address) {
        return address.getHostAddress().equals(PUBLIC) || AddressRule.PUBLIC.allows(address);
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        List<InetAddress> found = new ArrayList<>();
        for (var literal : names.getOrDefault(host, List.of(host))) {
            if (!literal.matches("[0-9.]+|.*:.*")) {
                throw new UnknownHostException(host);
            }
            found.add(InetAddress.getByName(literal));
        }
        return found.toArray(InetAddress[]::new);
    }

    private String at(String path) {
        return "http://site.example:" + outside.port() + path;
    }

    private FetchedPage fetch(String path) {
        return fetcher.fetch(at(path));
    }

    private FetchException refusal(String url) {
        var refusal = catchThrowableOfType(FetchException.class, () -> fetcher.fetch(url));
        assertThat(refusal).as(url).isNotNull();
        return refusal;
    }

    private Reason reason(String path) {
        return refusal(at(path)).reason();
    }

    @Test
    void fetchesAPage() {
        outside.html("/story?a=b&c=%20d", PAGE);
        assertThat(fetch("/story?a=b&c=%20d")).isEqualTo(new FetchedPage(at("/story?a=b&c=%20d"), true, PAGE));
        assertThat(outside.requests().get(0))
                .startsWith("GET /story?a=b&c=%20d HTTP/1.1")
                .contains("Host: site.example:" + outside.port());
    }

    @Test
    void opensNoConnectionWhereItIsOff() {
        var off = catchThrowableOfType(FetchException.class, () -> Fetcher.OFF.fetch(at("/")));
        assertThat(off.reason()).isEqualTo(Reason.OFF);
        assertThat(off).hasMessageContaining("PRECIS_FETCH=on");
        assertThat(outside.connections()).isZero();
    }

    /** Hosts that lead inside, in all the ways they can be written: S1 of the fault plan. */
    static Stream<String> insiders() {
        return Stream.of(
                "127.0.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "127.0.0.1.",
                "0127.0.0.1",
                "127.0.0.01",
                "127.0.0.1.5",
                "0",
                "0.0.0.0",
                "0.1.2.3",
                "00.00.00.00",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "169.254.1.1",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "168.63.129.16",
                "192.0.0.192",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "4294967295",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::ffff:0:127.0.0.1]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::169.254.169.254]",
                "[64:ff9b:1::10.0.0.1]",
                "[2002:7f00:1::]",
                "[2002:a9fe:a9fe::1]",
                "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2001:10::1]",
                "[2001:20::1]",
                "[3fff::1]",
                "[5f00::1]",
                "[100::1]",
                "[fc00::1]",
                "[fd00::1]",
                "[fd00:ec2::254]",
                "[fd20:ce::254]",
                "[fe80::1]",
                "[fe80::1%25eth0]",
                "[fec0::1]",
                "[ff02::1]",
                "[ff0e::1]",
                "localhost",
                "localhost.",
                "LOCALHOST",
                "１２７.０.０.１",
                "127。0。0。1",
                "①②⑦.0.0.1",
                "loopback.example",
                "metadata.google.internal",
                "instance-data");
    }

    @ParameterizedTest
    @MethodSource("insiders")
    void dialsNothingInside(String host) {
        for (var name : List.of("localhost", "localhost.", "loopback.example", "instance-data")) {
            names.put(name, List.of(PRIVATE));
        }
        names.put("metadata.google.internal", List.of("169.254.169.254"));
        assertThat(refusal("http://" + host + ":" + inside.port() + "/").reason())
                .isIn(Reason.UNREACHABLE, Reason.BAD_ADDRESS);
        assertThat(inside.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "2a00:1450::1",
                "2606:4700::1111",
                "192.0.1.1",
                "198.17.0.1",
                "223.255.255.254"
            })
    void leavesThePublicInternetOpen(String address) throws Exception {
        assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(address))).isTrue();
    }

    /** Far more addresses than anybody writes down: whatever the virtual machine knows as special is not public. */
    @Test
    void allowsNoAddressThatIsSpecial() throws Exception {
        var random = new java.util.Random(20261122);
        for (int i = 0; i < 200_000; i++) {
            var bytes = new byte[i % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            var address = InetAddress.getByAddress(bytes);
            boolean special = address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress();
            assertThat(special && PublicAddresses.has(address))
                    .as(address.toString())
                    .isFalse();
        }
    }

    @Test
    void dialsNoAddressOfThisMachine() throws Exception {
        for (var face : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(face.getInetAddresses())) {
                assertThat(AddressRule.PUBLIC.allows(address))
                        .as(address.toString())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.77 127.0.0.1",
        "127.0.0.1 127.0.0.77",
        "127.0.0.77 10.0.0.1",
        "127.0.0.77 fd00::1",
        "127.0.0.77 0.0.0.0"
    })
    void refusesANameWithAnyPrivateAddress(String addresses) {
        outside.html("/", PAGE);
        names.put("site.example", List.of(addresses.split(" ")));
        assertThat(reason("/")).isEqualTo(Reason.UNREACHABLE);
        assertThat(outside.connections()).isZero();
    }

    @Test
    void dialsTheVeryAddressItChecked() {
        outside.html("/", PAGE);
        var turn = new AtomicInteger();
        NameService rebinding =
                host -> new InetAddress[] {InetAddress.getByName(turn.getAndIncrement() == 0 ? PUBLIC : PRIVATE)};
        for (int i = 0; i < 300; i++) {
            turn.set(0);
            try (var each = fetcher(rebinding, Duration.ofSeconds(20))) {
                // The private server has the same page, so only its own count tells.
                assertThat(each.fetch(at("/")).content()).isEqualTo(PAGE);
            }
            assertThat(turn.get()).isEqualTo(1);
        }
        assertThat(inside.connections()).isZero();
    }

    @Test
    void looksAHostUpOnceForAWholeFetch() {
        outside.redirect("/a", "/b").redirect("/b", at("/c")).html("/c", PAGE);
        assertThat(fetch("/a").url()).isEqualTo(at("/c"));
        assertThat(lookups.get()).isEqualTo(1);
    }

    @Test
    void followsThreeRedirectsAndNoFourth() {
        outside.redirect("/1", "/2").redirect("/2", "?x").redirect("/?x", "4").redirect("/2?x", "4");
        outside.redirect("/4", "/5").html("/5", PAGE);
        assertThat(reason("/1")).isEqualTo(Reason.FAILED);
        assertThat(refusal(at("/1"))).hasMessageContaining("more than 3 times");
        assertThat(fetch("/2").content()).isEqualTo(PAGE);
    }

    static Stream<String> forbiddenTargets() {
        return Stream.of(
                "http://127.0.0.1:%d/",
                "http://[::1]:%d/",
                "//127.0.0.1:%d/",
                "http://2130706433:%d/",
                "http://rebound.example:%d/",
                "http://user@127.0.0.1:%d/",
                "http:\\\\127.0.0.1:%d/",
                "http:127.0.0.1:%d/",
                "file:///etc/passwd",
                "ftp://127.0.0.1:%d/",
                "gopher://127.0.0.1:%d/_x",
                "javascript:alert(1)",
                "data:text/html,x",
                "jar:http://127.0.0.1:%d/!/",
                "http://127.0.0.1:22/",
                "http://site.example:8443/",
                "ht tp://x/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://");
    }

    @ParameterizedTest
    @MethodSource("forbiddenTargets")
    void checksEachRedirect(String target) {
        names.put("rebound.example", List.of(PRIVATE));
        outside.redirect("/", target.formatted(inside.port()).replace("%d", ""));
        assertThat(reason("/")).isIn(Reason.UNREACHABLE, Reason.FAILED);
        assertThat(inside.connections()).isZero();
        assertThat(outside.connections()).isLessThanOrEqualTo(1 + (target.equals("http:127.0.0.1:%d/") ? 1 : 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "story",
                "/story",
                "//site.example/",
                "http:/site.example/",
                "http:///story",
                "http:site.example",
                "ftp://site.example/",
                "file:///etc/passwd",
                "http://user@site.example/",
                "http://user:pass@site.example/",
                "http://site.example@127.0.0.1/",
                "http://127.0.0.1\\@site.example/",
                "http://site.example\\.evil.example/",
                "http://site.example:80:80/",
                "http://site.example:0/",
                "http://site.example:65536/",
                "http://site.example:-1/",
                "http://site.example:+80/",
                "http://site.example:8O/",
                "http://site.example:22/",
                "http://site.example:5432/",
                "http://site.example /",
                " http://site.example/",
                "http://site.example/a b",
                "http://site.example/\r\nX: 1",
                "http://site.example/\t",
                "http://site.example%00/",
                "http://site%2eexample/",
                "http://[::1/",
                "http://::1/",
                "http://[v1.x]/",
                "http://[site.example]/",
                "http://a..b/",
                "http://.a/",
                "http://-a-/",
                "http://a_/",
                "http://1.2.3/",
                "http://1.2.3.4.5/",
                "http://256.1.1.1/",
                "http://0x1/",
                "http://1e3/",
                "http://é\u0000/",
                "http://xn--a\u0301.x\u00ad\u2028/",
                "http://\u202esite.example/",
                "http://site.example\u0000/",
                "javascript:alert(1)",
                "http//site.example"
            })
    void fetchesNothingThatIsNoPlainAddress(String url) {
        assertThat(refusal(url).reason()).isEqualTo(Reason.BAD_ADDRESS);
        assertThat(lookups.get()).isZero();
    }

    /** What the parser understood is what is dialled, and what the server is told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://site.example:%d|site.example:%d|/",
                "HTTP://SITE.example:%d/A#b|site.example:%d|/A",
                "http://site.example:%d?q=1|site.example:%d|/?q=1",
                "http://site.example:%d/a@b|site.example:%d|/a@b",
                "http://site.example:%d/a/../b//c|site.example:%d|/a/../b//c",
                "http://site.example:%d/?u=http://127.0.0.1/|site.example:%d|/?u=http://127.0.0.1/",
                "http://site.example:%d/é?ü|site.example:%d|/%%C3%%A9?%%C3%%BC",
                "http://site.example:%d/a|site.example:%d|/a",
                "http://site.example:%d/<x>{y}|site.example:%d|/%%3Cx%%3E%%7By%%7D",
                "http://bücher.example:%d/|xn--bcher-kva.example:%d|/",
                "http://127.0.0.77:%d/|127.0.0.77:%d|/"
            })
    void saysTheHostItDials(String url, String host, String target) {
        names.put("xn--bcher-kva.example", List.of(PUBLIC));
        int port = outside.port();
        outside.html(target.formatted(), PAGE);
        assertThat(fetcher.fetch(url.formatted(port)).content()).isEqualTo(PAGE);
        assertThat(outside.requests().get(0))
                .startsWith("GET " + target.formatted() + " HTTP/1.1")
                .contains("Host: " + host.formatted(port));
    }

    @Test
    void endsAPageThatIsTooLarge() {
        outside.on(
                "/told",
                out -> write(
                        out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000000\r\n\r\n", true));
        outside.on(
                "/chunked",
                out -> endless(
                        out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertThat(refusal(at("/told"))).hasMessageContaining("5 MB");
        assertThat(refusal(at("/chunked"))).hasMessageContaining("5 MB");
    }

    private static void write(OutputStream out, String head, boolean endless) throws IOException {
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        var block = "a".repeat(64_000).getBytes(StandardCharsets.US_ASCII);
        while (endless) {
            out.write(block);
        }
    }

    private static void endless(OutputStream out, String head) throws IOException {
        write(out, head, false);
        var chunk = ("fa00\r\n" + "a".repeat(64_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(chunk);
        }
    }

    @Test
    void endsAPageThatInflatesTooFar() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var zeros = new byte[1_000_000];
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        }
        outside.on("/bomb", "200 OK", "Content-Type: text/html~Content-Encoding: gzip", packed.toByteArray());
        assertThat(refusal(at("/bomb"))).hasMessageContaining("20 MB");
    }

    @Test
    void readsAPackedPageOnce() throws Exception {
        var page = gzip(PAGE.getBytes(StandardCharsets.UTF_8));
        outside.on("/once", "200 OK", "Content-Type: text/html~Content-Encoding: gzip", page);
        outside.on("/twice", "200 OK", "Content-Type: text/html~Content-Encoding: gzip, gzip", gzip(page));
        outside.on("/broken", "200 OK", "Content-Type: text/html~Content-Encoding: gzip", PAGE);
        outside.on("/brotli", "200 OK", "Content-Type: text/html~Content-Encoding: br", PAGE);
        assertThat(fetch("/once").content()).isEqualTo(PAGE);
        assertThat(reason("/twice")).isEqualTo(Reason.UNSUPPORTED_TYPE);
        assertThat(reason("/brotli")).isEqualTo(Reason.UNSUPPORTED_TYPE);
        assertThat(reason("/broken")).isEqualTo(Reason.FAILED);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "body", "silent", "hints"})
    void endsAPageThatIsTooSlow(String kind) {
        outside.on("/head", out -> drip(out, "HTTP/1.1 200 OK\r\nX: " + "a".repeat(4_000)));
        outside.on("/body", out -> drip(out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + "a".repeat(4_000)));
        outside.on("/silent", out -> Thread.sleep(60_000));
        outside.on("/hints", out -> drip(out, "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(400)));
        try (var hasty = fetcher(this::addresses, Duration.ofSeconds(1))) {
            var refusal = catchThrowableOfType(FetchException.class, () -> hasty.fetch(at("/" + kind)));
            assertThat(refusal.reason()).isEqualTo(Reason.FAILED);
            assertThat(refusal).hasMessageContaining("within 1 seconds");
        }
    }

    private static void drip(OutputStream out, String answer) throws IOException, InterruptedException {
        for (byte each : answer.getBytes(StandardCharsets.US_ASCII)) {
            out.write(each);
            out.flush();
            Thread.sleep(each == '\n' ? 20 : 5);
        }
        Thread.sleep(30_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "image/svg+xml",
                "application/xml",
                "text/xml",
                "application/json",
                "text/css",
                "text/htmlx",
                "text",
                "multipart/mixed",
                "application/octet-stream",
                ""
            })
    void readsOnlyPagesOfText(String type) {
        outside.on("/", "200 OK", type.isEmpty() ? "X: 1" : "Content-Type: " + type, PAGE);
        assertThat(reason("/")).isEqualTo(Reason.UNSUPPORTED_TYPE);
    }

    @Test
    void looksThroughAFalseType() {
        outside.html("/pdf", "%PDF-1.7 and so on");
        outside.html("/zip", "PK\u0003\u0004\u0000\u0000 and so on");
        assertThat(reason("/pdf")).isEqualTo(Reason.UNSUPPORTED_TYPE);
        assertThat(reason("/zip")).isEqualTo(Reason.UNSUPPORTED_TYPE);
    }

    @Test
    void readsPlainTextAndXhtml() {
        outside.on("/text", "200 OK", "Content-Type: text/plain", "12 ships");
        outside.on("/xhtml", "200 OK", "Content-Type: APPLICATION/XHTML+XML ;charset=UTF-8", PAGE);
        assertThat(fetch("/text").html()).isFalse();
        assertThat(fetch("/xhtml").html()).isTrue();
    }

    @Test
    void sendsNothingOfItsOwnAndKeepsNothing() {
        outside.redirect("/a", "/b").html("/b", PAGE);
        fetch("/a");
        fetch("/b");
        for (var request : outside.requests()) {
            var fields = request.stream().skip(1).map(line -> line.substring(0, line.indexOf(':'))
                    .toLowerCase(Locale.ROOT));
            assertThat(fields).containsOnly("host", "accept", "accept-encoding", "user-agent", "connection");
        }
        assertThat(outside.requests()).hasSize(3);
    }

    @Test
    void ignoresTheProxiesOfTheProcess() {
        outside.html("/", PAGE);
        Map<String, String> proxies = Map.of(
                "http.proxyHost",
                PRIVATE,
                "http.proxyPort",
                String.valueOf(inside.port()),
                "socksProxyHost",
                PRIVATE,
                "socksProxyPort",
                String.valueOf(inside.port()),
                "java.net.useSystemProxies",
                "true");
        proxies.forEach(System::setProperty);
        try {
            assertThat(fetch("/").content()).isEqualTo(PAGE);
        } finally {
            proxies.keySet().forEach(System::clearProperty);
        }
        assertThat(inside.connections()).isZero();
    }

    @Test
    void tellsNobodyWhatIsInside() throws Exception {
        names.put("blocked.example", List.of("10.0.0.1"));
        List<FetchException> refusals = new ArrayList<>();
        try (var full = new ServerSocket(0, 1, InetAddress.getByName(PUBLIC));
                var filtered = filling(full);
                var curious = new PageFetcher(
                        new FetchSettings(true, Set.of(1, full.getLocalPort()), Duration.ofSeconds(20)),
                        this::addresses,
                        PageFetcherTest::isAllowed,
                        PACE)) {
            assertThat(filtered.sockets()).isNotEmpty();
            for (var url : List.of(
                    "http://blocked.example:1/",
                    "http://no-such-name.example:1/",
                    "http://10.0.0.1:1/",
                    "http://site.example:1/",
                    "http://site.example:" + full.getLocalPort() + "/")) {
                long started = System.nanoTime();
                refusals.add(catchThrowableOfType(FetchException.class, () -> curious.fetch(url)));
                assertThat(System.nanoTime() - started).as(url).isGreaterThanOrEqualTo(PACE.toNanos());
            }
        }
        assertThat(refusals).extracting(FetchException::reason).containsOnly(Reason.UNREACHABLE);
        assertThat(refusals.stream().map(Throwable::getMessage).distinct()).hasSize(1);
    }

    /** Connections that fill a queue which nobody empties: the next one meets silence, as at a filter. */
    private record Filling(List<Socket> sockets) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static Filling filling(ServerSocket server) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        while (sockets.size() < 20) {
            var socket = new Socket();
            sockets.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
            } catch (SocketTimeoutException e) {
                return new Filling(sockets);
            }
        }
        throw new AssertionError("The queue never fills");
    }

    @ParameterizedTest
    @CsvSource({
        "401, REFUSED",
        "403, REFUSED",
        "404, REFUSED",
        "410, REFUSED",
        "451, REFUSED",
        "429, FAILED",
        "500, FAILED",
        "503, FAILED",
        "204, REFUSED",
        "304, REFUSED"
    })
    void tellsWhatTheSiteAnswered(int status, Reason reason) {
        outside.on("/", status + " X", "Content-Type: text/html", status == 204 || status == 304 ? "" : PAGE);
        assertThat(reason("/")).isEqualTo(reason);
        assertThat(refusal(at("/"))).hasMessageContaining("status " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"
            })
    void tellsOfAnAnswerThatBreaksOff(String answer) {
        outside.on("/", out -> out.write(answer.getBytes(StandardCharsets.US_ASCII)));
        assertThat(reason("/")).isEqualTo(Reason.FAILED);
    }

    @Test
    void refusesAnEndlessHeader() {
        outside.on("/", out -> {
            write(out, "HTTP/1.1 200 OK\r\n", false);
            while (true) {
                write(out, "X-Long: " + "a".repeat(1_000) + "\r\n", false);
            }
        });
        assertThat(reason("/")).isEqualTo(Reason.FAILED);
    }

    static Stream<Object[]> charsets() {
        var words = "Zwölf Schiffe – „Böen“";
        var russian = "Двенадцать судов вышли из порта, сообщили власти в понедельник утром.";
        return Stream.of(new Object[][] {
            {"text/html; charset=utf-8", "", words, "UTF-8"},
            {"text/html; charset=\"windows-1252\"", "", words, "windows-1252"},
            {"text/html; charset=iso-8859-1", "", words, "windows-1252"},
            {"text/html; charset=nonsense", "<meta charset='windows-1252'>", words, "windows-1252"},
            {
                "text/html",
                "<meta http-equiv=content-type content='text/html; charset=windows-1251'>",
                russian,
                "windows-1251"
            },
            {"text/html", "<?xml version='1.0' encoding='koi8-r'?>", russian, "koi8-r"},
            {"text/html", "<meta charset=utf-16>", words, "UTF-8"},
            {"text/html; charset=windows-1252", "\uFEFF", words, "UTF-8"},
            {"text/html; charset=windows-1252", "\uFEFF", words, "UTF-16LE"},
            {"text/html", "\uFEFF", words, "UTF-16BE"},
            {"text/html", "", words, "UTF-8"},
            {"text/html", "", russian + russian, "windows-1251"},
            {
                "text/plain",
                "",
                "Les autorités ont annoncé mercredi la réouverture de l’école après l’été.",
                "windows-1252"
            },
        });
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void findsTheCharset(String type, String before, String words, String charset) {
        outside.on("/", "200 OK", "Content-Type: " + type, (before + words).getBytes(Charset.forName(charset)));
        assertThat(fetch("/").content()).isEqualTo(before.replace("\uFEFF", "") + words);
    }
}

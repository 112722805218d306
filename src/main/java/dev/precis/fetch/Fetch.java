package dev.precis.fetch;

import dev.precis.fetch.FetchException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** One fetch: hop by hop to the page, within one limit of time. Holds state. */
final class Fetch {
    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_BYTES = 5_000_000;
    private static final int MOST_INFLATED = 20_000_000;
    private static final int SNIFFED = 512;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
    private static final String PLAIN = "text/plain";

    private final CloseableHttpClient client;
    private final CheckedResolver resolver;
    private final Dialer dialer;
    private final FetchSettings settings;
    private final ScheduledExecutorService watch;
    private final Duration pace;
    private final long started = System.nanoTime();

    Fetch(
            CloseableHttpClient client,
            CheckedResolver resolver,
            Dialer dialer,
            FetchSettings settings,
            ScheduledExecutorService watch,
            Duration pace) {
        this.client = client;
        this.resolver = resolver;
        this.dialer = dialer;
        this.settings = settings;
        this.watch = watch;
        this.pace = pace;
    }

    FetchedPage fetch(WebAddress first) {
        checkPort(first);
        var address = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var next = hop(address);
            if (next.page() != null) {
                return next.page();
            }
            address = redirected(address, next.location());
        }
        throw failed("The page redirects more than " + MOST_REDIRECTS + " times.");
    }

    private WebAddress redirected(WebAddress from, String location) {
        try {
            var address = from.redirectedTo(location);
            checkPort(address);
            return address;
        } catch (FetchException e) {
            throw failed("The page redirects to an address that is not one of the web, or not on a usual port.");
        }
    }

    /** Either the page or where it is. */
    private record Hop(@Nullable FetchedPage page, String location) {}

    private Hop hop(WebAddress address) {
        dialer.forget();
        resolver.next(address);
        var request = request(address);
        var alarm = watch.schedule(request::cancel, remaining(), TimeUnit.NANOSECONDS);
        try (var response = client.executeOpen(host(address), request, null)) {
            return read(address, response);
        } catch (FetchException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw dialer.hasReached() ? broken() : unreachable();
        } finally {
            alarm.cancel(false);
        }
    }

    private static HttpHost host(WebAddress address) {
        return new HttpHost(address.scheme(), address.host(), address.port());
    }

    private static HttpGet request(WebAddress address) {
        var request = new HttpGet("/");
        request.setScheme(address.scheme());
        request.setAuthority(new URIAuthority(address.host(), address.port()));
        request.setPath(address.target());
        request.setHeader("Accept", "text/html, application/xhtml+xml, text/plain;q=0.8");
        request.setHeader("Accept-Encoding", "gzip");
        request.setHeader("Connection", "close");
        return request;
    }

    private Hop read(WebAddress address, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            var location = value(response, "Location");
            if (location == null) {
                throw failed("The page redirects to nowhere.");
            }
            return new Hop(null, location);
        }
        if (status != 200 && status != 203) {
            throw refused(status);
        }
        return new Hop(page(address, response), "");
    }

    private FetchedPage page(WebAddress address, ClassicHttpResponse response) throws IOException {
        var type = value(response, "Content-Type");
        var name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!HTML.contains(name) && !name.equals(PLAIN)) {
            throw unsupported();
        }
        var bytes = body(response);
        if (isBinary(bytes)) {
            throw unsupported();
        }
        var charset = type == null ? null : PageCharset.parameter(type);
        return new FetchedPage(address.toString(), HTML.contains(name), PageCharset.decode(bytes, charset));
    }

    private byte[] body(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var raw = entity == null ? new ByteArrayInputStream(new byte[0]) : entity.getContent();
        return inflated(value(response, "Content-Encoding"), new CappedStream(raw, MOST_BYTES))
                .readAllBytes();
    }

    private static InputStream inflated(@Nullable String coding, InputStream raw) throws IOException {
        return switch (coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> raw;
            case "gzip", "x-gzip" -> new CappedStream(new GZIPInputStream(raw), MOST_INFLATED);
            default -> throw unsupported();
        };
    }

    /** A document or an archive that is called text: it has a zero byte early on, and no byte order mark of UTF-16. */
    private static boolean isBinary(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, SNIFFED), StandardCharsets.ISO_8859_1);
        boolean wide = start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE");
        return start.startsWith("%PDF-") || (start.indexOf('\0') >= 0 && !wide);
    }

    private static @Nullable String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private void checkPort(WebAddress address) {
        if (!settings.ports().contains(address.port())) {
            throw new FetchException(
                    Reason.BAD_ADDRESS, "Pages are not fetched from this port; the usual ports of http and https are.");
        }
    }

    private long remaining() {
        return Math.max(0, settings.timeout().toNanos() - (System.nanoTime() - started));
    }

    private FetchException broken() {
        boolean late = remaining() == 0;
        return failed(
                late
                        ? "The page did not arrive within " + settings.timeout().toSeconds() + " seconds."
                        : "The connection broke off, or what came is not well-formed HTTP.");
    }

    /** One answer for all that cannot be reached, at the same moment: neither words nor time tell why. */
    private FetchException unreachable() {
        long past = (System.nanoTime() - started) % pace.toNanos();
        try {
            TimeUnit.NANOSECONDS.sleep(pace.toNanos() - past);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new FetchException(
                Reason.UNREACHABLE,
                "No page can be fetched from this address: it is not on the public internet, or nothing answers there."
                        + " Send the article itself as text or html.");
    }

    private static FetchException refused(int status) {
        boolean server = status >= 500 || status == 429 || status == 408;
        return new FetchException(
                server ? Reason.FAILED : Reason.REFUSED,
                "The site answered with status " + status
                        + " instead of a page. Send the article itself as text or html.");
    }

    private static FetchException unsupported() {
        return new FetchException(
                Reason.UNSUPPORTED_TYPE,
                "What stands at this address is no HTML page and no plain text; other forms are not read.");
    }

    private static FetchException failed(String message) {
        return new FetchException(Reason.FAILED, message);
    }
}

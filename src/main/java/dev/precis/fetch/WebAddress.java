package dev.precis.fetch;

import dev.precis.fetch.FetchException.Reason;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address of the web, taken apart once: what is checked, dialled and asked for are its parts, and nothing parses it
 * again. Stricter than a browser: what browsers read in surprising ways is refused.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in ASCII, an IPv4 address in four decimal parts, or an IPv6 address without brackets
 * @param port 1 to 65535
 * @param target path and query as they are sent
 */
record WebAddress(String scheme, String host, int port, String target) {
    private static final int LONGEST = 2_000;
    private static final Pattern ADDRESS =
            Pattern.compile("(https?)://([^/?#\\\\@\\s]+)([/?][^#]*)?(?:#.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+)(?::(\\d{1,5}))?");
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*" + "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?");
    private static final Pattern DECIMAL_4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x20\\x7f\\\\]");
    private static final String ESCAPED = "\"<>^`{|}[]";

    /** @throws FetchException where it is not one that could be fetched */
    static WebAddress parse(String text) {
        var parts = ADDRESS.matcher(text);
        if (text.length() > LONGEST || CONTROL.matcher(text).find() || !parts.matches()) {
            throw refused("The address must be a plain http or https one such as https://example.org/story, of at most "
                    + LONGEST + " characters, without user name, blanks or backslashes.");
        }
        var scheme = parts.group(1).toLowerCase(Locale.ROOT);
        var authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches()) {
            throw refused("The host of the address cannot be read.");
        }
        int port = authority.group(2) == null ? standardPort(scheme) : Integer.parseInt(authority.group(2));
        if (port < 1 || port > 65_535) {
            throw refused("The port of the address must be from 1 to 65535.");
        }
        var target = parts.group(3) == null ? "/" : parts.group(3);
        return new WebAddress(
                scheme, host(authority.group(1)), port, encoded(target.startsWith("/") ? target : "/" + target));
    }

    /** Where a redirect from here leads. */
    WebAddress redirectedTo(String location) {
        try {
            return parse(new URI(toString()).resolve(encoded(location.strip())).toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw refused("The page redirects to an address that cannot be read.");
        }
    }

    boolean isVersion6() {
        return host.indexOf(':') >= 0;
    }

    @Override
    public String toString() {
        var written = isVersion6() ? "[" + host + "]" : host;
        return scheme + "://" + written + (port == standardPort(scheme) ? "" : ":" + port) + target;
    }

    private static String host(String written) {
        if (written.startsWith("[")) {
            return written.substring(1, written.length() - 1);
        }
        var host = ascii(written);
        if (!DECIMAL_4.matcher(host).matches() && !isName(host)) {
            throw refused("The host of the address must be a name, or an IP address in its usual form.");
        }
        return host;
    }

    /** The last label of a name has a letter first; so no IPv4 address in odd notation passes as a name. */
    private static boolean isName(String host) {
        return host.length() <= 253 && NAME.matcher(host).matches();
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, 0).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw refused("The host of the address is not a name that can be looked up.");
        }
    }

    /** What an address must not hold as it is becomes the UTF-8 bytes that a browser sends for it. */
    private static String encoded(String target) {
        var encoded = new StringBuilder(target.length());
        target.codePoints().forEach(c -> {
            if (c < 0x80 && ESCAPED.indexOf(c) < 0) {
                encoded.append((char) c);
            } else {
                for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format("%%%02X", each & 0xFF));
                }
            }
        });
        return encoded.toString();
    }

    private static int standardPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static FetchException refused(String message) {
        return new FetchException(Reason.BAD_ADDRESS, message);
    }
}

package dev.precis.fetch;

import dev.precis.text.CharsetGuess;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a page's bytes are encoded: its byte order mark says, then its header, then its mark-up; else it is guessed. */
final class PageCharset {
    /** Mark-up that names the charset must stand at the start. */
    private static final int PRESCAN = 4_096;

    private static final Pattern DECLARED = Pattern.compile(
            "(?i)<(?:meta|\\?xml)[^>]{0,500}?(?:charset|encoding)\\s{0,9}=\\s{0,9}[\"']?([\\w:.-]{1,40})");

    private PageCharset() {}

    /** The text without its byte order mark. Bytes that are none in the charset become U+FFFD. */
    static String decode(byte[] bytes, @Nullable String header) {
        var marked = marked(bytes);
        if (marked.isPresent()) {
            return new String(bytes, marked.get()).substring(1);
        }
        var charset = named(header).or(() -> declared(bytes)).orElseGet(() -> CharsetGuess.of(bytes));
        return new String(bytes, charset);
    }

    private static Optional<Charset> marked(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return starts(bytes, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** A page whose mark-up can be read as ASCII is not in UTF-16, whatever it says. */
    private static Optional<Charset> declared(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1);
        var declared = DECLARED.matcher(start);
        return declared.find()
                ? named(declared.group(1)).map(c -> c.name().startsWith("UTF-") ? StandardCharsets.UTF_8 : c)
                : Optional.empty();
    }

    /** Latin-1 and ASCII mean windows-1252 on the web: it has the quotation marks. */
    private static Optional<Charset> named(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        try {
            var charset = Charset.forName(name.strip());
            boolean latin = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
            return Optional.of(latin ? Charset.forName("windows-1252") : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** The charset parameter of a Content-Type. */
    static @Nullable String parameter(String contentType) {
        for (var parameter : contentType.split(";")) {
            var plain = parameter.strip();
            if (plain.toLowerCase(Locale.ROOT).startsWith("charset=")) {
                return plain.substring("charset=".length()).replace("\"", "");
            }
        }
        return null;
    }
}

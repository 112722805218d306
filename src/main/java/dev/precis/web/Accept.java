package dev.precis.web;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.QuotedCSV;

/** Reads Accept (RFC 9110, 12.5.1). */
final class Accept {
    private Accept() {}

    /**
     * True where the most specific range that matches has a weight above 0, and where nothing is asked for.
     *
     * @param headers the values of all Accept fields
     */
    static boolean allows(List<String> headers, String mediaType) {
        if (headers.isEmpty()) {
            return true;
        }
        return weight(headers, mediaType).weight() > 0;
    }

    /**
     * True where one media type is asked for rather than another: with more weight, or with as much and by its own name
     * where the other is not. The other wins where nothing is asked for.
     */
    static boolean prefers(List<String> headers, String one, String other) {
        var first = weight(headers, one);
        var second = weight(headers, other);
        return first.weight() != second.weight()
                ? first.weight() > second.weight()
                : first.weight() > 0 && first.closeness() > second.closeness();
    }

    /** How much a media type is wanted, 0 to 1, and how closely the range that says so names it. */
    private record Wish(double weight, int closeness) {}

    private static Wish weight(List<String> headers, String mediaType) {
        int closest = 0;
        double weight = 0;
        for (var range : new QuotedCSV(false, headers.toArray(String[]::new))) {
            int closeness = closeness(name(range), mediaType);
            if (closeness > closest) {
                closest = closeness;
                weight = weight(range);
            }
        }
        return new Wish(closest > 0 ? weight : 0, closest);
    }

    private static int closeness(String range, String mediaType) {
        if (range.equals(mediaType)) {
            return 3;
        }
        if (range.equals(mediaType.substring(0, mediaType.indexOf('/')) + "/*")) {
            return 2;
        }
        return range.equals("*/*") || range.equals("*") ? 1 : 0;
    }

    private static String name(String range) {
        int end = range.indexOf(';');
        return (end < 0 ? range : range.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static double weight(String range) {
        for (var parameter : range.split(";")) {
            var plain = parameter.strip().toLowerCase(Locale.ROOT);
            if (plain.startsWith("q=")) {
                return number(plain.substring(2));
            }
        }
        return 1;
    }

    private static double number(String weight) {
        try {
            return Double.parseDouble(weight);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

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
        int closest = 0;
        double weight = 0;
        for (var range : new QuotedCSV(false, headers.toArray(String[]::new))) {
            int closeness = closeness(name(range), mediaType);
            if (closeness > closest) {
                closest = closeness;
                weight = weight(range);
            }
        }
        return closest > 0 && weight > 0;
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

package dev.precis.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that pages carry, which come in every form of ISO 8601 and in many of none. */
final class Timestamp {
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[T ](\\d{2}:\\d{2})(:\\d{2})?([.,]\\d{1,9})?\\s?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

    private Timestamp() {}

    /** The same moment as RFC 3339 writes it; only the day where the time has no zone; null where it is no date. */
    static @Nullable String rfc3339(@Nullable String written) {
        var parts = ISO.matcher(written == null ? "" : written.strip());
        if (!parts.matches()) {
            return null;
        }
        try {
            String zone = parts.group(5);
            if (zone == null) {
                return LocalDate.parse(parts.group(1)).toString();
            }
            String time = parts.group(1) + "T" + parts.group(2) + or(parts.group(3), ":00")
                    + or(parts.group(4), "").replace(',', '.') + zone(zone);
            var unused = OffsetDateTime.parse(time);
            return time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String or(@Nullable String part, String standard) {
        return part == null ? standard : part;
    }

    private static String zone(String zone) {
        return switch (zone.length()) {
            case 3 -> zone + ":00";
            case 5 -> zone.substring(0, 3) + ":" + zone.substring(3);
            default -> zone;
        };
    }
}

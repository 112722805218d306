package dev.precis;

import dev.precis.web.Deadlines;
import dev.precis.web.Instruments.Management;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long requests may take, and where and how the service is seen by whoever runs it.
 *
 * @param management null where metrics are shown at the service's own address, if that is loopback
 * @param telemetry the variables of OpenTelemetry that are set
 */
record WatchConfig(Deadlines deadlines, @Nullable Management management, Map<String, String> telemetry) {
    /** Every key that this class reads. */
    static final List<String> KEYS =
            List.of("PRECIS_DEADLINE", "PRECIS_READ_DEADLINE", "PRECIS_MANAGEMENT", "PRECIS_LOG");

    private static final Pattern ADDRESS = Pattern.compile("(?:([\\w.-]+|\\[[\\da-fA-F:]+\\]):)?(\\d{1,5})");

    static WatchConfig read(Settings settings) {
        var standard = Deadlines.DEFAULT;
        var deadlines = new Deadlines(
                settings.get("PRECIS_DEADLINE", standard.summaries(), "60s", Config::duration),
                settings.get("PRECIS_READ_DEADLINE", standard.reading(), "20s", Config::duration));
        // Read by the logging itself, before anything of ours runs; here only checked.
        settings.get("PRECIS_LOG", "text", "json", WatchConfig::form);
        var management = settings.text("PRECIS_MANAGEMENT") == null
                ? null
                : settings.get("PRECIS_MANAGEMENT", new Management("127.0.0.1", 9090), "9090", WatchConfig::management);
        return new WatchConfig(deadlines, management, settings.starting("OTEL_"));
    }

    private static String form(String value) {
        if (value.equals("json") || value.equals("text")) {
            return value;
        }
        throw new IllegalArgumentException("must be json or text");
    }

    private static Management management(String value) {
        var address = ADDRESS.matcher(value);
        if (address.matches()) {
            int port = Integer.parseInt(address.group(2));
            if (port >= 1 && port <= 65_535) {
                return new Management(address.group(1) == null ? "127.0.0.1" : address.group(1), port);
            }
        }
        throw new IllegalArgumentException("must be a port, or an address and a port");
    }
}

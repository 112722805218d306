package dev.precis;

import dev.precis.fetch.FetchSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads whether and how links are fetched. */
final class FetchConfig {
    /** Every key that this class reads. */
    static final List<String> KEYS = List.of("PRECIS_FETCH", "PRECIS_FETCH_PORTS", "PRECIS_FETCH_TIMEOUT");

    private FetchConfig() {}

    static FetchSettings read(Settings settings) {
        var standard = FetchSettings.DEFAULT;
        return new FetchSettings(
                settings.get("PRECIS_FETCH", Switch.OFF, "on", Switch::parse) == Switch.ON,
                settings.get("PRECIS_FETCH_PORTS", standard.ports(), "80,443", FetchConfig::ports),
                settings.get("PRECIS_FETCH_TIMEOUT", standard.timeout(), "10s", Config::duration));
    }

    private static Set<Integer> ports(String value) {
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .map(FetchConfig::port)
                .collect(Collectors.toSet());
    }

    private static int port(String value) {
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65_535) {
            return Integer.parseInt(value);
        }
        throw new IllegalArgumentException("must be ports from 1 to 65535, separated by commas");
    }

    /** On or off. */
    enum Switch {
        ON,
        OFF;

        static Switch parse(String value) {
            return switch (value) {
                case "on" -> ON;
                case "off" -> OFF;
                default -> throw new IllegalArgumentException("must be on or off");
            };
        }
    }
}

package dev.precis;

import dev.precis.access.AccessSettings;
import dev.precis.fetch.FetchSettings;
import dev.precis.jobs.JobSettings;
import dev.precis.jobs.WebhookSettings;
import dev.precis.store.StorageSettings;
import dev.precis.web.WebSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the service is to do, read once at its start from the environment and from {@code precis.properties} in the
 * working folder, under the same names. The environment wins.
 *
 * @param effective every value in force, by key, secrets left out
 */
record Config(
        WebSettings web,
        ModelChoice models,
        FetchSettings fetch,
        WatchConfig watch,
        StorageSettings storage,
        AccessSettings access,
        JobSettings jobs,
        WebhookSettings webhooks,
        Map<String, String> effective) {
    static final Path FILE = Path.of("precis.properties");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final Pattern HOST = Pattern.compile("[\\w.:%\\[\\]-]+");
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s?([A-Za-z]{0,2})");
    private static final List<String> KEYS = List.of(
            "PRECIS_BODY_TIMEOUT",
            "PRECIS_HEADER_TIMEOUT",
            "PRECIS_HEARTBEAT",
            "PRECIS_HOST",
            "PRECIS_IDLE_TIMEOUT",
            "PRECIS_MAX_BODY",
            "PRECIS_MAX_CHARACTERS",
            "PRECIS_MAX_CONNECTIONS",
            "PRECIS_MAX_REQUESTS",
            "PRECIS_PORT",
            "PRECIS_STOP_TIMEOUT");

    /** @throws ConfigException naming every mistake */
    static Config read(Map<String, String> environment, Path file) {
        return read(environment, load(file));
    }

    static Config read(Map<String, String> environment, Map<String, String> file) {
        var settings = new Settings(file, environment);
        var web = web(settings);
        var models = ModelChoice.read(settings);
        var storage = StorageChoice.read(settings);
        var fetch = FetchConfig.read(settings);
        var access = AccessChoice.read(settings);
        var jobs = BatchChoice.jobs(settings, models.isRemote(), storage.retention(), web.stopTimeout());
        var webhooks = BatchChoice.webhooks(settings);
        var watch = WatchConfig.read(settings);
        settings.refuseUnknown(
                "PRECIS_",
                Stream.of(
                                KEYS,
                                ModelChoice.KEYS,
                                FetchConfig.KEYS,
                                WatchConfig.KEYS,
                                StorageChoice.KEYS,
                                AccessChoice.KEYS,
                                BatchChoice.KEYS)
                        .flatMap(List::stream)
                        .sorted()
                        .toList());
        settings.check();
        return new Config(web, models, fetch, watch, storage, access, jobs, webhooks, settings.effective());
    }

    private static WebSettings web(Settings settings) {
        var standard = WebSettings.DEFAULT;
        return new WebSettings(
                settings.get("PRECIS_HOST", standard.host(), "127.0.0.1", Config::host),
                settings.get("PRECIS_PORT", standard.port(), "8080", Config::port),
                settings.get("PRECIS_MAX_BODY", standard.maxBody(), "5MB", Config::size),
                settings.get("PRECIS_MAX_CHARACTERS", standard.maxCharacters(), "2000000", Config::count),
                duration(settings, "PRECIS_HEADER_TIMEOUT", standard.headerTimeout()),
                duration(settings, "PRECIS_BODY_TIMEOUT", standard.bodyTimeout()),
                duration(settings, "PRECIS_IDLE_TIMEOUT", standard.idleTimeout()),
                duration(settings, "PRECIS_HEARTBEAT", standard.heartbeat()),
                settings.get("PRECIS_MAX_REQUESTS", standard.maxRequests(), "500", Config::count),
                settings.get("PRECIS_MAX_CONNECTIONS", standard.maxConnections(), "4000", Config::count),
                duration(settings, "PRECIS_STOP_TIMEOUT", standard.stopTimeout()),
                BatchChoice.limits(settings));
    }

    private static String host(String value) {
        if (!HOST.matcher(value).matches()) {
            throw new IllegalArgumentException("must be an address or a name of this machine");
        }
        return value;
    }

    /** Whether others than this machine can reach the service. */
    boolean isExposed() {
        return !LOOPBACK.matcher(web.host()).matches();
    }

    private static int port(String value) {
        return number(value, 0, 65_535, "must be a port from 0 to 65535, where 0 takes a free one");
    }

    static int count(String value) {
        return number(value, 1, 100_000_000, "must be a whole number from 1 to 100000000");
    }

    static int size(String value) {
        var rule = "must be a number of bytes, kB or MB, up to 1000MB";
        var amount = AMOUNT.matcher(value);
        if (!amount.matches()) {
            throw new IllegalArgumentException(rule);
        }
        long unit =
                switch (amount.group(2)) {
                    case "" -> 1;
                    case "kB" -> 1_000;
                    case "MB" -> 1_000_000;
                    default -> throw new IllegalArgumentException(rule);
                };
        long bytes = Long.parseLong(amount.group(1)) * unit;
        return number(String.valueOf(bytes), 1, 1_000_000_000, rule);
    }

    private static Duration duration(Settings settings, String key, Duration standard) {
        return settings.get(key, standard, "20s", Config::duration);
    }

    static Duration duration(String value) {
        var amount = AMOUNT.matcher(value);
        if (amount.matches() && Long.parseLong(amount.group(1)) > 0) {
            long number = Long.parseLong(amount.group(1));
            switch (amount.group(2)) {
                case "ms":
                    return Duration.ofMillis(number);
                case "s":
                    return Duration.ofSeconds(number);
                case "m":
                    return Duration.ofMinutes(number);
                default:
                    break;
            }
        }
        throw new IllegalArgumentException("must be a time in ms, s or m, longer than 0");
    }

    private static int number(String value, int least, int most, String rule) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(rule);
    }

    private static Map<String, String> load(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigException(List.of(file + " cannot be read as a UTF-8 properties file: " + e));
            }
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}

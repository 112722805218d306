package dev.precis;

import dev.precis.access.Access;
import dev.precis.access.AccessSettings;
import dev.precis.access.ApiKey;
import dev.precis.access.KeyEntry;
import dev.precis.access.Rate;
import dev.precis.store.KeyTable;
import dev.precis.store.KeyUse;
import dev.precis.store.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who may call and how much, and sees to it that no service without keys can be reached from elsewhere. */
final class AccessChoice {
    /** Every key that this class reads. */
    static final List<String> KEYS = List.of("PRECIS_API_KEYS", "PRECIS_CONCURRENCY", "PRECIS_RATE_LIMIT");

    private static final String OFF = "off";
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/([smh])");

    private AccessChoice() {}

    static AccessSettings read(Settings settings) {
        var standard = AccessSettings.DEFAULT;
        var rate = settings.get("PRECIS_RATE_LIMIT", String.valueOf(standard.rate()), "600/m", AccessChoice::checkRate);
        int concurrency = settings.get("PRECIS_CONCURRENCY", standard.concurrency(), "32", Config::count);
        return new AccessSettings(keys(settings), rate(rate), concurrency, standard.failures());
    }

    private static List<KeyEntry> keys(Settings settings) {
        List<KeyEntry> keys = new ArrayList<>();
        var value = settings.secret("PRECIS_API_KEYS");
        if (value != null) {
            for (String entry : value.split(",", -1)) {
                read(entry.strip(), keys, settings);
            }
        }
        return keys;
    }

    /** Never tells the value: it may be a key. */
    private static void read(String entry, List<KeyEntry> keys, Settings settings) {
        try {
            keys.add(KeyEntry.parse(entry));
        } catch (IllegalArgumentException e) {
            settings.mistake("PRECIS_API_KEYS is a comma list of name:role:hash, and "
                    + (ApiKey.isIn(entry)
                            ? "one entry holds a key itself, which should be made void"
                            : "one entry is not: " + e.getMessage())
                    + "; make one with: java -jar precis.jar keys create --name newsroom --unstored");
        }
    }

    private static String checkRate(String value) {
        rate(value);
        return value;
    }

    private static @Nullable Rate rate(String value) {
        if (value.equals(OFF)) {
            return null;
        }
        var rate = RATE.matcher(value);
        if (!rate.matches() || Integer.parseInt(rate.group(1)) == 0) {
            throw new IllegalArgumentException("must be a number of requests a second, minute or hour, or off");
        }
        var window =
                switch (rate.group(2)) {
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    default -> Duration.ofHours(1);
                };
        return new Rate(Integer.parseInt(rate.group(1)), window);
    }

    /**
     * Opens the keys.
     *
     * @throws ConfigException where others than this machine could reach a service without a key
     */
    static Access open(Config config, Storage storage) {
        boolean exposed = config.isExposed();
        var keys = new KeyTable(storage.database());
        var use = new KeyUse(storage.database());
        var access = use.isShared()
                ? Access.of(config.access(), keys, exposed, use)
                : Access.of(config.access(), keys, exposed);
        if (exposed && access.keys().isKnown() && access.keys().isEmpty()) {
            access.close();
            throw new ConfigException(List.of("PRECIS_HOST=" + config.web().host()
                    + " lets others reach this service, and it has no API key yet, so anybody might use it. Make one"
                    + " first: java -jar precis.jar keys create --name newsroom"));
        }
        return access;
    }
}

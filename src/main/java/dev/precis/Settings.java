package dev.precis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Named values as environment and file have them. Gathers every mistake and every effective value, so that both can be
 * told at once. Not thread-safe.
 */
final class Settings {
    private final Map<String, String> values;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, String> effective = new TreeMap<>();

    /** @param environment wins over the file; an empty value counts as not set */
    Settings(Map<String, String> file, Map<String, String> environment) {
        values = new TreeMap<>(file);
        environment.forEach((key, value) -> {
            if (!value.isBlank()) {
                values.put(key, value);
            }
        });
        values.values().removeIf(String::isBlank);
    }

    /**
     * The value of a key, or the standard where it is not set or wrong.
     *
     * @param example a value that works
     * @param parser throws {@link IllegalArgumentException} saying what the value must be
     */
    <T> T get(String key, T standard, String example, Function<String, T> parser) {
        var value = values.get(key);
        if (value == null) {
            effective.put(key, show(standard) + " (default)");
            return standard;
        }
        try {
            effective.put(key, value.strip());
            return parser.apply(value.strip());
        } catch (IllegalArgumentException e) {
            mistake(key + " " + e.getMessage() + ", not '" + value.strip() + "'; for example " + key + "=" + example);
            return standard;
        }
    }

    /** Every value whose name begins so. They may be secret. */
    Map<String, String> starting(String prefix) {
        Map<String, String> found = new TreeMap<>(values);
        found.keySet().removeIf(key -> !key.startsWith(prefix));
        return found;
    }

    boolean isSet(String key) {
        return values.containsKey(key);
    }

    /** A value without a default that is not secret. */
    @Nullable
    String text(String key) {
        var value = values.get(key);
        if (value == null) {
            return null;
        }
        effective.put(key, value.strip());
        return value.strip();
    }

    /** A value that must not be shown. */
    @Nullable
    String secret(String key) {
        var value = values.get(key);
        if (value == null) {
            return null;
        }
        effective.put(key, "(set)");
        return value.strip();
    }

    void mistake(String mistake) {
        mistakes.add(mistake);
    }

    /** Makes a mistake of every key of ours that nothing asked for: it is probably misspelt. */
    void refuseUnknown(String prefix, List<String> known) {
        values.keySet().stream()
                .filter(key -> key.startsWith(prefix) && !known.contains(key))
                .forEach(key -> mistake(key + " is not a setting; there are " + String.join(", ", known)));
    }

    /** @throws ConfigException where there is any mistake */
    void check() {
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
    }

    /** Every value in force, by key, secrets left out. */
    Map<String, String> effective() {
        return effective;
    }

    /** A duration as it is written in a setting: 20s. */
    private static String show(Object value) {
        boolean word = value instanceof Enum<?>;
        String shown = value instanceof Duration ? value.toString().substring(2) : value.toString();
        return word || value instanceof Duration ? shown.toLowerCase(Locale.ROOT) : shown;
    }
}

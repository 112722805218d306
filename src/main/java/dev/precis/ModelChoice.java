package dev.precis;

import dev.precis.draft.AnswerFormat;
import dev.precis.draft.Drafter;
import dev.precis.draft.Drafters;
import dev.precis.draft.ExtractiveDrafter;
import dev.precis.draft.ModelDesk;
import dev.precis.draft.ModelSettings;
import dev.precis.draft.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which models write, and why these.
 *
 * @param chosen the default first, the others in the order of fallback; at least one
 * @param why for the log
 * @param limits for all of them
 */
record ModelChoice(List<Chosen> chosen, String why, ModelLimits limits) {
    static final String EMBEDDED = "embedded/extractive";

    private static final String REPLAY = "replay/";
    private static final Duration REPLAY_WAIT = Duration.ofSeconds(60);

    /** Every key that this class reads, so that a misspelt one can be told. */
    static final List<String> KEYS = Stream.concat(
                    ModelLimits.KEYS.stream(),
                    Stream.of(
                            "PRECIS_MODEL",
                            "PRECIS_MODEL_TIMEOUT",
                            "PRECIS_MODEL_IDLE_TIMEOUT",
                            "PRECIS_MODEL_FORMAT",
                            "PRECIS_REPLAY_WAIT",
                            "PRECIS_MODEL_WINDOW",
                            "PRECIS_MAX_OUTPUT_TOKENS"))
            .toList();

    /**
     * One model.
     *
     * @param settings of a model that is asked
     * @param replay of recorded answers; the embedded one has neither
     */
    record Chosen(String name, Optional<ModelSettings> settings, Optional<Replay> replay) {
        static final Chosen EMBEDDED_DRAFTER = new Chosen(EMBEDDED, Optional.empty(), Optional.empty());

        /** True where it writes sentences of its own, also in other languages. */
        boolean writes() {
            return settings.isPresent() || replay.isPresent();
        }

        Drafter drafter(ModelDesk desk) {
            return settings.map(desk::drafter)
                    .or(() -> replay.map(tape -> Drafters.replay(name, tape.folder(), tape.patience())))
                    .orElseGet(ExtractiveDrafter::new);
        }
    }

    /** Answers that were recorded, or are written by hand. */
    record Replay(Path folder, Duration patience) {}

    ModelChoice {
        chosen = List.copyOf(chosen);
    }

    List<String> names() {
        return chosen.stream().map(Chosen::name).toList();
    }

    /** Where the models are: a name can mean another model on another server. */
    String places() {
        return chosen.stream()
                .flatMap(each -> each.settings().stream())
                .map(each -> each.name() + " at " + each.baseUrl() + " by " + each.format())
                .collect(Collectors.joining(", "));
    }

    /** Whether any of them is elsewhere. */
    boolean isRemote() {
        return chosen.stream().anyMatch(each -> each.settings().isPresent());
    }

    static ModelChoice read(Settings settings) {
        return new Reader(settings).read();
    }

    /** Reads names, keys, addresses and limits; a mistake in one hides none in another. */
    private static final class Reader {
        private final Settings settings;
        private final Map<Provider, String> keys = new TreeMap<>();
        private final Map<Provider, URI> addresses = new TreeMap<>();
        private final Duration timeout;
        private final Duration idleTimeout;
        private final Duration replayWait;
        private final AnswerFormat format;
        private final int maxOutputTokens;
        private final int window;
        private final ModelLimits limits;

        Reader(Settings settings) {
            this.settings = settings;
            for (Provider provider : Provider.values()) {
                readKey(provider);
                readAddress(provider);
            }
            timeout = settings.get("PRECIS_MODEL_TIMEOUT", ModelSettings.DEFAULT_TIMEOUT, "60s", Config::duration);
            replayWait = settings.get("PRECIS_REPLAY_WAIT", REPLAY_WAIT, "60s", Config::duration);
            idleTimeout = settings.get(
                    "PRECIS_MODEL_IDLE_TIMEOUT", ModelSettings.DEFAULT_IDLE_TIMEOUT, "30s", Config::duration);
            format = settings.get("PRECIS_MODEL_FORMAT", AnswerFormat.SCHEMA, "schema", Reader::format);
            maxOutputTokens = settings.get(
                    "PRECIS_MAX_OUTPUT_TOKENS", ModelSettings.DEFAULT_MAX_OUTPUT_TOKENS, "8192", Config::count);
            window = settings.isSet("PRECIS_MODEL_WINDOW")
                    ? settings.get("PRECIS_MODEL_WINDOW", 0, "32768", Reader::window)
                    : 0;
            limits = ModelLimits.read(settings);
        }

        ModelChoice read() {
            String value = settings.text("PRECIS_MODEL");
            if (value != null) {
                List<Chosen> chosen = new ArrayList<>();
                Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .distinct()
                        .forEach(name -> named(name, chosen));
                return new ModelChoice(chosen, "PRECIS_MODEL names it", limits);
            }
            for (Provider provider : Provider.values()) {
                boolean keyless = provider.keyVariables().isEmpty() && addresses.containsKey(provider);
                if (keys.containsKey(provider) || keyless) {
                    String why = "PRECIS_MODEL is not set and %s is".formatted(signs(provider));
                    List<Chosen> chosen = new ArrayList<>();
                    add(ModelSettings.of(provider), chosen);
                    return new ModelChoice(chosen, why, limits);
                }
            }
            return new ModelChoice(
                    List.of(Chosen.EMBEDDED_DRAFTER), "neither PRECIS_MODEL nor a provider's key is set", limits);
        }

        private void named(String name, List<Chosen> chosen) {
            if (name.equals(EMBEDDED)) {
                chosen.add(Chosen.EMBEDDED_DRAFTER);
                return;
            }
            try {
                if (name.startsWith(REPLAY)) {
                    Replay replay = new Replay(ModelLimits.folder(name.substring(REPLAY.length())), replayWait);
                    chosen.add(new Chosen(name, Optional.empty(), Optional.of(replay)));
                    return;
                }
                add(ModelSettings.parse(name), chosen);
            } catch (IllegalArgumentException e) {
                settings.mistake(
                        "PRECIS_MODEL: " + e.getMessage() + "; or " + EMBEDDED + ", or " + REPLAY + "<folder>");
            }
        }

        private void add(ModelSettings model, List<Chosen> chosen) {
            try {
                ModelSettings complete = model.withApiKey(keys.get(model.provider()))
                        .withBaseUrl(addresses.get(model.provider()))
                        .withTimeout(timeout)
                        .withIdleTimeout(idleTimeout)
                        .withFormat(format)
                        .withMaxOutputTokens(maxOutputTokens)
                        .withWindow(window == 0 ? model.window() : window);
                String missing = complete.missing();
                if (missing != null) {
                    settings.mistake(missing);
                }
                chosen.add(new Chosen(complete.name(), Optional.of(complete), Optional.empty()));
            } catch (IllegalArgumentException e) {
                settings.mistake(e.getMessage() == null ? "A model's settings are wrong" : e.getMessage());
            }
        }

        private void readKey(Provider provider) {
            for (String variable : provider.keyVariables()) {
                String key = settings.secret(variable);
                if (key != null) {
                    keys.putIfAbsent(provider, key);
                }
            }
        }

        private void readAddress(Provider provider) {
            String variable = provider.baseUrlVariable();
            String value = settings.text(variable);
            if (value == null) {
                return;
            }
            try {
                addresses.put(provider, new URI(value));
            } catch (URISyntaxException e) {
                settings.mistake(variable + " must be an http or https address, not '" + value + "'; for example "
                        + variable + "=http://localhost:8000/v1");
            }
        }

        private static String signs(Provider provider) {
            boolean keyless = provider.keyVariables().isEmpty();
            return keyless ? provider.baseUrlVariable() : String.join(" or ", provider.keyVariables());
        }

        private static int window(String value) {
            int tokens = Config.count(value);
            if (tokens < ModelSettings.LEAST_WINDOW) {
                throw new IllegalArgumentException("must be at least " + ModelSettings.LEAST_WINDOW);
            }
            return tokens;
        }

        private static AnswerFormat format(String value) {
            String formats = Arrays.stream(AnswerFormat.values())
                    .map(f -> f.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return Arrays.stream(AnswerFormat.values())
                    .filter(f -> f.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be one of " + formats));
        }
    }
}

package dev.precis;

import dev.precis.draft.DailyBudget;
import dev.precis.draft.ModelCalls;
import dev.precis.draft.ModelDesk;
import dev.precis.draft.ModelRules;
import dev.precis.draft.Prices;
import dev.precis.draft.TokenBudget;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What models may take: time, calls, tokens, money.
 *
 * @param dailyTokens for all requests of a day together; null sets no limit
 * @param dailyUsd the same in US dollars
 * @param record folder into which each request and answer is written; null writes none
 */
record ModelLimits(
        ModelRules rules,
        @Nullable Long dailyTokens,
        @Nullable BigDecimal dailyUsd,
        @Nullable Path record) {
    /** Every key that this class reads. */
    static final List<String> KEYS = List.of(
            "PRECIS_DAILY_TOKENS",
            "PRECIS_DAILY_USD",
            "PRECIS_MODEL_CONCURRENCY",
            "PRECIS_MODEL_DEADLINE",
            "PRECIS_MODEL_PAUSE",
            "PRECIS_MODEL_PRICES",
            "PRECIS_MODEL_QUEUE",
            "PRECIS_RECORD",
            "PRECIS_REQUEST_TOKENS");

    private static final Pattern TOKENS = Pattern.compile("[1-9]\\d{0,14}");
    private static final Pattern USD = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");

    static ModelLimits read(Settings settings) {
        ModelRules standard = ModelRules.DEFAULT;
        var rules = new ModelRules(
                settings.get("PRECIS_MODEL_DEADLINE", standard.deadline(), "90s", Config::duration),
                settings.get("PRECIS_MODEL_CONCURRENCY", standard.concurrency(), "100", Config::count),
                settings.get("PRECIS_MODEL_QUEUE", standard.queue(), "200", ModelLimits::queue),
                settings.get("PRECIS_MODEL_PAUSE", standard.pause(), "10s", Config::duration),
                parsed(settings, "PRECIS_REQUEST_TOKENS", 0, "50000", Config::count),
                parsed(settings, "PRECIS_MODEL_PRICES", Prices.NONE, "openai/my-model=0.50/2", Prices::parse));
        Long tokens = parsed(settings, "PRECIS_DAILY_TOKENS", 0L, "5000000", ModelLimits::tokens);
        BigDecimal usd = parsed(settings, "PRECIS_DAILY_USD", BigDecimal.ZERO, "20", ModelLimits::usd);
        if (usd.signum() > 0 && rules.prices().byModel().isEmpty()) {
            settings.mistake("PRECIS_DAILY_USD needs PRECIS_MODEL_PRICES: without prices nothing is counted");
        }
        return new ModelLimits(rules, tokens == 0 ? null : tokens, usd.signum() == 0 ? null : usd, record(settings));
    }

    private static @Nullable Path record(Settings settings) {
        String folder = settings.text("PRECIS_RECORD");
        if (folder == null) {
            return null;
        }
        try {
            return folder(folder);
        } catch (IllegalArgumentException e) {
            settings.mistake("PRECIS_RECORD " + e.getMessage() + ", not '" + folder + "'");
            return null;
        }
    }

    /** A folder that may still have to be made. */
    static Path folder(String value) {
        try {
            Path folder = Path.of(value);
            boolean climbs = StreamSupport.stream(folder.spliterator(), false)
                    .anyMatch(part -> part.toString().equals(".."));
            if (!value.isBlank() && !climbs && (Files.isDirectory(folder) || Files.notExists(folder))) {
                return folder;
            }
        } catch (InvalidPathException e) {
            // told below
        }
        throw new IllegalArgumentException("must be a folder, without '..'");
    }

    /** The place where all models are asked. */
    ModelDesk desk(ModelCalls listener, Clock clock) {
        boolean isFree = dailyTokens == null && dailyUsd == null;
        TokenBudget budget = isFree ? TokenBudget.NONE : new DailyBudget(dailyTokens, dailyUsd, clock);
        return new ModelDesk(rules, budget, listener, record);
    }

    /** A value that is not set as a rule. */
    private static <T> T parsed(Settings settings, String key, T standard, String example, Function<String, T> parser) {
        return settings.isSet(key) ? settings.get(key, standard, example, parser) : standard;
    }

    private static int queue(String value) {
        return value.equals("0") ? 0 : Config.count(value);
    }

    private static long tokens(String value) {
        if (!TOKENS.matcher(value).matches()) {
            throw new IllegalArgumentException("must be a whole number of tokens, 1 or more");
        }
        return Long.parseLong(value);
    }

    private static BigDecimal usd(String value) {
        if (!USD.matcher(value).matches() || new BigDecimal(value).signum() == 0) {
            throw new IllegalArgumentException("must be an amount of US dollars above 0");
        }
        return new BigDecimal(value);
    }
}

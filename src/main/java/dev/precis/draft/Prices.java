package dev.precis.draft;

import dev.precis.draft.Draft.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What models cost.
 *
 * @param byModel by name as callers write it
 */
public record Prices(Map<String, Price> byModel) {
    public static final Prices NONE = new Prices(Map.of());

    private static final Pattern ENTRY = Pattern.compile(
            "([^\\s=;/]+/[^\\s=;]+)\\s*=\\s*(\\d{1,6}(?:\\.\\d{1,9})?)\\s*/\\s*" + "(\\d{1,6}(?:\\.\\d{1,9})?)");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    /** Digits behind the point of an amount of dollars: one token of the cheapest models is seen. */
    private static final int SCALE = 8;

    /** In US dollars per million tokens. */
    public record Price(BigDecimal input, BigDecimal output) {}

    public Prices {
        byModel = Map.copyOf(byModel);
    }

    /**
     * Reads a table: {@code openai/gpt-x=0.25/2, anthropic/claude-y=1/5}, input and output.
     *
     * @throws IllegalArgumentException saying what an entry must be
     */
    public static Prices parse(String table) {
        Map<String, Price> prices = new HashMap<>();
        for (String entry : table.split(",")) {
            Matcher price = ENTRY.matcher(entry.strip());
            if (!price.matches()) {
                throw new IllegalArgumentException(
                        "must be a list of provider/model=input/output, in US dollars per" + " million tokens");
            }
            prices.put(price.group(1), new Price(new BigDecimal(price.group(2)), new BigDecimal(price.group(3))));
        }
        return new Prices(prices);
    }

    /** In US dollars; null where the model has no price here. */
    public @Nullable BigDecimal cost(String model, Usage usage) {
        Price price = byModel.get(model);
        if (price == null) {
            return null;
        }
        BigDecimal input = price.input().multiply(BigDecimal.valueOf(usage.inputTokens()));
        BigDecimal output = price.output().multiply(BigDecimal.valueOf(usage.outputTokens()));
        return input.add(output).divide(MILLION, SCALE, RoundingMode.HALF_UP);
    }
}

package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.draft.Draft.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
    private static final Prices PRICES = Prices.parse("openai/small=0.25/2, ollama/qwen3:8b=0/0,mistral/x = 1/3.5");

    @ParameterizedTest
    @CsvSource({
        "openai/small,1000000,0,0.25",
        "openai/small,1000,100,0.00045",
        "openai/small,1,0,0.00000025",
        "ollama/qwen3:8b,5000,5000,0",
        "mistral/x,2,2,0.000009",
        "openai/unknown,1,1,",
    })
    void multipliesTokensByPrices(String model, int input, int output, BigDecimal cost) {
        BigDecimal found = PRICES.cost(model, new Usage(input, output, 1));
        if (cost == null) {
            assertThat(found).isNull();
        } else {
            assertThat(found).isEqualByComparingTo(cost);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"openai/x", "openai/x=1", "openai/x=1/", "openai/x=-1/2", "x=1/2", "openai/x=1/2;y/z=1/2", ""})
    void saysWhatAnEntryMustBe(String table) {
        assertThatThrownBy(() -> Prices.parse(table)).hasMessageContaining("provider/model=input/output");
    }

    @Test
    void beginsEachDayWithAFullBudget() {
        Instant[] now = {Instant.parse("2026-11-22T23:59:00Z")};
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        DailyBudget budget = new DailyBudget(null, new BigDecimal("0.5"), clock);
        budget.spend(new Usage(1, 1, 1), null);
        assertThat(budget.exhausted()).isEmpty();
        budget.spend(new Usage(1, 1, 1), new BigDecimal("0.5"));
        assertThat(budget.exhausted()).contains(Duration.ofMinutes(1));
        now[0] = now[0].plusSeconds(60);
        assertThat(budget.exhausted()).isEmpty();
    }
}

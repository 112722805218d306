package dev.precis.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.text.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any text. A failing seed is repeatable: it stands in the message. */
class FigureLawsTest {
    private static final FigureFinder FINDER = new FigureFinder();
    private static final List<String> PIECES = List.of(
            "12",
            "3.5",
            "million",
            "two",
            "hundred",
            "-",
            "–",
            ",",
            ".",
            "$",
            "€",
            "%",
            " ",
            "  ",
            "\n",
            "\u00A0",
            "and",
            "to",
            "from",
            "between",
            "about",
            "people",
            "km",
            "😀",
            "é",
            "عدد",
            "数",
            "'s",
            "(",
            ")",
            "\"",
            "1/2",
            ".500",
            ",5",
            "1.234",
            "Mio.",
            "тыс.",
            "½",
            "th",
            "of",
            "a",
            "half",
            "June",
            "2019",
            ":",
            "30",
            "USD",
            "old",
            "-year",
            "#1",
            "@2",
            "http://a/1",
            "/",
            "+",
            "rose",
            "\uD83D",
            "\u0301");

    @Test
    void readsThePlantedAmount() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            long value = 3 + random.nextInt(900_000);
            String text = "The council said it counted %s boats near the pier."
                    .formatted(String.format(Locale.ROOT, "%,d", value));
            List<Figure> figures = find(text).figures();
            assertThat(figures).as("seed %d: %s", seed, text).hasSize(1);
            assertThat(figures.get(0).amount())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(new Amount.Exact(BigDecimal.valueOf(value)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "uk", "ru"})
    void keepsSpansInsideTheTextAndApart(String language) {
        for (int seed = 0; seed < 3_000; seed++) {
            String text = randomText(new Random(seed));
            int last = 0;
            for (Figure figure : FINDER.find(text, List.of(new Span(0, text.length())), language)
                    .figures()) {
                assertThat(figure.span().start()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                assertThat(figure.span().contains(figure.number()))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(figure.quote().contains(figure.number()))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(figure.span().end()).as("seed %d", seed).isLessThanOrEqualTo(text.length());
                last = figure.span().end();
            }
        }
    }

    @Test
    void readsTheSameBehindAnythingThatIsNoNumber() {
        String sentence = "Up to 250 soldiers and more than 20 pieces of equipment were lost.";
        List<Figure> plain = find(sentence).figures();
        for (String before : List.of("😀 ", "שלום ", "数据。 ", "e\u0301 ", "“")) {
            String text = before + sentence;
            List<Figure> moved =
                    FINDER.find(text, List.of(new Span(0, text.length())), "en").figures();
            assertThat(moved.stream().map(f -> f.span().in(text)))
                    .containsExactlyElementsOf(
                            plain.stream().map(f -> f.span().in(sentence)).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "7,",
                "7 ",
                "(7",
                "1.1.1.",
                "one ",
                "a hundred and ",
                "$",
                "- ",
                "7-7-",
                "http://7 ",
                "\"7; "
            })
    void readsNastyInputInLinearTime(String piece) {
        String text = piece.repeat(38_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(120), () -> find(text));
    }

    @Test
    void quotesAWindowOfAnEndlessSentence() {
        String text = "word ".repeat(2_000) + "up to 250 soldiers " + "word ".repeat(2_000);
        Figure figure = find(text).figures().get(0);
        assertThat(figure.quote().length()).isBetween(500, 1_000);
        assertThat(figure.quote().contains(figure.span())).isTrue();
        assertThat(figure.quote().in(text)).startsWith("word").endsWith("word");
    }

    @Test
    void cutsNoCharacterInTwo() {
        for (String odd : List.of("", "x")) {
            String text = odd + "😀".repeat(2_000) + " 12 boats " + odd + "😀".repeat(2_000);
            Span quote = find(text).figures().get(0).quote();
            assertThat(Character.isLowSurrogate(text.charAt(quote.start()))).isFalse();
            assertThat(Character.isHighSurrogate(text.charAt(quote.end() - 1))).isFalse();
        }
    }

    private static Quantities find(String text) {
        return FINDER.find(text, List.of(new Span(0, text.length())), "en");
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextBoolean()) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}

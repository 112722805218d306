package dev.precis.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.text.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of a language's file: a sentence with its figures in ⟦brackets⟧, then one column a figure ("value qualifier kind
 * unit"), or "no REASON" for each number that is none.
 */
class FigureRowsTest {
    private static final FigureFinder FINDER = new FigureFinder();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void readsTheRow(String language, String row) {
        List<String> columns = Stream.of(row.split("\\|")).map(String::strip).toList();
        String text = columns.get(0).replaceAll("[⟦⟧]", "");
        Quantities found = FINDER.find(text, List.of(new Span(0, text.length())), language);

        assertThat(picture(text, found.figures())).isEqualTo(columns.get(0));
        List<String> expected = columns.stream()
                .skip(1)
                .filter(c -> !c.isEmpty() && !c.startsWith("no "))
                .toList();
        assertThat(found.figures().stream().map(FigureRowsTest::described)).containsExactlyElementsOf(expected);
        List<String> reasons = columns.stream().filter(c -> c.startsWith("no ")).toList();
        assertThat(found.notFigures().stream().map(n -> "no " + n.reason())).containsAll(reasons);
    }

    static Stream<Arguments> rows() {
        return Languages.all().stream().flatMap(language -> rows(language).map(row -> Arguments.of(language, row)));
    }

    private static Stream<String> rows(String language) {
        InputStream stream = Objects.requireNonNull(FigureRowsTest.class.getResourceAsStream(language + ".txt"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String picture(String text, List<Figure> figures) {
        StringBuilder picture = new StringBuilder();
        int at = 0;
        for (Figure figure : figures) {
            picture.append(text, at, figure.span().start())
                    .append('⟦')
                    .append(figure.span().in(text))
                    .append('⟧');
            at = figure.span().end();
        }
        return picture.append(text.substring(at)).toString();
    }

    private static String described(Figure figure) {
        List<String> parts = new ArrayList<>();
        parts.add(amount(figure.amount()));
        parts.add(figure.qualifier().name().toLowerCase(Locale.ROOT));
        parts.add(figure.kind().name().toLowerCase(Locale.ROOT));
        Unit unit = figure.unit();
        if (unit != null) {
            parts.add(unit.name());
        }
        if (figure.kind() == Kind.MONEY && unit != null && unit.code() != null) {
            parts.add(unit.code());
        }
        if (figure.change() != null) {
            parts.add(figure.change() == Change.INCREASE ? "up" : "down");
        }
        if (figure.changeFrom() != null) {
            parts.add("from " + figure.changeFrom());
        }
        return String.join(" ", parts);
    }

    private static String amount(Amount amount) {
        if (amount instanceof Amount.Exact exact) {
            return plain(exact.value());
        }
        if (amount instanceof Amount.Range range) {
            return plain(range.low()) + ".." + plain(range.high());
        }
        if (amount instanceof Amount.Part part) {
            return plain(part.part()) + "/" + plain(part.whole());
        }
        if (amount instanceof Amount.Score score) {
            return score.parts().stream().map(String::valueOf).collect(Collectors.joining("-"));
        }
        return "vague";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

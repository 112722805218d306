package dev.precis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The articles of {@code seeds/} and what is to be found in them; {@code seeds/README.md} describes the format. */
final class SeedFigures {
    static final Path FOLDER = Path.of("seeds");
    private static final String EXPECTED = ".expected.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SeedFigures() {}

    /**
     * An article and the truth about its numbers.
     *
     * @param figures in the order of the text
     * @param traps numbers that are no figures
     * @param optional numbers that may be figures or not
     */
    record Seed(
            String name,
            String text,
            List<ExpectedFigure> figures,
            List<Trap> traps,
            List<Span> optional,
            List<String> sources,
            List<String> summaryFacts) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A figure that a careful reader finds.
     *
     * @param span the number alone, in the article's text
     * @param amount {@link Amount.Vague} of zero for words without a number
     * @param unit null where the article has no noun with the number
     * @param sources the names that are right for the claimant; empty in the article's own voice
     * @param via the outlet or channel; null for none
     * @param sourceContext the words that attribute it; null in the article's own voice
     */
    record ExpectedFigure(
            Span span,
            String context,
            Amount amount,
            Qualifier qualifier,
            Kind kind,
            @Nullable String unit,
            List<String> sources,
            @Nullable String via,
            @Nullable String sourceContext,
            boolean key) {}

    /** A number that is no figure. */
    record Trap(Span span, String context, String why) {}

    /** Every seed, by name. */
    static List<Seed> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(EXPECTED))
                    .sorted()
                    .map(SeedFigures::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Seed load(String name) {
        return load(FOLDER.resolve(name + EXPECTED));
    }

    private static Seed load(Path expected) {
        try {
            JsonNode root = JSON.readTree(expected.toFile());
            String article = required(root, "article").asText();
            String text = Files.readString(expected.resolveSibling(article));
            return seed(article.replace(".txt", ""), text, root);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(expected + ": " + e.getMessage(), e);
        }
    }

    private static Seed seed(String name, String text, JsonNode root) {
        return new Seed(
                name,
                text,
                list(required(root, "figures"), node -> figure(text, node)),
                list(required(root, "not_figures"), node -> trap(text, node)),
                list(root.path("optional"), node -> place(text, node)),
                list(required(root, "sources"), node -> required(node, "name").asText()),
                list(required(root, "summary_facts"), JsonNode::asText));
    }

    private static ExpectedFigure figure(String text, JsonNode node) {
        Kind kind = Kind.valueOf(constant(node, "kind"));
        return new ExpectedFigure(
                place(text, node),
                required(node, "context").asText(),
                amount(required(node, "value"), kind),
                Qualifier.valueOf(constant(node, "qualifier")),
                kind,
                text(required(node, "unit")),
                names(required(node, "source")),
                text(required(node, "via")),
                text(required(node, "source_context")),
                required(node, "key").booleanValue());
    }

    private static Trap trap(String text, JsonNode node) {
        return new Trap(
                place(text, node),
                required(node, "context").asText(),
                required(node, "why").asText());
    }

    /** The first number in the first context, as the scorer reads it. */
    private static Span place(String text, JsonNode node) {
        String context = required(node, "context").asText();
        String number = required(node, "number").asText();
        int start = text.indexOf(context);
        int within = context.indexOf(number);
        if (start < 0 || within < 0) {
            throw new IllegalArgumentException("no '" + number + "' in '" + context + "' in the article");
        }
        return new Span(start + within, start + within + number.length());
    }

    private static Amount amount(JsonNode value, Kind kind) {
        if (value.isNull()) {
            return new Amount.Vague(BigDecimal.ZERO);
        }
        if (kind == Kind.SCORE) {
            return new Amount.Score(list(value, JsonNode::intValue));
        }
        if (value.isArray()) {
            return new Amount.Range(decimal(value.path(0)), decimal(value.path(1)));
        }
        if (value.isObject()) {
            return new Amount.Part(decimal(required(value, "part")), decimal(required(value, "whole")));
        }
        return new Amount.Exact(decimal(value));
    }

    private static BigDecimal decimal(JsonNode node) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException("not a number: " + node);
        }
        return new BigDecimal(node.asText());
    }

    private static List<String> names(JsonNode node) {
        if (node.isNull()) {
            return List.of();
        }
        return node.isArray() ? list(node, JsonNode::asText) : List.of(node.asText());
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asText();
    }

    private static String constant(JsonNode node, String field) {
        return required(node, field).asText().toUpperCase(Locale.ROOT);
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new IllegalArgumentException("no '" + field + "' in " + node);
        }
        return value;
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        return StreamSupport.stream(array.spliterator(), false).map(reader).toList();
    }
}

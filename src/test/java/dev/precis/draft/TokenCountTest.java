package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.FigureFinder;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.SourceReader;
import dev.precis.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Counts what a summary costs by handles, and by the plain design: one prompt that asks for the same summary with the
 * same figures and sources, each with its value and its verbatim quote. Both say the same draft. The bars are those of the
 * real articles; our own samples are shorter, so that instructions weigh more.
 */
class TokenCountTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Encoding TOKENS =
            Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private record Count(int input, int bare, int output, int plain) {
        Count plus(Count other) {
            return new Count(input + other.input, bare + other.bare, output + other.output, plain + other.plain);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../shared/seeds", "seeds"})
    void costsLessThanQuotes(Path folder) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(folder));
        Count sum = new Count(0, 0, 0, 0);
        for (Path file : articles(folder)) {
            Count count = count(Files.readString(file));
            sum = sum.plus(count);
            print(file.getFileName().toString(), count);
        }
        print("all of " + folder, sum);
        assertThat(sum.output()).isLessThanOrEqualTo(sum.plain() * 40 / 100);
        assertThat(sum.input()).isLessThanOrEqualTo(sum.bare() * 125 / 100);
    }

    private static void print(String what, Count count) {
        System.out.printf(
                Locale.ROOT,
                "%-34s input %5d of %5d bare (%3d %%)   output %5d of %5d with quotes (%3d %%)%n",
                what,
                count.input(),
                count.bare(),
                count.input() * 100 / count.bare(),
                count.output(),
                count.plain(),
                count.output() * 100 / count.plain());
    }

    private static Count count(String text) {
        Reading reading = new ArticleReader(new FigureFinder(), new SourceReader())
                .read(new Intake().read(Submission.ofText(text)));
        Draft draft = new ExtractiveDrafter().draft(reading, Brief.DEFAULT);
        String prompt = Prompts.article(reading, Brief.DEFAULT);
        String task = prompt.substring(prompt.lastIndexOf('>') + 1);
        return new Count(
                tokens(Prompts.SYSTEM) + tokens(prompt),
                tokens(Prompts.SYSTEM) + tokens(text) + tokens(task),
                tokens(DraftJson.write(draft)),
                tokens(quoted(reading, draft)));
    }

    /** The answer of the plain design. */
    private static String quoted(Reading reading, Draft draft) {
        Map<String, Figure> figures =
                reading.figures().stream().collect(Collectors.toMap(Figure::id, Function.identity()));
        ObjectNode answer = JSON.createObjectNode();
        answer.put("headline", draft.headline());
        ArrayNode sentences = answer.putArray("sentences");
        for (DraftSentence sentence : draft.sentences()) {
            ObjectNode written = sentences.addObject().put("text", sentence.text());
            ArrayNode evidence = written.putArray("evidence");
            sentence.evidence()
                    .forEach(index -> evidence.add(words(
                            reading, reading.article().sentences().get(index).span())));
        }
        ArrayNode keyFigures = answer.putArray("key_figures");
        draft.keyFigures().forEach(key -> {
            Figure figure = Objects.requireNonNull(figures.get(key.figure()));
            keyFigures.add(figure(reading, figure).put("label", key.label()));
        });
        ArrayNode sources = answer.putArray("sources");
        sources(reading, draft, figures).forEach(source -> sources.addObject()
                .put("name", source.name())
                .put("role", source.role())
                .put("quote", words(reading, source.mentions().get(0))));
        return answer.toString();
    }

    private static ObjectNode figure(Reading reading, Figure figure) {
        ObjectNode written = JSON.createObjectNode();
        written.put("text", words(reading, figure.span()));
        written.put("value", value(figure.amount()));
        written.put("unit", figure.unit() == null ? null : figure.unit().name());
        written.put("qualifier", figure.qualifier().name().toLowerCase(Locale.ROOT));
        String source = reading.attribution(figure).source();
        written.put("source", source == null ? null : name(reading, source));
        written.put("quote", words(reading, figure.quote()));
        return written;
    }

    private static @Nullable String value(Amount amount) {
        if (amount instanceof Amount.Exact exact) {
            return exact.value().toPlainString();
        }
        if (amount instanceof Amount.Range range) {
            return range.low().toPlainString() + "-" + range.high().toPlainString();
        }
        if (amount instanceof Amount.Part part) {
            return part.part().toPlainString() + "/" + part.whole().toPlainString();
        }
        return null;
    }

    private static Stream<Source> sources(Reading reading, Draft draft, Map<String, Figure> figures) {
        List<String> named = draft.keyFigures().stream()
                .map(key -> reading.attribution(Objects.requireNonNull(figures.get(key.figure())))
                        .source())
                .filter(Objects::nonNull)
                .toList();
        return reading.sources().stream().filter(source -> named.contains(source.id()));
    }

    private static String name(Reading reading, String id) {
        return reading.sources().stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static String words(Reading reading, Span span) {
        return reading.article().words(span);
    }

    private static int tokens(String text) {
        return TOKENS.countTokensOrdinary(text);
    }

    private static List<Path> articles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }
}

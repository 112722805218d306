package dev.precis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.precis.article.Sentence;
import dev.precis.grounding.Story.Fault;
import dev.precis.sources.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Faults planted in sentences of articles that lie beside the repository, where they are there at all. */
@EnabledIf("isThere")
class SharedArticlesTest {
    private static final Path DATA = Path.of("..", "shared", "eval", "data");
    private static final List<String> SETS = List.of("polnear", "cnndm_refs", "ragtruth_sub", "summedits_news", "bump");
    private static final int MOST_ARTICLES = 60;
    private static final int MOST_SENTENCES = 14;

    static boolean isThere() {
        return SETS.stream().allMatch(set -> Files.exists(DATA.resolve(set + ".dev.jsonl.gz")));
    }

    @Test
    void catchesPlantedFaultsAndPassesOtherForms() throws IOException {
        Tally tally = new Tally();
        for (String set : SETS) {
            articles(set).stream().limit(MOST_ARTICLES).forEach(article -> addArticle(article, tally));
        }
        System.out.println("Faults planted in shared articles: " + tally);
        assertThat(tally.faults()).isGreaterThan(2000);
        assertThat(tally.caught()).isGreaterThan(0.85);
        assertThat(tally.passed()).isGreaterThan(0.93);
    }

    private static void addArticle(String article, Tally tally) {
        Reading reading = Checked.reading(article);
        Mutator mutator = new Mutator(article);
        Rewriter rewriter = new Rewriter();
        reading.article().sentences().stream()
                .map(Sentence::span)
                .filter(span -> span.end() - span.start() < 400)
                .map(span -> span.in(article).replaceAll("\\s+", " ").strip())
                .filter(text -> !reading.figures().isEmpty() && text.matches(".*\\d.*"))
                .limit(MOST_SENTENCES)
                .forEach(text -> addSentence(text, reading, mutator, rewriter, tally));
    }

    private static void addSentence(String text, Reading reading, Mutator mutator, Rewriter rewriter, Tally tally) {
        tally.addTruth(text, Checked.check(reading, text));
        for (Fault fault : mutator.faults(text, text.length())) {
            tally.addFault(fault, Checked.check(reading, fault.text()));
        }
        rewriter.rewritten(text).forEach(form -> tally.addTruth(form, Checked.check(reading, form)));
    }

    private static Set<String> articles(String set) throws IOException {
        Set<String> articles = new LinkedHashSet<>();
        ObjectMapper json = new ObjectMapper();
        Path file = DATA.resolve(set + ".dev.jsonl.gz");
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode row = json.readTree(line);
                articles.add(row.path(row.has("article") ? "article" : "text").asText());
            }
        }
        return articles;
    }
}

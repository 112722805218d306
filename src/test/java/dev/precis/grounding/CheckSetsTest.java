package dev.precis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The floors of our own check sets, which lie beside the repository where they are there at all. */
@EnabledIf("isThere")
class CheckSetsTest {
    private static final Path SHARED = Path.of("..", "shared");
    private static final ObjectMapper JSON = new ObjectMapper();

    static boolean isThere() {
        return Files.isDirectory(SHARED.resolve("eval/checks"));
    }

    @Test
    void catchesPlantedFaultsAndPassesFaithfulSummaries() throws IOException {
        int faults = 0;
        int caught = 0;
        int faithful = 0;
        int passed = 0;
        for (JsonNode row : rows()) {
            String article = Files.readString(
                    SHARED.resolve("seeds").resolve(row.get("article").asText()));
            boolean supported =
                    Checked.check(article, row.get("summary").asText()).verdict() == Report.Verdict.SUPPORTED;
            if (row.get("faithful").asBoolean()) {
                faithful++;
                passed += supported ? 1 : 0;
            } else {
                faults++;
                caught += supported ? 0 : 1;
            }
        }
        assertThat(caught * 100).isGreaterThanOrEqualTo(faults * 95);
        assertThat(passed * 100).isGreaterThanOrEqualTo(faithful * 95);
    }

    private static List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (var files = Files.list(SHARED.resolve("eval/checks"))) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    rows.add(JSON.readTree(line));
                }
            }
        }
        return rows;
    }
}

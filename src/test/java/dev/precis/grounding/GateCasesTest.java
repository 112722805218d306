package dev.precis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.sources.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of invented articles and summaries: what must pass, and what must be found with which code at which words. */
class GateCasesTest {
    private static final List<String> FILES = List.of(
            "business",
            "harbour",
            "convoy",
            "fishermen",
            "disaster",
            "sport",
            "health",
            "politics",
            "science",
            "voices",
            "verdicts",
            "winter",
            "weir",
            "gazette",
            "trawlers",
            "crossing",
            "places",
            "certainty",
            "treaty",
            "railway",
            "auction",
            "harvest",
            "hillside",
            "climbing",
            "ferry",
            "almanac",
            "bridges",
            "lighthouse",
            "essay",
            "quarry",
            "orchards",
            "calendar",
            "moorland",
            "ledger",
            "flood",
            "vaccine",
            "regatta",
            "tribunal",
            "reservoir",
            "clinics",
            "league",
            "brewers",
            "roster",
            "pavilion",
            "signings",
            "smallprint",
            "hillteam",
            "bakery",
            "lorry",
            "tea",
            "tennis",
            "deluge",
            "labrador",
            "toymaker",
            "innings",
            "novelist",
            "aidbill");
    private static final Map<String, Reading> READINGS = new HashMap<>();

    /** A summary, and the words of it that are wrong; {@code code} is "ok" where none are, "any" where several codes are right. */
    record Row(String file, String code, String wrong, String summary) {
        @Override
        public String toString() {
            return file + " " + code + " " + wrong + ": " + summary;
        }
    }

    static Stream<Row> rows() {
        return FILES.stream().flatMap(file -> rows(file).stream());
    }

    private static List<Row> rows(String file) {
        List<Row> rows = new ArrayList<>();
        for (String line : parts(file)[1].split("\n(?=\\w+ \\|)")) {
            String[] columns = line.strip().split(" \\| ", 3);
            rows.add(
                    columns[0].equals("ok")
                            ? new Row(file, "ok", "", columns[1])
                            : new Row(file, columns[0], columns[1], columns[2]));
        }
        return rows;
    }

    private static String[] parts(String file) {
        try (var stream = GateCasesTest.class.getResourceAsStream("cases/" + file + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n---\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void passesWhatIsTrueAndPointsAtWhatIsWrong(Row row) {
        Reading reading = READINGS.computeIfAbsent(row.file(), file -> Checked.reading(parts(file)[0]));
        Report report = Checked.check(reading, row.summary());
        if (row.code().equals("ok")) {
            assertThat(report.findings()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Report.Verdict.SUPPORTED);
        } else {
            assertThat(report.findings()).anyMatch(item -> pointsAt(row, item));
            assertThat(report.verdict()).isNotEqualTo(Report.Verdict.SUPPORTED);
        }
    }

    private static boolean pointsAt(Row row, Item item) {
        String told = item.span().in(row.summary()).toLowerCase(Locale.ROOT);
        String wrong = row.wrong().toLowerCase(Locale.ROOT);
        boolean code = row.code().equals("any")
                || String.valueOf(item.code()).toLowerCase(Locale.ROOT).equals(row.code());
        return code
                && (told.contains(wrong) || wrong.contains(told))
                && !item.explanation().isBlank();
    }
}

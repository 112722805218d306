package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.PatternsOfOurs.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No regular expression of ours takes more than a multiple of a text's length, whatever the text (G9). Work is counted by the
 * characters that are looked at, not timed. The texts are made from each expression itself: its parts and near misses of it,
 * again and again.
 */
@Timeout(300)
class PatternWorkTest {
    /** Of looks at a character, for each character of a text. Repetitions with a bound may take their bound. */
    private static final int MOST = 400;

    private static final int SHORT = 120;
    private static final int LONG = 2_000;
    private static final int LONGEST = 100_000;
    /** Where no longer text is ever read, in characters. */
    private static final Map<String, Integer> BOUNDED = Map.of("WebAddress.NAME", 253);

    /** A text that an expression needs much work for. */
    private record Work(Use use, String text, double looks) {
        @Override
        public String toString() {
            String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            return "%s %s: %.0f looks a character at %d of <%s>"
                    .formatted(use.where(), use.pattern(), looks, text.length(), start)
                    .replace("\n", "\\n");
        }
    }

    @Test
    void readsEveryTextInTimeThatGrowsWithItsLengthOnly() throws Exception {
        List<Use> uses = PatternsOfOurs.all();
        assertThat(uses).hasSizeGreaterThan(150);
        List<Work> slow = new ArrayList<>();
        for (Use use : uses) {
            Work most = most(use);
            if (most.looks() > MOST) {
                slow.add(most);
            }
        }
        slow.sort(Comparator.comparing(work -> work.use().where()));
        assertThat(slow).isEmpty();
    }

    /** What is known to be slow is found to be slow. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "(a+)+b matches",
                "(a|a)*b matches",
                "(\\w+-?)+! matches",
                "\\s+$ find",
                "a.*b find",
                "\\d+x find",
                "(?:ab|ba)*(?:ab)*(?:ba)*c find",
                "x[^y]*z find",
            })
    void findsWhatIsSlow(String expression, String way) {
        Use use = new Use("here", Pattern.compile(expression), Use.Way.valueOf(way.toUpperCase(Locale.ROOT)));
        assertThat(most(use).looks()).isGreaterThan(MOST);
    }

    /** The worst texts of a length are tried at the next. */
    private static Work most(Use use) {
        List<Hostile.Text> texts = Hostile.texts(use.pattern().pattern());
        List<Hostile.Text> longer = worst(use, texts, SHORT, 8);
        List<Hostile.Text> longest = worst(use, longer, LONG, 2);
        return longest.stream()
                .flatMap(text -> Stream.of(work(use, text, LONG), work(use, text, longest(use))))
                .max(Comparator.comparingDouble(Work::looks))
                .orElseThrow();
    }

    private static int longest(Use use) {
        return BOUNDED.getOrDefault(use.where(), LONGEST);
    }

    private static List<Hostile.Text> worst(Use use, List<Hostile.Text> texts, int length, int count) {
        record Ranked(Hostile.Text text, double looks) {}
        return texts.stream()
                .map(text -> new Ranked(text, work(use, text, length).looks()))
                .sorted(Comparator.comparingDouble(Ranked::looks).reversed())
                .limit(count)
                .map(Ranked::text)
                .toList();
    }

    private static Work work(Use use, Hostile.Text text, int length) {
        String whole = text.ofLength(length);
        long most = (long) (MOST + 1) * whole.length();
        return new Work(use, whole, (double) CountedText.looks(use, whole, most) / whole.length());
    }
}

package dev.precis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.article.Article;
import dev.precis.draft.Brief;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Drafter;
import dev.precis.draft.Objection;
import dev.precis.grounding.Item;
import dev.precis.sources.Reading;
import dev.precis.summary.Options.Verification;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the run: whatever a drafter says, and however it revises, strict mode lets nothing unbound out. */
class LyingDrafterTest {
    private static final int DRAFTS = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SPEAKER = Pattern.compile("\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+(?= said)");
    private static final Set<String> NUMBERS = Set.of("3", "41", "250", "90,000");

    private final Article article = Flood.article();

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void nothingUnboundLeavesInStrictMode(long seed) {
        Random random = new Random(seed);
        int answered = 0;
        for (int i = 0; i < DRAFTS; i++) {
            answered += holds(random, i % 2 == 0 ? Brief.Style.PARAGRAPH : Brief.Style.BULLETS);
        }
        assertThat(answered).as("enough drafts have something true in them").isGreaterThan(DRAFTS / 4);
    }

    private int holds(Random random, Brief.Style style) {
        Options options = new Options(new Brief(Brief.Length.MEDIUM, style, null, null, 3), Verification.STRICT, null);
        ArticleSummarizer summarizer =
                new ArticleSummarizer(Flood::read, List.of(new Liar(random)), new NumberGate(), Clock.systemUTC());
        try {
            check(summarizer.summarize(article, options, step -> {}));
            return 1;
        } catch (UnverifiableException e) {
            assertThat(e.withheld())
                    .allSatisfy(withheld -> assertThat(withheld.reasons()).isNotEmpty());
            return 0;
        }
    }

    private static void check(Summary summary) {
        assertThat(summary.report().findings()).isEmpty();
        assertThat(numbers(summary.text())).isSubsetOf(NUMBERS);
        assertThat(SPEAKER.matcher(summary.text()).results().map(MatchResult::group))
                .allMatch("Hanna Olsen"::equals);
        String headline = summary.headline();
        assertThat(numbers(headline == null ? "" : headline)).isSubsetOf(NUMBERS);
        summary.sentences().forEach(sentence -> {
            assertThat(sentence.span().in(summary.text())).isEqualTo(sentence.text());
            assertThat(numbers(sentence.text()).isEmpty())
                    .isEqualTo(sentence.figures().isEmpty());
        });
        summary.keyFigures().forEach(key -> {
            String label = key.label();
            assertThat(numbers(label == null ? "" : label)).isSubsetOf(NUMBERS);
        });
        assertThat(summary.withheld())
                .allSatisfy(withheld -> assertThat(withheld.reasons()).allMatch(Item::isFinding));
    }

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** Invents, alters digits, names others, and mends a sentence now and then. */
    static final class Liar implements Drafter {
        private static final List<String> TEXTS = List.of(
                "The river rose # metres.",
                "Hanna Olsen said # people were brought to the school.",
                "Jon Berg said # people were brought to the school.",
                "There are # beds and # blankets.",
                "The road is closed.",
                "About the same number of dogs were saved.",
                "");
        private static final List<String> FIGURES = List.of("3", "41", "250", "14", "2500", "0", "99");

        private final Random random;

        Liar(Random random) {
            this.random = random;
        }

        @Override
        public String name() {
            return "liar";
        }

        @Override
        public Draft draft(Reading reading, Brief brief) {
            List<DraftSentence> sentences = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(i -> sentence())
                    .toList();
            List<KeyFigure> keys = IntStream.range(0, random.nextInt(8))
                    .mapToObj(i -> new KeyFigure("f" + random.nextInt(12), text()))
                    .toList();
            return new Draft(random.nextBoolean() ? text() : null, sentences, keys, Draft.Usage.NONE);
        }

        @Override
        public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
            List<DraftSentence> sentences = IntStream.range(
                            0, earlier.sentences().size() + random.nextInt(3) - 1)
                    .mapToObj(i -> sentence())
                    .toList();
            return new Draft(text(), sentences, List.of(), Draft.Usage.NONE);
        }

        private DraftSentence sentence() {
            return new DraftSentence(text(), List.of("f" + random.nextInt(12)), List.of(random.nextInt(12) - 3));
        }

        private String text() {
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            while (text.contains("#")) {
                text = text.replaceFirst("#", FIGURES.get(random.nextInt(FIGURES.size())));
            }
            return text;
        }
    }
}

package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.precis.SeedFigures.ExpectedFigure;
import dev.precis.SeedFigures.Seed;
import dev.precis.SeedFigures.Trap;
import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that the expected-figures files are sound, so that other tests may take them for the truth. */
class SeedsTest {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Path FOREIGN_ARTICLES = Path.of("../shared/seeds");
    private static final int COPIED_RUN = 8; // words

    static List<Seed> seeds() {
        return SeedFigures.all();
    }

    @Test
    void everyArticleHasAnExpectedFile() throws IOException {
        try (Stream<Path> files = Files.list(SeedFigures.FOLDER)) {
            List<String> articles = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> file.replace(".txt", ""))
                    .toList();
            assertThat(articles)
                    .hasSizeGreaterThanOrEqualTo(8)
                    .containsExactlyInAnyOrderElementsOf(
                            seeds().stream().map(Seed::name).toList());
        }
    }

    @Test
    void refusesAnUnknownSeed() {
        assertThatThrownBy(() -> SeedFigures.load("no-such-article")).isInstanceOf(IllegalStateException.class);
    }

    /** The first occurrence of a context is the one meant, so no place may be listed twice or lie in another. */
    @ParameterizedTest
    @MethodSource("seeds")
    void listsEveryPlaceOnce(Seed seed) {
        List<Span> places = places(seed).sorted().toList();
        IntStream.range(1, places.size())
                .forEach(i -> assertThat(places.get(i - 1).overlaps(places.get(i)))
                        .as("%s and %s", places.get(i - 1).in(seed.text()), places.get(i))
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void accountsForEveryDigitOfTheArticle(Seed seed) {
        List<Span> places = places(seed).toList();
        List<String> forgotten = DIGITS.matcher(seed.text())
                .results()
                .filter(digits -> places.stream().noneMatch(place -> place.contains(span(digits))))
                .map(digits -> digits.group() + " at " + digits.start())
                .toList();
        assertThat(forgotten).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cutsNoNumberInTwo(Seed seed) {
        assertThat(places(seed)).allSatisfy(place -> {
            assertThat(isDigit(seed.text(), place.start() - 1) && isDigit(seed.text(), place.start()))
                    .isFalse();
            assertThat(isDigit(seed.text(), place.end() - 1) && isDigit(seed.text(), place.end()))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsTheFiguresInTheOrderOfTheText(Seed seed) {
        assertThat(seed.figures().stream().map(ExpectedFigure::span)).isSorted();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesARangeItsLowerEndFirstAndAPartLessThanItsWhole(Seed seed) {
        assertThat(seed.figures()).allSatisfy(figure -> {
            if (figure.amount() instanceof Amount.Range range) {
                assertThat(range.low()).isLessThan(range.high());
            }
            if (figure.amount() instanceof Amount.Part part) {
                assertThat(part.part()).isLessThan(part.whole());
                assertThat(figure.kind()).isEqualTo(Kind.RATIO);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void namesAUnitForEveryMeasureAndNoneForAScore(Seed seed) {
        Set<Kind> without = Set.of(Kind.COUNT, Kind.RATIO, Kind.MULTIPLE, Kind.SCORE, Kind.RANK, Kind.OTHER);
        assertThat(seed.figures()).allSatisfy(figure -> {
            if (!without.contains(figure.kind())) {
                assertThat(figure.unit()).as(figure.context()).isNotBlank();
            }
            if (figure.kind() == Kind.SCORE || figure.kind() == Kind.MULTIPLE) {
                assertThat(figure.unit()).as(figure.context()).isNull();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void attributesWithWordsOfTheArticle(Seed seed) {
        assertThat(seed.figures()).allSatisfy(figure -> {
            if (figure.sources().isEmpty()) {
                assertThat(figure.sourceContext()).as(figure.context()).isNull();
                assertThat(figure.via()).as(figure.context()).isNull();
            } else {
                assertThat(seed.text()).contains(List.of(String.valueOf(figure.sourceContext())));
                assertThat(seed.sources()).as(figure.context()).containsAnyElementsOf(figure.sources());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void namesSourcesInTheArticlesWords(Seed seed) {
        String text = seed.text().toLowerCase(Locale.ROOT);
        assertThat(seed.sources()).allSatisfy(name -> assertThat(text).contains(name.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void marksFourToNineFiguresAsKey(Seed seed) {
        assertThat(seed.figures().stream().filter(ExpectedFigure::key)).hasSizeBetween(4, 9);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isAsLongAsANewsArticle(Seed seed) {
        assertThat(words(seed.text())).hasSizeBetween(250, 700);
        assertThat(seed.summaryFacts()).hasSizeBetween(4, 8);
    }

    /** Our own writing: it shares no longer run of words with the articles of others that lie beside the checkout. */
    @ParameterizedTest
    @MethodSource("seeds")
    void copiesNoSentence(Seed seed) throws IOException {
        assumeTrue(Files.isDirectory(FOREIGN_ARTICLES), "no articles beside the checkout");
        Set<List<String>> foreign = new HashSet<>();
        try (Stream<Path> files = Files.list(FOREIGN_ARTICLES)) {
            for (Path file : files.toList()) {
                foreign.addAll(runs(Files.readString(file)));
            }
        }
        assertThat(foreign).isNotEmpty().doesNotContainAnyElementsOf(runs(seed.text()));
    }

    private static Stream<Span> places(Seed seed) {
        return Stream.of(
                        seed.figures().stream().map(ExpectedFigure::span),
                        seed.traps().stream().map(Trap::span),
                        seed.optional().stream())
                .flatMap(spans -> spans);
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static Span span(MatchResult match) {
        return new Span(match.start(), match.end());
    }

    private static Collection<List<String>> runs(String text) {
        List<String> words = words(text.replaceAll("['’]", ""));
        return IntStream.rangeClosed(0, words.size() - COPIED_RUN)
                .mapToObj(i -> words.subList(i, i + COPIED_RUN))
                .toList();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}

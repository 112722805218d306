package dev.precis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.figures.Agreement;
import dev.precis.figures.Figure;
import dev.precis.sources.Reading;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws that hold for every text: a number that does not bind is never supported, every item is in place, time is bounded. */
class GateLawTest {
    private static final String ARTICLE = """
            Tern Air carried 214,000 passengers in May, 12% more than a year earlier, the airline said on Monday.

            Chief executive Olga Ruiz said that 37 of its 52 aircraft were in service and that at least 450 pilots would be hired.

            The regulator said that up to 1,900 flights had been late by more than 90 minutes. It fined the airline $2.6 million.
            """;
    private static final List<String> FRAMES = List.of(
            "Tern Air carried %s passengers in May, the airline said.",
            "Olga Ruiz said that %s pilots would be hired.",
            "The regulator fined the airline $%s.",
            "Up to %s flights were late, the regulator said.",
            "The airline has %s aircraft.",
            "Traffic rose by %s%%.");
    private static final List<String> NAMES = List.of("Olga Ruiz", "Ian Frost", "Skytrax", "the United Nations");

    /** None of them is in the article. */
    private static final List<String> STRANGERS = List.of("Frost", "Skytrax", "United Nations");

    private static final Pattern SENTENCE = Pattern.compile("[^.]+\\.");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*");

    /** The seed is in the message; {@code -Dprecis.law.drafts=100000} runs the long form, which takes a minute or two. */
    @Test
    void neverSupportsANumberOrASourceThatTheArticleDoesNotHave() {
        Reading reading = Checked.reading(ARTICLE);
        Set<BigDecimal> known = new HashSet<>();
        for (Figure figure : reading.figures()) {
            known.addAll(Agreement.numbers(figure.amount()));
        }
        ArticleIndex article = Gate.index(reading);
        int drafts = Integer.getInteger("precis.law.drafts", 5000);
        List<String> broken = IntStream.range(0, drafts)
                .parallel()
                .mapToObj(seed -> broken(seed, article, known))
                .filter(Objects::nonNull)
                .limit(5)
                .toList();
        assertThat(broken).isEmpty();
    }

    /** What a draft carries that does not bind; null where the law holds. */
    private static @Nullable String broken(int seed, ArticleIndex article, Set<BigDecimal> known) {
        String draft = draft(new Random(seed));
        List<Item> items = Checked.check(article, draft).items();
        for (Item item : items) {
            String told = item.span().in(draft);
            boolean supported = item.status() == Item.Status.SUPPORTED;
            boolean number = supported && item.kind() == Item.Kind.NUMBER;
            if (supported && isStranger(told) || number && !isKnown(told, known)) {
                return "seed " + seed + ": " + told + " in " + draft;
            }
        }
        return leak(seed, draft, items, known);
    }

    /** What strict mode would let out: a sentence without a finding, with a number or a name that does not bind. */
    private static @Nullable String leak(int seed, String draft, List<Item> items, Set<BigDecimal> known) {
        Matcher sentences = SENTENCE.matcher(draft);
        while (sentences.find()) {
            Span span = new Span(sentences.start(), sentences.end());
            if (items.stream().anyMatch(item -> item.isFinding() && item.span().overlaps(span))) {
                continue;
            }
            Matcher numbers = NUMBER.matcher(sentences.group());
            while (numbers.find()) {
                int at = span.start() + numbers.start();
                boolean derived = items.stream()
                        .anyMatch(item -> item.status() == Item.Status.DERIVED
                                && !item.figures().isEmpty()
                                && item.span().contains(at));
                if (!derived && !isKnown(numbers.group(), known)) {
                    return "seed " + seed + " lets out " + numbers.group() + ": " + sentences.group();
                }
            }
            if (isStranger(sentences.group())) {
                return "seed " + seed + " lets out a name: " + sentences.group();
            }
        }
        return null;
    }

    private static boolean isStranger(String told) {
        return STRANGERS.stream().anyMatch(told::contains);
    }

    private static boolean isKnown(String told, Set<BigDecimal> known) {
        String digits = told.replaceAll("[^0-9.]", "").replaceAll("\\.$", "");
        return digits.isEmpty() || known.contains(new BigDecimal(digits).stripTrailingZeros());
    }

    private static String draft(Random random) {
        StringBuilder draft = new StringBuilder();
        int sentences = 1 + random.nextInt(3);
        for (int i = 0; i < sentences; i++) {
            String number = String.format(
                    java.util.Locale.ROOT, "%,d", 2 + random.nextInt(random.nextBoolean() ? 60 : 300_000));
            draft.append(String.format(FRAMES.get(random.nextInt(FRAMES.size())), number))
                    .append(' ');
        }
        draft.append(NAMES.get(random.nextInt(NAMES.size())))
                .append(" said that ")
                .append(2 + random.nextInt(80))
                .append(" aircraft were in service.");
        return draft.toString();
    }

    @Test
    void answersTheSameTwice() {
        Reading reading = Checked.reading(ARTICLE);
        String text = "Tern Air hired 450 pilots, Ian Frost said. \"We fly on\" is not in it.";
        assertThat(Checked.check(reading, text)).isEqualTo(Checked.check(reading, text));
    }

    @Test
    void survivesTextsWithoutWords() {
        Reading reading = Checked.reading(ARTICLE);
        for (String text :
                List.of("", " ", "\n\n", "\"", "“”", "-", "1", "…", "a\u0000b", "٣٤ 五 ½", "\uD83D\uDE80 7")) {
            assertThat(Checked.check(reading, text)).isNotNull();
        }
    }

    @Test
    void endsWithinSecondsOnALongSummaryOfALongArticle() {
        Reading reading = Checked.reading(ARTICLE.repeat(300));
        String text =
                ("Tern Air carried 214,000 passengers in May. " + FRAMES.get(1).replace("%s", "450") + " ").repeat(300);
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(120),
                () -> assertThat(Checked.check(reading, text).items()).isNotEmpty());
    }
}

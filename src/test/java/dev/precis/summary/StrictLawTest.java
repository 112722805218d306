package dev.precis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.article.Article;
import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.draft.Brief;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Drafter;
import dev.precis.draft.Objection;
import dev.precis.figures.Agreement;
import dev.precis.figures.Figure;
import dev.precis.figures.FigureFinder;
import dev.precis.grounding.Gate;
import dev.precis.grounding.Item;
import dev.precis.grounding.Report;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import dev.precis.summary.Options.Verification;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The promise, with the gate that the service has: whatever a drafter says, no number and no source that does not bind leaves in strict mode. */
class StrictLawTest {
    private static final String TEXT = """
            Tern Air carried 214,000 passengers in May, 12% more than a year earlier, the airline said on Monday.

            Chief executive Olga Ruiz said that 37 of its 52 aircraft were in service and that at least 450 pilots would be hired.

            The regulator said that up to 1,900 flights had been late by more than 90 minutes. It fined the airline $2.6 million.
            """;

    /** None of them is in the article. */
    private static final List<String> STRANGERS = List.of("Ian Frost", "Skytrax", "the United Nations");

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final Article ARTICLE = new Intake().read(Submission.ofText(TEXT));
    private static final Reading READING = new ArticleReader(new FigureFinder(), new SourceReader()).read(ARTICLE);
    private static final Function<String, Report> GATE = new Gate().on(READING);
    private static final Options OPTIONS = new Options(
            new Brief(Brief.Length.MEDIUM, Brief.Style.PARAGRAPH, null, null, 3), Verification.STRICT, null);

    /** The seed is in the message; {@code -Dprecis.law.drafts=100000} runs the long form, which takes about five minutes on two cores. */
    @Test
    void noNumberAndNoSourceThatDoesNotBindLeaves() {
        Set<BigDecimal> known = new HashSet<>();
        for (Figure figure : READING.figures()) {
            known.addAll(Agreement.numbers(figure.amount()));
        }
        for (Matcher number = NUMBER.matcher(TEXT); number.find(); ) {
            known.add(value(number.group()));
        }
        AtomicInteger answers = new AtomicInteger();
        int drafts = Integer.getInteger("precis.law.drafts", 20_000);
        List<String> broken = IntStream.range(0, drafts)
                .parallel()
                .mapToObj(seed -> broken(seed, known, answers))
                .filter(Objects::nonNull)
                .limit(5)
                .toList();
        assertThat(broken).isEmpty();
        assertThat(answers.get())
                .as("enough drafts have something true in them")
                .isGreaterThan(drafts / 20);
    }

    /** What an answer carries that does not bind; null where the law holds. */
    private static @Nullable String broken(int seed, Set<BigDecimal> known, AtomicInteger answers) {
        Liar liar = new Liar(new Random(seed));
        ArticleSummarizer summarizer = new ArticleSummarizer(
                article -> READING, List.of(liar), (reading, text) -> GATE.apply(text), Clock.systemUTC());
        try {
            Summary summary = summarizer.summarize(ARTICLE, OPTIONS, step -> {});
            answers.incrementAndGet();
            return broken(seed, summary, known);
        } catch (UnverifiableException e) {
            return null;
        }
    }

    private static @Nullable String broken(int seed, Summary summary, Set<BigDecimal> known) {
        if (!summary.report().findings().isEmpty()) {
            return "seed " + seed + " lets out a finding: " + summary.text();
        }
        String headline = summary.headline();
        for (String text : headline == null ? List.of(summary.text()) : List.of(summary.text(), headline)) {
            List<Item> items = text.equals(headline)
                    ? GATE.apply(text).items()
                    : summary.report().items();
            for (Matcher number = NUMBER.matcher(text); number.find(); ) {
                if (!isKnown(number.group(), known) && !isDerived(number.start(), items)) {
                    return "seed " + seed + " lets out " + number.group() + ": " + text;
                }
            }
            if (STRANGERS.stream().anyMatch(text::contains)) {
                return "seed " + seed + " lets out a name: " + text;
            }
        }
        return null;
    }

    private static boolean isKnown(String told, Set<BigDecimal> known) {
        return known.contains(value(told));
    }

    private static BigDecimal value(String told) {
        return new BigDecimal(told.replaceAll("[^0-9.]", "")).stripTrailingZeros();
    }

    /** Recomputed from figures of the article, which the item names. */
    private static boolean isDerived(int at, List<Item> items) {
        return items.stream()
                .anyMatch(item -> item.status() == Item.Status.DERIVED
                        && !item.figures().isEmpty()
                        && item.span().contains(at));
    }

    /** Numbers from anywhere, shuffled names; now and then something true, and now and then a revision that lies anew. */
    private static final class Liar implements Drafter {
        private static final List<String> TRUE = List.of(
                "Tern Air carried 214,000 passengers in May.",
                "The regulator fined the airline $2.6 million.",
                "Olga Ruiz said that 37 of its 52 aircraft were in service.");
        private static final List<String> FRAMES = List.of(
                "Tern Air carried # passengers in May, @ said.",
                "@ said that # pilots would be hired.",
                "According to @, up to # flights were late.",
                "The regulator fined the airline $#.",
                "The airline has # aircraft.",
                "Traffic rose by #%.",
                "\"We have # jets,\" @ said.",
                "@ put the number of late flights at #.");
        private static final List<String> NAMES =
                List.of("Olga Ruiz", "the regulator", "the airline", "Ian Frost", "Skytrax", "the United Nations");

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
            List<DraftSentence> sentences = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                sentences.add(sentence());
            }
            List<KeyFigure> keys = List.of(new KeyFigure("f" + random.nextInt(12), text()));
            return new Draft(random.nextInt(8) == 0 ? text() : null, sentences, keys, Draft.Usage.NONE);
        }

        @Override
        public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
            if (random.nextInt(8) > 0) {
                return earlier;
            }
            List<DraftSentence> sentences =
                    earlier.sentences().stream().map(old -> sentence()).toList();
            return new Draft(earlier.headline(), sentences, earlier.keyFigures(), Draft.Usage.NONE);
        }

        private DraftSentence sentence() {
            return new DraftSentence(text(), List.of("f" + random.nextInt(12)), List.of(random.nextInt(6)));
        }

        private String text() {
            if (random.nextInt(4) == 0) {
                return TRUE.get(random.nextInt(TRUE.size()));
            }
            String number = String.format(Locale.ROOT, "%,d", 2 + random.nextInt(random.nextBoolean() ? 60 : 300_000));
            String name = NAMES.get(random.nextInt(NAMES.size()));
            String text = FRAMES.get(random.nextInt(FRAMES.size()))
                    .replace("#", number)
                    .replace("@", name);
            return Character.toUpperCase(text.charAt(0)) + text.substring(1);
        }
    }
}

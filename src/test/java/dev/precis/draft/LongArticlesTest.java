package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.article.Sentence;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Draft.Usage;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.figures.Figure;
import dev.precis.sources.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LongArticlesTest {
    private static final int SENTENCES = 400;
    private static final int WINDOW = 2_500;
    private static final Reading READING = Readings.of(
            IntStream.rangeClosed(1, SENTENCES)
                    .mapToObj(
                            i -> "District number " + words(i) + " counted {" + (1000 + i) + " voters@s1} on the day.")
                    .collect(Collectors.joining("\n")),
            "the board");

    /** Writes one sentence about each third sentence that it is given, and remembers what that was. */
    private static class Reader implements Drafter {
        final List<Reading> read = Collections.synchronizedList(new ArrayList<>());
        final List<Reading> revised = new ArrayList<>();

        @Override
        public String name() {
            return "test/reader";
        }

        @Override
        public Draft draft(Reading reading, Brief brief) {
            read.add(reading);
            assertThat(ArticleSheet.of(reading).length()).isLessThanOrEqualTo(WINDOW);
            List<Sentence> given = reading.article().sentences();
            List<DraftSentence> sentences = given.stream()
                    .filter(sentence -> sentence.index() % 3 == 1)
                    .limit(3)
                    .map(sentence -> new DraftSentence(
                            reading.article().words(sentence.span()), List.of(), List.of(sentence.index())))
                    .toList();
            String key = reading.figures().get(0).id();
            return new Draft(null, sentences, List.of(new KeyFigure(key, null)), new Usage(10, 1, 1));
        }

        @Override
        public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
            revised.add(reading);
            return earlier;
        }
    }

    private final Reader reader = new Reader();
    private final LongArticles drafter = new LongArticles(reader, WINDOW, 100);

    @Test
    void readsAShortArticleAtOnce() {
        Reading shortOne = Readings.of("It rained {3 days}.\nIt was cold.");
        Draft draft = drafter.draft(shortOne, Brief.DEFAULT);
        assertThat(reader.read).containsExactly(shortOne);
        assertThat(draft.parts()).isEqualTo(1);
    }

    @Test
    void readsEachSentenceInSomePart() {
        Draft draft = drafter.draft(READING, Brief.DEFAULT);
        assertThat(draft.parts()).isGreaterThan(5);
        List<Integer> read = reader.read.stream()
                .limit(draft.parts())
                .flatMap(part -> part.article().sentences().stream())
                .map(Sentence::index)
                .sorted()
                .toList();
        assertThat(read).isEqualTo(IntStream.range(0, SENTENCES).boxed().toList());
    }

    @Test
    void writesTheSummaryFromTheArticlesOwnSentences() {
        Draft draft = drafter.draft(READING, Brief.DEFAULT);
        Reading last = reader.read.get(reader.read.size() - 1);
        assertThat(last.article().text()).isEqualTo(READING.article().text());
        assertThat(last.article().sentences()).isSubsetOf(READING.article().sentences());
        assertThat(last.figures()).isSubsetOf(READING.figures());
        assertThat(ArticleSheet.of(last)).contains("[2] District number").contains("1002 voters [f2]");
        assertThat(draft.usage()).isEqualTo(new Usage(10 * reader.read.size(), reader.read.size(), reader.read.size()));
    }

    @Test
    void keepsIdsOverTheWholeArticle() {
        drafter.draft(READING, Brief.DEFAULT);
        for (Reading part : reader.read) {
            for (Figure figure : part.figures()) {
                assertThat(READING.figures()).contains(figure);
            }
        }
    }

    @Test
    void givesARevisionWhatTheDraftRestsOn() {
        Draft earlier =
                new Draft(null, List.of(new DraftSentence("x", List.of("f200"), List.of(300))), List.of(), Usage.NONE);
        drafter.revise(READING, Brief.DEFAULT, earlier, List.of(new Objection(0, List.of())));
        assertThat(reader.revised.get(0).article().sentences().stream().map(Sentence::index))
                .contains(199, 300, 299, 301)
                .hasSizeLessThan(20);
    }

    @Test
    void refusesWhatIsOverTheCeilingBeforeAnyCall() {
        assertThatThrownBy(() -> new LongArticles(reader, WINDOW, 5).draft(READING, Brief.DEFAULT))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("length");
        Reading endless = Readings.of("a ".repeat(WINDOW) + "\nb");
        assertThatThrownBy(() -> drafter.draft(endless, Brief.DEFAULT)).isInstanceOf(ModelUnavailableException.class);
        assertThat(reader.read).isEmpty();
    }

    @Test
    void failsWhereAPartFails() {
        Reader failing = new Reader() {
            @Override
            public Draft draft(Reading reading, Brief brief) {
                if (reading.article().sentences().get(0).index() > 100) {
                    throw new ModelUnavailableException(Reason.PROVIDER_ERROR, "down", null);
                }
                return super.draft(reading, brief);
            }
        };
        assertThatThrownBy(() -> new LongArticles(failing, WINDOW, 100).draft(READING, Brief.DEFAULT))
                .isInstanceOfSatisfying(ModelUnavailableException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.PROVIDER_ERROR));
    }

    @Test
    void endsAllPartsWhereTheCallerLeaves() throws Exception {
        CountDownLatch begun = new CountDownLatch(LongArticles.SIDE_BY_SIDE);
        CountDownLatch ended = new CountDownLatch(LongArticles.SIDE_BY_SIDE);
        Reader waiting = new Reader() {
            @Override
            public Draft draft(Reading reading, Brief brief) {
                begun.countDown();
                try {
                    TimeUnit.MINUTES.sleep(5);
                } catch (InterruptedException e) {
                    ended.countDown();
                }
                throw new CancellationException();
            }
        };
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                new LongArticles(waiting, WINDOW, 100).draft(READING, Brief.DEFAULT);
            } catch (RuntimeException e) {
                thrown.complete(e);
            }
        });
        caller.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String words(int number) {
        return "abcdefghij".charAt(number % 10) + "-" + "klmnopqrst".charAt(number / 10 % 10);
    }
}

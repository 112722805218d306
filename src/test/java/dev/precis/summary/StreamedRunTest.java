package dev.precis.summary;

import static dev.precis.summary.ScriptedDrafter.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.article.Article;
import dev.precis.draft.Brief;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.draft.Objection;
import dev.precis.sources.Reading;
import dev.precis.summary.Options.Verification;
import dev.precis.summary.Summary.CheckedSentence;
import dev.precis.summary.Summary.Withheld;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told on the way: nothing of it is ever taken back, and it makes up the summary. */
class StreamedRunTest {
    private static final String TRUE = "The river rose 3 metres.";
    private static final String ALSO_TRUE = "Hanna Olsen said 41 people were brought to the school.";
    private static final String THIRD = "There are 250 beds in the town.";
    private static final String FALSE = "The flood killed 12 people.";
    private static final String POINTER = "Nearly the same number of dogs were saved.";

    private final Article article = Flood.article();
    private final List<Step> steps = new ArrayList<>();

    /** Hears all, as a stream does. */
    private record Ear(List<Step> steps) implements Step.Live {
        @Override
        public void accept(Step step) {
            steps.add(step);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 30, 400})
    void theSameDraftGivesTheSameSummaryStreamedOrNot(long seed) {
        for (int round = 0; round < 150; round++) {
            long draft = seed * 1000 + round;
            Options options = options(round % 3 == 0 ? Verification.ANNOTATE : Verification.STRICT, round);
            steps.clear();
            Summary streamed = summarized(draft, options, new Ear(steps));
            List<Step> told = List.copyOf(steps);
            steps.clear();
            Summary atOnce = summarized(draft, options, steps::add);
            assertThat(steps).isEqualTo(told);
            if (streamed == null || atOnce == null) {
                assertThat(streamed).isEqualTo(atOnce);
                continue;
            }
            assertThat(atOnce.text()).isEqualTo(streamed.text());
            assertThat(atOnce.headline()).isEqualTo(streamed.headline());
            assertThat(atOnce.sentences()).isEqualTo(streamed.sentences());
            assertThat(atOnce.withheld()).isEqualTo(streamed.withheld());
            assertThat(atOnce.report()).isEqualTo(streamed.report());
            makesUp(streamed, told);
        }
    }

    private static void makesUp(Summary summary, List<Step> told) {
        List<String> texts = sentences(told).stream()
                .sorted(Comparator.comparing(Step.SentenceChecked::place))
                .map(step -> step.sentence().text())
                .toList();
        assertThat(texts)
                .isEqualTo(
                        summary.sentences().stream().map(CheckedSentence::text).toList());
        assertThat(told.stream()
                        .filter(Step.SentenceWithheld.class::isInstance)
                        .map(step -> ((Step.SentenceWithheld) step).withheld()))
                .containsExactlyElementsOf(summary.withheld());
    }

    private @Nullable Summary summarized(long seed, Options options, Consumer<Step> listener) {
        Drafter liar = new LyingDrafterTest.Liar(new Random(seed));
        try {
            return summarizer(liar).summarize(article, options, listener);
        } catch (UnverifiableException e) {
            return null;
        }
    }

    @Test
    void tellsAGoodSentenceBeforeTheNextIsWritten() {
        Drafter slow = new Writer(List.of(TRUE, FALSE, ALSO_TRUE), written -> {
            boolean isOut = !sentences(steps).isEmpty();
            assertThat(isOut).isEqualTo(written > 0);
        });
        summarizer(slow).summarize(article, Options.DEFAULT, new Ear(steps));
        assertThat(sentences(steps)).extracting(Step.SentenceChecked::place).containsExactly(0, 2);
    }

    @Test
    void tellsAMendedSentenceLateAndAtItsPlace() {
        Summary summary = run(draft(FALSE, ALSO_TRUE), draft(TRUE, ALSO_TRUE));
        assertThat(sentences(steps)).extracting(Step.SentenceChecked::place).containsExactly(1, 0);
        assertThat(summary.text()).isEqualTo(TRUE + " " + ALSO_TRUE);
    }

    @Test
    void holdsWhatLeansOnASentenceThatIsHeld() {
        Summary summary = run(draft(FALSE, POINTER, ALSO_TRUE), draft(TRUE, POINTER, ALSO_TRUE));
        assertThat(sentences(steps)).extracting(Step.SentenceChecked::place).containsExactly(2, 0, 1);
        assertThat(summary.text()).isEqualTo(TRUE + " " + POINTER + " " + ALSO_TRUE);
    }

    @Test
    void letsAMendedSentenceInOnlyWhereWhatIsOutStaysRight() {
        // A gate that reads "the same number" as the nearest before it: 12 must not come between.
        Summary summary = run(draft(TRUE, FALSE, POINTER), draft(TRUE, "It killed 13 people.", POINTER));
        assertThat(summary.text()).isEqualTo(TRUE + " " + POINTER);
        assertThat(summary.withheld()).extracting(Withheld::text).containsExactly("It killed 13 people.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TIMEOUT", "BAD_RESPONSE"})
    void asksNobodyElseOnceSomethingIsOut(Reason reason) {
        ScriptedDrafter second = new ScriptedDrafter("second").answers(draft(ALSO_TRUE));
        Drafter breaking = new Breaking(List.of(TRUE), reason);
        assertThatThrownBy(() -> summarizer(breaking, second).summarize(article, Options.DEFAULT, new Ear(steps)))
                .isInstanceOfSatisfying(ModelUnavailableException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason));
        assertThat(second.drafts).isZero();
        assertThat(sentences(steps)).hasSize(1);
    }

    @Test
    void asksTheNextModelWhileNothingIsOut() {
        ScriptedDrafter second = new ScriptedDrafter("second").answers(draft(ALSO_TRUE));
        Drafter breaking = new Breaking(List.of(FALSE), Reason.TIMEOUT);
        Summary summary = summarizer(breaking, second).summarize(article, Options.DEFAULT, new Ear(steps));
        assertThat(summary.text()).isEqualTo(ALSO_TRUE);
        assertThat(summary.withheld()).isEmpty();
        assertThat(sentences(steps)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,3"})
    void givesAsManySentencesAsAreAskedFor(int wanted, int given) {
        Options options = length(new Brief.Length(wanted, null));
        Summary summary = run(options, draft(TRUE, ALSO_TRUE), draft(TRUE, ALSO_TRUE, THIRD));
        assertThat(summary.sentences()).hasSize(given);
        assertThat(summary.withheld()).isEmpty();
    }

    @Test
    void takesASpareSentenceForOneThatIsWithheld() {
        Summary summary = run(length(new Brief.Length(2, null)), draft(TRUE, FALSE, ALSO_TRUE));
        assertThat(summary.text()).isEqualTo(TRUE + " " + ALSO_TRUE);
    }

    @Test
    void asksForMoreWordsWhereTheyAreTooFew() {
        ScriptedDrafter drafter = new ScriptedDrafter("a").answers(draft(TRUE)).answers(draft(TRUE, ALSO_TRUE));
        Summary summary = summarizer(drafter).summarize(article, length(new Brief.Length(null, 14)), new Ear(steps));
        assertThat(drafter.objections.get(0)).containsExactly(new Objection(1, List.of(), 9));
        assertThat(LengthGoal.words(summary.text())).isEqualTo(15);
    }

    @Test
    void asksForAShorterSentenceWhereOneIsTooLong() {
        String tooLong =
                "There are 250 beds in the town, and they stand in the school, in the hall, and in the church.";
        ScriptedDrafter drafter =
                new ScriptedDrafter("a").answers(draft(TRUE, tooLong)).answers(draft(FALSE, THIRD));
        Summary summary = summarizer(drafter).summarize(article, length(new Brief.Length(null, 12)), new Ear(steps));
        assertThat(drafter.objections.get(0)).containsExactly(new Objection(1, List.of(), 7));
        assertThat(summary.text()).isEqualTo(TRUE + " " + THIRD);
    }

    @Test
    void givesALongSentenceWhereThereIsNoOther() {
        Summary summary = run(length(new Brief.Length(null, 10)), draft(ALSO_TRUE + " And so it was, they all said."));
        assertThat(summary.sentences()).hasSize(1);
    }

    @Test
    void asksNoMoreOfAnArticleWhereOnlyMediumIsWanted() {
        ScriptedDrafter drafter = new ScriptedDrafter("a").answers(draft(TRUE));
        Summary summary = summarizer(drafter).summarize(article, Options.DEFAULT, new Ear(steps));
        assertThat(summary.revisions()).isZero();
        assertThat(drafter.objections).isEmpty();
    }

    private static Options length(Brief.Length length) {
        return new Options(new Brief(length, Brief.Style.PARAGRAPH, null, null, 3), Verification.STRICT, null);
    }

    private static Options options(Verification verification, int round) {
        Brief.Length length = round % 4 == 0 ? new Brief.Length(3, null) : Brief.Length.LONG;
        Brief.Style style = round % 2 == 0 ? Brief.Style.BULLETS : Brief.Style.PARAGRAPH;
        return new Options(new Brief(length, style, null, null, 3), verification, null);
    }

    private Summary run(Draft... answers) {
        return run(Options.DEFAULT, answers);
    }

    private Summary run(Options options, Draft... answers) {
        ScriptedDrafter drafter = new ScriptedDrafter("a");
        List.of(answers).forEach(drafter::answers);
        return summarizer(drafter).summarize(article, options, new Ear(steps));
    }

    private static List<Step.SentenceChecked> sentences(List<Step> steps) {
        return steps.stream()
                .filter(Step.SentenceChecked.class::isInstance)
                .map(Step.SentenceChecked.class::cast)
                .toList();
    }

    private static ArticleSummarizer summarizer(Drafter... drafters) {
        return new ArticleSummarizer(Flood::read, List.of(drafters), new NumberGate(), Clock.systemUTC());
    }

    /** Writes one sentence after another, and is asked to stop before each. */
    private record Writer(List<String> texts, Consumer<Integer> before) implements Drafter {
        @Override
        public String name() {
            return "writer";
        }

        @Override
        public Draft draft(Reading reading, Brief brief) {
            return ScriptedDrafter.draft(texts.toArray(String[]::new));
        }

        @Override
        public Draft draft(Reading reading, Brief brief, Consumer<DraftSentence> written) {
            Draft draft = draft(reading, brief);
            for (int i = 0; i < texts.size(); i++) {
                before.accept(i);
                written.accept(draft.sentences().get(i));
            }
            return draft;
        }

        @Override
        public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
            return earlier;
        }
    }

    /** Breaks off behind some sentences. */
    private record Breaking(List<String> texts, Reason reason) implements Drafter {
        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public Draft draft(Reading reading, Brief brief) {
            throw new ModelUnavailableException(reason, "It broke off", null);
        }

        @Override
        public Draft draft(Reading reading, Brief brief, Consumer<DraftSentence> written) {
            texts.forEach(text -> written.accept(new DraftSentence(text, List.of(), List.of())));
            return draft(reading, brief);
        }

        @Override
        public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
            return earlier;
        }
    }
}

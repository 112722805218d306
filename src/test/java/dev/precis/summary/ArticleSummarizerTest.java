package dev.precis.summary;

import static dev.precis.summary.ScriptedDrafter.draft;
import static dev.precis.summary.ScriptedDrafter.headed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.article.Article;
import dev.precis.draft.Brief;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.draft.Objection;
import dev.precis.grounding.Code;
import dev.precis.grounding.Item;
import dev.precis.sources.Reading;
import dev.precis.summary.Options.Verification;
import dev.precis.summary.Summary.CheckedSentence;
import dev.precis.summary.Summary.Withheld;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArticleSummarizerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final String TRUE = "The river rose 3 metres.";
    private static final String ALSO_TRUE = "Hanna Olsen said 41 people were brought to the school.";
    private static final String FALSE = "The flood killed 12 people.";
    private static final Options ANNOTATE = new Options(Brief.DEFAULT, Verification.ANNOTATE, null);

    private final Article article = Flood.article();
    private final List<Step> steps = new ArrayList<>();

    @Test
    void bindsSentencesToFiguresSourcesAndEvidence() {
        Summary summary = run(new ScriptedDrafter("a").answers(draft(TRUE, ALSO_TRUE)), Options.DEFAULT);

        Reading reading = summary.reading();
        CheckedSentence second = summary.sentences().get(1);
        assertThat(summary.text()).isEqualTo(TRUE + " " + ALSO_TRUE);
        assertThat(second.span().in(summary.text())).isEqualTo(ALSO_TRUE);
        assertThat(second.figures()).containsExactly(Flood.id(reading, "41"));
        assertThat(second.sources()).containsExactly("s1");
        assertThat(second.evidence())
                .anySatisfy(span -> assertThat(article.words(span)).contains("41 people"));
        assertThat(summary.withheld()).isEmpty();
        assertThat(summary.revisions()).isZero();
    }

    @Test
    void tellsModelUsageTimeAndId() {
        ScriptedDrafter drafter =
                new ScriptedDrafter("a").answers(draft(FALSE, TRUE)).answers(draft(TRUE, TRUE));

        Summary summary = run(drafter, Options.DEFAULT);

        assertThat(summary.model()).isEqualTo("a");
        assertThat(summary.usage()).isEqualTo(new Draft.Usage(200, 20, 2));
        assertThat(summary.created()).isEqualTo(NOW);
        assertThat(summary.id()).hasSize(36);
        assertThat(summary.timings().total())
                .isGreaterThanOrEqualTo(summary.timings().model());
    }

    @Test
    void takesARevisionThatMendsWhatWasObjectedTo() {
        ScriptedDrafter drafter =
                new ScriptedDrafter("a").answers(draft(TRUE, FALSE)).answers(draft(FALSE, ALSO_TRUE));

        Summary summary = run(drafter, Options.DEFAULT);

        assertThat(summary.text()).as("the sentence nobody objected to is kept").isEqualTo(TRUE + " " + ALSO_TRUE);
        assertThat(summary.revisions()).isEqualTo(1);
        assertThat(drafter.objections).hasSize(1);
        assertThat(drafter.objections.get(0)).extracting(Objection::sentence).containsExactly(1);
        assertThat(drafter.objections.get(0).get(0).findings())
                .extracting(Item::code)
                .containsExactly(Code.NOT_IN_ARTICLE);
    }

    @Test
    void withholdsWhatTwoRevisionsDoNotMend() {
        ScriptedDrafter drafter = new ScriptedDrafter("a")
                .answers(draft(TRUE, FALSE))
                .answers(draft(TRUE, "It killed 13 people."))
                .answers(draft(TRUE, "It killed 14 people."))
                .answers(draft(TRUE, ALSO_TRUE));

        Summary summary = run(drafter, Options.DEFAULT);

        assertThat(summary.text()).isEqualTo(TRUE);
        assertThat(summary.revisions()).isEqualTo(2);
        assertThat(summary.withheld()).extracting(Withheld::text).containsExactly("It killed 14 people.");
        assertThat(summary.withheld().get(0).reasons()).isNotEmpty();
        assertThat(summary.report().findings()).isEmpty();
    }

    @Test
    void asksNoThirdTimeWhereNothingChanges() {
        ScriptedDrafter drafter = new ScriptedDrafter("a").answers(draft(TRUE, FALSE));

        Summary summary = run(drafter, Options.DEFAULT);

        assertThat(drafter.objections).hasSize(1);
        assertThat(summary.text()).isEqualTo(TRUE);
    }

    @Test
    void readsTheRestAgainAfterWithholding() {
        String pointer = "Nearly the same number of dogs were saved.";

        Summary summary = run(new ScriptedDrafter("a").answers(draft(FALSE, pointer, ALSO_TRUE)), Options.DEFAULT);

        assertThat(summary.text()).isEqualTo(ALSO_TRUE);
        assertThat(summary.withheld()).extracting(Withheld::text).containsExactly(FALSE, pointer);
    }

    @Test
    void withholdsASentenceThatNamesAnotherSource() {
        Summary summary =
                run(new ScriptedDrafter("a").answers(draft(TRUE, "Jon Berg said 41 were saved.")), Options.DEFAULT);

        assertThat(summary.text()).isEqualTo(TRUE);
    }

    @Test
    void keepsAndListsFindingsWhereOnlyAnnotating() {
        Summary summary = run(new ScriptedDrafter("a").answers(draft(FALSE, TRUE)), ANNOTATE);

        assertThat(summary.text()).isEqualTo(FALSE + " " + TRUE);
        assertThat(summary.sentences().get(0).findings()).hasSize(1);
        assertThat(summary.sentences().get(1).findings()).isEmpty();
        assertThat(summary.withheld()).isEmpty();
    }

    @Test
    void dropsAHeadlineThatStaysWrong() {
        Summary summary = run(new ScriptedDrafter("a").answers(headed("12 dead in flood", TRUE)), Options.DEFAULT);

        assertThat(summary.headline()).isNull();
        assertThat(summary.text()).isEqualTo(TRUE);
        assertThat(summary.withheld()).extracting(Withheld::text).containsExactly("12 dead in flood");
    }

    @Test
    void keepsAHeadlineThatIsMended() {
        ScriptedDrafter drafter = new ScriptedDrafter("a")
                .answers(headed("12 dead in flood", TRUE))
                .answers(headed("41 brought to school", FALSE));

        Summary summary = run(drafter, Options.DEFAULT);

        assertThat(drafter.objections.get(0)).extracting(Objection::sentence).containsExactly(Objection.HEADLINE);
        assertThat(summary.headline()).isEqualTo("41 brought to school");
        assertThat(summary.text()).isEqualTo(TRUE);
    }

    @Test
    void refusesToAnswerWithNothing() {
        assertThatThrownBy(() -> run(new ScriptedDrafter("a").answers(draft(FALSE)), Options.DEFAULT))
                .isInstanceOfSatisfying(
                        UnverifiableException.class,
                        e -> assertThat(e.withheld()).extracting(Withheld::text).containsExactly(FALSE));
        assertThat(steps).last().isInstanceOf(Step.SentenceWithheld.class);
    }

    @Test
    void refusesADraftWithoutSentences() {
        assertThatThrownBy(() -> run(new ScriptedDrafter("a").answers(draft(" ")), Options.DEFAULT))
                .isInstanceOf(UnverifiableException.class);
    }

    @Test
    void reportsStepsInOrder() {
        run(new ScriptedDrafter("a").answers(draft(FALSE, TRUE, ALSO_TRUE)), Options.DEFAULT);

        assertThat(steps)
                .extracting(step -> (Object) step.getClass())
                .containsExactly(
                        Step.FiguresFound.class,
                        Step.SentenceChecked.class,
                        Step.SentenceChecked.class,
                        Step.SentenceWithheld.class);
    }

    @Test
    void tellsFiguresBeforeAnyModelIsAsked() {
        ScriptedDrafter drafter = new ScriptedDrafter("a").fails(Reason.TIMEOUT);

        assertThatThrownBy(() -> run(drafter, Options.DEFAULT)).isInstanceOf(ModelUnavailableException.class);
        assertThat(steps).hasSize(1);
    }

    @Test
    void setsBulletsAsAList() {
        Brief bullets = new Brief(Brief.Length.SHORT, Brief.Style.BULLETS, null, null, 3);

        Summary summary = run(
                new ScriptedDrafter("a").answers(draft(TRUE, ALSO_TRUE)),
                new Options(bullets, Verification.STRICT, null));

        assertThat(summary.text()).isEqualTo("- " + TRUE + "\n- " + ALSO_TRUE);
        assertThat(summary.sentences())
                .allSatisfy(sentence ->
                        assertThat(sentence.span().in(summary.text())).isEqualTo(sentence.text()));
    }

    @Test
    void dropsHandlesThatTheArticleDoesNotHave() {
        Draft draft = new Draft(
                null,
                List.of(new DraftSentence(TRUE, List.of("f99"), List.of(-1, 99))),
                List.of(new KeyFigure("f99", "ghosts"), new KeyFigure("f1", null), new KeyFigure("f1", "again")),
                ScriptedDrafter.USAGE);

        Summary summary = run(new ScriptedDrafter("a").answers(draft), Options.DEFAULT);

        assertThat(summary.keyFigures()).extracting(KeyFigure::figure).containsExactly("f1");
    }

    @Test
    void replacesALabelThatIsNotProven() {
        Reading reading = Flood.read(article);
        String beds = Flood.id(reading, "250");
        Draft draft = new Draft(
                null,
                draft(TRUE).sentences(),
                List.of(new KeyFigure(beds, "beds for 777 people")),
                ScriptedDrafter.USAGE);

        Summary summary = run(new ScriptedDrafter("a").answers(draft), Options.DEFAULT);

        String label = summary.keyFigures().get(0).label();
        assertThat(label == null ? "" : label).doesNotContain("777");
    }

    @Test
    void givesNoMoreKeyFiguresThanAskedFor() {
        Brief one = new Brief(Brief.Length.SHORT, Brief.Style.PARAGRAPH, null, null, 1);
        Draft draft = new Draft(
                null,
                draft(TRUE).sentences(),
                List.of(new KeyFigure("f2", null), new KeyFigure("f1", null)),
                ScriptedDrafter.USAGE);

        Summary summary = run(new ScriptedDrafter("a").answers(draft), new Options(one, Verification.STRICT, null));

        assertThat(summary.keyFigures()).extracting(KeyFigure::figure).containsExactly("f2");
    }

    @Test
    void asksTheNextModelWhereTheDefaultFails() {
        Drafter away = new ScriptedDrafter("away").fails(Reason.UNREACHABLE);
        Drafter there = new ScriptedDrafter("there").answers(draft(TRUE));

        Summary summary = summarizer(away, there).summarize(article, Options.DEFAULT, steps::add);

        assertThat(summary.model()).isEqualTo("there");
    }

    @Test
    void tellsTheFirstFailureWhereAllModelsFail() {
        Drafter one = new ScriptedDrafter("one").fails(Reason.RATE_LIMITED);
        Drafter two = new ScriptedDrafter("two").fails(Reason.UNREACHABLE);

        assertThatThrownBy(() -> summarizer(one, two).summarize(article, Options.DEFAULT, steps::add))
                .isInstanceOfSatisfying(ModelUnavailableException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.RATE_LIMITED);
                    assertThat(e.getSuppressed()).hasSize(1);
                });
    }

    @Test
    void asksOnlyTheModelThatTheCallerNames() {
        ScriptedDrafter first = new ScriptedDrafter("first").answers(draft(TRUE));
        Drafter second = new ScriptedDrafter("second").fails(Reason.TIMEOUT);

        assertThatThrownBy(() -> summarizer(first, second).summarize(article, named("second"), steps::add))
                .isInstanceOf(ModelUnavailableException.class);
        assertThat(first.drafts).isZero();
        assertThatThrownBy(() -> summarizer(first, second).summarize(article, named("third"), steps::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("third");
    }

    @Test
    void keepsWhatIsProvenWhereARevisionFails() {
        ScriptedDrafter drafter =
                new ScriptedDrafter("a").answers(draft(TRUE, FALSE)).fails(Reason.TIMEOUT);

        Summary summary = run(drafter, Options.DEFAULT);

        assertThat(summary.text()).isEqualTo(TRUE);
        assertThat(summary.revisions()).isZero();
        assertThat(summary.withheld()).extracting(Withheld::text).containsExactly(FALSE);
    }

    private static Options named(@Nullable String model) {
        return new Options(Brief.DEFAULT, Verification.STRICT, model);
    }

    private Summary run(Drafter drafter, Options options) {
        return summarizer(drafter).summarize(article, options, steps::add);
    }

    private static ArticleSummarizer summarizer(Drafter... drafters) {
        return new ArticleSummarizer(
                Flood::read, List.of(drafters), new NumberGate(), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}

package dev.precis.summary;

import static dev.precis.summary.ScriptedDrafter.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.article.Article;
import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.draft.Allowance;
import dev.precis.draft.Brief;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Drafter;
import dev.precis.draft.ExtractiveDrafter;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.draft.Objection;
import dev.precis.figures.FigureFinder;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import dev.precis.summary.Models.Drafted;
import dev.precis.summary.Summary.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Row A23 of the fault table: the first of several models is down. */
class ModelsTest {
    private static final Reading READING = reading("The port is closed by ice. It expects to open on Thursday again.");

    @Test
    void goesDownTheListAndSaysWhoWasTried() {
        Models models = new Models(List.of(
                new ScriptedDrafter("a/a").fails(Reason.SUSPENDED),
                new ScriptedDrafter("b/b").fails(Reason.TIMEOUT),
                new ExtractiveDrafter()));
        Drafted drafted = models.draft(READING, Options.DEFAULT);
        assertThat(drafted.drafter().name()).isEqualTo("embedded/extractive");
        assertThat(drafted.tried()).containsExactly(new Tried("a/a", "suspended"), new Tried("b/b", "timeout"));
    }

    @Test
    void asksNoOtherModelOnceASentenceIsOut() {
        Drafter breaking = new Drafter() {
            @Override
            public String name() {
                return "a/a";
            }

            @Override
            public Draft draft(Reading reading, Brief brief) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Draft draft(Reading reading, Brief brief, Consumer<DraftSentence> written) {
                written.accept(new DraftSentence("The port is closed.", List.of(), List.of(0)));
                throw new ModelUnavailableException(Reason.UNREACHABLE, "a/a broke off", null);
            }

            @Override
            public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
                throw new UnsupportedOperationException();
            }
        };
        List<DraftSentence> told = new ArrayList<>();
        ScriptedDrafter other = new ScriptedDrafter("b/b").answers(draft("Ice closes the port."));
        Models models = new Models(List.of(breaking, other));
        assertThatThrownBy(() -> models.draft(READING, Options.DEFAULT, told::add, told::isEmpty))
                .hasMessage("a/a broke off");
        assertThat(told).hasSize(1);
        assertThat(other.drafts).isZero();
    }

    @Test
    void asksTheNextModelWhileNoSentenceIsOut() {
        Models models = new Models(List.of(
                new ScriptedDrafter("a/a").fails(Reason.UNREACHABLE),
                new ScriptedDrafter("b/b").answers(draft("Ice closes the port."))));
        List<DraftSentence> told = new ArrayList<>();
        assertThat(models.draft(READING, Options.DEFAULT, told::add, told::isEmpty)
                        .drafter()
                        .name())
                .isEqualTo("b/b");
        assertThat(told).hasSize(1);
    }

    /** A request has so many calls of models; ours are none. */
    @Test
    void keepsACallForEachModelBehindButForOursNone() {
        List<Integer> kept = new ArrayList<>();
        Models models = new Models(List.of(
                new Asked("a/a", kept),
                new Asked("embedded/extractive", kept),
                new Asked("b/b", kept),
                new ScriptedDrafter("c/c").answers(draft("Ice closes the port."))));
        assertThat(models.draft(READING, Options.DEFAULT).tried()).hasSize(3);
        assertThat(kept).containsExactly(2, 2, 1);
    }

    /** Notes how many calls it leaves to others, and fails. */
    private record Asked(String name, List<Integer> kept) implements Drafter {
        @Override
        public Drafter within(Allowance allowance, int others) {
            kept.add(others);
            return this;
        }

        @Override
        public Draft draft(Reading reading, Brief brief) {
            throw new ModelUnavailableException(Reason.TIMEOUT, name + " is away", null);
        }

        @Override
        public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
            throw new UnsupportedOperationException();
        }
    }

    private static Reading reading(String text) {
        Article article = new Intake().read(Submission.ofText(text));
        return new ArticleReader(new FigureFinder(), new SourceReader()).read(article);
    }
}

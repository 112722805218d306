package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.FinishReason;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.Usage;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.sources.Reading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

class ModelDrafterTest {
    private static final Reading READING = Readings.of("First {10 men} came.\nThen {20 women} came.");
    private static final Draft EARLIER = new Draft(
            "People came",
            List.of(
                    new DraftSentence("First 10 men came.", List.of("f1"), List.of(0)),
                    new DraftSentence("Then 200 women came.", List.of("f2"), List.of(1))),
            List.of(new Draft.KeyFigure("f1", "men")),
            new Usage(1, 1, 1));

    private final ScriptedModel model = new ScriptedModel();
    private final ModelDrafter drafter = new ModelDrafter("test/model", model);

    @Test
    void revisesInTheConversationOfTheDraft() {
        model.answers("{\"rewrites\":[{\"sentence\":2,\"text\":\"Then 20 women came.\",\"figures\":[\"f2\"],"
                + "\"evidence\":[2]}]}");
        Draft revised = drafter.revise(READING, Brief.DEFAULT, EARLIER, List.of(new Objection(1, List.of())));
        assertThat(revised.sentences())
                .containsExactly(
                        EARLIER.sentences().get(0),
                        new DraftSentence("Then 20 women came.", List.of("f2"), List.of(1)));
        assertThat(revised.usage()).isEqualTo(new Usage(100, 10, 1));
        List<ChatMessage> messages = model.asked().get(0).messages();
        assertThat(((UserMessage) messages.get(1)).singleText()).contains("[1] First 10 men [f1] came.");
        assertThat(((AiMessage) messages.get(2)).text()).isEqualTo("""
                        {"headline":"People came","sentences":[{"text":"First 10 men came.","figures":["f1"],"evidence":[1]},\
                        {"text":"Then 200 women came.","figures":["f2"],"evidence":[2]}],\
                        "key_figures":[{"figure":"f1","label":"men"}]}""");
        assertThat(((UserMessage) messages.get(3)).singleText()).contains("Sentence 2 (\"Then 200 women came.\")");
    }

    @Test
    void leavesWhatTheModelDidNotRewrite() {
        model.answers("{\"rewrites\":[]}");
        Draft revised = drafter.revise(READING, Brief.DEFAULT, EARLIER, List.of(new Objection(1, List.of())));
        assertThat(revised.sentences()).isEqualTo(EARLIER.sentences());
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(
            value = FinishReason.class,
            names = {"STOP", "CONTENT_FILTER"},
            mode = EnumSource.Mode.EXCLUDE)
    void takesOnlyAnAnswerThatEndedOfItsOwnAccord(FinishReason finish) {
        model.ends("{\"sentences\":[{\"text\":\"First 10 men came.\"}]}", finish);
        assertThat(failure().reason()).isEqualTo(Reason.INCOMPLETE);
    }

    @Test
    void takesSilenceForARefusal() {
        model.ends(null, FinishReason.STOP);
        assertThat(failure().reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void neverRepeatsWhatAModelSaid() {
        model.answers("The women were secretly 2000").fails(new IllegalStateException("women secretly 2000"));
        for (int call = 0; call < 2; call++) {
            ModelUnavailableException failure = failure();
            assertThat(failure).hasMessageContaining("test/model").hasMessageNotContaining("secretly");
            assertThat(failure).hasNoCause();
        }
    }

    @Test
    void asksNothingOfAModelThatCannotTakeTheArticle() {
        ModelDrafter small =
                new ModelDrafter("test/model", model, null, ModelSettings.DEFAULT_TIMEOUT, AnswerFormat.SCHEMA, 100);
        assertThatThrownBy(() -> small.draft(READING, Brief.DEFAULT)).hasMessageContaining("length");
        assertThat(model.asked()).isEmpty();
    }

    @Test
    @Timeout(60)
    void handsAnInterruptOn() throws Exception {
        try (ModelServer server = new ModelServer(ModelServer.silent())) {
            Drafter waiting = Drafters.of(
                    ModelSettings.parse("openai/x").withBaseUrl(server.uri()).withTimeout(Duration.ofSeconds(15)));
            CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                thrown.complete(catchThrowable(() -> waiting.draft(READING, Brief.DEFAULT)));
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            while (server.requests().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            caller.interrupt();
            assertThat(thrown.get(15, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            assertThat(stillInterrupted.get(15, TimeUnit.SECONDS)).isTrue();
            assertThat(server.sawClientLeave(Duration.ofSeconds(15))).isTrue();
        }
    }

    private ModelUnavailableException failure() {
        return catchThrowableOfType(ModelUnavailableException.class, () -> drafter.draft(READING, Brief.DEFAULT));
    }
}

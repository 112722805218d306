package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamedAnswerTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final ChatResponse RESPONSE = ChatResponse.builder()
            .aiMessage(AiMessage.from("ab"))
            .finishReason(FinishReason.STOP)
            .build();

    private final List<String> pieces = new ArrayList<>();

    @Test
    void passesPiecesOnInOrder() {
        assertThat(ask(
                        handler -> {
                            handler.onPartialResponse("a");
                            handler.onPartialResponse("b");
                            handler.onCompleteResponse(RESPONSE);
                        },
                        LONG,
                        LONG))
                .isSameAs(RESPONSE);
        assertThat(pieces).containsExactly("a", "b");
    }

    @Test
    void believesTheFirstEndOnly() {
        IllegalStateException broken = new IllegalStateException("broken");
        assertThatThrownBy(() -> ask(
                        handler -> {
                            handler.onPartialResponse("a");
                            handler.onError(broken);
                            handler.onCompleteResponse(RESPONSE);
                            handler.onPartialResponse("late");
                        },
                        LONG,
                        LONG))
                .isSameAs(broken);
        assertThat(pieces).containsExactly("a");
    }

    @Test
    void findsAStallBehindTheFirstPiece() {
        assertThatThrownBy(() -> ask(handler -> handler.onPartialResponse("a"), SHORT, LONG))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("Nothing more");
    }

    @Test
    void findsAStallBeforeTheFirstPiece() {
        assertThatThrownBy(() -> ask(handler -> {}, SHORT, SHORT.multipliedBy(2)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("complete");
    }

    private ChatResponse ask(Consumer<StreamingChatResponseHandler> model, Duration idle, Duration total) {
        StreamingChatModel scripted = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                Thread thread = new Thread(() -> model.accept(handler));
                thread.start();
            }
        };
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from("x")).build();
        return StreamedAnswer.of(scripted, request, idle, total, pieces::add);
    }
}

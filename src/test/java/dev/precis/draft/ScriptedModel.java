package dev.precis.draft;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A language model for tests: answers and fails as it is told, in the order it is told, and records what it was asked.
 * Asked more often than scripted, it fails the test. Each answer counts 100 tokens in and 10 out.
 */
public final class ScriptedModel implements ChatModel {
    public static final TokenUsage USAGE = new TokenUsage(100, 10);

    private final Deque<Function<ChatRequest, ChatResponse>> script = new ArrayDeque<>();
    private final List<ChatRequest> asked = Collections.synchronizedList(new ArrayList<>());

    /** Next, says this and stops of its own accord. */
    public ScriptedModel answers(String text) {
        return ends(text, FinishReason.STOP);
    }

    /** Next, says this and ends so; a null text is a refusal of some providers. */
    public synchronized ScriptedModel ends(@Nullable String text, @Nullable FinishReason finish) {
        script.add(request -> ChatResponse.builder()
                .aiMessage(AiMessage.builder().text(text).build())
                .tokenUsage(USAGE)
                .finishReason(finish)
                .build());
        return this;
    }

    /** Next, says what it makes of the request: a model that obeys, or that lies. */
    public synchronized ScriptedModel replies(Function<ChatRequest, String> reply) {
        script.add(request -> ChatResponse.builder()
                .aiMessage(AiMessage.from(reply.apply(request)))
                .tokenUsage(USAGE)
                .finishReason(FinishReason.STOP)
                .build());
        return this;
    }

    public synchronized ScriptedModel fails(RuntimeException failure) {
        script.add(request -> {
            throw failure;
        });
        return this;
    }

    /** What it was asked so far, in order. */
    public List<ChatRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        asked.add(request);
        return next().apply(request);
    }

    private synchronized Function<ChatRequest, ChatResponse> next() {
        Function<ChatRequest, ChatResponse> next = script.poll();
        if (next == null) {
            throw new AssertionError("The model was asked more often than scripted: " + asked.size());
        }
        return next;
    }
}

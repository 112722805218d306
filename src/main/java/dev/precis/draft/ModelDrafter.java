package dev.precis.draft;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.Usage;
import dev.precis.sources.Reading;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a language model. The model sees numbered sentences with a handle on each figure and answers with handles, so
 * that it copies neither quotes nor positions. Each draft and each revision is one call; the usage of a draft is that
 * of the call it came from and does not hold that of an earlier draft. Thread-safe where the model is.
 *
 * <p>An interrupt ends the call, stays set, and comes out as {@link java.util.concurrent.CancellationException}.
 */
public final class ModelDrafter implements Drafter {
    /** How long a stream may pause once it has begun. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private static final JsonSchema DRAFT = schema("draft");
    private static final JsonSchema REVISION = schema("revision");

    private final String name;
    private final ChatModel model;
    private final @Nullable StreamingChatModel streaming;
    private final Duration timeout;
    private final AnswerFormat format;
    private final int promptLimit;
    private final Failures failures;

    /** Asks a model that is sent our JSON schema and takes a prompt of any length. */
    public ModelDrafter(String name, ChatModel model) {
        this(name, model, null, ModelSettings.DEFAULT_TIMEOUT, AnswerFormat.SCHEMA, Integer.MAX_VALUE);
    }

    /**
     * Asks a model.
     *
     * @param streaming the same model, answering piece by piece; null where it cannot
     * @param timeout for a whole streamed answer
     * @param promptLimit in characters; an article that needs more is refused before anything is sent
     */
    ModelDrafter(
            String name,
            ChatModel model,
            @Nullable StreamingChatModel streaming,
            Duration timeout,
            AnswerFormat format,
            int promptLimit) {
        this.name = name;
        this.model = model;
        this.streaming = streaming;
        this.timeout = timeout;
        this.format = format;
        this.promptLimit = promptLimit;
        this.failures = new Failures(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Draft draft(Reading reading, Brief brief) {
        ChatResponse response = ask(DRAFT, SystemMessage.from(Prompts.SYSTEM), article(reading, brief));
        return new DraftReader(reading)
                .draft(text(response), brief.maxFigures(), usage(response))
                .orElseThrow(failures::unreadable);
    }

    @Override
    public Draft draft(Reading reading, Brief brief, Consumer<DraftSentence> written) {
        if (streaming == null) {
            return Drafter.super.draft(reading, brief, written);
        }
        ChatRequest request = request(DRAFT, SystemMessage.from(Prompts.SYSTEM), article(reading, brief));
        Told told = new Told(written);
        DraftStream stream = new DraftStream(new DraftReader(reading), brief.maxFigures(), told);
        ChatResponse response = stream(streaming, request, stream::feed, told);
        text(response);
        return stream.end(usage(response)).orElseThrow(failures::unreadable);
    }

    /** Asks for pieces; what the listener of sentences throws comes out as it is. */
    private ChatResponse stream(StreamingChatModel asked, ChatRequest request, Consumer<String> piece, Told told) {
        try {
            return StreamedAnswer.of(asked, request, IDLE, timeout, piece);
        } catch (RuntimeException e) {
            throw e == told.failure ? e : failures.of(e);
        }
    }

    /** Remembers what the listener threw. */
    private static final class Told implements Consumer<DraftSentence> {
        private final Consumer<DraftSentence> listener;
        private @Nullable RuntimeException failure;

        Told(Consumer<DraftSentence> listener) {
            this.listener = listener;
        }

        @Override
        public void accept(DraftSentence sentence) {
            try {
                listener.accept(sentence);
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }

    @Override
    public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
        ChatResponse response = ask(
                REVISION,
                SystemMessage.from(Prompts.SYSTEM),
                article(reading, brief),
                AiMessage.from(DraftJson.write(earlier)),
                UserMessage.from(Prompts.revision(earlier, objections)));
        Set<Integer> asked =
                new HashSet<>(objections.stream().map(Objection::sentence).toList());
        return new DraftReader(reading)
                .revision(text(response), earlier, asked, usage(response))
                .orElseThrow(failures::unreadable);
    }

    private UserMessage article(Reading reading, Brief brief) {
        String prompt = Prompts.article(reading, brief);
        if (prompt.length() + Prompts.SYSTEM.length() > promptLimit) {
            throw failures.tooLong();
        }
        return UserMessage.from(prompt);
    }

    private ChatResponse ask(JsonSchema schema, ChatMessage... messages) {
        try {
            return model.chat(request(schema, messages));
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
    }

    private ChatRequest request(JsonSchema schema, ChatMessage... messages) {
        return ChatRequest.builder()
                .messages(messages)
                .responseFormat(responseFormat(schema))
                .build();
    }

    private @Nullable ResponseFormat responseFormat(JsonSchema schema) {
        return switch (format) {
            case SCHEMA ->
                ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(schema)
                        .build();
            case JSON -> ResponseFormat.JSON;
            case PROMPT -> null;
        };
    }

    /** The words of an answer that ended of its own accord; a cut one must never pass for whole. */
    private String text(ChatResponse response) {
        FinishReason finish = response.finishReason();
        String text = response.aiMessage().text();
        if (finish == FinishReason.CONTENT_FILTER || (finish == FinishReason.STOP && text == null)) {
            throw failures.refused();
        }
        if (finish != FinishReason.STOP || text == null) {
            throw failures.incomplete();
        }
        return text;
    }

    private static Usage usage(ChatResponse response) {
        return Tokens.of(response.tokenUsage(), 1);
    }

    private static JsonSchema schema(String name) {
        return JsonSchema.builder()
                .name(name)
                .rootElement(JsonRawSchema.from(Resources.text(name + ".schema.json")))
                .build();
    }
}

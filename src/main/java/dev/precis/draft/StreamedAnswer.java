package dev.precis.draft;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer that comes piece by piece. The model's thread only fills a queue; the asking thread empties it, so that no
 * callback ever blocks. The first end that is reported counts: LangChain4j reports a broken stream as failed and then as
 * complete. What waits in the queue is bounded by the cap of an answer.
 */
final class StreamedAnswer implements StreamingChatResponseHandler {
    private sealed interface Event {
        record Text(String text) implements Event {}

        record Thinking() implements Event {}

        record Complete(ChatResponse response) implements Event {}

        record Failed(Throwable error) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    private StreamedAnswer() {}

    /**
     * Asks and passes each piece on, on the calling thread, until the answer is complete.
     *
     * @param idle how long nothing may come, from the first piece on
     * @param total how long all of it may take
     * @throws CancellationException where the thread is interrupted, which stays set; the call is ended
     * @throws RuntimeException whatever LangChain4j or {@code piece} throws; the call is ended
     */
    static ChatResponse of(
            StreamingChatModel model, ChatRequest request, Duration idle, Duration total, Consumer<String> piece) {
        StreamedAnswer answer = new StreamedAnswer();
        OpenStreams opened = OpenStreams.during(() -> model.chat(request, answer));
        // Some of LangChain4j's modules say nothing at all where a connection ends early.
        opened.whenDone(() -> answer.onError(new UncheckedIOException(new EOFException("The stream broke off"))));
        boolean complete = false;
        try {
            ChatResponse response = answer.await(idle, total, piece);
            complete = true;
            return response;
        } finally {
            if (!complete) {
                opened.cancel();
            }
        }
    }

    private ChatResponse await(Duration idle, Duration total, Consumer<String> piece) {
        long end = System.nanoTime() + total.toNanos();
        boolean begun = false;
        while (true) {
            long left = end - System.nanoTime();
            long wait = begun ? Math.min(left, idle.toNanos()) : left;
            Event event = next(wait);
            if (event == null) {
                throw new TimeoutException(
                        wait == left ? "No complete answer within " + total : "Nothing more came within " + idle);
            }
            begun = true;
            if (event instanceof Event.Text text) {
                piece.accept(text.text());
            } else if (event instanceof Event.Complete complete) {
                return complete.response();
            } else if (event instanceof Event.Failed failed) {
                throw failed.error() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(failed.error());
            }
        }
    }

    private @Nullable Event next(long nanos) {
        try {
            return events.poll(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for the model");
        }
    }

    @Override
    public void onPartialResponse(String text) {
        if (!ended.get()) {
            events.add(new Event.Text(text));
        }
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        if (!ended.get()) {
            events.add(new Event.Thinking());
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (ended.compareAndSet(false, true)) {
            events.add(new Event.Complete(response));
        }
    }

    @Override
    public void onError(Throwable error) {
        if (ended.compareAndSet(false, true)) {
            events.add(new Event.Failed(error));
        }
    }
}

package dev.precis.draft;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.precis.draft.Tape.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from a folder of recorded answers. A request that has none there is left in the folder, and its answer is
 * waited for: whoever writes the file is the model.
 */
final class ReplayModel implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayModel.class);
    private static final long LOOK_EVERY_MILLIS = 200;

    private final Tape tape;
    private final Duration wait;

    ReplayModel(Path folder, Duration wait) {
        this.tape = new Tape(folder);
        this.wait = wait;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        Entry entry = tape.entry(request);
        try {
            Optional<ChatResponse> known = tape.answer(entry);
            return known.isPresent() ? known.get() : ask(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChatResponse ask(Entry entry) throws IOException {
        tape.writeRequest(entry);
        LOG.info("A request waits for its answer in {}", tape.answerFile(entry));
        Deadline deadline = Deadline.in(wait);
        String before = "";
        while (!deadline.isOver()) {
            pause();
            Optional<ChatResponse> answer = tape.answer(entry);
            // An editor may still be writing: what stays the same between two looks is whole.
            String now = answer.map(response -> response.aiMessage().text()).orElse("");
            if (answer.isPresent() && now.equals(before)) {
                return answer.get();
            }
            before = now;
        }
        throw new TimeoutException("Nobody wrote an answer within " + wait);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for an answer");
        }
    }
}

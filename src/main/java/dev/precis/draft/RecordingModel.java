package dev.precis.draft;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.precis.draft.Tape.Entry;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a model and writes down what was asked and answered. Where it cannot write, the model is asked all the same. */
final class RecordingModel implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingModel.class);

    private final ChatModel model;
    private final Tape tape;

    RecordingModel(ChatModel model, Tape tape) {
        this.model = model;
        this.tape = tape;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        Entry entry = tape.entry(request);
        written(() -> tape.writeRequest(entry));
        ChatResponse response = model.chat(request);
        written(() -> tape.writeAnswer(entry, response));
        return response;
    }

    /** Something that is written to a disk. */
    interface Writing {
        void run() throws IOException;
    }

    static void written(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            LOG.warn("Nothing is recorded: {}", e.toString());
        }
    }
}

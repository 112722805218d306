package dev.precis.draft;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.precis.draft.Tape.Entry;

/** As {@link RecordingModel}, for answers that come piece by piece. */
final class RecordingStream implements StreamingChatModel {
    private final StreamingChatModel model;
    private final Tape tape;

    RecordingStream(StreamingChatModel model, Tape tape) {
        this.model = model;
        this.tape = tape;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        Entry entry = tape.entry(request);
        RecordingModel.written(() -> tape.writeRequest(entry));
        model.chat(request, new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {
                handler.onPartialResponse(text);
            }

            @Override
            public void onPartialThinking(PartialThinking thinking) {
                handler.onPartialThinking(thinking);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                RecordingModel.written(() -> tape.writeAnswer(entry, response));
                handler.onCompleteResponse(response);
            }

            @Override
            public void onError(Throwable error) {
                handler.onError(error);
            }
        });
    }
}

package dev.precis.draft;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.nio.file.Path;
import java.time.Duration;

/** Makes drafters that ask language models. */
public final class Drafters {
    private Drafters() {}

    /**
     * A drafter for a model. Make it once and keep it. No request is sent before it is asked for a draft.
     *
     * @throws IllegalArgumentException where the settings lack a key; the message names the variable and not the value
     */
    public static Drafter of(ModelSettings settings) {
        return drafter(settings, ChatModels.of(complete(settings)), StreamingModels.of(settings));
    }

    /**
     * The same, and it writes each request and answer into a folder.
     *
     * @param folder made where it does not exist
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Drafter recorded(ModelSettings settings, Path folder) {
        Tape tape = new Tape(folder);
        return drafter(
                settings,
                new RecordingModel(ChatModels.of(complete(settings)), tape),
                new RecordingStream(StreamingModels.of(settings), tape));
    }

    /**
     * A drafter that answers from such a folder. A request without an answer there is left as a file, and its answer
     * waited for.
     *
     * @param wait how long at most
     */
    public static Drafter replay(String name, Path folder, Duration wait) {
        return new ModelDrafter(name, new ReplayModel(folder, wait));
    }

    private static ModelSettings complete(ModelSettings settings) {
        String missing = settings.missing();
        if (missing != null) {
            throw new IllegalArgumentException(missing);
        }
        return settings;
    }

    private static Drafter drafter(ModelSettings settings, ChatModel model, StreamingChatModel streaming) {
        return new ModelDrafter(
                settings.name(), model, streaming, settings.timeout(), format(settings), promptLimit(settings));
    }

    /** Changes whenever the prompts do: part of what identifies a stored summary. */
    public static String promptVersion() {
        return Prompts.VERSION;
    }

    private static AnswerFormat format(ModelSettings settings) {
        // Anthropic has schemas or nothing.
        return settings.provider() == Provider.ANTHROPIC && settings.format() == AnswerFormat.JSON
                ? AnswerFormat.PROMPT
                : settings.format();
    }

    /** In characters; English has about four a token, other languages two to three. */
    private static int promptLimit(ModelSettings settings) {
        return settings.provider() == Provider.OLLAMA ? settings.window() * 5 / 2 : Integer.MAX_VALUE;
    }

    /** How much of an article fits a prompt beside the instructions and a revision, in characters of its sheet. */
    static int room(ModelSettings settings) {
        int characters = (int) Math.min(Integer.MAX_VALUE, settings.window() * 5L / 2);
        return Math.max(1_000, (characters - Prompts.SYSTEM.length()) * 4 / 5);
    }
}

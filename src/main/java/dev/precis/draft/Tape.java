package dev.precis.draft;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.precis.draft.Draft.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder of what was asked of models and what they answered, as files to read and to write by hand. A request is
 * known by what it says, and neither by when it was made, nor by which model it went to, nor by the fence that is drawn anew
 * each time: {@code <hash>.request.txt}, {@code <hash>.answer.txt} and, where known, {@code <hash>.usage.txt}. Keys
 * are not part of a request and so never written. Thread-safe.
 */
final class Tape {
    private static final Pattern FENCE = Pattern.compile("\\A<article-([0-9a-f]{16})>");
    private static final String NO_FENCE = "0".repeat(16);
    private static final Pattern USAGE = Pattern.compile("(\\d{1,9}) in, (\\d{1,9}) out, ([a-z_]{1,30})");
    private static final int HASH_BYTES = 10;

    private final Path folder;

    /** @param folder made where it does not exist */
    Tape(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** What a request says, and by what it is known. */
    record Entry(String hash, String text) {}

    Entry entry(ChatRequest request) {
        String text =
                request.messages().stream().map(Tape::message).collect(Collectors.joining("\n")) + format(request);
        return new Entry(hash(text), text);
    }

    /** Where an answer to a request is looked for. */
    Path answerFile(Entry entry) {
        return folder.resolve(entry.hash() + ".answer.txt");
    }

    void writeRequest(Entry entry) throws IOException {
        write(entry.hash() + ".request.txt", entry.text());
    }

    void writeAnswer(Entry entry, ChatResponse response) throws IOException {
        String answer = response.aiMessage().text();
        Usage usage = Tokens.of(response.tokenUsage(), 1);
        FinishReason finish = response.finishReason();
        write(
                entry.hash() + ".usage.txt",
                "%d in, %d out, %s%n"
                        .formatted(
                                usage.inputTokens(),
                                usage.outputTokens(),
                                finish == null ? "unknown" : finish.name().toLowerCase(Locale.ROOT)));
        write(entry.hash() + ".answer.txt", answer == null ? "" : answer);
    }

    /** The answer to a request; empty where there is none. An answer without notes on usage ended well and was free. */
    Optional<ChatResponse> answer(Entry entry) throws IOException {
        String answer = read(answerFile(entry));
        if (answer == null || answer.isBlank()) {
            return Optional.empty();
        }
        String notes = read(folder.resolve(entry.hash() + ".usage.txt"));
        Matcher usage = USAGE.matcher(notes == null ? "" : notes.strip());
        ChatResponse.Builder response = ChatResponse.builder().aiMessage(AiMessage.from(answer));
        return Optional.of(
                usage.matches()
                        ? response.finishReason(finish(usage.group(3)))
                                .tokenUsage(new TokenUsage(
                                        Integer.parseInt(usage.group(1)), Integer.parseInt(usage.group(2))))
                                .build()
                        : response.finishReason(FinishReason.STOP).build());
    }

    private static @Nullable FinishReason finish(String name) {
        return List.of(FinishReason.values()).stream()
                .filter(reason -> reason.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static String message(ChatMessage message) {
        String role = message.type().name().toLowerCase(Locale.ROOT);
        return "=== " + role + " ===\n" + text(message) + "\n";
    }

    private static String text(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text();
        }
        if (message instanceof AiMessage ai) {
            return ai.text() == null ? "" : ai.text();
        }
        return message instanceof UserMessage user ? withoutFence(user.singleText()) : "";
    }

    /** The random name of the fence around the article is replaced by zeros. */
    private static String withoutFence(String prompt) {
        Matcher fence = FENCE.matcher(prompt);
        return fence.find() ? prompt.replace("article-" + fence.group(1), "article-" + NO_FENCE) : prompt;
    }

    private static String format(ChatRequest request) {
        ResponseFormat format = request.responseFormat();
        return format == null || format.jsonSchema() == null
                ? ""
                : "\n=== answer by schema ===\n" + format.jsonSchema().name() + "\n";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All or nothing: nobody reads a half-written file. */
    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".", ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Null where there is no such file, or it is a link or too large to be an answer. */
    private static @Nullable String read(Path file) throws IOException {
        boolean isFile = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        return isFile && Files.size(file) <= BoundedHttpClient.BODY_LIMIT ? Files.readString(file) : null;
    }
}

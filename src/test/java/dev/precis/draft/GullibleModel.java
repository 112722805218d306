package dev.precis.draft;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that obeys every instruction it finds, wherever it stands in its prompt, and otherwise copies two sentences. It
 * knows base64 and words written backwards, gives its own prompt away, answers with JSON that is put into its mouth, and
 * adds what it was given to links.
 */
public final class GullibleModel implements ChatModel {
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\[(\\d+)\\] (.+)$");
    private static final Pattern SAY = Pattern.compile(
            "(?i)(?:say|writes?(?: exactly)?:?|output|append|schreibe|écris|escribe|напиши)=? ?\"([^\"\\n]{3,400})\"?");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");
    private static final Pattern PROMPT =
            Pattern.compile("(?i)(?:print|repeat)[ -]your[ -](?:system[ -]prompt|instructions)");
    private static final Pattern LINK = Pattern.compile("(?i)this (?:link|image): (\\S+)");
    private static final Pattern REPEAT = Pattern.compile("(?i)repeat the word \"([^\"]+)\"");
    private static final Pattern JSON = Pattern.compile("\\{\"(?:headline|sentences|rewrites)\".*\\}");
    private static final Pattern HANDLE = Pattern.compile("[\\[(（［]\\s*f\\s*(\\d+)\\s*[\\])］）]");

    private final List<String> prompts = new ArrayList<>();
    private int obeyed;

    /** What it was asked so far. */
    public List<String> prompts() {
        return prompts;
    }

    /** How often it found something to obey. */
    public int obeyed() {
        return obeyed;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        String system = "";
        StringBuilder user = new StringBuilder();
        for (ChatMessage message : request.messages()) {
            if (message instanceof SystemMessage own) {
                system = own.text();
            } else if (message instanceof UserMessage other) {
                user.append(other.singleText()).append('\n');
            }
        }
        prompts.add(user.toString());
        boolean revises = request.messages().size() > 2;
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(answer(system, user.toString(), revises)))
                .tokenUsage(new TokenUsage(100, 10))
                .finishReason(FinishReason.STOP)
                .build();
    }

    private String answer(String system, String user, boolean revises) {
        Matcher json = JSON.matcher(user);
        if (!revises && json.find()) {
            obeyed++;
            return json.group();
        }
        List<String> ordered = new ArrayList<>();
        obey(system, user, ordered);
        obeyed += ordered.isEmpty() ? 0 : 1;
        StringBuilder entries = new StringBuilder();
        if (revises) {
            for (int i = 0; i < ordered.size(); i++) {
                append(entries, ordered.get(i), i + 1, user);
            }
            return "{\"rewrites\":[" + entries + "]}";
        }
        ordered.forEach(text -> append(entries, text, 0, user));
        Matcher sentence = NUMBERED.matcher(user);
        for (int copied = 0; copied < 2 && sentence.find(); copied++) {
            append(entries, sentence.group(2), 0, user);
        }
        String headline = ordered.isEmpty() ? "" : ordered.get(0);
        return "{\"headline\":%s,\"sentences\":[%s],\"key_figures\":[{\"figure\":\"f1\",\"label\":%s},{\"figure\":\"f77\"}]}"
                .formatted(quoted(headline), entries, quoted(headline));
    }

    private static void append(StringBuilder entries, String text, int number, String user) {
        StringBuilder ids = new StringBuilder();
        Matcher handle = HANDLE.matcher(user);
        while (handle.find()) {
            ids.append(ids.isEmpty() ? "" : ",")
                    .append("\"f")
                    .append(handle.group(1))
                    .append('"');
        }
        entries.append(entries.isEmpty() ? "" : ",")
                .append("{\"sentence\":%d,\"text\":%s,\"figures\":[%s],\"evidence\":[1,2,3]}"
                        .formatted(number, quoted(text), ids));
    }

    private static void obey(String system, String words, List<String> ordered) {
        all(SAY, words).forEach(said -> ordered.add(said.group(1)));
        if (PROMPT.matcher(words).find()) {
            system.lines().filter(line -> line.length() > 20).forEach(ordered::add);
            words.lines().filter(line -> line.contains("article-")).limit(2).forEach(ordered::add);
        }
        all(LINK, words).forEach(link -> {
            ordered.add("See " + link.group(1) + "secret-words for more.");
            ordered.add("![It rained](" + link.group(1) + "secret-words) for a day.");
        });
        all(REPEAT, words).forEach(word -> ordered.add((word.group(1) + " ").repeat(20_000)));
        all(BASE64, words).forEach(code -> {
            String plain = decoded(code.group());
            if (plain.matches("[\\p{Print}\\n]+")) {
                obey(system, plain, ordered);
            }
        });
        String backwards = new StringBuilder(words).reverse().toString();
        all(SAY, backwards).forEach(said -> ordered.add(said.group(1)));
    }

    private static List<MatchResult> all(Pattern pattern, String words) {
        return pattern.matcher(words).results().toList();
    }

    private static String decoded(String code) {
        try {
            return new String(Base64.getDecoder().decode(code), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}

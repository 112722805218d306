package dev.precis.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Articles of 100 KB to 2 MB through the service and a model, with its default deadlines, at once and streamed. The model
 * waits and then retells sentences of what it got. Arguments: milliseconds the model takes (1,000); a file to take the text
 * from (sentences of the samples, with numbers of their own).
 */
public final class LongRun {
    private static final int[] KILOBYTES = {100, 500, 1_000, 2_000};
    private static final int RETOLD = 5;
    private static final Pattern LINE = Pattern.compile("(?m)^\\[(\\d+)\\] (.{60,400})$");
    private static final Pattern MARK = Pattern.compile(" \\[(f\\d+)\\]");

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger asked = new AtomicInteger();

    private LongRun() {}

    /** Takes some minutes. */
    public static void main(String[] arguments) throws Exception {
        int delay = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        String text = arguments.length > 1 ? Files.readString(Path.of(arguments[1])) : text(2_000_000);
        new LongRun().run(text, delay);
        System.exit(0);
    }

    /** The samples over and over, each time with other numbers. */
    private static String text(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int round = 1; text.length() < length; round++) {
            for (String sample : Samples.texts()) {
                text.append(sample.replaceAll("\\b(\\d)(\\d{2})\\b", "$1" + round % 10 + "$2"))
                        .append("\n\n");
            }
        }
        return text.toString();
    }

    private void run(String text, int delay) throws Exception {
        HttpServer model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        model.setExecutor(Executors.newCachedThreadPool());
        model.createContext("/", exchange -> answer(exchange, delay));
        model.start();
        System.out.printf(Locale.ROOT, "Java %s, model %d ms%n", Runtime.version(), delay);
        try (ServiceProcess service = new ServiceProcess(model.getAddress().getPort(), Map.of("PRECIS_CACHE", "0"))) {
            ask(service, text.substring(0, 20_000), false);
            for (int kilobytes : KILOBYTES) {
                for (boolean stream : new boolean[] {false, true}) {
                    String article = text.substring(0, Math.min(text.length(), kilobytes * 1_000));
                    asked.set(0);
                    long start = System.nanoTime();
                    String told = ask(service, article, stream);
                    System.out.printf(
                            Locale.ROOT,
                            "%,9d characters, %s: %6.1f s, model asked %d times, %s%n",
                            article.length(),
                            stream ? "streamed" : "at once ",
                            (System.nanoTime() - start) / 1e9,
                            asked.get(),
                            told);
                }
            }
        }
    }

    private static String ask(ServiceProcess service, String article, boolean stream) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.port() + "/v1/summaries?cache=false"))
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Accept", stream ? "text/event-stream" : "application/json")
                .timeout(Duration.ofMinutes(20))
                .POST(HttpRequest.BodyPublishers.ofString(article))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        String body = answer.body();
        if (answer.statusCode() != 200 || body.contains("event: problem")) {
            return answer.statusCode() + " " + body.substring(Math.max(0, body.length() - 300));
        }
        return "200";
    }

    private void answer(HttpExchange exchange, int delay) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            TimeUnit.MILLISECONDS.sleep(delay);
            boolean stream = json.readTree(body).path("stream").asBoolean();
            StringBuilder prompt = new StringBuilder();
            json.readTree(body).path("messages").forEach(message -> {
                if (message.path("role").asText().equals("user")) {
                    prompt.append(message.path("content").asText()).append('\n');
                }
            });
            byte[] bytes = completion(draft(prompt.toString()), stream).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", stream ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String draft(String prompt) throws IOException {
        ObjectNode draft = json.createObjectNode().put("headline", "What was told in many words");
        ArrayNode sentences = draft.putArray("sentences");
        Matcher line = LINE.matcher(prompt);
        for (int told = 0; told < RETOLD && line.find(); told++) {
            ObjectNode sentence = sentences.addObject();
            sentence.put("text", MARK.matcher(line.group(2)).replaceAll(""));
            ArrayNode figures = sentence.putArray("figures");
            MARK.matcher(line.group(2)).results().forEach(mark -> figures.add(mark.group(1)));
            sentence.putArray("evidence").add(Integer.parseInt(line.group(1)));
        }
        draft.putArray("key_figures");
        return json.writeValueAsString(draft);
    }

    private String completion(String draft, boolean stream) throws IOException {
        ObjectNode answer =
                json.createObjectNode().put("id", "1").put("created", 1).put("model", "m");
        ObjectNode choice = json.createObjectNode().put("index", 0);
        if (!stream) {
            choice.putObject("message").put("role", "assistant").put("content", draft);
            choice.put("finish_reason", "stop");
            answer.put("object", "chat.completion").putArray("choices").add(choice);
            usage(answer);
            return json.writeValueAsString(answer);
        }
        choice.putObject("delta").put("role", "assistant").put("content", draft);
        choice.put("finish_reason", "stop");
        answer.put("object", "chat.completion.chunk").putArray("choices").add(choice);
        ObjectNode end =
                json.createObjectNode().put("id", "1").put("created", 1).put("model", "m");
        end.put("object", "chat.completion.chunk").putArray("choices");
        usage(end);
        return String.join("\n\n", Arrays.asList(data(answer), data(end), "data: [DONE]", ""));
    }

    private String data(ObjectNode event) throws IOException {
        return "data: " + json.writeValueAsString(event);
    }

    private static void usage(ObjectNode answer) {
        answer.putObject("usage")
                .put("prompt_tokens", 900)
                .put("completion_tokens", 70)
                .put("total_tokens", 970);
    }
}

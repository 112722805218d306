package dev.precis.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The article among a page's JSON-LD. What cannot be read is passed over: it is beside the point, and often broken. */
record LinkedData(JsonNode article) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200_000;
    private static final int MOST_NODES = 2_000;

    static LinkedData of(Document page) {
        for (Element script : page.getElementsByTag("script")) {
            if (script.attr("type").equalsIgnoreCase("application/ld+json")
                    && script.data().length() <= LONGEST) {
                JsonNode article = article(parsed(script.data()));
                if (!article.isMissingNode()) {
                    return new LinkedData(article);
                }
            }
        }
        return new LinkedData(MissingNode.getInstance());
    }

    @Nullable
    String title() {
        return text(article.path("headline"));
    }

    @Nullable
    String outlet() {
        return text(article.path("publisher").path("name"));
    }

    @Nullable
    String url() {
        JsonNode page = article.path("mainEntityOfPage");
        String url = text(article.path("url"));
        return url != null ? url : text(page.isTextual() ? page : page.path("@id"));
    }

    @Nullable
    String published() {
        return text(article.path("datePublished"));
    }

    @Nullable
    String language() {
        JsonNode language = article.path("inLanguage");
        return text(language.isTextual() ? language : language.path("alternateName"));
    }

    /** One name or several, joined by commas. */
    @Nullable
    String author() {
        JsonNode author = article.path("author");
        List<String> names = new ArrayList<>();
        for (JsonNode each : author.isArray() ? author : List.of(author)) {
            String name = text(each.isTextual() ? each : each.path("name"));
            if (name != null && !name.isBlank() && !name.startsWith("http")) {
                names.add(name);
            }
        }
        return names.isEmpty() ? null : String.join(", ", names);
    }

    boolean isPaid() {
        return article.path("isAccessibleForFree").asText().equalsIgnoreCase("false");
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText().strip() : null;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The first node whose type is some kind of article, the nearest to the root first. */
    private static JsonNode article(JsonNode root) {
        Deque<JsonNode> nodes = new ArrayDeque<>();
        nodes.add(root);
        for (int seen = 0; !nodes.isEmpty() && seen < MOST_NODES; seen++) {
            JsonNode node = nodes.remove();
            if (isArticle(node.path("@type"))) {
                return node;
            }
            node.forEach(nodes::add);
        }
        return MissingNode.getInstance();
    }

    private static boolean isArticle(JsonNode type) {
        String name = type.isArray() ? type.path(0).asText() : type.asText();
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.endsWith("article") || plain.endsWith("blogposting") || plain.endsWith("report");
    }
}

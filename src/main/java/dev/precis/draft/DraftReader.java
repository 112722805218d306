package dev.precis.draft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.precis.article.Sentence;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Draft.Usage;
import dev.precis.figures.Figure;
import dev.precis.sources.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model's answer about one article. Takes what is usable and drops what is not: ids and sentence numbers that
 * do not exist, doubles, nulls, marks left in the text. An answer without a sentence is none, and so is one that breaks
 * off within its sentences.
 */
final class DraftReader {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern ID = Pattern.compile("\\bf\\d{1,6}\\b");

    private final Set<String> figures;
    private final Set<Integer> sentences;

    DraftReader(Reading reading) {
        this.figures = new HashSet<>(reading.figures().stream().map(Figure::id).toList());
        this.sentences = new HashSet<>(
                reading.article().sentences().stream().map(Sentence::index).toList());
    }

    /** A first draft; empty where the answer holds none. */
    Optional<Draft> draft(String answer, int maxFigures, Usage usage) {
        String rest = answer;
        while (rest != null) {
            DraftStream stream = new DraftStream(this, maxFigures, sentence -> {});
            stream.feed(rest);
            rest = stream.afterReasoning();
            if (rest == null) {
                return stream.end(usage);
            }
        }
        return Optional.empty();
    }

    /**
     * An earlier draft with the rewritten sentences in it, for those that were asked for; empty where unreadable. A
     * sentence behind the last one of the earlier draft is added to it where it was asked for.
     */
    Optional<Draft> revision(String answer, Draft earlier, Collection<Integer> asked, Usage usage) {
        Rewrites rewrites = new Rewrites();
        rewrites.scanner.feed(answer);
        return rewrites.isWhole ? Optional.of(merge(rewrites.found, earlier, asked, usage)) : Optional.empty();
    }

    private Draft merge(List<JsonNode> rewrites, Draft earlier, Collection<Integer> asked, Usage usage) {
        String headline = earlier.headline();
        List<DraftSentence> merged = new ArrayList<>(earlier.sentences());
        for (JsonNode rewrite : rewrites) {
            DraftSentence sentence = sentence(rewrite);
            int number = number(rewrite.path("sentence"));
            if (sentence == null || !asked.contains(number - 1)) {
                continue;
            }
            if (number - 1 == Objection.HEADLINE) {
                headline = sentence.text();
            } else if (number > merged.size()) {
                merged.add(sentence);
            } else {
                merged.set(number - 1, sentence);
            }
        }
        return earlier.with(headline, merged, usage);
    }

    @Nullable
    DraftSentence sentence(JsonNode node) {
        JsonNode text = node.isTextual() ? node : node.path("text");
        String clean = text(text);
        if (clean == null) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>(ids(node.path("figures")));
        Handles.figures(text.asText()).stream().filter(figures::contains).forEach(ids::add);
        return new DraftSentence(clean, List.copyOf(ids), evidence(node.path("evidence")));
    }

    /** Null where it names no figure of the article. */
    @Nullable
    KeyFigure keyFigure(JsonNode node) {
        List<String> ids = ids(node.isObject() ? node.path("figure") : node);
        return ids.isEmpty() ? null : new KeyFigure(ids.get(0), text(node.path("label")));
    }

    /** Ids of figures that exist, out of a list, one id, or one text with several; a bare number 3 is f3. */
    private List<String> ids(JsonNode node) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : parts(node)) {
            String id = NUMBER.matcher(part).matches() ? "f" + part : part.toLowerCase(Locale.ROOT);
            ID.matcher(id)
                    .results()
                    .map(MatchResult::group)
                    .filter(figures::contains)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** Indexes of sentences that exist, out of numbers that count from 1. */
    private List<Integer> evidence(JsonNode node) {
        Set<Integer> found = new LinkedHashSet<>();
        for (String part : parts(node)) {
            Matcher numbers = NUMBER.matcher(part);
            while (numbers.find()) {
                int index = Integer.parseInt(numbers.group()) - 1;
                if (sentences.contains(index)) {
                    found.add(index);
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<String> parts(JsonNode node) {
        List<String> parts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> parts.add(element.asText()));
        } else {
            parts.add(node.asText());
        }
        return parts;
    }

    /** A whole number, also one written as text; -1 where there is none. */
    private static int number(JsonNode node) {
        Matcher digits = NUMBER.matcher(node.asText());
        return digits.find() ? Integer.parseInt(digits.group()) : -1;
    }

    /** Plain words on one line; null where nothing is left. */
    static @Nullable String text(JsonNode node) {
        return node.isTextual() ? PlainWords.of(node.asText()) : null;
    }

    /** What an answer to a revision holds. */
    private static final class Rewrites implements AnswerScanner.Sink {
        final AnswerScanner scanner = new AnswerScanner(Set.of("rewrites"), Set.of(), this);
        final List<JsonNode> found = new ArrayList<>();
        boolean isWhole;

        @Override
        public boolean element(String field, String json) {
            JsonNode node = DraftStream.parse(json);
            found.add(node);
            return node.isObject();
        }

        @Override
        public void value(String field, String json) {}

        @Override
        public boolean closed(String field) {
            isWhole = true;
            return true;
        }

        @Override
        public void restart() {
            found.clear();
        }
    }
}

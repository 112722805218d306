package dev.precis.draft;

import com.fasterxml.jackson.databind.JsonNode;
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
 * do not exist, doubles, nulls, marks left in the text. An answer without a sentence is none.
 */
final class DraftReader {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern ID = Pattern.compile("\\bf\\d{1,6}\\b");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Set<String> figures;
    private final int sentences;

    DraftReader(Reading reading) {
        this.figures = new HashSet<>(reading.figures().stream().map(Figure::id).toList());
        this.sentences = reading.article().sentences().size();
    }

    /** A first draft; empty where the answer holds none. */
    Optional<Draft> draft(String answer, int maxFigures, Usage usage) {
        return JsonAnswer.find(answer, "sentences")
                .map(json -> new Draft(
                        text(json.path("headline")),
                        draftSentences(json.path("sentences")),
                        keyFigures(json.path("key_figures"), maxFigures),
                        usage))
                .filter(draft -> !draft.sentences().isEmpty());
    }

    /** An earlier draft with the rewritten sentences in it, for those that were asked for; empty where unreadable. */
    Optional<Draft> revision(String answer, Draft earlier, Collection<Integer> asked, Usage usage) {
        return JsonAnswer.find(answer, "rewrites").map(json -> merge(json.path("rewrites"), earlier, asked, usage));
    }

    private Draft merge(JsonNode rewrites, Draft earlier, Collection<Integer> asked, Usage usage) {
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
            } else {
                merged.set(number - 1, sentence);
            }
        }
        return new Draft(headline, merged, earlier.keyFigures(), usage);
    }

    private List<DraftSentence> draftSentences(JsonNode array) {
        List<DraftSentence> found = new ArrayList<>();
        for (JsonNode node : array) {
            DraftSentence sentence = sentence(node);
            if (sentence != null) {
                found.add(sentence);
            }
        }
        return found;
    }

    private @Nullable DraftSentence sentence(JsonNode node) {
        JsonNode text = node.isTextual() ? node : node.path("text");
        String clean = text(text);
        if (clean == null) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>(ids(node.path("figures")));
        Handles.figures(text.asText()).stream().filter(figures::contains).forEach(ids::add);
        return new DraftSentence(clean, List.copyOf(ids), evidence(node.path("evidence")));
    }

    private List<KeyFigure> keyFigures(JsonNode array, int most) {
        Set<String> seen = new HashSet<>();
        List<KeyFigure> found = new ArrayList<>();
        for (JsonNode node : array) {
            List<String> ids = ids(node.isObject() ? node.path("figure") : node);
            if (!ids.isEmpty() && found.size() < most && seen.add(ids.get(0))) {
                found.add(new KeyFigure(ids.get(0), text(node.path("label"))));
            }
        }
        return found;
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
                if (index >= 0 && index < sentences) {
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

    /** A text on one line and without marks; null where nothing is left. */
    private static @Nullable String text(JsonNode node) {
        if (!node.isTextual()) {
            return null;
        }
        String clean = Handles.strip(SPACE.matcher(node.asText()).replaceAll(" "));
        return clean.isEmpty() ? null : clean;
    }
}

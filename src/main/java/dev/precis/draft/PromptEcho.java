package dev.precis.draft;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows our own prompts again in what a model wrote. */
public final class PromptEcho {
    /** A run of this many words in common is no chance. */
    private static final int RUN = 6;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern FENCE = Pattern.compile("article-[0-9a-f]{6,}", Pattern.CASE_INSENSITIVE);
    private static final Set<String> RUNS = runs();

    private PromptEcho() {}

    /** The first stretch of a text that was taken from a prompt and not from the article; empty where none was. */
    public static Optional<Span> in(String text, String article) {
        Matcher fence = FENCE.matcher(text);
        if (fence.find()) {
            return Optional.of(new Span(fence.start(), fence.end()));
        }
        List<Span> words = words(text);
        for (int at = 0; at + RUN <= words.size(); at++) {
            List<Span> run = words.subList(at, at + RUN);
            String key = key(text, run);
            if (RUNS.contains(key) && !key(article, words(article)).contains(key)) {
                return Optional.of(new Span(run.get(0).start(), run.get(RUN - 1).end()));
            }
        }
        return Optional.empty();
    }

    private static Set<String> runs() {
        Set<String> runs = new HashSet<>();
        for (String prompt : Prompts.all()) {
            List<Span> words = words(prompt);
            for (int at = 0; at + RUN <= words.size(); at++) {
                runs.add(key(prompt, words.subList(at, at + RUN)));
            }
        }
        return runs;
    }

    private static List<Span> words(String text) {
        List<Span> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Span(word.start(), word.end()));
        }
        return words;
    }

    private static String key(String text, List<Span> words) {
        StringBuilder key = new StringBuilder();
        words.forEach(word -> key.append(text, word.start(), word.end()).append(' '));
        return key.toString().toLowerCase(Locale.ROOT);
    }
}

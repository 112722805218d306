package dev.precis.draft;

import static java.util.stream.Collectors.joining;

import dev.precis.grounding.Item;
import dev.precis.sources.Reading;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Puts into words what is asked of a model. The words themselves are files. Thread-safe. */
final class Prompts {
    /** Changes with every change of a prompt, so that a stored summary can say by which it was made. */
    static final String VERSION = Resources.text("version.txt");

    static final String SYSTEM = Resources.text("system.txt");

    private static final String REVISE = Resources.text("revise.txt");
    private static final Properties TASK = Resources.properties("task.properties");
    private static final int LONGEST_FOCUS = 300;
    private static final int WORDS_TO_RECOGNISE = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Prompts() {}

    /** All that is fixed in what a model is sent. */
    static List<String> all() {
        List<String> all = new ArrayList<>(List.of(SYSTEM, REVISE));
        TASK.values().forEach(line -> all.add(line.toString()));
        return all;
    }

    /** The article, fenced by a tag that nobody can guess, and what to make of it. */
    static String article(Reading reading, Brief brief) {
        String fence = "article-" + nonce();
        return "<" + fence + ">\n" + ArticleSheet.of(reading) + "</" + fence + ">\n" + task(reading, brief);
    }

    /** What to mend in an earlier draft. */
    static String revision(Draft earlier, List<Objection> objections) {
        String findings = objections.stream().map(o -> findings(earlier, o)).collect(joining("\n"));
        return REVISE.replace("{findings}", findings);
    }

    private static String nonce() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String task(Reading reading, Brief brief) {
        String style = "style." + brief.style().name().toLowerCase(Locale.ROOT);
        return String.join(
                        " ",
                        length(brief.length()),
                        line(style, ""),
                        language(brief.language(), reading.article().language()),
                        brief.maxFigures() == 0 ? line("figures.none", "") : line("figures", brief.maxFigures()),
                        focus(brief.focus()))
                .strip();
    }

    private static String length(Brief.Length length) {
        Integer sentences = length.sentences();
        if (sentences == null) {
            return line("length.words", String.valueOf(length.words()));
        }
        return sentences == 1 ? line("length.sentence", "") : line("length.sentences", sentences);
    }

    private static String language(@Nullable String wanted, String ofArticle) {
        String tag = wanted == null ? ofArticle : wanted;
        Locale locale = Locale.forLanguageTag(tag);
        boolean known = !locale.getLanguage().isEmpty() && !locale.getLanguage().equals("und");
        return known ? line("language", locale.getDisplayName(Locale.ENGLISH)) : line("language.article", "");
    }

    private static String focus(@Nullable String focus) {
        if (focus == null || focus.isBlank()) {
            return "";
        }
        String words = Harmless.words(focus.strip()).replace('"', '\'');
        return line("focus", words.substring(0, Math.min(words.length(), LONGEST_FOCUS)));
    }

    private static String line(String key, Object value) {
        String line = TASK.getProperty(key);
        if (line == null) {
            throw new IllegalStateException("task.properties lacks " + key);
        }
        return line.replace("{}", value.toString());
    }

    private static String findings(Draft earlier, Objection objection) {
        if (objection.sentence() >= earlier.sentences().size()) {
            return (line("revise.missing", objection.sentence() + 1) + " " + length(objection)).strip();
        }
        String text = text(earlier, objection.sentence());
        String found = objection.findings().stream()
                .map(Item::explanation)
                .map(Harmless::words)
                .distinct()
                .collect(joining(" "));
        return "Sentence %d (\"%s\"): %s"
                .formatted(
                        objection.sentence() + 1,
                        Harmless.words(beginning(text)),
                        (found + " " + length(objection)).strip());
    }

    private static String length(Objection objection) {
        return objection.words() == null ? "" : line("revise.length", objection.words());
    }

    /** The words of a sentence of the draft; those of the headline for -1. */
    private static String text(Draft draft, int sentence) {
        if (sentence != Objection.HEADLINE) {
            return draft.sentences().get(sentence).text();
        }
        return draft.headline() == null ? "" : draft.headline();
    }

    private static String beginning(String text) {
        String[] words = text.split(" ", WORDS_TO_RECOGNISE + 1);
        return words.length <= WORDS_TO_RECOGNISE
                ? text
                : String.join(" ", List.of(words).subList(0, WORDS_TO_RECOGNISE)) + " …";
    }
}

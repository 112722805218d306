package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds in an article what seems to be said to a machine. Nothing follows from it but a note to the caller: what keeps the
 * answer clean is the fence, the schema and the gate, which take no notice of what looks harmless.
 */
public final class Suspicions {
    /** More than these say nothing new. */
    private static final int MOST = 20;

    /** Three in a row, or between single letters: one alone is a habit of typesetters. */
    private static final Pattern UNSEEN = Pattern.compile(
            "(?:\\p{L}?(?:[\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]|[\\x{E0000}-\\x{E007F}])){3,2000}");

    /** Where an expression begins with words to choose from; within them there may be brackets one deep. */
    private static final Pattern WORDS_FIRST =
            Pattern.compile("(?:\\\\b)?\\(\\?:((?:[^()]|\\([^()]*\\))*)\\)|\\\\b(\\p{L}+)");

    private static final List<Rule> RULES = rules();

    private Suspicions() {}

    /**
     * One place.
     *
     * @param field of the article: {@code text}, {@code title} or {@code source_url}
     * @param span in that field
     * @param why one word: {@code instruction}
     */
    public record Suspicion(String field, Span span, String why) {}

    private record Rule(String why, Pattern pattern) {}

    /** At most twenty, in the order of the text, those of title and address behind them. */
    public static List<Suspicion> in(Article article) {
        List<Suspicion> found = new ArrayList<>(in("text", article.text()));
        found.addAll(in("title", article.metadata().title()));
        found.addAll(in("source_url", article.metadata().sourceUrl()));
        return found.stream().limit(MOST).toList();
    }

    private static List<Suspicion> in(String field, @Nullable String text) {
        List<Suspicion> found = new ArrayList<>();
        if (text == null) {
            return found;
        }
        String small = small(text);
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(small);
            for (int count = 0; count < MOST && matcher.find(); count++) {
                add(found, new Suspicion(field, new Span(matcher.start(), matcher.end()), rule.why()));
            }
        }
        found.sort(Comparator.comparing(Suspicion::span));
        return found;
    }

    /** The text without the difference between capitals and small letters, character by character: places stay right. */
    private static String small(String text) {
        char[] small = text.toCharArray();
        for (int i = 0; i < small.length; i++) {
            small[i] = Character.toLowerCase(Character.toUpperCase(small[i]));
        }
        return new String(small);
    }

    /**
     * Compiles an expression. Where it begins with one of several words, their first letters are looked for first: a quick look
     * at each character, instead of a slow one for the beginning of a word and for each word.
     */
    private static Pattern pattern(String expression) {
        Matcher words = WORDS_FIRST.matcher(expression);
        if (!words.lookingAt()) {
            return Pattern.compile(expression);
        }
        String choice = Objects.requireNonNullElse(words.group(1), words.group(2));
        String letters = Stream.of(choice.split("\\|"))
                .map(word -> word.substring(0, 1))
                .distinct()
                .collect(Collectors.joining());
        boolean known = letters.chars().allMatch(Character::isLetter);
        return Pattern.compile(known ? "(?=[" + letters + "])" + expression : expression);
    }

    /** Leaves out what lies within, or holds, a place that is told already. */
    private static void add(List<Suspicion> found, Suspicion suspicion) {
        if (found.stream().noneMatch(other -> other.span().overlaps(suspicion.span()))) {
            found.add(suspicion);
        }
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        Resources.text("suspicions.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> {
                    String[] parts = line.split(" \\| ", 2);
                    rules.add(new Rule(parts[0].strip(), pattern(parts[1].strip())));
                });
        rules.add(new Rule("unseen", UNSEEN));
        return List.copyOf(rules);
    }
}

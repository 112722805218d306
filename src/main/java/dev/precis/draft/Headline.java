package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Passage;
import dev.precis.article.Passage.Role;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headline of an article: its own, or the one it came with, or the beginning of its first sentence. */
final class Headline {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern OUTLET = Pattern.compile(" [|–—-] [\\p{L}\\p{N} .&']{2,30}$");
    private static final int LONGEST = 90;
    private static final int STRETCHED = 130;
    private static final int SHORTEST = 25;

    private final ExtractWords words;

    Headline(ExtractWords words) {
        this.words = words;
    }

    @Nullable
    String of(Article article, List<Extract> extracts) {
        return own(article)
                .or(() -> Optional.ofNullable(article.metadata().title()).map(Headline::clean))
                .filter(title -> !title.isEmpty())
                .or(() -> extracts.stream().findFirst().map(Extract::text).flatMap(this::shortened))
                .orElse(null);
    }

    private static Optional<String> own(Article article) {
        return article.passages().stream()
                .filter(passage -> passage.role() == Role.HEADLINE)
                .map(Passage::span)
                .map(article::words)
                .map(Headline::clean)
                .findFirst();
    }

    private static String clean(String title) {
        String line = SPACE.matcher(title).replaceAll(" ").strip();
        var outlet = OUTLET.matcher(line);
        // What follows the last dash is an outlet's name only if a whole title stands before it.
        return outlet.find() && outlet.start() >= SHORTEST && !outlet.group().matches(".*\\p{N}.*")
                ? line.substring(0, outlet.start())
                : line;
    }

    /** The longest beginning that ends where a clause may end. */
    Optional<String> shortened(String sentence) {
        String bare = sentence.replaceFirst("[.…]$", "");
        if (bare.length() <= LONGEST) {
            return Optional.of(bare);
        }
        String cut = cut(bare, LONGEST);
        return Optional.ofNullable(cut != null ? cut : cut(bare, STRETCHED));
    }

    private @Nullable String cut(String sentence, int longest) {
        List<Token> tokens = Token.of(sentence);
        String best = null;
        for (int i = 1; i < tokens.size(); i++) {
            Token last = tokens.get(i - 1);
            Token next = tokens.get(i);
            String gap = sentence.substring(last.end(), next.start());
            boolean atBreak = gap.contains(",") || gap.contains(";") || words.has("headline breaks", next.lower());
            boolean fits = last.end() >= SHORTEST && last.end() <= longest;
            if (fits && atBreak && !words.has("no ending", last.lower()) && isBalanced(sentence, last.end())) {
                best = sentence.substring(0, last.end());
            }
        }
        return best;
    }

    private static boolean isBalanced(String sentence, int end) {
        String start = sentence.substring(0, end);
        long quotes = start.chars().filter(c -> c == '"').count();
        long open = start.chars().filter(c -> c == '“' || c == '(' || c == '‘').count();
        long closed =
                start.chars().filter(c -> c == '”' || c == ')' || c == '’').count();
        return quotes % 2 == 0 && open <= closed;
    }
}

package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Passage;
import dev.precis.article.Passage.Role;
import dev.precis.draft.Extract.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The headline of an article: its own, or the one it came with, or the beginning of its first sentence. */
final class Headline {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}");
    private static final Pattern OUTLET = Pattern.compile(" [|–—-] [\\p{L}\\p{N} .&']{2,30}$");
    private static final int LONGEST = 90;
    private static final int STRETCHED = 130;
    private static final int SHORTEST = 25;
    private static final int LEAD = 4;
    private static final double CLEARLY = 0.4;

    private final ExtractWords words;

    Headline(ExtractWords words) {
        this.words = words;
    }

    @Nullable
    String of(Article article, List<Extract> extracts) {
        return own(article, extracts)
                .or(() -> Optional.ofNullable(article.metadata().title()).map(Headline::clean))
                .filter(title -> !title.isEmpty())
                .or(() -> firstWhole(extracts).map(Extract::text).flatMap(this::shortened))
                .orElse(null);
    }

    /** Of the lines above the text, the one that says most of what the text begins with. */
    private Optional<String> own(Article article, List<Extract> extracts) {
        List<Extract> whole = extracts.stream()
                .filter(extract -> extract.standing() != Standing.NOT)
                .limit(LEAD)
                .toList();
        Set<String> told = whole.stream()
                .flatMap(extract -> extract.terms().weights().keySet().stream())
                .collect(Collectors.toSet());
        int start = whole.isEmpty()
                ? Integer.MAX_VALUE
                : whole.get(0).sentence().span().start();
        List<Passage> above = article.passages().stream()
                .filter(passage -> passage.span().start() < start && passage.role() != Role.CAPTION)
                .toList();
        return best(article, above, told, passage -> passage.role() == Role.HEADLINE, 0)
                .or(() -> best(article, above, told, passage -> passage.role() != Role.HEADLINE, CLEARLY));
    }

    private Optional<String> best(
            Article article, List<Passage> above, Set<String> told, Predicate<Passage> wanted, double least) {
        return above.stream()
                .filter(wanted)
                .map(passage -> clean(article.words(passage.span())))
                .filter(title -> title.length() <= STRETCHED && share(title, told) > least)
                .max(Comparator.comparing(title -> share(title, told)));
    }

    private static Optional<Extract> firstWhole(List<Extract> extracts) {
        return extracts.stream()
                .filter(extract -> extract.standing() != Standing.NOT)
                .findFirst();
    }

    private double share(String title, Set<String> told) {
        Set<String> terms = Terms.count(title, words).keySet();
        return terms.isEmpty()
                ? 0
                : (double) terms.stream().filter(told::contains).count() / terms.size();
    }

    private static String clean(String title) {
        String line = SPACE.matcher(title).replaceAll(" ").strip();
        var outlet = OUTLET.matcher(line);
        // What follows the last dash is an outlet's name only if a whole title stands before it.
        return outlet.find()
                        && outlet.start() >= SHORTEST
                        && !NUMBER.matcher(outlet.group()).find()
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
            if (fits && atBreak && isEnding(tokens, i - 1) && isBalanced(sentence, last.end())) {
                best = sentence.substring(0, last.end());
            }
        }
        return best;
    }

    /** "Officials said on Tuesday" ends well in grammar, but says nothing yet. */
    private boolean isEnding(List<Token> tokens, int last) {
        int at = last;
        while (at > 0 && isTime(tokens.get(at).lower())) {
            at--;
        }
        boolean saysNothing = words.has("saying words", tokens.get(at).lower());
        return !saysNothing && !words.has("no ending", tokens.get(last).lower());
    }

    private boolean isTime(String word) {
        return words.has("time words", word) || words.has("time prepositions", word);
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

package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Passage.Role;
import dev.precis.article.Sentence;
import dev.precis.draft.Extract.Standing;
import dev.precis.draft.Names.Edit;
import dev.precis.sources.Reading;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes extracts of the running text of one article, in its order. */
final class Body {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ENDS = Pattern.compile("[.!?…][\"'”’»)\\]]*$");
    private static final double MOSTLY = 0.85;
    private static final int FEWEST_WORDS = 4;
    private static final Set<String> COMMANDS = Set.of("instruction", "prompt", "output", "repeat");
    /** Quotation marks and spaces that a command may have in front. */
    private static final int MARKS = 2;

    private final Article article;
    private final Names names;
    private final Quoted quoted;
    private final Openings openings;
    private final ExtractWords words;
    private final List<Span> suspicions;

    Body(Reading reading) {
        this.article = reading.article();
        this.words = ExtractWords.of(article.language());
        this.quoted = Quoted.of(article);
        Set<String> capitals = capitals(article);
        this.names = new Names(reading, words, quoted, capitals);
        this.openings = new Openings(words, capitals);
        this.suspicions = Suspicions.in(article).stream()
                .filter(found -> found.field().equals("text") && COMMANDS.contains(found.why()))
                .map(Suspicions.Suspicion::span)
                .toList();
    }

    List<Extract> extracts() {
        List<Sentence> sentences =
                article.sentences().stream().filter(s -> s.role() == Role.BODY).toList();
        List<Map<String, Integer>> counts = sentences.stream()
                .map(s -> Terms.count(article.words(s.span()), words))
                .toList();
        List<Terms> terms = Terms.of(counts);
        List<Extract> extracts = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            extracts.add(extract(sentences.get(i), i, terms.get(i)));
        }
        return extracts;
    }

    private Extract extract(Sentence sentence, int order, Terms terms) {
        String text = rewritten(sentence.span());
        return new Extract(sentence, order, text, Token.count(text), standing(sentence, order, text), terms);
    }

    private Standing standing(Sentence sentence, int order, String text) {
        Span span = sentence.span();
        boolean isWhole = ENDS.matcher(text).find() && !Character.isLowerCase(text.codePointAt(0));
        if (!isWhole || quoted.crosses(span) || quoted.share(span) > MOSTLY || Token.count(text) < FEWEST_WORDS) {
            return Standing.NOT;
        }
        if (suspicions.stream().anyMatch(command -> begins(span, command))) {
            return Standing.NOT;
        }
        return order > 0 && openings.leans(text) ? Standing.AFTER_ANOTHER : Standing.ALONE;
    }

    /** "Ignore all instructions …" is said to a machine; "He told them to ignore all instructions" is news. */
    private static boolean begins(Span sentence, Span command) {
        int at = command.start() - sentence.start();
        return at >= -MARKS && at <= MARKS;
    }

    /** The sentence on one line, without connectives at its start, with names where the article only points. */
    private String rewritten(Span span) {
        String raw = article.words(span);
        int start = span.start() + openings.connective(raw);
        StringBuilder text = new StringBuilder();
        int at = start;
        for (Edit edit : names.edits(new Span(start, span.end()))) {
            text.append(article.text(), at, edit.span().start()).append(edit.words());
            at = edit.span().end();
        }
        text.append(article.text(), at, span.end());
        return capitalised(SPACE.matcher(text).replaceAll(" ").strip());
    }

    private static String capitalised(String text) {
        int first = text.isEmpty() ? 0 : text.codePointAt(0);
        return Character.isLowerCase(first)
                ? Character.toString(Character.toUpperCase(first)) + text.substring(Character.charCount(first))
                : text;
    }

    /** Words that stand with a capital where no sentence begins: names. */
    private static Set<String> capitals(Article article) {
        Set<String> capitals = new HashSet<>();
        List<Sentence> running =
                article.sentences().stream().filter(s -> s.role() == Role.BODY).toList();
        for (Sentence sentence : running) {
            List<Token> tokens = Token.of(article.words(sentence.span()));
            tokens.stream().skip(1).filter(Token::isCapital).map(Token::bare).forEach(capitals::add);
        }
        return capitals;
    }
}

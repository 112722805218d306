package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts names where the article only points at a source: "he said" gives "Ana Ruiz said", "according to the report" gives
 * "according to the Daily Post". Only words of the article are put in, and only where the grammar stays the same.
 */
final class Names {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");
    private static final int APPOSITION = 40;
    private static final int LONGEST_DESCRIPTION = 3;

    private final Article article;
    private final ExtractWords words;
    private final Quoted quoted;
    private final Set<String> capitals;
    private final NavigableMap<Integer, Mention> mentions = new TreeMap<>();
    private final Map<String, String> shown = new HashMap<>();

    /** A place where a source is named or meant. */
    private record Mention(Span span, Source source, boolean inCue) {}

    /** Words of the article and what takes their place. */
    record Edit(Span span, String words) {}

    /**
     * For the sentences of one article.
     *
     * @param capitals words that the article writes with a capital inside a sentence
     */
    Names(Reading reading, ExtractWords words, Quoted quoted, Set<String> capitals) {
        this.article = reading.article();
        this.words = words;
        this.quoted = quoted;
        this.capitals = capitals;
        NavigableMap<Integer, Span> cues = new TreeMap<>();
        reading.claims().forEach(claim -> cues.put(claim.cue().start(), claim.cue()));
        for (Source source : reading.sources()) {
            for (Span span : source.mentions()) {
                Map.Entry<Integer, Span> cue = cues.floorEntry(span.start());
                boolean inCue = cue != null && cue.getValue().contains(span);
                mentions.put(span.start(), new Mention(span, source, inCue));
            }
            shown.put(source.id(), shown(source));
        }
    }

    /** What has to change in a sentence so that it names whom it means, in order. */
    List<Edit> edits(Span sentence) {
        List<Edit> edits = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Mention mention : mentions.subMap(sentence.start(), sentence.end()).values()) {
            String name = replacement(mention, sentence, named);
            if (name != null) {
                edits.add(new Edit(mention.span(), name));
            }
            if (name != null || isNamedIn(mention.source(), article.words(mention.span()))) {
                named.add(mention.source().id());
            }
        }
        return edits;
    }

    private @Nullable String replacement(Mention mention, Span sentence, Set<String> named) {
        Source source = mention.source();
        Span before = new Span(sentence.start(), mention.span().start());
        boolean isKnown = named.contains(source.id()) || isNamedIn(source, article.words(before));
        if (isKnown || quoted.at(mention.span().start()) || !isTrusted(source)) {
            return null;
        }
        String said = article.words(mention.span());
        boolean fits = words.has("subject pronouns", said.toLowerCase(Locale.ROOT))
                ? standsFor(said.toLowerCase(Locale.ROOT), mention) && !hasName(before)
                : isDescription(said, mention);
        return fits ? shown.get(source.id()) : null;
    }

    /** Words of a title line are taken for a name now and then; a name stands with a capital in the running text, too. */
    private boolean isTrusted(Source source) {
        return !hasCapital(source.name())
                || Token.of(source.name()).stream().map(Token::bare).anyMatch(capitals::contains);
    }

    /** True where somebody else is named who could be meant. */
    private boolean hasName(Span before) {
        return Token.of(article.words(before)).stream()
                .filter(token -> !quoted.at(before.start() + token.start()))
                .anyMatch(token -> capitals.contains(token.bare()) && !words.has("time words", token.lower()));
    }

    private boolean standsFor(String pronoun, Mention mention) {
        SourceKind kind = mention.source().kind();
        return switch (pronoun) {
            case "he", "she" -> kind == SourceKind.PERSON || kind == SourceKind.ANONYMOUS;
            case "they" -> kind == SourceKind.GROUP && mention.inCue();
            default -> isThing(kind) && mention.inCue();
        };
    }

    /** "the report", "the spokesman": no name in it, and nothing behind it that says which. */
    private boolean isDescription(String said, Mention mention) {
        String name = mention.source().name();
        boolean isPlain = said.toLowerCase(Locale.ROOT).startsWith("the ")
                && said.substring(4).equals(said.substring(4).toLowerCase(Locale.ROOT))
                && Token.count(said) <= LONGEST_DESCRIPTION;
        return isPlain && hasCapital(name) && !isExplained(mention, name);
    }

    private boolean isExplained(Mention mention, String name) {
        int end = mention.span().end();
        String after = article.text().substring(end, Math.min(article.text().length(), end + APPOSITION));
        List<Token> next = Token.of(after);
        boolean defined =
                !next.isEmpty() && words.has("defining words", next.get(0).lower()) && after.startsWith(" ");
        return defined || after.startsWith("'") || after.startsWith("’") || after.contains(lastWord(name));
    }

    private static boolean isThing(SourceKind kind) {
        return kind == SourceKind.ORGANISATION || kind == SourceKind.OUTLET || kind == SourceKind.DOCUMENT;
    }

    private boolean isNamedIn(Source source, String text) {
        return hasCapital(source.name()) && text.contains(lastWord(source.name()));
    }

    /** The name as it stands in a sentence: with "the" where the article writes it so. */
    private String shown(Source source) {
        String name = source.name();
        boolean isPerson = source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ANONYMOUS;
        boolean withThe = !isPerson
                && source.mentions().stream()
                        .filter(span -> article.words(span).endsWith(name))
                        .anyMatch(span -> followsThe(span.end() - name.length()));
        return withThe ? "the " + name : name;
    }

    private boolean followsThe(int start) {
        int from = Math.max(0, start - 4);
        return article.text().substring(from, start).equalsIgnoreCase("the ");
    }

    private static boolean hasCapital(String name) {
        return name.chars().anyMatch(Character::isUpperCase);
    }

    private static String lastWord(String name) {
        String last = name;
        for (var matcher = WORD.matcher(name); matcher.find(); ) {
            last = matcher.group();
        }
        return last;
    }
}

package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds a speaker without a name who holds another office than whoever the article has for the words: "the judge told the
 * jury", where the prosecutor did; "a spokeswoman for the ministry", where the firm's spokesman did.
 */
final class RoleSpeaker {
    /** How many lists of offices there are that nobody holds together. */
    private static final int KINDS = 6;
    /** How many words before a name tell its office. */
    private static final int TITLE = 3;
    /** How many mentions of a source are looked at. */
    private static final int MENTIONS = 12;

    private final SourceTexts texts;
    private final ArticleIndex article;
    private final Vocabulary vocabulary;

    RoleSpeaker(SourceTexts texts) {
        this.texts = texts;
        this.article = texts.article;
        this.vocabulary = texts.text.vocabulary;
    }

    /**
     * Who says it in the article, where nobody there may be whom the text describes.
     *
     * @param places where the article has the words; of each list one may be meant
     * @param nearby true of words that are told, not quoted: whoever speaks in that sentence
     */
    @Nullable
    Source right(List<Word> name, List<Span> places, boolean nearby) {
        Set<String> own = kinds(name);
        Set<String> bodies = bodies(name);
        if (places.isEmpty() || own.isEmpty() && bodies.isEmpty()) {
            return null;
        }
        Source right = null;
        for (Span place : places) {
            List<Source> speakers = speakers(place, nearby);
            if (speakers.isEmpty() || !speakers.stream().allMatch(isOther(own, bodies, name))) {
                return null;
            }
            right = right == null ? speakers.get(0) : right;
        }
        return right;
    }

    private List<Source> speakers(Span place, boolean nearby) {
        List<Source> speakers = new ArrayList<>();
        List<Claim> claims = article.statements().in(article.side.sentenceAt(place.start()));
        boolean cued = claims.stream().anyMatch(claim -> place.overlaps(claim.cue()));
        for (Claim claim : claims) {
            boolean own = nearby && cued
                    ? place.overlaps(claim.cue())
                    : nearby || claim.content().stream().anyMatch(place::overlaps);
            for (String id : own ? SourceTexts.ids(claim) : List.<String>of()) {
                Source source = texts.sources.get(id);
                if (source != null) {
                    speakers.add(source);
                }
            }
        }
        return speakers;
    }

    private Predicate<Source> isOther(Set<String> own, Set<String> bodies, List<Word> name) {
        return source -> {
            List<Word> words = described(source);
            Set<String> kinds = kinds(words);
            boolean offices =
                    !own.isEmpty() && !kinds.isEmpty() && kinds.stream().noneMatch(own::contains);
            Set<String> others = bodies(words);
            boolean apart = !bodies.isEmpty()
                    && !others.isEmpty()
                    && others.stream().noneMatch(bodies::contains)
                    && !Acronyms.same(plain(name), source.name());
            return offices || apart && kinds.stream().noneMatch(own::contains);
        };
    }

    private static String plain(List<Word> words) {
        return String.join(
                " ", words.stream().filter(Word::isCapital).map(Word::text).toList());
    }

    /** The words of its name, and of what stands right before it: "prosecutor Ames". */
    private List<Word> described(Source source) {
        List<Word> words = new ArrayList<>(texts.speakers.read(source.name()));
        for (Span mention : source.mentions().stream().limit(MENTIONS).toList()) {
            int sentence = article.side.sentenceAt(mention.start());
            int at = article.side.wordAt(sentence, mention.start());
            words.addAll(texts.speakers.read(mention.in(article.side.text)));
            List<Word> all = article.side.words.get(sentence);
            for (int i = at - 1; i >= Math.max(0, at - TITLE) && !all.get(i + 1).afterMark(); i--) {
                words.add(all.get(i));
            }
        }
        return words;
    }

    private Set<String> kinds(List<Word> words) {
        Set<String> found = new HashSet<>();
        for (Word word : words) {
            for (int kind = 1; kind <= KINDS; kind++) {
                if (vocabulary.is("held-alone-" + kind, word.lower())) {
                    found.add("" + kind);
                }
            }
        }
        return found;
    }

    /** The names of whom a spokesman speaks for. */
    private Set<String> bodies(List<Word> words) {
        boolean spokes = words.stream().anyMatch(word -> word.lower().startsWith("spokes"));
        Set<String> keys = new HashSet<>();
        words.stream()
                .filter(word -> spokes && word.isCapital() && !word.key().isEmpty())
                .filter(word -> !word.lower().startsWith("spokes"))
                .forEach(word -> keys.add(word.lower().toLowerCase(Locale.ROOT)));
        return keys;
    }
}

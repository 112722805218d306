package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells whether an outlet that the article does not name may be the one that published it. */
final class Outlets {
    private static final int PUBLISHED = 24;
    private static final Pattern PUBLISHER =
            Pattern.compile("(?i)\\b(?:article|report|story|piece|column|writing) (?:in|by|for|from) (?:the )?$");

    private final SourceTexts texts;
    private final Side text;
    private final ArticleIndex article;
    private final ClaimContent contents;

    Outlets(SourceTexts texts) {
        this.texts = texts;
        this.text = texts.text;
        this.article = texts.article;
        this.contents = new ClaimContent(texts);
    }

    /** An outlet that the article does not name may be the one that published it, unless somebody else told the figures. */
    boolean mayBeTheOutlet(Source source, Claim claim, Map<Fact, Fact> bound) {
        return (source.kind() == SourceKind.OUTLET || isCalledArticle(claim) || isPublisher(source))
                && contents.factsOf(claim).stream()
                        .map(bound::get)
                        .noneMatch(fact -> fact != null
                                && article.side
                                                .reading
                                                .attribution(fact.figure())
                                                .source()
                                        != null);
    }

    /** "An article in the Globe", anywhere in the text. */
    private boolean isPublisher(Source source) {
        String name = source.name().replaceFirst("(?i)^the ", "");
        int at = text.text.indexOf(name);
        while (at >= 0) {
            String before = text.text.substring(Math.max(0, at - PUBLISHED), at);
            if (PUBLISHER.matcher(before).find()) {
                return true;
            }
            at = text.text.indexOf(name, at + name.length());
        }
        return false;
    }

    /** "According to an article in the Globe": the article itself, as a summary may call it. */
    private boolean isCalledArticle(Claim claim) {
        return texts.textSpeakers.read(claim.cue().in(text.text)).stream()
                .anyMatch(word -> text.vocabulary.is("summary-words", word.lower()));
    }
}

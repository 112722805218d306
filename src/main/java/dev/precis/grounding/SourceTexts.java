package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the checks of sources read of a text and its article. */
final class SourceTexts {
    final Side text;
    final ArticleIndex article;
    final Speakers textSpeakers;
    final Speakers speakers;
    /** The article's sources by their ids. */
    final Map<String, Source> sources = new LinkedHashMap<>();

    SourceTexts(Side text, ArticleIndex article) {
        this.text = text;
        this.article = article;
        this.textSpeakers = new Speakers(text);
        this.speakers = new Speakers(article.side);
        article.side.reading.sources().forEach(source -> sources.put(source.id(), source));
    }

    static List<String> ids(Claim claim) {
        String via = claim.via();
        return via == null ? List.of(claim.source()) : List.of(claim.source(), via);
    }
}

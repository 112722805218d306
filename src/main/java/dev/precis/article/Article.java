package dev.precis.article;

import dev.precis.text.Span;
import java.util.List;

/**
 * An article as the whole run sees it. Every span refers to {@link #text()}.
 *
 * @param text exactly as sent, or the clean text of the page that was sent or fetched
 * @param fromHtml true where {@code text} was made here, so that the answer must carry it
 * @param language BCP 47, lower case, for example {@code en}; {@code und} where it could not be told
 * @param sha256 of the UTF-8 form of {@code text}, lower-case hex
 * @param furniture in order, not overlapping
 * @param passages in order, not overlapping each other or furniture
 * @param sentences in order; each lies in one passage
 */
public record Article(
        String text,
        boolean fromHtml,
        Metadata metadata,
        String language,
        String sha256,
        List<Furniture> furniture,
        List<Passage> passages,
        List<Sentence> sentences) {
    public Article {
        furniture = List.copyOf(furniture);
        passages = List.copyOf(passages);
        sentences = List.copyOf(sentences);
    }

    public String words(Span span) {
        return span.in(text);
    }
}

package dev.precis.grounding;

import dev.precis.article.Article;
import dev.precis.article.Metadata;
import dev.precis.article.Passage;
import dev.precis.article.Sentence;
import dev.precis.figures.FigureFinder;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import dev.precis.text.SentenceSplitter;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads a text to be checked with the readers that read the article. Nothing in it is furniture. */
final class TextReader {
    private final SentenceSplitter splitter = new SentenceSplitter();
    private final ArticleReader reader = new ArticleReader(new FigureFinder(), new SourceReader());

    Reading read(String text, String language) {
        List<Passage> passages = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        for (Span line : lines(text)) {
            passages.add(new Passage(line, Passage.Role.BODY));
            for (Span sentence : splitter.split(text, line, language)) {
                sentences.add(new Sentence(sentences.size(), sentence, passages.size() - 1, Passage.Role.BODY));
            }
        }
        return reader.read(new Article(text, false, Metadata.NONE, language, "", List.of(), passages, sentences));
    }

    private static List<Span> lines(String text) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == '\n') {
                if (!text.substring(start, at).isBlank()) {
                    lines.add(new Span(start, at));
                }
                start = at + 1;
            }
        }
        return lines;
    }
}

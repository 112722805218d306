package dev.precis.article;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads an HTML page: its article's words, one paragraph a line, and what it says of itself. Thread-safe. */
final class PageReader {
    /** No honest page nests deeper; what does is flattened by the parser, so that hostile nesting costs no time. */
    private static final int DEEPEST = 256;

    Page read(String html, Metadata told) {
        Document document = Jsoup.parse(html, Parser.htmlParser().setMaxDepth(DEEPEST));
        Element body = document.body();
        VisibleText visible = VisibleText.of(MainText.of(body), body);
        Metadata metadata = PageMetadata.of(document, told);
        return new Page(visible.text(), visible.roles(), metadata, PageMetadata.language(document));
    }
}

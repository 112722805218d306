package dev.precis.article;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads an HTML page: its article's words, one paragraph a line, and what it says of itself. Thread-safe. */
final class PageReader {
    Page read(String html, Metadata told) {
        Document document = Jsoup.parse(html);
        Element body = document.body();
        VisibleText visible = VisibleText.of(MainText.of(body), body);
        Metadata metadata = PageMetadata.of(document, told);
        return new Page(visible.text(), visible.roles(), metadata, PageMetadata.language(document));
    }
}

package dev.precis.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of itself: Open Graph and article properties, then JSON-LD, then plain HTML. The caller's word wins. */
final class PageMetadata {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_URL = 2_000;

    private final Document page;
    private final LinkedData data;

    PageMetadata(Document page) {
        this.page = page;
        this.data = LinkedData.of(page);
    }

    /** @param base where the page stands; empty where that is not known */
    Metadata with(Metadata told, String base) {
        return new Metadata(
                first(told.title(), meta("og:title"), data.title(), text("h1"), page.title()),
                first(told.outlet(), meta("og:site_name"), data.outlet(), meta("application-name")),
                told.sourceUrl() != null ? told.sourceUrl() : address(base),
                told.published() != null ? told.published() : published(),
                first(told.author(), data.author(), meta("author"), meta("article:author"), byline()));
    }

    /** What the page says its language is, BCP 47; null where it says nothing that is one. */
    @Nullable
    String language() {
        Element html = page.selectFirst("html");
        return firstOf(PageMetadata::tag, html == null ? null : html.attr("lang"), data.language(), meta("og:locale"));
    }

    /** True where the page says that it is not free to read. */
    boolean isPaid() {
        return data.isPaid();
    }

    private @Nullable String published() {
        return firstOf(
                Timestamp::rfc3339,
                meta("article:published_time"),
                data.published(),
                meta("datePublished"),
                meta("date"),
                meta("dc.date"),
                meta("pubdate"),
                time());
    }

    private @Nullable String address(String base) {
        return firstOf(url -> absolute(url, base), link(), meta("og:url"), data.url(), base);
    }

    private static @Nullable String absolute(String url, String base) {
        try {
            URI address = base.isEmpty() ? new URI(url) : new URI(base).resolve(url);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null && url.length() <= LONGEST_URL ? address.toString() : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String tag(String written) {
        try {
            return new Locale.Builder()
                    .setLanguageTag(written.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private @Nullable String time() {
        Element time = page.body().getElementsByTag("time").first();
        return time == null ? null : time.attr("datetime");
    }

    private @Nullable String byline() {
        Element author =
                page.body().getElementsByAttributeValue("rel", "author").first();
        return author == null ? null : author.text();
    }

    private @Nullable String meta(String name) {
        for (Element meta : page.getElementsByTag("meta")) {
            if (name.equalsIgnoreCase(meta.attr("property"))
                    || name.equalsIgnoreCase(meta.attr("name"))
                    || name.equalsIgnoreCase(meta.attr("itemprop"))) {
                return meta.attr("content");
            }
        }
        return null;
    }

    private @Nullable String link() {
        for (Element link : page.head().getElementsByTag("link")) {
            if (link.attr("rel").equalsIgnoreCase("canonical")) {
                return link.attr("href").strip();
            }
        }
        return null;
    }

    private @Nullable String text(String tag) {
        Element found = page.body().getElementsByTag(tag).first();
        return found == null ? null : found.text();
    }

    /** The first that says anything, in one line. */
    private static @Nullable String first(@Nullable String... candidates) {
        return firstOf(
                words -> words.length() > LONGEST || words.isBlank()
                        ? null
                        : String.join(" ", words.strip().split("\\s+")),
                candidates);
    }

    private static @Nullable String firstOf(
            Function<String, @Nullable String> reading, @Nullable String... candidates) {
        return Stream.of(candidates)
                .filter(candidate -> candidate != null && !candidate.isBlank())
                .map(reading)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}

package dev.precis.web;

import dev.precis.text.OffsetUnit;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;

/** The fields by which any request gives its article. */
final class ArticleFields {
    static final Field<String> TEXT = Field.text(
                    "text",
                    Integer.MAX_VALUE,
                    "The article as plain text. It is taken exactly as sent: every offset is an offset into it.")
            .standing(Field.Place.ONLY_IN_JSON);
    static final Field<String> HTML = Field.text(
                    "html",
                    Integer.MAX_VALUE,
                    "The article as an HTML page. Offsets refer to the clean text that the answer carries as article.text.")
            .standing(Field.Place.ONLY_IN_JSON);
    static final Field<String> URL = Field.text(
                    "url",
                    2_000,
                    "Address of the article's page on the public web, http or https. Fetched only where the service was started with PRECIS_FETCH=on. Offsets refer to the clean text that the answer carries as article.text.")
            .standing(Field.Place.ONLY_IN_JSON);
    static final Field<String> TITLE = Field.text("title", 1_000, "Its title, where you know it.");
    static final Field<String> OUTLET = Field.text("outlet", 200, "Who published it.");
    static final Field<String> SOURCE_URL =
            Field.parsed("source_url", 2_000, "Where it stands on the web, http or https.", "uri", ArticleFields::url);
    static final Field<String> PUBLISHED = Field.parsed(
            "published",
            40,
            "When it was published: RFC 3339 date (2026-11-21) or date-time (2026-11-21T12:00:00Z).",
            "",
            ArticleFields::published);
    static final Field<String> AUTHOR = Field.text("author", 1_000, "Who wrote it.");
    static final Field<String> LANGUAGE = Field.parsed(
            "language",
            40,
            "Its language as a BCP 47 tag (en, pt-BR); found out where it is not given.",
            "",
            ArticleFields::language);
    static final Field<OffsetUnit> OFFSET_UNIT = Field.choice(
            "offset_unit",
            OffsetUnit.CODEPOINT,
            "What start and end count: codepoint (Python), utf16 (Java, JavaScript) or utf8 (bytes).");
    static final Field<Boolean> INCLUDE_TEXT = Field.flag(
            "include_text", false, "Whether the answer carries article.text. For html and url it always does.");

    static final List<Field<?>> ALL =
            List.of(TEXT, HTML, URL, TITLE, OUTLET, SOURCE_URL, PUBLISHED, AUTHOR, LANGUAGE, OFFSET_UNIT, INCLUDE_TEXT);

    /** What any request with an article may be refused for. */
    static final List<ProblemType> PROBLEMS = List.of(
            ProblemType.INVALID_JSON,
            ProblemType.INVALID_ENCODING,
            ProblemType.INVALID_REQUEST,
            ProblemType.REQUEST_TIMEOUT,
            ProblemType.CONTENT_TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            ProblemType.NO_ARTICLE,
            ProblemType.FETCHING_UNAVAILABLE,
            ProblemType.URL_BLOCKED,
            ProblemType.UNSUPPORTED_TYPE,
            ProblemType.NOT_AN_ARTICLE,
            ProblemType.FETCH_FAILED,
            ProblemType.DEADLINE);

    private ArticleFields() {}

    /** A well-formed language tag in its canonical letter case. */
    static String language(String tag) {
        try {
            if (!tag.isEmpty()) {
                return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // told below
        }
        throw new IllegalArgumentException("must be a BCP 47 language tag such as en or pt-BR");
    }

    private static String published(String time) {
        try {
            if (time.length() == "2026-11-21".length()) {
                return LocalDate.parse(time).toString();
            }
            if (time.length() >= "2026-11-21T12:00:00Z".length()) {
                var unused = OffsetDateTime.parse(time.replace(' ', 'T'));
                return time;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "must be an RFC 3339 date or date-time such as 2026-11-21 or 2026-11-21T12:00:00Z");
    }

    static String url(String address) {
        try {
            var url = new URI(address);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new IllegalArgumentException("must be an http or https address such as https://example.org/story");
    }
}

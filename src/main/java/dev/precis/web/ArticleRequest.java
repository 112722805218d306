package dev.precis.web;

import dev.precis.article.Metadata;
import dev.precis.article.Submission;
import dev.precis.text.OffsetUnit;
import java.util.List;
import java.util.Objects;

/** What every request that gives an article asks for. */
record ArticleRequest(Submission submission, OffsetUnit offsetUnit, boolean includeText) {
    /**
     * Reads the article's fields; complaints stay with the fields until {@link Fields#check}. Exactly one of text, html
     * and url must be there.
     */
    static ArticleRequest of(Fields fields) {
        requireOne(fields);
        var text = fields.get(ArticleFields.TEXT, "");
        var html = fields.get(ArticleFields.HTML, "");
        var url = fields.get(ArticleFields.URL, "");
        var format = fields.has(ArticleFields.HTML)
                ? Submission.Format.HTML
                : fields.has(ArticleFields.URL) ? Submission.Format.LINK : Submission.Format.TEXT;
        var content =
                switch (format) {
                    case TEXT -> text;
                    case HTML -> html;
                    case LINK -> url;
                };
        var metadata = new Metadata(
                fields.get(ArticleFields.TITLE),
                fields.get(ArticleFields.OUTLET),
                fields.get(ArticleFields.SOURCE_URL),
                fields.get(ArticleFields.PUBLISHED),
                fields.get(ArticleFields.AUTHOR));
        return new ArticleRequest(
                new Submission(content, format, metadata, fields.get(ArticleFields.LANGUAGE)),
                fields.get(ArticleFields.OFFSET_UNIT, OffsetUnit.CODEPOINT),
                fields.get(ArticleFields.INCLUDE_TEXT, false));
    }

    /** Whether only the address of the article was sent. */
    boolean isLink() {
        return submission.format() == Submission.Format.LINK;
    }

    private static void requireOne(Fields fields) {
        var given = List.of(ArticleFields.TEXT, ArticleFields.HTML, ArticleFields.URL).stream()
                .filter(fields::has)
                .toList();
        if (given.isEmpty()) {
            fields.complain("must have one of text, html and url; it has none");
        }
        given.stream()
                .skip(1)
                .forEach(field -> fields.complain(
                        field.name(),
                        "",
                        "must not be there beside " + given.get(0).name() + "; send one of text, html, url"));
    }

    /** Refuses what is well-formed but cannot be done. Called when all fields have been read and checked. */
    void checkDoable(Fields fields, int maxCharacters) {
        if (Objects.equals(submission.format(), Submission.Format.TEXT)) {
            checkLength(submission.content(), maxCharacters);
        }
    }

    static void checkLength(String text, int maxCharacters) {
        int characters = text.length() > maxCharacters ? text.codePointCount(0, text.length()) : 0;
        if (characters > maxCharacters) {
            throw Problem.of(
                            ProblemType.CONTENT_TOO_LARGE,
                            "The article's text has " + characters + " characters; at most " + maxCharacters
                                    + " are read.")
                    .asException();
        }
    }
}

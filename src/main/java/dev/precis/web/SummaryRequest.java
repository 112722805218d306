package dev.precis.web;

import dev.precis.article.Article;
import dev.precis.draft.Brief;
import dev.precis.summary.Options;
import dev.precis.summary.Options.Verification;
import java.util.Locale;

/**
 * What a request for a summary asks for.
 *
 * @param mayBeKnown whether an answer that is known already will do
 */
record SummaryRequest(ArticleRequest article, Options options, boolean mayBeKnown) {
    /** Reads all fields; complaints stay with the fields until {@link Fields#check}. */
    static SummaryRequest of(Fields fields) {
        var article = ArticleRequest.of(fields);
        var brief = new Brief(
                SummaryFields.length(fields),
                fields.get(SummaryFields.STYLE, Brief.Style.PARAGRAPH),
                fields.get(SummaryFields.SUMMARY_LANGUAGE),
                fields.get(SummaryFields.FOCUS),
                fields.get(SummaryFields.MAX_FIGURES, Brief.DEFAULT_MAX_FIGURES));
        var verification = fields.get(SummaryFields.VERIFICATION, Verification.STRICT);
        var options = new Options(brief, verification, fields.get(SummaryFields.MODEL));
        return new SummaryRequest(article, options, fields.get(SummaryFields.CACHE, true));
    }

    /** The model it asks for, or the default. */
    Models.Model model(Models models) {
        return models.find(options.model()).orElseThrow(() -> Problem.of(
                        ProblemType.UNKNOWN_MODEL,
                        "The model is not configured here. Configured are: " + models.names() + ".")
                .asException());
    }

    /** Refuses to translate where the model cannot. */
    void checkLanguage(Models.Model model, Article article) {
        var wanted = options.brief().language();
        if (wanted == null || model.translates() || article.language().equals("und")) {
            return;
        }
        if (!primary(wanted).equals(primary(article.language()))) {
            throw Problem.of(
                            ProblemType.LANGUAGE_UNAVAILABLE,
                            "The article is in " + article.language() + " and " + model.name()
                                    + " cannot translate; leave summary_language out, or choose another model.")
                    .asException();
        }
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }
}

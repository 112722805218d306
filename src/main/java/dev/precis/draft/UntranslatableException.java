package dev.precis.draft;

import org.jspecify.annotations.Nullable;

/** A drafter that cannot translate was asked for a summary in another language than the article's. */
public final class UntranslatableException extends ModelUnavailableException {
    private UntranslatableException(String message) {
        super(Reason.REJECTED, message, null);
    }

    static void check(String article, @Nullable String wanted) {
        boolean isOther = wanted != null
                && !article.equals("und")
                && !ExtractWords.primary(article).equals(ExtractWords.primary(wanted));
        if (isOther) {
            throw new UntranslatableException("The article is in " + article + " and " + ExtractiveDrafter.NAME
                    + " cannot write in " + wanted + ". Leave the language out, or choose another model.");
        }
    }
}

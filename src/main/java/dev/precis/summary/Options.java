package dev.precis.summary;

import dev.precis.draft.Brief;
import org.jspecify.annotations.Nullable;

/**
 * How one article is to be summarised.
 *
 * @param model one of the configured models; null for the default
 */
public record Options(
        Brief brief, Verification verification, @Nullable String model) {
    public static final Options DEFAULT = new Options(Brief.DEFAULT, Verification.STRICT, null);

    /** What happens to a sentence that cannot be proven. */
    public enum Verification {
        /** It is withheld. */
        STRICT,
        /** It stays, and its findings are listed. */
        ANNOTATE
    }
}

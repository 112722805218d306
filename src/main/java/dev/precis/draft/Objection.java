package dev.precis.draft;

import dev.precis.grounding.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a sentence of a draft cannot stay as it is, or that one is missing.
 *
 * @param sentence index into {@link Draft#sentences()}; -1 is the headline, one behind the last asks for a further
 *     sentence
 * @param findings empty where only the length is wrong
 * @param words about how many the sentence should have; null where that does not matter
 */
public record Objection(
        int sentence, List<Item> findings, @Nullable Integer words) {
    public static final int HEADLINE = -1;

    public Objection(int sentence, List<Item> findings) {
        this(sentence, findings, null);
    }

    public Objection {
        findings = List.copyOf(findings);
    }
}

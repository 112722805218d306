package dev.precis.draft;

import dev.precis.grounding.Item;
import java.util.List;

/**
 * Why a sentence of a draft cannot stay as it is.
 *
 * @param sentence index into {@link Draft#sentences()}; -1 is the headline
 */
public record Objection(int sentence, List<Item> findings) {
    public static final int HEADLINE = -1;

    public Objection {
        findings = List.copyOf(findings);
    }
}

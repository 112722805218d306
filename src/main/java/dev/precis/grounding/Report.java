package dev.precis.grounding;

import java.util.List;

/**
 * The result of checking one text against an article.
 *
 * @param items in the order of the checked text
 */
public record Report(List<Item> items) {
    public Report {
        items = List.copyOf(items);
    }

    /** Contradicted if any item is, else unsupported if any item is, else supported. */
    public Verdict verdict() {
        if (items.stream().anyMatch(i -> i.status() == Item.Status.CONTRADICTED)) {
            return Verdict.CONTRADICTED;
        }
        return items.stream().anyMatch(Item::isFinding) ? Verdict.UNSUPPORTED : Verdict.SUPPORTED;
    }

    public List<Item> findings() {
        return items.stream().filter(Item::isFinding).toList();
    }

    /** The result for the whole text. */
    public enum Verdict {
        SUPPORTED,
        CONTRADICTED,
        UNSUPPORTED
    }
}

package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells for each word of the text in whose claim it stands: in the innermost of nested ones. Immutable. */
final class ClaimMap {
    private static final int NONE = -1;
    private final int[] claimAt;
    private final List<Statement> statements;

    private ClaimMap(List<Statement> statements, int[] claimAt) {
        this.statements = statements;
        this.claimAt = claimAt;
    }

    private record Part(int from, int to, int statement) {}

    static ClaimMap of(List<Statement> statements, int words) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            for (Stretch stretch : statements.get(i).content()) {
                parts.add(new Part(stretch.from(), stretch.to(), i));
            }
        }
        parts.sort(Comparator.comparingInt(Part::from)
                .thenComparing(Comparator.comparingInt(Part::to).reversed())
                .thenComparingInt(Part::statement));
        return new ClaimMap(List.copyOf(statements), sweep(parts, words));
    }

    /** Walks over the words once: the part that started last and has not ended holds the word. */
    private static int[] sweep(List<Part> parts, int words) {
        int[] table = new int[words];
        Deque<Part> open = new ArrayDeque<>();
        int next = 0;
        for (int at = 0; at < words; at++) {
            while (next < parts.size() && parts.get(next).from() <= at) {
                open.push(parts.get(next++));
            }
            while (!open.isEmpty() && open.element().to() <= at) {
                open.pop();
            }
            table[at] = open.isEmpty() ? NONE : open.element().statement();
        }
        return table;
    }

    @Nullable
    Statement at(int word) {
        return word < 0 || word >= claimAt.length || claimAt[word] == NONE ? null : statements.get(claimAt[word]);
    }
}

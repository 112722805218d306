package dev.precis.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings nested claims into a chain: the claimant inside is the source, an outlet or document around it the channel. */
final class Chain {
    private final ClaimMap map;

    private Chain(ClaimMap map) {
        this.map = map;
    }

    /** The statements with the channels that their nesting tells. */
    static List<Statement> link(List<Statement> statements, int words) {
        Chain chain = new Chain(ClaimMap.of(statements, words));
        return statements.stream().map(chain::link).toList();
    }

    private Statement link(Statement inner) {
        Statement outer = map.at(inner.cue().from());
        if (outer == null || outer == inner) {
            return inner;
        }
        if (outer.source() == inner.source()) {
            return inner.via() == null ? inner.from(inner.source(), outer.via()) : inner;
        }
        if (inner.source().kind == SourceKind.OUTLET && isCited(outer)) {
            return inner.from(outer.source(), inner.source());
        }
        return inner.via() == null && carries(outer.source()) ? inner.from(inner.source(), outer.source()) : inner;
    }

    /** "Citing officials, CNN reported that": what the outlet says is the officials'. */
    private static boolean isCited(@Nullable Statement outer) {
        return outer != null && outer.rule().equals("according-to");
    }

    private static boolean carries(Entry source) {
        return source.kind == SourceKind.OUTLET || source.kind == SourceKind.DOCUMENT;
    }
}

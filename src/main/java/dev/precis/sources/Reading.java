package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.figures.Figure;
import dev.precis.figures.Quantities;
import java.util.List;
import java.util.Map;

/**
 * Everything that code alone reads out of an article: its figures, its sources, and whose each figure is.
 *
 * @param claims in the order of the text
 * @param attributions by figure id; every figure has one
 */
public record Reading(
        Article article,
        Quantities quantities,
        List<Source> sources,
        List<Claim> claims,
        Map<String, Attribution> attributions) {
    public Reading {
        sources = List.copyOf(sources);
        claims = List.copyOf(claims);
        attributions = Map.copyOf(attributions);
    }

    public List<Figure> figures() {
        return quantities.figures();
    }

    public Attribution attribution(Figure figure) {
        return attributions.getOrDefault(figure.id(), Attribution.OWN_VOICE);
    }
}

package dev.precis.article;

import dev.precis.text.Span;

/**
 * A stretch of the text that belongs to the page and not to the article: left out of figures and summary, never cut.
 *
 * @param why one of {@code appeal}, {@code newsletter}, {@code share}, {@code related}, {@code navigation},
 *     {@code credit}, {@code caption_repeat}, {@code dateline}, {@code promo}, {@code comments}, {@code legal},
 *     {@code player}
 */
public record Furniture(Span span, String why) {}

package dev.precis.article;

import dev.precis.text.Span;

/**
 * A sentence of the article, furniture left out.
 *
 * @param index its number in the article, from 0
 * @param span trimmed of white space
 * @param passage index into {@link Article#passages()}
 */
public record Sentence(int index, Span span, int passage, Passage.Role role) {}

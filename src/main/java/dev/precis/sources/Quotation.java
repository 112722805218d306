package dev.precis.sources;

import dev.precis.text.Span;

/**
 * A stretch of text inside quotation marks.
 *
 * @param from its opening mark, as an index into the words
 * @param to behind its last word, which is the closing mark unless that is missing
 * @param span with its marks
 * @param closed false where the closing mark is missing at the end of a paragraph
 * @param passage the paragraph it stands in
 */
record Quotation(int from, int to, Span span, boolean closed, int passage) {}

/** Turns a submission into an {@link dev.precis.article.Article}: its language, its passages, and the page furniture left out. */
@NullMarked
package dev.precis.article;

import org.jspecify.annotations.NullMarked;

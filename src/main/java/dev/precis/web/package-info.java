/** HTTP: endpoints, problems, the API document and its pages. */
@NullMarked
package dev.precis.web;

import org.jspecify.annotations.NullMarked;

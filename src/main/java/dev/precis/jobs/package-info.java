/** Batches in the background and their webhooks, on db-scheduler. */
@NullMarked
package dev.precis.jobs;

import org.jspecify.annotations.NullMarked;

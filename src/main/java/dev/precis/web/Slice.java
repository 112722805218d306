package dev.precis.web;

/**
 * Where an article stands in the body of a batch.
 *
 * @param offset in bytes, from 0
 * @param line from 1; 0 where the batch is one JSON object
 */
record Slice(long offset, int length, int line) {}

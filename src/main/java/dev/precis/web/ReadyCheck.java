package dev.precis.web;

import java.util.function.BooleanSupplier;

/**
 * One thing without which requests cannot be served.
 *
 * @param detail what to tell where it is missing
 * @param isThere answers at once and never throws
 */
public record ReadyCheck(String detail, BooleanSupplier isThere) {}

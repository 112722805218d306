package dev.precis.web;

import java.time.Duration;

/**
 * A request that was answered. Holds nothing that a caller made up but its id.
 *
 * @param route as it is declared, {@code /v1/batches/{id}}; {@code none} where no route was met
 * @param method a known method of HTTP, or {@code OTHER}
 * @param traceId of the caller's trace (W3C {@code traceparent}); empty where there is none
 */
public record Served(String route, String method, int status, Duration took, String requestId, String traceId) {}

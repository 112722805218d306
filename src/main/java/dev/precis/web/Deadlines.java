package dev.precis.web;

import java.time.Duration;

/**
 * How long a request may be worked on, from the moment it has arrived.
 *
 * @param summaries where a model may be asked
 * @param reading where none is
 */
public record Deadlines(Duration summaries, Duration reading) {
    public static final Deadlines DEFAULT = new Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(20));

    Duration of(Operation operation) {
        return operation.asksModels() ? summaries : reading;
    }
}

package dev.precis;

import java.util.List;

/** The settings cannot be used. Holds every mistake found, each with what is wrong and an example, and no secret. */
final class ConfigException extends RuntimeException {
    private final transient List<String> mistakes;

    ConfigException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    List<String> mistakes() {
        return mistakes;
    }
}

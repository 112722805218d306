package dev.precis.access;

import java.util.Map;

/** Where several instances tell each other how much each key is used. */
public interface UseLedger {
    /**
     * Adds what this instance has let in since it last did.
     *
     * @param requests by key
     * @return how many requests of each key all instances have let in since ever; keys that were not used for more than an
     *     hour may be missing
     * @throws RuntimeException where it cannot be reached just now; then nothing was added
     */
    Map<String, Long> exchange(Map<String, Long> requests);
}

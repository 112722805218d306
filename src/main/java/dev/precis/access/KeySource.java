package dev.precis.access;

import java.util.List;

/** Where keys are kept. */
public interface KeySource {
    /**
     * Every key, revoked ones too.
     *
     * @throws RuntimeException where they cannot be read just now
     */
    List<KeyEntry> all();
}

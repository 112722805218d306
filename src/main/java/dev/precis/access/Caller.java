package dev.precis.access;

/**
 * Who asks.
 *
 * @param owner whose summaries, batches and cost these are: the name of the key, which a key made to replace it shares; empty
 *     where the service has no keys
 * @param key the id of the key, never the key itself; empty where there are none
 */
public record Caller(String owner, String key, Role role) {
    /** Anybody on this machine, while the service has no keys. */
    public static final Caller LOCAL = new Caller("", "", Role.ADMIN);

    /** Whether a key was shown. */
    public boolean hasKey() {
        return !key.isEmpty();
    }
}

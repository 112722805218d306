package dev.precis.access;

/** Everything that decides on whether a request may go on. Thread-safe. */
public record Access(KeyRing keys, Limits limits, FailedTries failures) implements AutoCloseable {
    /** @param strict whether a key is asked for even where there is none yet */
    public static Access of(AccessSettings settings, KeySource source, boolean strict) {
        return new Access(
                new KeyRing(settings.keys(), source, strict),
                new Limits(settings),
                new FailedTries(settings.failures()));
    }

    /**
     * For one of several instances.
     *
     * @param strict whether a key is asked for even where there is none yet
     * @param ledger through which the instances hear of each other
     */
    public static Access of(AccessSettings settings, KeySource source, boolean strict, UseLedger ledger) {
        return new Access(
                new KeyRing(settings.keys(), source, strict),
                new Limits(settings, ledger),
                new FailedTries(settings.failures()));
    }

    /** Without keys: whoever reaches the service may use it. */
    public static Access open() {
        return new Access(
                KeyRing.open(), new Limits(AccessSettings.DEFAULT), new FailedTries(AccessSettings.DEFAULT.failures()));
    }

    @Override
    public void close() {
        limits.close();
        keys.close();
    }
}

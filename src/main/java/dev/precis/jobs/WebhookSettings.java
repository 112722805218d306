package dev.precis.jobs;

import java.time.Duration;
import java.util.List;

/**
 * How webhooks are told.
 *
 * @param secrets keys of the signature; with several, each signs, so that they can be exchanged; empty where there are no
 *     webhooks
 * @param privateAddresses whether addresses that are not public may be told
 * @param timeout of one attempt
 * @param retries the pauses between attempts; when they are used up, the notice is dead
 */
public record WebhookSettings(
        List<Secret> secrets, boolean privateAddresses, Duration timeout, List<Duration> retries) {
    public static final WebhookSettings DEFAULT = new WebhookSettings(
            List.of(),
            false,
            Duration.ofSeconds(15),
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10)));

    public WebhookSettings {
        secrets = List.copyOf(secrets);
        retries = List.copyOf(retries);
    }

    public boolean isOn() {
        return !secrets.isEmpty();
    }
}

package dev.precis;

import dev.precis.jobs.JobSettings;
import dev.precis.jobs.Secret;
import dev.precis.jobs.WebhookSettings;
import dev.precis.web.BatchLimits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads how batches are taken in and worked on, and how their webhooks are told. */
final class BatchChoice {
    /** Every key that this class reads. */
    static final List<String> KEYS = List.of(
            "PRECIS_BATCH_BODY_TIMEOUT",
            "PRECIS_BATCH_LANES",
            "PRECIS_BATCH_LEASE",
            "PRECIS_BATCH_LIFETIME",
            "PRECIS_BATCH_MAX_ARTICLES",
            "PRECIS_BATCH_MAX_BODY",
            "PRECIS_BATCH_QUEUE",
            "PRECIS_BATCH_WORKERS",
            "PRECIS_WEBHOOK_ADDRESSES",
            "PRECIS_WEBHOOK_RETRIES",
            "PRECIS_WEBHOOK_SECRET",
            "PRECIS_WEBHOOK_TIMEOUT");

    private static final int REMOTE_WORKERS = 4;
    private static final String SECRET = "PRECIS_WEBHOOK_SECRET";

    private BatchChoice() {}

    static BatchLimits limits(Settings settings) {
        var standard = BatchLimits.DEFAULT;
        return new BatchLimits(
                settings.get("PRECIS_BATCH_MAX_ARTICLES", standard.maxArticles(), "10000", Config::count),
                settings.get("PRECIS_BATCH_MAX_BODY", standard.maxBody(), "200MB", Config::size),
                settings.get("PRECIS_BATCH_BODY_TIMEOUT", standard.bodyTimeout(), "10m", Config::duration));
    }

    /**
     * How batches are worked on. The embedded drafter computes, so it leaves half of the processors to single requests; a
     * model elsewhere is mostly waited for.
     *
     * @param remote whether any model is elsewhere
     * @param keep how long what has ended is kept
     * @param drain how long running articles may take when the service stops
     */
    static JobSettings jobs(Settings settings, boolean remote, Duration keep, Duration drain) {
        var standard = JobSettings.DEFAULT;
        int workers = remote ? REMOTE_WORKERS : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new JobSettings(
                settings.get("PRECIS_BATCH_WORKERS", workers, "4", BatchChoice::workers),
                settings.get("PRECIS_BATCH_LANES", standard.lanes(), "16", BatchChoice::workers),
                settings.get("PRECIS_BATCH_LEASE", standard.lease(), "20s", BatchChoice::lease),
                standard.articleTimeout(),
                standard.retry(),
                settings.get("PRECIS_BATCH_LIFETIME", standard.lifetime(), "24h", BatchChoice::lifetime),
                keep.isZero() ? standard.lifetime() : keep,
                settings.get("PRECIS_BATCH_QUEUE", standard.maxOpen(), "100000", Config::count),
                drain);
    }

    static WebhookSettings webhooks(Settings settings) {
        var standard = WebhookSettings.DEFAULT;
        boolean everywhere =
                settings.get("PRECIS_WEBHOOK_ADDRESSES", Addresses.PUBLIC, "public", Addresses::parse) == Addresses.ANY;
        return new WebhookSettings(
                secrets(settings),
                everywhere,
                settings.get("PRECIS_WEBHOOK_TIMEOUT", standard.timeout(), "15s", Config::duration),
                settings.get("PRECIS_WEBHOOK_RETRIES", standard.retries(), "5s,1m,5m,30m,2h", BatchChoice::retries));
    }

    private static List<Secret> secrets(Settings settings) {
        var value = settings.secret(SECRET);
        if (value == null) {
            return List.of();
        }
        try {
            return Stream.of(value.split(",", -1))
                    .map(String::strip)
                    .map(Secret::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            settings.mistake(SECRET + " " + e.getMessage() + "; for example the output of: echo whsec_$(openssl rand"
                    + " -base64 32)");
            return List.of();
        }
    }

    private static List<Duration> retries(String value) {
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .map(BatchChoice::lifetime)
                .toList();
    }

    /** A time that may be long. */
    private static Duration lifetime(String value) {
        var hours = value.matches("[1-9]\\d{0,4}h");
        return hours
                ? Duration.ofHours(Long.parseLong(value.substring(0, value.length() - 1)))
                : Config.duration(value);
    }

    private static Duration lease(String value) {
        var lease = Config.duration(value);
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("must be a time of at least 1s");
        }
        return lease;
    }

    private static int workers(String value) {
        int workers = Config.count(value);
        if (workers > 500) {
            throw new IllegalArgumentException("must be a whole number from 1 to 500");
        }
        return workers;
    }

    /** Which addresses a webhook may have. */
    enum Addresses {
        PUBLIC,
        ANY;

        static Addresses parse(String value) {
            return switch (value) {
                case "public" -> PUBLIC;
                case "any" -> ANY;
                default -> throw new IllegalArgumentException("must be public or any");
            };
        }
    }
}

package dev.precis.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.precis.store.Notice;
import dev.precis.store.Notice.State;
import dev.precis.store.Notices;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells webhooks, signed after Standard Webhooks, again and again until they have taken it. Thread-safe. */
final class Postman {
    static final String NAME = "webhook";

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration LATER = Duration.ofSeconds(5);
    private static final int GONE = 410;
    private static final double JITTER = 0.1;

    private final Notices notices;
    private final WebhookSettings settings;
    private final Courier courier;
    private final RandomGenerator random;

    Postman(Notices notices, WebhookSettings settings, Courier courier, RandomGenerator random) {
        this.notices = notices;
        this.settings = settings;
        this.courier = courier;
        this.random = random;
    }

    CustomTask<Void> task(DatabaseClock clock) {
        return Tasks.custom(NAME, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.now().plus(LATER)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> deliver(instance.getId(), clock));
    }

    private CompletionHandler<Void> deliver(String id, DatabaseClock clock) {
        var notice = notices.find(id).filter(found -> found.state() == State.DUE);
        if (notice.isEmpty()) {
            return (complete, operations) -> operations.remove();
        }
        var state = attempt(notice.get(), clock);
        if (state != State.DUE) {
            return (complete, operations) -> operations.remove();
        }
        var pause = settings.retries().get(notice.get().attempts());
        var next = clock.now().plusNanos((long) (pause.toNanos() * (1 + JITTER * random.nextDouble())));
        return (complete, operations) -> operations.reschedule(complete, next);
    }

    private State attempt(Notice notice, DatabaseClock clock) {
        int status = courier.post(notice.url(), headers(notice, clock.now().getEpochSecond()), notice.body());
        boolean last = notice.attempts() >= settings.retries().size();
        var state = status / 100 == 2 ? State.DELIVERED : status == GONE || last ? State.DEAD : State.DUE;
        notices.tried(notice.id(), state, outcome(status));
        if (state == State.DEAD) {
            LOG.warn("The webhook of batch {} could not be told: {}", notice.batch(), outcome(status));
        }
        return state;
    }

    private Map<String, String> headers(Notice notice, long seconds) {
        var signatures = settings.secrets().stream()
                .map(secret -> secret.sign(notice.id(), seconds, notice.body()))
                .collect(Collectors.joining(" "));
        return Map.of(
                "webhook-id",
                notice.id(),
                "webhook-timestamp",
                String.valueOf(seconds),
                "webhook-signature",
                signatures,
                "Content-Type",
                "application/json");
    }

    private static String outcome(int status) {
        return status == Courier.UNREACHABLE ? "not reached" : "status " + status;
    }
}

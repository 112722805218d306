package dev.precis;

import dev.precis.web.Served;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line of log for each answered request: what the caller sent is not in it. Probes are left out. */
final class RequestLines implements Consumer<Served> {
    private static final Logger LOG = LoggerFactory.getLogger("dev.precis.requests");

    @Override
    public void accept(Served served) {
        if (served.route().startsWith("/health/") || served.route().equals("/metrics")) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("request_id", served.requestId())
                .addKeyValue("trace_id", served.traceId())
                .addKeyValue("method", served.method())
                .addKeyValue("route", served.route())
                .addKeyValue("status", served.status())
                .addKeyValue("ms", served.took().toMillis())
                .log("answered");
    }
}

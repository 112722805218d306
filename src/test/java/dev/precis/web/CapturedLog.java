package dev.precis.web;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open. */
final class CapturedLog implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    CapturedLog() {
        appender.start();
        root.addAppender(appender);
    }

    String text() {
        return List.copyOf(appender.list).stream().map(CapturedLog::line).collect(Collectors.joining("\n"));
    }

    private static String line(ILoggingEvent event) {
        var failure = event.getThrowableProxy();
        return event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
    }

    @Override
    public void close() {
        root.detachAppender(appender);
    }
}

package dev.precis.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows where a failure came from without its messages: they may quote the article, which logs must not hold. */
final class Trace {
    private static final int FRAMES = 20;
    private static final int CAUSES = 5;

    private Trace() {}

    static String of(Throwable failure) {
        var lines = new StringBuilder();
        @Nullable Throwable each = failure;
        for (int depth = 0; each != null && depth < CAUSES; depth++, each = each.getCause()) {
            lines.append(depth == 0 ? "" : "\nCaused by ")
                    .append(each.getClass().getName());
            lines.append(Arrays.stream(each.getStackTrace())
                    .limit(FRAMES)
                    .map(frame -> "\n\tat " + frame)
                    .collect(Collectors.joining()));
        }
        return lines.toString();
    }
}

package dev.precis.draft;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for work that mostly waits: virtual ones where the JDK has them (21 and newer), else small daemons. */
final class Threads {
    /** Enough for a parser above a socket. */
    private static final long STACK_BYTES = 256 * 1024;

    private static final long IDLE_SECONDS = 10;

    private Threads() {}

    /** Runs each task at once on a thread of its own. */
    static ExecutorService waiting(String name) {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                        Thread thread = new Thread(null, task, name, STACK_BYTES);
                        thread.setDaemon(true);
                        return thread;
                    });
        }
    }
}

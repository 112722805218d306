package dev.precis.jobs;

import java.util.Map;

/** Carries a notice to an address. Thread-safe. */
public interface Courier {
    /** Answered where the address could not be reached, or may not be. */
    int UNREACHABLE = 0;

    /**
     * Posts a body. Follows no redirect, and returns within its time limit.
     *
     * @return the status of the answer, or {@link #UNREACHABLE}
     */
    int post(String url, Map<String, String> headers, byte[] body);
}

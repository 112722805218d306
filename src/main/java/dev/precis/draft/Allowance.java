package dev.precis.draft;

import dev.precis.draft.Draft.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one request may still ask of models, and what it has asked in vain so far. A draft brings {@value #CALLS} calls
 * with it; revisions and tries after a failure come out of these. Thread-safe.
 */
public final class Allowance {
    /** Of one draft, with its revisions and all that failed. */
    static final int CALLS = 3;

    private final Deadline deadline;
    private final int maxTokens;
    private int calls;
    private Usage all = Usage.NONE;
    private Usage lost = Usage.NONE;
    private @Nullable BigDecimal cost;
    private boolean costIsKnown = true;

    Allowance(Duration time, int maxTokens) {
        this.deadline = Deadline.in(time);
        this.maxTokens = maxTokens;
    }

    /** For drafters that ask nobody, and for tests. */
    public static Allowance unlimited() {
        return new Allowance(Duration.ofDays(1), 0);
    }

    /** What failed calls took: no draft tells of them. */
    public synchronized Usage lost() {
        return lost;
    }

    /** What all calls cost, in US dollars; null where there was none, or where the price of one is not known. */
    public synchronized @Nullable BigDecimal cost() {
        return costIsKnown ? cost : null;
    }

    Deadline deadline() {
        return deadline;
    }

    /**
     * A new draft begins.
     *
     * @param others how many models stand behind the one that is asked; each of them keeps a call
     */
    public synchronized void grant(int others) {
        calls += Math.max(CALLS, others + 1);
    }

    /** True where a call may be made that leaves so many. */
    synchronized boolean has(int kept) {
        return calls > kept;
    }

    synchronized void take() {
        calls--;
    }

    /** Tokens that may still be used; less than 1 where there are none. */
    synchronized long tokens() {
        return maxTokens == 0 ? Long.MAX_VALUE : maxTokens - (long) all.inputTokens() - all.outputTokens();
    }

    /** Notes what a try took. */
    synchronized void spent(Usage usage, @Nullable BigDecimal price, boolean inVain) {
        all = all.plus(usage);
        if (inVain) {
            lost = lost.plus(usage);
        }
        boolean isPaid = usage.inputTokens() + usage.outputTokens() > 0;
        if (price != null) {
            cost = cost == null ? price : cost.add(price);
        } else if (isPaid) {
            costIsKnown = false;
        }
    }
}

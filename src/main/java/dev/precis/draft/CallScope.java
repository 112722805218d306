package dev.precis.draft;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.precis.draft.Draft.Usage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the calls a thread makes just now, and what they took. LangChain4j has no room for either: a deadline
 * belongs to a request, not to a model, and a call whose answer cannot be read is paid for all the same. Thread-safe.
 */
final class CallScope {
    private static final ThreadLocal<@Nullable CallScope> CURRENT = new ThreadLocal<>();

    /** Counts the tokens of every answer, readable or not; a stream ends on another thread than it began. */
    static final ChatModelListener TOKENS = new ChatModelListener() {
        @Override
        public void onRequest(ChatModelRequestContext context) {
            CallScope scope = CURRENT.get();
            if (scope != null) {
                context.attributes().put(CallScope.class, scope);
            }
        }

        @Override
        public void onResponse(ChatModelResponseContext context) {
            if (context.attributes().get(CallScope.class) instanceof CallScope scope) {
                scope.add(Tokens.of(context.chatResponse().tokenUsage(), 0));
            }
        }
    };

    private final Deadline deadline;
    private Usage usage = Usage.NONE;

    CallScope(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Does work whose calls on this thread end by the deadline and are counted. */
    <T> T during(Supplier<T> work) {
        CallScope outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** The scope of this thread, to be carried to another; null where there is none. */
    static @Nullable CallScope current() {
        return CURRENT.get();
    }

    /** A call begins: by when it must have ended. */
    static Deadline called(Deadline own) {
        CallScope scope = CURRENT.get();
        if (scope == null) {
            return own;
        }
        scope.add(new Usage(0, 0, 1));
        return own.orEarlier(scope.deadline);
    }

    synchronized Usage usage() {
        return usage;
    }

    private synchronized void add(Usage more) {
        usage = usage.plus(more);
    }
}

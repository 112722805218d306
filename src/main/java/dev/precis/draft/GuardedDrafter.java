package dev.precis.draft;

import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.Usage;
import dev.precis.draft.ModelCalls.ModelCall;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.sources.Reading;
import dev.precis.trace.Trace;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks a model within limits: of time, calls, tokens and money, and of what its provider can take. Tries again where that
 * helps. Thread-safe.
 */
final class GuardedDrafter implements Drafter {
    /** About, in English; other languages have two to three. */
    private static final int CHARACTERS_A_TOKEN = 4;

    /** What does the work, and what a try costs and is counted by. */
    record Parts(
            Drafter drafter,
            Drafter roomier,
            ProviderGuard guard,
            ModelRules rules,
            TokenBudget budget,
            ModelCalls listener) {}

    private final Parts parts;
    private final Failures failures;

    /** @param parts {@code roomier} is the same drafter with room for a longer answer */
    GuardedDrafter(Parts parts) {
        this.parts = parts;
        this.failures = new Failures(parts.drafter().name());
    }

    @Override
    public String name() {
        return parts.drafter().name();
    }

    @Override
    public boolean writesToLength() {
        return parts.drafter().writesToLength();
    }

    @Override
    public Drafter within(Allowance allowance, int others) {
        return new Within(allowance, others);
    }

    @Override
    public Draft draft(Reading reading, Brief brief) {
        return alone().draft(reading, brief);
    }

    @Override
    public Draft draft(Reading reading, Brief brief, Consumer<DraftSentence> written) {
        return alone().draft(reading, brief, written);
    }

    @Override
    public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
        return alone().revise(reading, brief, earlier, objections);
    }

    private Drafter alone() {
        ModelRules rules = parts.rules();
        Allowance allowance = new Allowance(rules.deadline(), rules.maxRequestTokens());
        allowance.grant(0);
        return within(allowance, 0);
    }

    /** For one request. */
    private final class Within implements Drafter {
        private final Allowance allowance;
        private final int others;

        Within(Allowance allowance, int others) {
            this.allowance = allowance;
            this.others = others;
        }

        @Override
        public String name() {
            return GuardedDrafter.this.name();
        }

        @Override
        public boolean writesToLength() {
            return GuardedDrafter.this.writesToLength();
        }

        @Override
        public Draft draft(Reading reading, Brief brief) {
            requireRoom(reading);
            return tried(new Attempts(allowance, others), drafter -> drafter.draft(reading, brief));
        }

        @Override
        public Draft draft(Reading reading, Brief brief, Consumer<DraftSentence> written) {
            requireRoom(reading);
            Attempts attempts = new Attempts(allowance, others);
            Consumer<DraftSentence> told = sentence -> {
                attempts.noMore();
                written.accept(sentence);
            };
            return tried(attempts, drafter -> drafter.draft(reading, brief, told));
        }

        @Override
        public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
            if (!allowance.has(0)) {
                throw failures.usedUp();
            }
            Attempts attempts = new Attempts(allowance, 0);
            return tried(attempts, drafter -> drafter.revise(reading, brief, earlier, objections));
        }

        private void requireRoom(Reading reading) {
            int least = LongArticles.size(reading) / CHARACTERS_A_TOKEN;
            if (least > allowance.tokens()) {
                throw failures.tooLong();
            }
        }

        /** An answer that was cut is asked for again with more room. */
        private Draft tried(Attempts attempts, Function<Drafter, Draft> work) {
            return attempts.run(() -> {
                boolean wasCut = attempts.last() == Reason.INCOMPLETE;
                return once(wasCut ? parts.roomier() : parts.drafter(), work);
            });
        }

        private Draft once(Drafter drafter, Function<Drafter, Draft> work) {
            requireBudget();
            if (allowance.deadline().isOver()) {
                throw failures.late();
            }
            return parts.guard().call(failures, allowance.deadline(), () -> traced(drafter, work));
        }

        private Draft traced(Drafter drafter, Function<Drafter, Draft> work) {
            return Trace.span("model", Map.of("gen_ai.request.model", name()), () -> counted(drafter, work));
        }

        private void requireBudget() {
            parts.budget().exhausted().ifPresent(wait -> {
                throw failures.budget(wait);
            });
            if (allowance.tokens() < 1) {
                throw failures.usedUp();
            }
        }

        private Draft counted(Drafter drafter, Function<Drafter, Draft> work) {
            allowance.take();
            CallScope scope = new CallScope(allowance.deadline());
            long start = System.nanoTime();
            try {
                Draft draft = scope.during(() -> work.apply(drafter));
                spend(draft.usage(), "ok", start);
                return draft;
            } catch (ModelUnavailableException e) {
                spend(scope.usage(), e.reason().name().toLowerCase(Locale.ROOT), start);
                throw e;
            } catch (RuntimeException e) {
                spend(scope.usage(), "cancelled", start);
                throw e;
            }
        }

        private void spend(Usage usage, String outcome, long start) {
            BigDecimal cost = parts.rules().prices().cost(name(), usage);
            allowance.spent(usage, cost, !outcome.equals("ok"));
            parts.budget().spend(usage, cost);
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            parts.listener().ended(new ModelCall(name(), outcome, usage, cost, duration));
        }
    }
}

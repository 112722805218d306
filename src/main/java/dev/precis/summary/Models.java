package dev.precis.summary;

import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.sources.Reading;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The drafters in the order they are asked: the default first, then those that stand in for it. */
final class Models {
    private final List<Drafter> drafters;

    /** What was drafted, and by whom. */
    record Drafted(Drafter drafter, Draft draft) {}

    Models(List<Drafter> drafters) {
        if (drafters.isEmpty()) {
            throw new IllegalArgumentException("At least one drafter is needed");
        }
        this.drafters = List.copyOf(drafters);
    }

    /**
     * The first draft that any model gives. A caller who names a model gets that one or its failure; the others stand in
     * only for the default.
     *
     * @throws ModelUnavailableException the first model's, with those of the others suppressed in it
     */
    Drafted draft(Reading reading, Options options) {
        return ask(options, drafter -> drafter.draft(reading, options.brief()), () -> true);
    }

    /**
     * The same, sentence by sentence.
     *
     * @param written hears each sentence while the model still writes
     * @param mayStartAgain asked where a model fails: true forgets what was heard of it, so that another may begin
     */
    Drafted draft(Reading reading, Options options, Consumer<DraftSentence> written, BooleanSupplier mayStartAgain) {
        return ask(options, drafter -> drafter.draft(reading, options.brief(), written), mayStartAgain);
    }

    private Drafted ask(Options options, Function<Drafter, Draft> draft, BooleanSupplier mayStartAgain) {
        ModelUnavailableException failure = null;
        for (Drafter drafter : asked(options.model())) {
            try {
                return new Drafted(drafter, draft.apply(drafter));
            } catch (ModelUnavailableException e) {
                failure = first(failure, e);
                if (!mayStartAgain.getAsBoolean()) {
                    throw failure;
                }
            }
        }
        throw failure == null ? new IllegalStateException("No drafter was asked") : failure;
    }

    private List<Drafter> asked(@Nullable String name) {
        if (name == null) {
            return drafters;
        }
        return drafters.stream()
                .filter(drafter -> drafter.name().equals(name))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalArgumentException("No model is configured under the name " + name));
    }

    private static ModelUnavailableException first(
            @Nullable ModelUnavailableException earlier, ModelUnavailableException later) {
        if (earlier == null) {
            return later;
        }
        if (earlier != later) {
            earlier.addSuppressed(later);
        }
        return earlier;
    }
}

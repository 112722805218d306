package dev.precis.summary;

import dev.precis.draft.Allowance;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.sources.Reading;
import dev.precis.summary.Summary.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The drafters in the order they are asked: the default first, then those that stand in for it. Thread-safe. */
public final class Models {
    /** Drafters of ours, which cost nothing; by name, because they may come wrapped. */
    private static final String EMBEDDED = "embedded/";

    private final List<Drafter> drafters;
    private final Supplier<Allowance> allowances;

    /**
     * What was drafted, and by whom.
     *
     * @param drafter to be asked for revisions, within what the request may still ask
     * @param tried who was asked before, in vain
     * @param allowance what the request asked in all
     */
    record Drafted(Drafter drafter, Draft draft, List<Tried> tried, Allowance allowance) {}

    /** Models whose requests have no limits. */
    public Models(List<Drafter> drafters) {
        this(drafters, Allowance::unlimited);
    }

    /** @param allowances gives each request what it may ask of models */
    public Models(List<Drafter> drafters, Supplier<Allowance> allowances) {
        if (drafters.isEmpty()) {
            throw new IllegalArgumentException("At least one drafter is needed");
        }
        this.drafters = List.copyOf(drafters);
        this.allowances = allowances;
    }

    /**
     * The first draft that any model gives. A caller who names a model gets that one or its failure; the others stand in
     * only for the default.
     *
     * @throws ModelUnavailableException the first model's, with those of the others suppressed in it
     */
    Drafted draft(Reading reading, Options options) {
        return first(options, drafter -> drafter.draft(reading, options.brief()), () -> true);
    }

    /**
     * The same, sentence by sentence.
     *
     * @param written hears each sentence while the model still writes
     * @param mayStartAgain asked where a model fails: true forgets what was heard of it, so that another may begin
     * @throws ModelUnavailableException as {@link #draft(Reading, Options)}
     */
    Drafted draft(Reading reading, Options options, Consumer<DraftSentence> written, BooleanSupplier mayStartAgain) {
        return first(options, drafter -> drafter.draft(reading, options.brief(), written), mayStartAgain);
    }

    private Drafted first(Options options, Function<Drafter, Draft> work, BooleanSupplier mayStartAgain) {
        List<Drafter> asked = asked(options.model());
        Allowance allowance = allowances.get();
        allowance.grant((int) asked.stream().filter(Models::isPaid).count() - 1);
        List<Tried> tried = new ArrayList<>();
        ModelUnavailableException failure = null;
        for (int i = 0; i < asked.size(); i++) {
            int others =
                    (int) asked.stream().skip(i + 1L).filter(Models::isPaid).count();
            Drafter drafter = asked.get(i).within(allowance, others);
            try {
                return new Drafted(drafter, work.apply(drafter), tried, allowance);
            } catch (ModelUnavailableException e) {
                failure = first(failure, e);
                tried.add(new Tried(drafter.name(), e.reason().name().toLowerCase(Locale.ROOT)));
                if (!mayStartAgain.getAsBoolean()) {
                    break;
                }
            }
        }
        throw failure == null ? new IllegalStateException("No drafter was asked") : failure;
    }

    private static boolean isPaid(Drafter drafter) {
        return !drafter.name().startsWith(EMBEDDED);
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

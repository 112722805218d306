package dev.precis.draft;

import dev.precis.draft.GuardedDrafter.Parts;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where all models are asked: it keeps what those of one provider share, and what all of them may cost together.
 * Thread-safe.
 */
public final class ModelDesk {
    /** How much longer than the first an answer may be that is asked for again because it was cut. */
    private static final int MORE_ROOM = 2;

    private final ModelRules rules;
    private final TokenBudget budget;
    private final ModelCalls listener;
    private final @Nullable Path record;
    private final Map<Address, ProviderGuard> guards = new ConcurrentHashMap<>();

    /** @param baseUrl null for the provider's own server */
    private record Address(Provider provider, @Nullable URI baseUrl) {}

    public ModelDesk(ModelRules rules, TokenBudget budget, ModelCalls listener) {
        this(rules, budget, listener, null);
    }

    /** @param record folder for all requests and answers; null writes none */
    public ModelDesk(ModelRules rules, TokenBudget budget, ModelCalls listener, @Nullable Path record) {
        this.rules = rules;
        this.budget = budget;
        this.listener = listener;
        this.record = record;
    }

    /**
     * A drafter for a model. Make it once and keep it. No request is sent before it is asked for a draft.
     *
     * @throws IllegalArgumentException where the settings lack a key; the message names the variable and not the value
     */
    public Drafter drafter(ModelSettings settings) {
        int room = Math.max(settings.maxOutputTokens(), settings.maxOutputTokens() * MORE_ROOM);
        Drafter guarded = guarded(
                new Address(settings.provider(), settings.baseUrl()),
                asking(settings),
                asking(settings.withMaxOutputTokens(room)));
        return new LongArticles(guarded, Drafters.room(settings), LongArticles.MOST_PARTS);
    }

    private Drafter asking(ModelSettings settings) {
        return record == null ? Drafters.of(settings) : Drafters.recorded(settings, record);
    }

    private Drafter guarded(Address address, Drafter drafter, Drafter roomier) {
        ProviderGuard guard = guards.computeIfAbsent(
                address, a -> new ProviderGuard(a.provider().id(), rules));
        return new GuardedDrafter(new Parts(drafter, roomier, guard, rules, budget, listener));
    }

    /** What one new request may ask of models. */
    public Allowance allowance() {
        return new Allowance(rules.deadline(), rules.maxRequestTokens());
    }

    /** Each provider in use, and whether it works at present: false while it is left alone, or refuses every call. */
    public Map<String, Boolean> providers() {
        Map<String, Boolean> providers = new TreeMap<>();
        guards.forEach((address, guard) ->
                providers.merge(address.provider().id(), guard.isOpen() && !guard.isRefusing(), Boolean::logicalAnd));
        return providers;
    }

    /** True where every provider in use refuses every call: a key, a name or an address must be mended. */
    public boolean isRefused() {
        return !guards.isEmpty() && guards.values().stream().allMatch(ProviderGuard::isRefusing);
    }
}

package dev.precis.draft;

import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Draft.Usage;
import dev.precis.grounding.Item;
import dev.precis.sources.Reading;
import dev.precis.text.Span;
import dev.precis.trace.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a model write about articles that are longer than what it reads at once. The parts are drafted side by side; the
 * sentences of the article that those drafts rest on, and not what the drafts say, make the article that the summary is
 * then written from. So no unchecked word of a model reaches the last prompt, and figures and sentences keep their
 * numbers. Where those sentences are too many, they are cut into parts again.
 *
 * <p>All parts are read or none: one that fails is a failure of the whole. Thread-safe where the drafter is.
 */
final class LongArticles implements Drafter {
    /** How many parts are drafted at once. */
    static final int SIDE_BY_SIDE = 4;
    /** More parts than this are refused before anything is asked. */
    static final int MOST_PARTS = 100;

    private static final int SENTENCES_OF_A_PART = 6;
    private static final int MOST_ROUNDS = 4;
    private static final int CHARACTERS_A_TOKEN = 4;

    private final Drafter drafter;
    private final int window;
    private final int mostParts;
    private final @Nullable Allowance allowance;

    /**
     * Makes one.
     *
     * @param window how much of an article the model reads at once, in characters of its sheet
     * @param mostParts more than these are refused
     */
    LongArticles(Drafter drafter, int window, int mostParts) {
        this(drafter, window, mostParts, null);
    }

    private LongArticles(Drafter drafter, int window, int mostParts, @Nullable Allowance allowance) {
        this.drafter = drafter;
        this.window = window;
        this.mostParts = mostParts;
        this.allowance = allowance;
    }

    /** What is read in the end, and what it took to choose it. */
    private record Choice(Reading reading, Usage usage, int parts) {}

    @Override
    public String name() {
        return drafter.name();
    }

    @Override
    public Drafter within(Allowance given, int others) {
        return new LongArticles(drafter.within(given, others), window, mostParts, given);
    }

    @Override
    public boolean writesToLength() {
        return drafter.writesToLength();
    }

    @Override
    public Draft draft(Reading reading, Brief brief) {
        Choice choice = choose(reading, brief);
        return complete(drafter.draft(choice.reading(), brief), choice);
    }

    @Override
    public Draft draft(Reading reading, Brief brief, Consumer<DraftSentence> written) {
        Choice choice = choose(reading, brief);
        return complete(drafter.draft(choice.reading(), brief, written), choice);
    }

    private static Draft complete(Draft draft, Choice choice) {
        return new Draft(
                draft.headline(),
                draft.sentences(),
                draft.keyFigures(),
                choice.usage().plus(draft.usage()),
                choice.parts());
    }

    @Override
    public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
        return drafter.revise(around(reading, earlier, objections), brief, earlier, objections);
    }

    private Choice choose(Reading reading, Brief brief) {
        List<Reading> parts = Parts.of(reading, window);
        int read = parts.size();
        boolean fits =
                read <= mostParts && isAllowed(reading) && parts.stream().allMatch(part -> Parts.size(part) <= window);
        if (!fits) {
            throw new Failures(name()).tooLong();
        }
        Usage usage = Usage.NONE;
        Reading chosen = reading;
        for (int round = 0; parts.size() > 1; round++) {
            if (round == MOST_ROUNDS) {
                throw new Failures(name()).tooLong();
            }
            if (allowance != null) {
                parts.forEach(part -> allowance.grant(0));
            }
            List<Draft> drafts = sideBySide(parts, ofPart(brief));
            for (Draft draft : drafts) {
                usage = usage.plus(draft.usage());
            }
            chosen = Excerpt.of(reading, restsOn(reading, drafts));
            parts = Parts.of(chosen, window);
        }
        return new Choice(chosen, usage, read);
    }

    /** How much of a prompt an article takes, in characters. */
    static int size(Reading reading) {
        return Parts.size(reading);
    }

    /** The ceiling of a request is told before any part is asked for. */
    private boolean isAllowed(Reading reading) {
        return allowance == null || Parts.size(reading) / CHARACTERS_A_TOKEN <= allowance.tokens();
    }

    private static Brief ofPart(Brief brief) {
        Brief.Length length = new Brief.Length(SENTENCES_OF_A_PART, null);
        return new Brief(length, Brief.Style.PARAGRAPH, null, brief.focus(), brief.maxFigures());
    }

    /** The drafts of all parts, in their order. */
    private List<Draft> sideBySide(List<Reading> parts, Brief brief) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(SIDE_BY_SIDE, parts.size()), work -> {
            Thread thread = new Thread(Trace.carried(work), "part");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var done = new ExecutorCompletionService<Draft>(threads);
            List<Future<Draft>> drafts = new ArrayList<>();
            parts.forEach(part -> drafts.add(done.submit(() -> drafter.draft(part, brief))));
            for (int i = 0; i < drafts.size(); i++) {
                done.take().get();
            }
            List<Draft> inOrder = new ArrayList<>();
            for (Future<Draft> draft : drafts) {
                inOrder.add(draft.get());
            }
            return inOrder;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while the parts were read");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The sentences that drafts name or take figures from, and the first one, which is the headline. */
    private static Set<Integer> restsOn(Reading reading, Collection<Draft> drafts) {
        Map<String, Integer> figures = Excerpt.sentencesOfFigures(reading);
        Set<Integer> indexes = new TreeSet<>();
        indexes.add(0);
        for (Draft draft : drafts) {
            for (DraftSentence sentence : draft.sentences()) {
                indexes.addAll(sentence.evidence());
                sentence.figures().forEach(id -> indexes.add(figures.getOrDefault(id, 0)));
            }
            draft.keyFigures().stream().map(KeyFigure::figure).forEach(id -> indexes.add(figures.getOrDefault(id, 0)));
        }
        return indexes;
    }

    /** For a revision: what the draft rests on, what the findings point at, and what stands beside. */
    private Reading around(Reading reading, Draft earlier, List<Objection> objections) {
        if (Parts.size(reading) <= window) {
            return reading;
        }
        Set<Integer> first = new LinkedHashSet<>();
        objections.stream()
                .flatMap(objection -> objection.findings().stream())
                .map(Item::evidence)
                .flatMap(Collection::stream)
                .forEach(span -> first.add(sentenceAt(reading, span)));
        first.addAll(restsOn(reading, List.of(earlier)));
        Set<Integer> all = new LinkedHashSet<>(first);
        first.forEach(index -> all.addAll(List.of(index - 1, index + 1)));
        List<Integer> kept = new ArrayList<>(all);
        Reading excerpt = Excerpt.of(reading, kept);
        while (Parts.size(excerpt) > window && kept.size() > 1) {
            kept = kept.subList(0, kept.size() * 3 / 4);
            excerpt = Excerpt.of(reading, kept);
        }
        return excerpt;
    }

    private static int sentenceAt(Reading reading, Span place) {
        return reading.article().sentences().stream()
                .filter(sentence -> sentence.span().overlaps(place))
                .findFirst()
                .map(sentence -> sentence.index())
                .orElse(0);
    }
}

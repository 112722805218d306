package dev.precis.summary;

import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.Objection;
import dev.precis.grounding.Item;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.summary.Summary.Withheld;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the sentences of one draft through the gate, as they are written: lets a good one out at once, has a bad one
 * revised, then lets it out late or withholds it. For one run, by one thread.
 *
 * <p>A sentence that is out is never taken back. Therefore the text of all that are out is checked as a whole each time
 * before one more joins them, wherever in it that one stands; it joins only where nothing is found in the whole text.
 */
final class Editor {
    static final int MOST_REVISIONS = 2;

    private final Reading reading;
    private final Options options;
    private final Function<String, Report> gate;
    private final Stopwatch watch;
    private final Consumer<Step> listener;
    private final LengthGoal goal;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private Draft.Usage usage = Draft.Usage.NONE;
    private int revisions;

    /** A sentence at its place in the draft. */
    private static final class Slot {
        DraftSentence sentence;
        boolean isOut;
        /** What was found when it tried to join. */
        List<Item> against = List.of();
        /** True where all of that was found in the sentence itself. */
        boolean isOwnFault;
        /** Nothing is wrong with it, but the summary is long enough. */
        boolean isSurplus;

        Slot(DraftSentence sentence) {
            this.sentence = sentence;
        }

        boolean counts() {
            return isOut || !isSurplus;
        }
    }

    Editor(Reading reading, Options options, Function<String, Report> gate, Stopwatch watch, Consumer<Step> listener) {
        this.reading = reading;
        this.options = options;
        this.gate = gate;
        this.watch = watch;
        this.listener = listener;
        this.goal = LengthGoal.of(options.brief().length());
    }

    List<Withheld> withheld() {
        return withheld;
    }

    Draft.Usage usage() {
        return usage;
    }

    int revisions() {
        return revisions;
    }

    /** Takes the next sentence of the draft, while the drafter may still be writing. */
    void hear(DraftSentence written) {
        DraftSentence sentence = Known.of(written, reading);
        if (!sentence.text().isEmpty()) {
            Slot slot = new Slot(sentence);
            slot.isSurplus = !goal.allows(texts(Slot::counts), sentence.text());
            slots.add(slot);
            join(slot);
        }
    }

    /** Forgets what was heard, so that another drafter may begin; false where something is out already. */
    boolean startAgain() {
        if (slots.stream().anyMatch(slot -> slot.isOut)) {
            return false;
        }
        slots.clear();
        return true;
    }

    /** What is out in the end. The draft's sentences are those that were heard, and any that follow them. */
    Checked finish(Drafter drafter, Draft written) {
        usage = written.usage();
        Draft first = Known.of(written, reading);
        first.sentences().stream().skip(slots.size()).forEach(this::hear);
        Headline headline = new Headline(first.headline());
        joinAll();
        revise(drafter, first, headline);
        release();
        withholdRest(headline);
        return check(first.with(headline.text, sentences(slot -> slot.isOut), usage), headline.report);
    }

    private void revise(Drafter drafter, Draft first, Headline headline) {
        boolean changed = true;
        while (revisions < MOST_REVISIONS && changed) {
            List<Objection> objections = objections(drafter, headline);
            if (objections.isEmpty()) {
                return;
            }
            Draft earlier = first.with(headline.text, sentences(slot -> true), first.usage());
            Draft answer = ask(drafter, earlier, objections);
            changed = answer != null && apply(answer, earlier, objections, headline);
            joinAll();
        }
    }

    /** Null where the model fails: what is out already is good. */
    private @Nullable Draft ask(Drafter drafter, Draft earlier, List<Objection> objections) {
        try {
            Draft answer = watch.model(() -> drafter.revise(reading, options.brief(), earlier, objections));
            revisions++;
            usage = usage.plus(answer.usage());
            return answer;
        } catch (ModelUnavailableException e) {
            return null;
        }
    }

    /** Takes from a revision only what was asked for; true where that is anything new. */
    private boolean apply(Draft answer, Draft earlier, List<Objection> objections, Headline headline) {
        Set<Integer> asked = objections.stream().map(Objection::sentence).collect(Collectors.toSet());
        boolean changed = asked.contains(Objection.HEADLINE) && headline.replace(Known.clean(answer.headline()));
        for (int i = 0; i < answer.sentences().size(); i++) {
            DraftSentence sentence = Known.of(answer.sentences().get(i), reading);
            if (!asked.contains(i) || sentence.text().isEmpty()) {
                continue;
            }
            if (i >= slots.size()) {
                slots.add(new Slot(sentence));
                changed = true;
            } else if (!sentence.equals(earlier.sentences().get(i))) {
                slots.get(i).sentence = sentence;
                changed = true;
            }
        }
        return changed;
    }

    private List<Objection> objections(Drafter drafter, Headline headline) {
        List<Objection> objections = new ArrayList<>();
        if (!headline.report.findings().isEmpty()) {
            objections.add(new Objection(Objection.HEADLINE, headline.report.findings()));
        }
        objections.addAll(faults());
        if (drafter.writesToLength()) {
            objections.addAll(goal.objections(
                    texts(Slot::counts),
                    slots.size(),
                    IntStream.range(0, slots.size())
                            .filter(i -> !slots.get(i).counts())
                            .boxed()
                            .findFirst()
                            .orElse(null)));
        }
        return objections;
    }

    /**
     * What the sentences that are held must lose. One that is only held because another one is missing before it is
     * right as it is.
     */
    private List<Objection> faults() {
        List<Objection> faults = new ArrayList<>();
        List<Objection> leaning = new ArrayList<>();
        if (slots.stream().allMatch(slot -> slot.isOut || slot.isSurplus)) {
            return faults;
        }
        Checked all = check(sentences(slot -> true));
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (slot.isOut || slot.isSurplus) {
                continue;
            }
            if (!all.findings(i).isEmpty()) {
                faults.add(new Objection(i, all.findings(i)));
            } else if (slot.isOwnFault) {
                leaning.add(new Objection(i, slot.against));
            } else {
                faults.add(new Objection(i, slot.against));
            }
        }
        return faults.isEmpty() ? leaning : faults;
    }

    private void joinAll() {
        for (Slot slot : slots) {
            if (!slot.isOut) {
                slot.isSurplus = !goal.allows(texts(other -> other != slot && other.counts()), slot.sentence.text());
                join(slot);
            }
        }
    }

    /** What is held and fits after all, and where nothing else is left, what is too long. */
    private void release() {
        for (Slot slot : slots) {
            if (!slot.isOut && slot.isSurplus) {
                List<String> out = texts(other -> other.isOut);
                slot.isSurplus = !out.isEmpty() && !goal.allows(out, slot.sentence.text());
                join(slot);
            }
        }
        if (options.verification() == Options.Verification.ANNOTATE) {
            slots.stream().filter(slot -> !slot.isOut && !slot.isSurplus).forEach(slot -> {
                slot.isOut = true;
                tell(slot);
            });
        }
    }

    private void join(Slot slot) {
        if (slot.isOut || slot.isSurplus) {
            return;
        }
        List<Slot> joined =
                slots.stream().filter(other -> other.isOut || other == slot).toList();
        Checked checked = check(joined.stream().map(other -> other.sentence).toList());
        List<Item> found = new ArrayList<>(checked.report().findings());
        if (options.verification() == Options.Verification.ANNOTATE) {
            found.removeIf(item -> checked.joined().owner(item) != joined.indexOf(slot));
        }
        slot.against = found;
        slot.isOwnFault = found.equals(checked.findings(joined.indexOf(slot)));
        if (found.isEmpty()) {
            slot.isOut = true;
            tell(slot, checked, joined.indexOf(slot));
        }
    }

    private void tell(Slot slot) {
        List<Slot> out = slots.stream().filter(other -> other.isOut).toList();
        tell(slot, check(out.stream().map(other -> other.sentence).toList()), out.indexOf(slot));
    }

    private void tell(Slot slot, Checked checked, int at) {
        listener.accept(new Step.SentenceChecked(
                slots.indexOf(slot), new Proof(reading).sentences(checked).get(at)));
    }

    private void withholdRest(Headline headline) {
        headline.withholdIfBad();
        slots.stream()
                .filter(slot -> !slot.isOut && !slot.isSurplus)
                .forEach(slot -> withheld.add(new Withheld(slot.sentence.text(), slot.against)));
        withheld.forEach(sentence -> listener.accept(new Step.SentenceWithheld(sentence)));
    }

    private List<DraftSentence> sentences(Predicate<Slot> which) {
        return slots.stream().filter(which).map(slot -> slot.sentence).toList();
    }

    private List<String> texts(Predicate<Slot> which) {
        return sentences(which).stream().map(DraftSentence::text).toList();
    }

    private Checked check(List<DraftSentence> sentences) {
        return check(new Draft(null, sentences, List.of(), Draft.Usage.NONE), Checked.NOTHING);
    }

    private Checked check(Draft draft, Report headline) {
        return watch.verification(() -> Checked.by(gate, draft, options.brief().style(), headline));
    }

    /** The headline, which is read alone and goes out last. */
    private final class Headline {
        @Nullable
        String text;

        Report report = Checked.NOTHING;

        Headline(@Nullable String text) {
            replace(text);
        }

        /** True where it is another one. */
        boolean replace(@Nullable String other) {
            boolean changed = !Objects.equals(text, other);
            text = other;
            report = other == null ? Checked.NOTHING : watch.verification(() -> gate.apply(other));
            return changed;
        }

        /** In either mode: a headline cannot be read with its findings beside it. */
        void withholdIfBad() {
            if (text != null && !report.findings().isEmpty()) {
                withheld.add(new Withheld(text, report.findings()));
                replace(null);
            }
        }
    }
}

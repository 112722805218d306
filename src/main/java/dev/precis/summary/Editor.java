package dev.precis.summary;

import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.Objection;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.summary.Summary.Withheld;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes one draft through the gate: has it revised, then withholds what cannot be proven. For one run, by one thread. */
final class Editor {
    static final int MOST_REVISIONS = 2;

    private final Reading reading;
    private final Options options;
    private final BiFunction<Reading, String, Report> gate;
    private final Stopwatch watch;
    private final List<Withheld> withheld = new ArrayList<>();
    private Draft.Usage usage = Draft.Usage.NONE;
    private int revisions;

    Editor(Reading reading, Options options, BiFunction<Reading, String, Report> gate, Stopwatch watch) {
        this.reading = reading;
        this.options = options;
        this.gate = gate;
        this.watch = watch;
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

    /** The draft as it may leave: in strict mode without any finding, else with those that no revision mended. */
    Checked edit(Drafter drafter, Draft first) {
        usage = first.usage();
        Checked checked = withoutBadHeadline(revised(drafter, check(Known.of(first, reading))));
        while (options.verification() == Options.Verification.STRICT
                && !checked.report().findings().isEmpty()) {
            // Withholding may leave a "he" or "the same number" without its beginning, so the rest is read again.
            checked = check(withhold(checked));
        }
        return checked;
    }

    private Checked revised(Drafter drafter, Checked first) {
        Checked checked = first;
        while (revisions < MOST_REVISIONS && !checked.objections().isEmpty()) {
            Draft next = revise(drafter, checked);
            if (next == null || sameWords(next, checked.draft())) {
                break;
            }
            checked = check(next);
        }
        return checked;
    }

    /** Null where the model fails: what was proven so far is still good. */
    private @Nullable Draft revise(Drafter drafter, Checked checked) {
        List<Objection> objections = checked.objections();
        try {
            Draft answer = watch.model(() -> drafter.revise(reading, options.brief(), checked.draft(), objections));
            revisions++;
            usage = usage.plus(answer.usage());
            return merge(checked.draft(), Known.ofRevision(answer, checked.draft(), reading), objections);
        } catch (ModelUnavailableException e) {
            return null;
        }
    }

    /** A revision may touch only what was objected to. */
    private static Draft merge(Draft earlier, Draft answer, List<Objection> objections) {
        Set<Integer> asked =
                new HashSet<>(objections.stream().map(Objection::sentence).toList());
        List<DraftSentence> sentences = IntStream.range(0, earlier.sentences().size())
                .mapToObj(i -> asked.contains(i) && i < answer.sentences().size()
                        ? answer.sentences().get(i)
                        : earlier.sentences().get(i))
                .toList();
        String headline = asked.contains(Objection.HEADLINE) ? answer.headline() : earlier.headline();
        return new Draft(headline, sentences, earlier.keyFigures(), earlier.usage());
    }

    private static boolean sameWords(Draft one, Draft other) {
        return one.sentences().equals(other.sentences()) && java.util.Objects.equals(one.headline(), other.headline());
    }

    private Checked withoutBadHeadline(Checked checked) {
        String headline = checked.draft().headline();
        if (headline == null || checked.headline().findings().isEmpty()) {
            return checked;
        }
        withheld.add(new Withheld(headline, checked.headline().findings()));
        Draft draft = checked.draft();
        return new Checked(
                new Draft(null, draft.sentences(), draft.keyFigures(), draft.usage()),
                checked.joined(),
                checked.report(),
                new Report(List.of()));
    }

    private Draft withhold(Checked checked) {
        List<DraftSentence> kept = new ArrayList<>();
        for (int i = 0; i < checked.draft().sentences().size(); i++) {
            DraftSentence sentence = checked.draft().sentences().get(i);
            if (checked.findings(i).isEmpty()) {
                kept.add(sentence);
            } else {
                withheld.add(new Withheld(sentence.text(), checked.findings(i)));
            }
        }
        Draft draft = checked.draft();
        return new Draft(draft.headline(), kept, draft.keyFigures(), draft.usage());
    }

    private Checked check(Draft draft) {
        return watch.verification(
                () -> Checked.by(gate, reading, draft, options.brief().style()));
    }
}
